import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reconcile.wire import bands, is_copy, shared, signature

PARAGRAPHS = [
    "Shells fell on the vegetable market of Tarabad shortly before noon on Sunday, killing eleven "
    "people who had come in from the farms to sell okra and onions, a doctor at the clinic said.",
    "The governor blamed fighters of the Northern Column, who hold the ridge above the river, and "
    "said that artillery had answered until the evening.",
    "A spokesman for the column said by radio that its men had not fired a single round since "
    "Friday and that the army was hitting its own people.",
    "Relief workers counted some ninety families on the road to the south, most of them on foot "
    "and with nothing but blankets and water cans.",
]
TEXT = "\n\n".join(PARAGRAPHS)
APART = (
    "At least eleven traders died when mortar rounds hit Tarabad's market, medics told this paper. "
    "The provincial administration accuses the Northern Column of firing from the heights; the "
    "rebels deny it. Families have begun to leave for the south, a relief agency reports, and the "
    "road was crowded all night. Nobody could say how many houses had burnt down by the morning."
)


def test_a_text_is_a_copy_of_itself_and_case_and_layout_do_not_matter() -> None:
    assert shared(signature(TEXT), signature(TEXT)) == 1.0
    assert is_copy(signature(TEXT), signature("  " + TEXT.upper().replace("\n\n", " ")))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("\n\n".join(PARAGRAPHS[:2]), id="cut after the second paragraph"),
        pytest.param("Our correspondents report.\n\n" + TEXT, id="a line of its own on top"),
        pytest.param(TEXT.replace("Sunday", "yesterday"), id="a word changed"),
    ],
)
def test_a_text_that_was_cut_or_touched_up_is_a_copy(other: str) -> None:
    assert is_copy(signature(TEXT), signature(other))


def test_two_reports_of_one_incident_are_no_copies() -> None:
    assert shared(signature(TEXT), signature(APART)) < 0.2
    assert not is_copy(signature(TEXT), signature(APART))


def test_a_text_of_a_few_words_is_nobodys_copy() -> None:
    short = signature("Three killed in Tarabad")
    assert (short.values, short.size) == ((), 0)
    assert not is_copy(short, short)
    assert list(bands(short)) == []


def test_copies_meet_in_a_band() -> None:
    cut = signature("\n\n".join(PARAGRAPHS[:3]))
    assert set(bands(signature(TEXT))) & set(bands(cut))


@given(st.integers(0, 10_000))
def test_half_a_text_is_known_as_a_copy(seed: int) -> None:
    chance = random.Random(seed)
    words = [f"w{chance.randrange(10**6)}" for _ in range(400)]
    keep = chance.randrange(200, 400)
    whole, part = signature(" ".join(words)), signature(" ".join(words[:keep]))
    assert is_copy(whole, part)
