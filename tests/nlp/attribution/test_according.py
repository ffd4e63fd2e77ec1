from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "said", "source"),
    [
        (
            "According to the Sudan Doctors Network, at least 15 people died in the camp.",
            ("at least 15 people died in the camp",),
            "the Sudan Doctors Network",
        ),
        (
            "At least 15 people died in the camp, according to medics.",
            ("At least 15 people died in the camp",),
            "medics",
        ),
        (
            "At least 15 people died, according to medics, while dozens were taken away.",
            ("At least 15 people died",),
            "medics",
        ),
        (
            "According to Chief Inspector Luis Ramos of the Cauca police, the dead are soldiers.",
            ("the dead are soldiers",),
            "Chief Inspector Luis Ramos",
        ),
    ],
)
def test_according_to(told, text: str, said: tuple[str, ...], source: str) -> None:
    [one] = told(text)
    assert (one.said, one.sources) == (said, (source,))


def test_two_sources_after_according_to(told) -> None:
    [one] = told("Ten people died in Goma, according to witnesses and a hospital official.")
    assert one.sources == ("witnesses", "a hospital official")


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        (
            "State television, quoting an army officer, said rebels had attacked a convoy.",
            "an army officer",
            "State television",
        ),
        (
            "The Guardian, citing local monitoring groups, reported that missiles had hit it.",
            "local monitoring groups",
            "The Guardian",
        ),
        (
            "Colonel Myat Thu was quoted by state media as saying that the road was open.",
            "Colonel Myat Thu",
            "state media",
        ),
        (
            "State media quoted Colonel Myat Thu as saying that the road was open.",
            "Colonel Myat Thu",
            "State media",
        ),
    ],
)
def test_media_hand_on_what_others_say(told, text: str, source: str, via: str) -> None:
    one = told(text)[-1]
    assert (one.sources, one.via) == ((source,), (via,))


def test_a_statement_carried_by_a_medium(told) -> None:
    [one] = told("Four people died, according to a statement carried by the state news agency.")
    assert one.sources == ("a statement",)
    assert one.via == ("the state news agency",)
    assert one.referents == ("the state news agency",)


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("According to figures compiled by Airwars, 240 civilians died in June.", "240", "Airwars"),
        ("According to data from the health ministry, 240 people died in June.", "240", "ministry"),
        ("By the army's count, 60 insurgents were killed.", "60", "army"),
        (
            "In the view of the Chadian government, the rebels were mercenaries.",
            "mercenaries",
            "government",
        ),
        ("According to an AP tally, 19 people have died.", "19", "AP"),
        ("The Tigers have lost 4,000 men this year, by the army's reckoning.", "4,000", "army"),
    ],
)
def test_by_the_count_or_in_the_view_of_somebody(voice, text: str, word: str, source: str) -> None:
    assert source in " ".join(voice(text, word).referents)
