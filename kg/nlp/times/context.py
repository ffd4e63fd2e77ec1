"""What the rules of resolution share: the context, and words as numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.nlp.times.days import Days
from kg.nlp.times.grammar import number_words, word_value

__all__ = [
    "Anchor", "Answer", "Context", "Groups", "count_of", "month_number", "unit_of",
    "weekday_number",
]  # fmt: skip

Anchor = Literal["absolute", "published", "text"]
Groups = dict[str, str | None]
Answer = tuple[Days | None, Anchor]


@dataclass(frozen=True, slots=True)
class Context:
    """What a relative time is held against.

    ``last`` is the time named last in the text and ``last_day`` the last single day or night;
    ``future`` is whether the words stand with "will", ``month_first`` whether the outlet writes
    11/09 for 9 November (None: unknown).
    """

    published: date | None
    last: Days | None = None
    last_day: Days | None = None
    future: bool = False
    month_first: bool | None = None


def month_number(word: str) -> int:
    """Return the number of a month by its name."""
    return int(word_value("month")[word.lower().rstrip(".")])


def weekday_number(word: str) -> int:
    """Return the number of a weekday by its name, 0 for Monday."""
    return int(word_value("weekday")[word.lower().rstrip(".")])


def count_of(word: str | None) -> int | None:
    """Return how many units are meant: 1 where no number stands, None for "several"."""
    if word is None:
        return 1
    word = re.sub(r"\s+", " ", word.lower())
    return int(word) if word.isdecimal() else number_words().get(word)


def unit_of(word: str) -> str:
    """Return what a unit is counted in: "nights" in nights, "minutes" in hours."""
    word = word.lower()
    return word_value("unit").get(word) or word_value("unit").get(word.removesuffix("s")) or "day"
