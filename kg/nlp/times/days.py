"""Stretches of days, and their EDTF strings."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from kg.nlp.parts import Precision

__all__ = ["Days", "add_months", "day", "decade", "edtf", "month", "season", "week", "year"]


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, inclusive; ``last`` is None where it is open ("since 2015")."""

    first: date
    last: date | None
    precision: Precision
    approximate: bool = False


def day(of: date) -> Days:
    """Return one day."""
    return Days(of, of, "day")


def week(of: date) -> Days:
    """Return Monday to Sunday around a day."""
    monday = of - timedelta(days=of.weekday())
    return Days(monday, monday + timedelta(days=6), "week")


def month(in_year: int, number: int) -> Days:
    """Return a whole month."""
    last = calendar.monthrange(in_year, number)[1]
    return Days(date(in_year, number, 1), date(in_year, number, last), "month")


def year(number: int) -> Days:
    """Return a whole year."""
    return Days(date(number, 1, 1), date(number, 12, 31), "year")


def decade(first_year: int) -> Days:
    """Return ten years."""
    return Days(date(first_year, 1, 1), date(first_year + 9, 12, 31), "year")


def season(in_year: int, first_month: int) -> Days:
    """Return the three months from one on; winter runs into the next year."""
    last = add_months(date(in_year, first_month, 1), 2)
    return Days(date(in_year, first_month, 1), month(last.year, last.month).last, "season")


def add_months(of: date, months: int) -> date:
    """Return the same day some months on, the month's last day where it has no such day."""
    index = of.year * 12 + of.month - 1 + months
    in_year, number = divmod(index, 12)
    last = calendar.monthrange(in_year, number + 1)[1]
    return date(in_year, number + 1, min(of.day, last))


def edtf(days: Days) -> str:
    """Write a stretch of days as an EDTF date or interval (levels 0 and 1)."""
    mark = "~" if days.approximate else ""
    first, last = days.first, days.last
    if last is None:
        return f"{first.isoformat()}/.."
    if first == last:
        return first.isoformat() + mark
    if days == year(first.year) or (first, last) == _bounds(year(first.year)):
        return f"{first.year:04d}{mark}"
    if (first, last) == _bounds(month(first.year, first.month)):
        return f"{first.year:04d}-{first.month:02d}{mark}"
    return f"{first.isoformat()}{mark}/{last.isoformat()}{mark}"


def _bounds(days: Days) -> tuple[date, date | None]:
    return days.first, days.last
