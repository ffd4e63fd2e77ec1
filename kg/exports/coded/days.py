"""When it was: one day or two, and how exact they are by the codebooks."""

from __future__ import annotations

from datetime import date, timedelta

__all__ = ["acled_day", "ucdp_days"]

_WEEK = 7
_MONTH = 31
_YEAR = 366


def acled_day(days: tuple[date, date], *, assumed: bool) -> tuple[date, int] | None:
    """Give ACLED's reference day and time_precision; None where only a longer time is known.

    The middle of the time, but the first or last day where it is the beginning or end of a month.
    An ``assumed`` day, that of the article, stands for the week before it.
    """
    first, last = days
    length = (last - first).days + 1
    if length == 1:
        return first, 2 if assumed else 1
    if length > _MONTH:
        return None
    middle = first + timedelta(days=(length - 1) // 2)
    if length <= _WEEK:
        return middle, 2
    if first.day == 1 and not _ends_month(last):
        return first, 3
    if _ends_month(last) and first.day != 1:
        return last, 3
    return middle, 3


def ucdp_days(days: tuple[date, date], *, assumed: bool) -> tuple[date, date, int] | None:
    """Give UCDP's first and last day and date_prec; None for more than a year."""
    first, last = days
    if assumed and first == last:
        return last - timedelta(days=_WEEK - 1), last, 3
    length = (last - first).days + 1
    if length > _YEAR:
        return None
    steps = ((1, 1), (_WEEK - 1, 2), (_WEEK, 3), (_MONTH, 4), (_YEAR, 5))
    return first, last, next(code for most, code in steps if length <= most)


def _ends_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1
