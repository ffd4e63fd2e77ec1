"""How the days of two happenings stand to each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kg.reconcile.findings import Finding
from kg.reconcile.happenings import Day, Happening

__all__ = ["day_finding"]

_LONG = 10
"""Days in an interval that is too long for a shared day to mean much."""
_FARTHEST = 3
"""Days between two stated days beyond which outlets do not mean one incident."""
_FARTHEST_ASSUMED = 6


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
        yield Finding("day", "assumed", "reported in the same days")
    else:
        longest = max(_length(mine), _length(theirs))
        day = max(mine.earliest or date.min, theirs.earliest or date.min).isoformat()
        value = "same" if longest <= 2 else "overlap" if longest <= _LONG else "unknown"
        yield Finding("day", value, f"days that meet: {day}")


def _dated(day: Day) -> bool:
    return day.earliest is not None and day.latest is not None


def _gap(one: Day, other: Day) -> int:
    """Give the days between two intervals; 0 where they meet."""
    first = max(one.earliest or date.min, other.earliest or date.min)
    last = min(one.latest or date.max, other.latest or date.max)
    return max(0, (first - last).days)


def _length(day: Day) -> int:
    return ((day.latest or date.max) - (day.earliest or date.min)).days + 1
