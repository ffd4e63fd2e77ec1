"""What a figure allows, and how two figures stand to each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from kg.reconcile.happenings import Count, Day
from kg.reconcile.sides import coded, everybody

__all__ = ["PARTY", "Contrast", "all_meet", "can_both", "contrast", "counted", "span"]

Contrast = Literal["measure", "scope", "period", "place", "group", "part"]
"""Why two figures of an incident that differ are not about the same: a code of the scheme."""

_SHORT = 3
"""Days up to which "on Monday", "overnight" and "in the past 24 hours" are one length."""

PARTY = "accompanying"
"""Measure of all who came along: "71 people in all" holds the officers among them."""


def can_both(one: Count, other: Count) -> bool:
    """Say whether the ranges of two figures meet; what is open is open."""
    (low, high), (least, most) = _allowed(one), _allowed(other)
    above = high is None or least is None or least <= high
    below = most is None or low is None or low <= most
    return above and below


def all_meet(counts: Iterable[Count]) -> bool:
    """Say whether figures can all be true at once, as two and two of them then can."""
    ranges = [_allowed(count) for count in counts]
    lows = [low for low, _ in ranges if low is not None]
    highs = [high for _, high in ranges if high is not None]
    return not lows or not highs or max(lows) <= min(highs)


def contrast(one: Count, other: Count) -> Contrast | None:
    """Name the difference that keeps two figures from being about the same; None where they are.

    What only one of the two states, such as a place of its own, keeps nothing apart.
    """
    if one.measure != other.measure or one.joint != other.joint:
        return "part" if PARTY in (one.measure, other.measure) else "measure"
    if one.scope != other.scope:
        return "scope"
    if _periods_differ(one.day, other.day):
        return "period"
    if one.places and other.places and set(one.places).isdisjoint(other.places):
        return "place"
    if counted(one) != counted(other):
        return "group"
    # of a group that is named, "six children" is the same figure with and without the rest
    return "part" if counted(one) is None and (one.part or other.part) else None


def counted(count: Count) -> str | None:
    """Say whom a figure singles out, by a code where there is one; None for everybody."""
    group = coded(count.group)
    return None if everybody(count.measure, group) else group


def span(count: Count) -> tuple[int, int] | None:
    """Give the least and the most that a figure states; None where it states no number."""
    ends = [end for end in (count.low, count.high) if end is not None]
    return (ends[0], ends[-1]) if ends else None


def _allowed(count: Count) -> tuple[int | None, int | None]:
    """Widen "about 8,000" to what rounds to it."""
    slack = _rounding(span(count)) if count.bound == "About" else 0
    low = None if count.low is None else count.low - slack
    return low, None if count.high is None else count.high + slack


def _rounding(ends: tuple[int, int] | None) -> int:
    """Give less than half a unit of the last digit that is no zero, and a tenth at most."""
    if ends is None or ends[0] == 0:
        return 0
    digits = str(ends[0])
    unit = int("1" + "0" * (len(digits) - len(digits.rstrip("0"))))
    return min((unit - 1) // 2, ends[0] // 10)


def _periods_differ(one: Day, other: Day) -> bool:
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    lengths = [
        (day.latest - day.earliest).days for day in (one, other) if day.latest and day.earliest
    ]
    if max(lengths) <= _SHORT:
        return False
    return abs((one.earliest - other.earliest).days) > _SHORT or (
        abs((one.latest - other.latest).days) > _SHORT
    )
