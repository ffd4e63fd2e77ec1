"""Read the dateline that opens a wire story: ``ANKARA, Nov 9 (Reuters) -``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kg.articles.dates import MONTH, find_dates
from kg.articles.tables import column

_NAME = r"[^\W\d_][\w'\u2019.-]*"
_PLACE = rf"(?P<place>{_NAME}(?:[ /]{_NAME}){{0,4}}(?:,\s{_NAME}(?:\s{_NAME}){{0,3}}){{0,2}}?)"
_DAY = rf"(?P<day>(?:{MONTH}\s*\d{{1,2}}|\d{{1,2}}\s+{MONTH})(?:,?\s+(?:19|20)\d\d)?)"
_SIGNED = re.compile(
    rf"(?:{_PLACE}(?:,?\s+{_DAY}(?!\w))?\s*,?\s+)?[(\[](?P<agency>[^()\[\]\n]{{2,40}})[)\]]"
    r"\s*(?:[-\u2013—]{1,3}|:|\|)\s*",
    re.IGNORECASE,
)
_DATED = re.compile(rf"{_PLACE},?\s+{_DAY}\s*(?:[-\u2013—]{{1,3}}|:|\|)\s+", re.IGNORECASE)
_PLAIN = re.compile(rf"{_PLACE}\s*(?P<mark>\s[-\u2013—]{{1,2}}\s+|[-\u2013]\s+|—\s*|:\s+)")
_PARTICLES = frozenset(
    {"al", "el", "de", "del", "la", "of", "and", "the", "ad", "ar", "as", "ash", "an"}
)
_LONGEST = 140


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline's parts as printed; ``end`` is where the story starts."""

    end: int
    place: str | None
    agency: str | None
    month_day: tuple[int, int] | None = None
    day: date | None = None


def find_dateline(paragraph: str, *, opening: bool) -> FoundDateline | None:
    """Find the dateline at the start of a paragraph.

    ``opening``: the story's first paragraph, where "Khartoum - The army ..." is one as well;
    further down only signed, dated and all-capital ones are.
    """
    head = paragraph[:_LONGEST]
    for pattern in (_SIGNED, _DATED, _PLAIN):
        match = pattern.match(head)
        if match and match.end() < len(paragraph) and _holds(match, paragraph, opening):
            return _found(match)
    return None


def agencies() -> frozenset[str]:
    """Return the signatures of the news agencies, case-folded."""
    return column("agencies", "name")


def _holds(match: re.Match[str], paragraph: str, opening: bool) -> bool:
    group = match.groupdict()
    place = group.get("place")
    if place is None:
        return group["agency"].casefold() in agencies()
    if not _like_a_name(place):
        return False
    rest = paragraph[match.end() :]
    if not (rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"“'\u2018"):
        return False
    if match.re is not _PLAIN:
        return True
    capitals = place.split(",")[0].isupper() and len(place) > 2
    return capitals or (opening and group["mark"].strip() != ":" and len(rest) >= 40)


def _like_a_name(place: str) -> bool:
    words = re.split(r"[\s,/]+", place)
    if any(word.casefold() in column("labels", "label") for word in words):
        return False
    return all(not w or w[0].isupper() or w.split("-")[0] in _PARTICLES for w in words)


def _found(match: re.Match[str]) -> FoundDateline:
    group = match.groupdict()
    place, agency = group.get("place"), group.get("agency")
    if place and not agency and "," in place:
        first, _, last = (part.strip() for part in place.rpartition(","))
        acronym = last.isupper() and 2 <= len(last) <= 5 and not first.isupper()
        if acronym or last.casefold() in agencies():
            place, agency = first, last
    dates = find_dates(group.get("day") or "")
    day = dates[0] if dates else None
    return FoundDateline(
        match.end(),
        _recase(place) if place else None,
        agency.strip() if agency else None,
        day.month_day if day else None,
        day.day if day else None,
    )


def _recase(place: str) -> str:
    """Write ``RAS AL-AIN, Syria`` as ``Ras al-Ain, Syria``, and leave ``GOMA, DRC`` its acronym."""
    town, comma, rest = place.partition(",")
    town = re.sub(r"[^\W\d_]+", lambda m: _recase_word(m.group(), first=m.start() == 0), town)
    return town + comma + re.sub(r"[^\W\d_]{5,}", lambda m: _recase_word(m.group()), rest)


def _recase_word(word: str, *, first: bool = False) -> str:
    if not word.isupper() or len(word) == 1:
        return word
    if not first and word.casefold() in _PARTICLES:
        return word.lower()
    return word.capitalize()
