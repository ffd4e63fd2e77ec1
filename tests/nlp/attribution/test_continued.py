from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        (
            "The colonel said his men had been ambushed near Gao. Two trucks had been burned.",
            "burned",
            "colonel",
        ),
        (
            "Two were dead on arrival, a doctor said. Four others had been shot in the back.",
            "shot",
            "a doctor",
        ),
        (
            "The mayor told the BBC the bridge had fallen. A convoy had been stranded.",
            "stranded",
            "The mayor",
        ),
    ],
)
def test_the_pluperfect_goes_on_with_an_account(voice, text: str, word: str, source: str) -> None:
    assert source in " ".join(voice(text, word).referents)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "The colonel said his men had been ambushed. Two trucks had been burned on Friday.",
            "burned",
        ),
        ("The colonel said his men had been ambushed near Gao. Two trucks were burned.", "burned"),
        ("The mayor says the bridge fell. A convoy had been stranded.", "stranded"),
        ("The mayor said the bridge had fallen.\n\nA convoy had been stranded.", "stranded"),
        (
            "The mayor said the bridge had fallen. Rebels deny that. A convoy had been stranded.",
            "stranded",
        ),
    ],
)
def test_another_tense_time_voice_or_paragraph_ends_it(voice, text: str, word: str) -> None:
    found = voice(text, word)
    assert found is None or not found.sources
