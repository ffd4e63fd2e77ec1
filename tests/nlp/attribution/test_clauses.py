from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        (
            "The rebels killed 12 men near Pibor the army said adding that six trucks were burned",
            "12",
            "army",
        ),
        ("It was a massacre said one survivor who asked not to be named", "massacre", "survivor"),
        ("Dutch aid workers in the capital said six had died.", "died", "workers"),
        (
            "A number of cars burned and two men were hurt, aid workers in Bor said last night.",
            "hurt",
            "workers",
        ),
        (
            "Gunmen have seized 39 pupils, the state's security chief, Musa Bello, has confirmed.",
            "39",
            "Bello",
        ),
        ("Dozens of cars burned and a bridge fell, medics in the port said.", "bridge", "medics"),
        (
            "Two rebels died and a number of others fled, villagers near Jaffna said on Monday.",
            "fled",
            "villagers",
        ),
        ("A ship was hit and a crane fell, the mayor's office said.", "crane", "office"),
    ],
)
def test_a_trailing_tag_has_the_phrase_beside_it_for_subject(
    voice, text: str, word: str, source: str
) -> None:
    assert source in " ".join(voice(text, word).referents)


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        (
            "Kabul protested over what it termed unprovoked fire which, it claimed, killed two.",
            "killed",
            "Kabul",
        ),
    ],
)
def test_a_tag_in_a_relative_clause(voice, text: str, word: str, source: str) -> None:
    assert source in " ".join(voice(text, word).referents)
