from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "act", "source"),
    [
        ("Some militias had made threats against the miners.", "threat", "Some militias"),
        ("The junta issued an ultimatum to the rebels.", "demand", "The junta"),
        (
            "Statements of condemnation have come from the African Union.",
            "condemnation",
            "the African Union",
        ),
        ("The rebels' demands include the release of prisoners.", "demand", "The rebels"),
        ("Similar accusations were made by the army.", "accusation", "the army"),
    ],
)
def test_nouns_of_saying(told, text: str, act: str, source: str) -> None:
    one = told(text)[0]
    assert (one.raw.act, one.sources) == (act, (source,))


def test_whom_a_threat_is_against(told) -> None:
    assert told("Some militias had made threats against the miners.")[0].addressee == "the miners"


def test_no_claim_is_no_claim(told) -> None:
    assert [t for t in told("There were no claims of responsibility by any group.")] == []


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        (
            "The bishop dismissed as lies a claim by the junta that rebels had burned the church.",
            "burned",
            "junta",
        ),
        ("Al-Shabab's claim that it downed the drone was false.", "downed", "Al-Shabab"),
        ("The warning by the UN that Goma would fall was ignored.", "fall", "UN"),
        (
            "Allegations by Tutsi leaders that 40 men had been shot were denied.",
            "shot",
            "Tutsi leaders",
        ),
        ("The ministry's count stands at 400 dead.", "400", "ministry"),
        ("The rebels' toll rose to 45.", "45", "rebels"),
    ],
)
def test_a_noun_of_saying_with_its_clause_names_the_speaker(
    voice, text: str, word: str, source: str
) -> None:
    assert source in " ".join(voice(text, word).referents)
