"""Trivial ways to fill a slot, scored on the very facts that the program found.

A figure for a slot says little by itself: where most sentences hold one number, taking any number
is mostly right. Each baseline here fills one sort of slot without reading; what the program finds
is left as it is otherwise, and so are the pairs of its facts with gold. Detection is therefore the
same, and the accuracies of that slot and the share of complete facts can be compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.evaluate.reading import Fact

__all__ = ["BASELINES", "Baseline", "largest_number", "nearest_place", "no_source"]

Baseline = Callable[[Fact, Sequence[Fact]], Fact]
"""Fills a slot of a fact, given all facts of its article."""

# Frozen here and not read from the lexicons: a baseline must not move when our data does.
_SMALL = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = {
    **{word: value for value, word in enumerate(_SMALL.split())},
    **{word: 10 * value for value, word in enumerate(_TENS.split(), 2)},
    "dozen": 12,
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_WORD = re.compile(r"\d{1,3}(?:,\d{3})+|\d+|[a-z]+")
_PLACES = ("place", "origin", "destination")
_PLACELESS = frozenset({"Statement", "Displacement"})


def largest_number(fact: Fact, article: Sequence[Fact]) -> Fact:
    """Take the largest number of the sentence, exactly, for the count.

    Numbers are runs of digits, with or without commas between thousands, and number words from
    zero to the millions; "a" is none, and years, ages, dates and the names of units are numbers
    like any other. This is done for every fact for which the program found a count; its sentence is
    its clause where the sentence is not known.
    """
    if fact.count is None:
        return fact
    found = max(_numbers(fact.sentence or fact.evidence), default=None)
    return replace(fact, count=None if found is None else (found, found))


def nearest_place(fact: Fact, article: Sequence[Fact]) -> Fact:
    """Take the place named nearest to the clause for where it happened.

    Places are the capitalised names that the program itself put into a slot for places anywhere in
    the article. Nearest is the name with the fewest letters between it and the clause in the
    sentence (none, where it stands in the clause), the earlier of two; where the sentence names no
    place, the last one named in the nearest sentence before it, of those that facts stand in. It is
    put into ``place`` of every fact but statements and displacements, and into ``origin`` and
    ``destination`` where the program found one.
    """
    names = _place_names(article)
    found = _nearest(fact, names)
    earlier = sorted((f for f in article if f.start < fact.start), key=lambda f: -f.start)
    while found is None and earlier:
        found = _last(earlier.pop(0), names)
    slots = [slot for slot in _PLACES if fact.names.get(slot)]
    if fact.type not in _PLACELESS:
        slots.append("place")
    return replace(fact, names={**fact.names, **dict.fromkeys(slots, (found,) if found else ())})


def no_source(fact: Fact, article: Sequence[Fact]) -> Fact:
    """Name nobody as the source of anything."""
    return replace(fact, names={**fact.names, "source": ()})


BASELINES: dict[str, Baseline] = {
    "largest number": largest_number,
    "nearest place": nearest_place,
    "no source": no_source,
}


def _numbers(text: str) -> Iterator[int]:
    """Yield the numbers of a text: "2,500", "12", "forty-two", "three hundred thousand"."""
    value: int | None = None
    for word in _WORD.findall(text.lower()):
        if word[0].isdigit() or word in _UNITS:
            part = _UNITS.get(word)
            if part is not None and value is not None and value % 10 == 0 and part < 10:
                value += part  # "forty-two"
                continue
            if value is not None:
                yield value
            value = int(word.replace(",", "")) if part is None else part
        elif word in _SCALES:
            value = (value or 1) * _SCALES[word]
        elif value is not None:
            yield value
            value = None
    if value is not None:
        yield value


def _place_names(article: Sequence[Fact]) -> tuple[str, ...]:
    found = {name for fact in article for slot in _PLACES for name in fact.names.get(slot, ())}
    return tuple(sorted(name for name in found if name[:1].isupper()))


@cache
def _named(text: str, names: tuple[str, ...]) -> tuple[tuple[int, int, str], ...]:
    """Find where the names stand; of two at one spot, the longer."""
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    pattern = rf"(?<!\w)(?:{listed})(?!\w)"
    found = re.finditer(pattern, text) if names else ()
    return tuple((match.start(), match.end(), match[0]) for match in found)


def _nearest(fact: Fact, names: tuple[str, ...]) -> str | None:
    sentence = fact.sentence or fact.evidence
    start = max(sentence.find(fact.evidence), 0)
    end = start + len(fact.evidence)
    found = _named(sentence, names)
    return min(found, key=lambda at: max(0, start - at[1], at[0] - end), default=(0, 0, None))[2]


def _last(fact: Fact, names: tuple[str, ...]) -> str | None:
    found = _named(fact.sentence or fact.evidence, names)
    return found[-1][2] if found else None
