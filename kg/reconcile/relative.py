"""Days by words that only the article's own day gives a meaning: "overnight", "on Thursday"."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from functools import cache

from kg.resources import RECONCILE

__all__ = ["days_by_words", "issue_days"]

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Days = tuple[date, date]
"""A first and a last day."""


def issue_days(words: str, days: Days) -> Days | None:
    """Say when an article was issued that uses these words for something on those days."""
    for phrase, (first, last) in _phrases().items():
        if phrase in words:
            return days[0] + timedelta(last), days[1] + timedelta(first)
    weekday = _weekday(words)
    if weekday is None or days[0] != days[1] or days[0].weekday() != weekday:
        return None
    return days[0], days[0] + timedelta(6)


def days_by_words(words: str, issued: date) -> Days | None:
    """Say on which days something was by an article issued on a day; None where it cannot be."""
    for phrase, (first, last) in _phrases().items():
        if phrase in words:
            return issued - timedelta(first), issued - timedelta(last)
    weekday = _weekday(words)
    if weekday is None:
        return None
    day = issued - timedelta((issued.weekday() - weekday) % 7)
    return day, day


def _weekday(words: str) -> int | None:
    found = [number for number, name in enumerate(_WEEKDAYS) if name in words]
    return found[0] if len(found) == 1 else None


@cache
def _phrases() -> dict[str, tuple[int, int]]:
    with (RECONCILE / "relative-days.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {row["words"]: (int(row["first"]), int(row["last"])) for row in rows}
