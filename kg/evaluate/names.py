"""Decide whether two names mean the same thing, as the gold's matching rules put it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Frozen here and not read from the lexicons: a score must not move when the extractor's data does.
_ARTICLES = frozenset({"a", "an", "the"})
_TITLES = _set(
    """
    mr mrs ms miss dr prof professor sir sheikh sheik imam ayatollah father bishop
    president vice prime minister premier chancellor king queen prince princess emir sultan
    governor mayor senator judge ambassador secretary
    general colonel lieutenant major captain brigadier commander sergeant corporal private admiral
    marshal gen col lt maj capt brig cmdr sgt adm field chief rear staff
    """
)
_PREPOSITIONS = _set(
    """
    of in at on for from to with by near around against between among across under over inside
    outside within without during after before since until about into through toward towards who
    which that whose where
    """
)
# "the town of X" is X, and "dozens of people" are people: the noun before "of" carries nothing.
_TRANSPARENT = _set(
    """
    town city village province region district area suburb neighbourhood neighborhood island port
    republic kingdom governorate county settlement camp
    group number dozens scores hundreds thousands tens millions most some many majority couple
    """
)


def same_name(one: Iterable[str], other: Iterable[str]) -> bool:
    """Say whether any name of one list is the same as any name of the other."""
    others = tuple(other)
    return any(_same(a, b) for a in one for b in others)


@cache
def _same(one: str, other: str) -> bool:
    """Compare two names: equal, or the shorter stands in the longer and holds its head.

    Both are compared case-folded, without articles, titles and punctuation. The head is the last
    word before the first comma, preposition or relative pronoun, so "officers" is the head of
    "Syrian army officers who defected", which "Syrian army" therefore does not match. A noun that
    says only what sort of thing follows ("the town of Ras al-Ain", "dozens of rebels") is
    stepped over.
    """
    (first, first_head), (second, second_head) = _words(one), _words(other)
    if not first or not second:
        return False
    if first == second:
        return True
    if len(first) <= len(second):
        return _holds_head(first, second, second_head)
    return _holds_head(second, first, first_head)


def _holds_head(short: tuple[str, ...], long: tuple[str, ...], head: int) -> bool:
    size = len(short)
    return any(
        long[start : start + size] == short and start <= head < start + size
        for start in range(len(long) - size + 1)
    )


@cache
def _words(name: str) -> tuple[tuple[str, ...], int]:
    """Return the words that count and the place of the head among them."""
    text = unicodedata.normalize("NFKC", name).casefold().replace("\u2019", "'")
    parts = [_tokens(part) for part in text.split(",")]
    words = [word for part in parts for word in part]
    named = len(parts[0]) or len(words)
    dropped = _leading(words[:named])
    words = words[dropped:]
    return tuple(words), _head(words, named - dropped)


def _tokens(text: str) -> list[str]:
    """Split into words without articles; "U.N." is one word, "al-Bab" two, "Assad's" one."""
    text = re.sub(r"'s\b|(?<=s)'(?!\w)", "", text)
    text = re.sub(r"[.'`]", "", text)
    return [word for word in re.findall(r"\w+", text) if word not in _ARTICLES]


def _leading(words: list[str]) -> int:
    """Count the leading words that are titles or sort nouns, never all of them."""
    start = 0
    while start < len(words) - 1:
        of = next((n for n in range(start, len(words) - 1) if words[n] == "of"), None)
        if of and words[of - 1] in _TRANSPARENT:
            start = of + 1
        elif words[start] in _TITLES and words[start + 1] not in _PREPOSITIONS:
            start += 1
        else:
            break
    return start


def _head(words: list[str], named: int) -> int:
    stop = next((n for n, word in enumerate(words[:named]) if n and word in _PREPOSITIONS), named)
    return stop - 1
