"""Days against dates cut to what is known, and the way from one point of the earth to another."""

from __future__ import annotations

import math
from datetime import date

__all__ = ["OPEN_YEARS", "after", "before", "distance", "during", "years_since"]

Point = tuple[float, float]
"""Latitude and longitude, in degrees."""

OPEN_YEARS = 13
"""How long an office without a known end is believed to have been held."""
LONGEST_YEARS = 45
"""How long it may have been held at all."""

_EARTH_KM = 6371.0


def before(day: date, start: str | None) -> bool:
    """Say whether a day is certainly before a date such as ``2011`` or ``2011-07``."""
    if not start or _ancient(start):
        return False
    return day.isoformat()[: len(start)] < start


def after(day: date, end: str | None) -> bool:
    """Say whether a day is certainly after a date such as ``2011`` or ``2011-07``."""
    if not end:
        return False
    return _ancient(end) or day.isoformat()[: len(end)] > end


def during(day: date, start: str | None, end: str | None) -> float:
    """Say whether a day lies in a time: 1, 0, or 0.5 where that is not known.

    An end that is not known is not today: the time is believed to have lasted the years that an
    office is held, and not to be known after them. Without a start nothing is known.
    """
    if not start or before(day, start) or after(day, end):
        return 0.0
    if end or years_since(day, start) <= OPEN_YEARS:
        return 1.0
    return 0.5 if years_since(day, start) <= LONGEST_YEARS else 0.0


def years_since(day: date, start: str) -> float:
    """Give the years from a date, cut to what is known, to a day."""
    if _ancient(start):
        return 9999.0
    year, month = int(start[:4]), int(start[5:7] or 1)
    return day.year - year + (day.month - month) / 12


def distance(one: Point, other: Point) -> float:
    """Give the way between two points along the earth's surface in kilometres."""
    north, east = math.radians(one[0]), math.radians(one[1])
    north2, east2 = math.radians(other[0]), math.radians(other[1])
    half = (
        math.sin((north2 - north) / 2) ** 2
        + math.cos(north) * math.cos(north2) * math.sin((east2 - east) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _ancient(text: str | None) -> bool:
    return text is not None and (text.startswith("-") or not text[:4].isdigit())
