"""Numbers over plain words, without a model."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from kg import lexicons
from kg.nlp.quantities.amounts import read_amount
from kg.nlp.quantities.numbers import can_start, read_number

NLP = spacy.blank("en")
SMALL = [row["word"] for row in lexicons.load("numbers") if row["type"] == "unit"]
TENS = {int(r["value"]): r["word"] for r in lexicons.load("numbers") if r["type"] == "ten"}
TENS[40] = "forty"


def split(text: str) -> list[str]:
    return [token.lower_ for token in NLP(text)]


def spell(n: int) -> str:
    """Write a number out, British style."""
    if n < 20:
        return SMALL[n]
    if n < 100:
        return TENS[n // 10 * 10] + (f"-{SMALL[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{SMALL[n // 100]} hundred" + (f" and {spell(n % 100)}" if n % 100 else "")
    scale, word = (1000, "thousand") if n < 1_000_000 else (1_000_000, "million")
    rest = n % scale
    joint = " and " if 0 < rest < 100 else " "
    return f"{spell(n // scale)} {word}" + (joint + spell(rest) if rest else "")


@given(st.integers(min_value=1, max_value=999_999_999))
def test_a_number_written_out_is_read_back(n):
    words = split(spell(n))
    number = read_number(words, 0)
    assert number is not None
    assert (number.value, number.end) == (n, len(words))


@given(st.integers(min_value=1, max_value=999_999_999))
def test_digits_with_separators(n):
    number = read_number(split(f"{n:,} people"), 0)
    assert number is not None
    assert (number.value, number.end) == (n, 1)


@pytest.mark.parametrize(
    "text", ["soldiers", "score", "a soldier", "2.5", "half the town", "million", "a", "3.14"]
)
def test_no_number(text):
    assert read_number(split(text), 0) is None


@pytest.mark.parametrize("word", ["12", "~200", "a", "dozens", "half", "several", "three"])
def test_can_start(word):
    assert can_start(word)


@pytest.mark.parametrize("word", ["soldiers", "the", "hundred", "dozen", "~", ""])
def test_cannot_start(word):
    assert not can_start(word)


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        ("30 to 40", 30, 40, "Between"),
        ("two to three million", 2_000_000, 3_000_000, "Between"),
        ("10-15,000", 10_000, 15_000, "Between"),
        ("40 or 30", 40, 40, "Exactly"),
        ("dozens", 24, None, "Vague"),
        ("half of its 4,000", 2_000, 2_000, "Exactly"),
        ("most of its 51", 26, 51, "Between"),
    ],
)
def test_amounts(text, low, high, bound):
    amount = read_amount(split(text), 0)
    assert amount is not None
    assert (amount.low, amount.high, amount.bound) == (low, high, bound)


@pytest.mark.parametrize(
    "row",
    [r for r in lexicons.load("quantity-modifiers") if r["position"] == "before"],
    ids=lambda row: row["phrase"],
)
def test_every_phrase_before_a_number_is_read(row):
    words = row["phrase"].split()
    loose = row["effect"] in {"vague", "couple"}
    amount = (
        read_amount([*words, "soldiers"], 0) if loose else read_amount([*words, "12"], len(words))
    )
    assert amount is not None
    assert (amount.start, amount.end) == (0, len(words) + (not loose))


@pytest.mark.parametrize(
    "row",
    [r for r in lexicons.load("quantity-modifiers") if r["position"] == "after"],
    ids=lambda row: row["phrase"],
)
def test_every_phrase_after_a_number_is_read(row):
    words = row["phrase"].split()
    amount = read_amount(["12", *words, "soldiers"], 0)
    assert amount is not None
    assert amount.end == 1 + len(words)
