"""Names that go on after what the lexicon knows, and words that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc


@pytest.mark.parametrize(
    ("sentence", "name", "kind", "country"),
    [
        ("The United States Embassy closed.", "United States Embassy", "Government", "US"),
        (
            "The United Kingdom Ministry of Defence replied.",
            "United Kingdom Ministry of Defence",
            "Government",
            "GB",
        ),
        ("The Foreign Ministry of Iraq protested.", "Foreign Ministry of Iraq", "Government", "IQ"),
        ("The Syrian army advanced.", "Syrian army", "StateForce", "SY"),
        ("Russia's Defence Ministry replied.", "Defence Ministry", "Government", "RU"),
        ("South Korean marines fired.", "South Korean marines", "StateForce", "KR"),
        (
            "The Popular Front for the Liberation of Palestine replied.",
            "Popular Front for the Liberation of Palestine",
            "ArmedGroup",
            "PS",
        ),
        (
            "The Lions of the Two Rivers Brigade replied.",
            "Lions of the Two Rivers Brigade",
            "ArmedGroup",
            None,
        ),
        ("MRTV said so.", "MRTV", "NewsMedium", None),
        ("Kenya's Foreign Minister Amina Yusuf replied.", "Amina Yusuf", "Person", "KE"),
        ("Police chief Ronald de la Cruz replied.", "Ronald de la Cruz", "Person", None),
        (
            "The UN mission in Mali withdrew.",
            "UN mission",
            "IntergovernmentalOrganisation",
            None,
        ),
        (
            "The Turkish state-run Anatolian news agency reported it.",
            "Anatolian news agency",
            "NewsMedium",
            "TR",
        ),
    ],
)
def test_a_body_has_its_whole_name_and_country(
    annotate: Callable[..., Doc], sentence: str, name: str, kind: str, country: str | None
) -> None:
    found = {(m.name, m.kind, m.country) for m in annotate(sentence)._.mentions}
    assert (name, kind, country) in found


def test_what_counts_events_is_no_name(annotate: Callable[..., Doc]) -> None:
    doc = annotate("Twin bombings shook Quetta. Double blasts followed in Kano.")
    assert not {m.name for m in doc._.mentions} & {"Twin", "Double"}
