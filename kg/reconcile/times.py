"""How the days of two happenings stand to each other."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache

from kg.reconcile.findings import Finding
from kg.reconcile.happenings import Day, Happening
from kg.resources import RECONCILE

__all__ = ["day_finding"]

_LONG = 10
"""Days in an interval that is too long for a shared day to mean much."""
_FARTHEST = 3
"""Days between two stated days beyond which outlets do not mean one incident."""
_FARTHEST_ASSUMED = 6
_FEWEST_HOURS = 3
"""Hours between two parts of a day that no two outlets mean alike."""


def day_finding(one: Happening, other: Happening) -> Iterator[Finding]:
    """Compare the days; without any, the words for them."""
    mine, theirs = one.day, other.day
    if not _dated(mine) or not _dated(theirs):
        if mine.words and mine.words == theirs.words:
            yield Finding("day", "words", f"both say {mine.words!r}")
        else:
            yield Finding("day", "unknown", "no day to compare")
        return
    gap = _gap(mine, theirs)
    assumed = mine.assumed or theirs.assumed
    if gap > (_FARTHEST_ASSUMED if assumed else _FARTHEST):
        yield Finding("day", "near", f"{gap} days apart", excludes=True)
    elif gap > 0:
        value = "assumed" if assumed and gap <= 1 else "next" if gap == 1 else "near"
        yield Finding("day", value, f"{gap} {'day' if gap == 1 else 'days'} apart")
    elif assumed:
        value = "assumed" if _reported_together(mine, theirs) else "assumed-far"
        yield Finding("day", value, "reported in the same days")
    else:
        longest = max(_length(mine), _length(theirs))
        day = max(mine.earliest or date.min, theirs.earliest or date.min).isoformat()
        value = "same" if longest <= 2 else "overlap" if longest <= _LONG else "unknown"
        yield Finding("day", value, f"days that meet: {day}")
        if value == "same" and _hours_apart(mine.words, theirs.words):
            yield Finding("day", "other-hour", f"{mine.words!r} and {theirs.words!r}")


def _reported_together(mine: Day, theirs: Day) -> bool:
    """Say whether two articles that both tell no day were issued within a day of each other."""
    if not mine.assumed or not theirs.assumed or mine.latest is None or theirs.latest is None:
        return True
    return abs((mine.latest - theirs.latest).days) <= 1


def _hours_apart(mine: str, theirs: str) -> bool:
    """Say whether the words put the two into parts of a day that are not next to each other."""
    one, other = _hours(mine), _hours(theirs)
    if one is None or other is None:
        return False
    return max(one[0], other[0]) - min(one[1], other[1]) >= _FEWEST_HOURS


def _hours(words: str) -> tuple[int, int] | None:
    found = [hours for word, hours in _parts_of_day().items() if word in words.split()]
    return found[0] if len(found) == 1 else None


@cache
def _parts_of_day() -> dict[str, tuple[int, int]]:
    with (RECONCILE / "parts-of-day.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {row["word"]: (int(row["first"]), int(row["last"])) for row in rows}


def _dated(day: Day) -> bool:
    return day.earliest is not None and day.latest is not None


def _gap(one: Day, other: Day) -> int:
    """Give the days between two intervals; 0 where they meet."""
    first = max(one.earliest or date.min, other.earliest or date.min)
    last = min(one.latest or date.max, other.latest or date.max)
    return max(0, (first - last).days)


def _length(day: Day) -> int:
    return ((day.latest or date.max) - (day.earliest or date.min)).days + 1
