"""Offices, ranks and bodies before a name are told from the name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

Annotate = Callable[..., Doc]


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("Turkish Prime Minister Mesut Yilmaz spoke.", "Mesut Yilmaz", "prime minister"),
        ("Regional Governor Amadou Cisse fled.", "Amadou Cisse", "regional governor"),
        ("Col. Abebe Tessema advanced.", "Abebe Tessema", "col"),
        ("Lt. Gen. Ratko Pavlovic agreed.", "Ratko Pavlovic", "lt gen"),
        ("Dr. Hawa Abdi left.", "Hawa Abdi", None),
        (
            "Minister of Information Moammar Iryani resigned.",
            "Moammar Iryani",
            "minister of information",
        ),
        ("Nobody followed Deputy Police Chief Juan Torres.", "Juan Torres", "deputy police chief"),
    ],
)
def test_a_name_is_parted_from_its_title(
    annotate: Annotate, sentence: str, name: str, role: str | None
) -> None:
    found = {(m.name, m.kind, m.role) for m in annotate(sentence)._.mentions}
    assert (name, "Person", role) in found


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Shells hit the King Hussein Hospital.", "King Hussein Hospital"),
        ("The soldiers withdrew to Prince Edward Camp.", "Prince Edward Camp"),
    ],
)
def test_a_place_named_after_somebody_stays_whole(
    annotate: Annotate, sentence: str, name: str
) -> None:
    assert name in {m.name for m in annotate(sentence)._.mentions}
    assert not any(m.kind == "Person" for m in annotate(sentence)._.mentions)
