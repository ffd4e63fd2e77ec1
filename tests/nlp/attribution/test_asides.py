from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "The army said it killed 12 rebels in Kivu, which has seen heavy fighting since May.",
            "heavy",
        ),
        (
            "Five medics were seized in Ituri, the agency said, where militias have long fought.",
            "militias",
        ),
        (
            "The minister said two soldiers had died in Juba, whose airport remains closed.",
            "closed",
        ),
    ],
)
def test_the_present_between_commas_is_the_outlets(voice, text: str, word: str) -> None:
    found = voice(text, word)
    assert found is None or not found.sources


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        (
            "The army said it killed 12 rebels in Kivu, which has seen heavy fighting since May.",
            "killed",
            "army",
        ),
        ("The police said a bomb which was hidden in a cart killed six.", "hidden", "police"),
    ],
)
def test_the_rest_stays_the_speakers(voice, text: str, word: str, source: str) -> None:
    assert source in " ".join(voice(text, word).referents)


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        (
            "Armenian officials accused Azerbaijan of shelling Martuni, a charge Baku denies.",
            "shelling",
            "Armenian officials",
        ),
        (
            "Armenian officials accused Azerbaijan of shelling Martuni, a charge Baku denies.",
            "charge",
            "Baku",
        ),
        ("The junta said 12 had died, a figure the rebels called a lie.", "12", "The junta"),
        (
            "The rebels said they had downed a jet, a claim the air force dismissed.",
            "jet",
            "The rebels",
        ),
        (
            "The rebels said they had downed a jet, a claim the air force dismissed.",
            "claim",
            "the air force",
        ),
    ],
)
def test_a_comment_of_another_is_no_part_of_what_is_said(
    voice, text: str, word: str, source: str
) -> None:
    assert source in " ".join(voice(text, word).referents)
