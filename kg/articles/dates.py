"""Dates as outlets print them beside an article: found, and read only where they are certain."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Order = Literal["mdy", "dmy"]

_MONTHS = {name.casefold(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.casefold(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAYS = [name.casefold() for name in calendar.day_name]
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?"
_DAY = r"(?P<{0}>[0-3]?[0-9])(?:st|nd|rd|th)?"

_DATE = re.compile(
    rf"(?<![\w/.-])(?:(?P<weekday>{WEEKDAY})[,\s]+)?(?:the\s+)?(?:"
    r"(?P<y1>(?:19|20)\d\d)(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})(?=T\d|[^\d]|$)"
    r"|(?P<a2>\d{1,2})(?P<s2>[/.-])(?P<b2>\d{1,2})(?P=s2)(?P<y2>(?:19|20)\d\d)(?!\d)"
    rf"|(?P<mon3>{MONTH})\s*{_DAY.format('d3')}\s*,?\s+(?P<y3>(?:19|20)\d\d)(?!\d)"
    rf"|{_DAY.format('d4')}[\s-]+(?:of\s+)?(?P<mon4>{MONTH})[\s,-]+(?P<y4>(?:19|20)\d\d)(?!\d)"
    rf"|(?P<mon5>{MONTH})\s*{_DAY.format('d5')}(?![\d:])"
    rf"|{_DAY.format('d6')}\s+(?P<mon6>{MONTH})"
    r")",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(?:19|20)\d{6}(?:T\d{4,6}|$)")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date expression: where it stands and the days it may mean.

    ``readings`` holds two days for 05/06/2012, none where the expression is no day of the calendar
    or its year is not printed; then ``month_day`` may be set.
    """

    start: int
    end: int
    readings: tuple[date, ...]
    month_day: tuple[int, int] | None = None

    @property
    def day(self) -> date | None:
        """Return the day where it is certain."""
        return self.readings[0] if len(self.readings) == 1 else None


def find_dates(text: str) -> list[FoundDate]:
    """Find the date expressions of a line, in order."""
    return [_read(match) for match in _DATE.finditer(text)]


def parse_day(text: str) -> date:
    """Read a date handed in as metadata; raise ValueError unless it is one certain day.

    A time and a zone may follow; the day is the one printed, not that of another zone.
    """
    words = text.strip()
    found = find_dates(words)
    if len(found) == 1 and found[0].start == 0 and len(words) <= 80:
        readings = found[0].readings
        if len(readings) == 1:
            return readings[0]
        if len(readings) > 1:
            raise ValueError(f"{text!r} may mean two days; write it as YYYY-MM-DD")
    if _COMPACT.match(words):
        days = _days((words[:4], words[4:6], words[6:8]))
        if days:
            return days[0]
    raise ValueError(f"{text[:60]!r} is not a date; write it as YYYY-MM-DD")


def narrow(found: FoundDate, order: Order | None, near: tuple[int, int] | None) -> date | None:
    """Choose among the readings of a date by the outlet's order, or a day that stands close by.

    ``near`` is the (month, day) of the dateline: the story was filed in the week before.
    """
    if len(found.readings) < 2:
        return found.day
    month_first, day_first = found.readings
    if near is not None:
        close = [d for d in found.readings if _filed_shortly_before(near, d)]
        if len(close) == 1:
            return close[0]
    if order is None:
        return None
    return month_first if order == "mdy" else day_first


def day_at_or_before(month_day: tuple[int, int], reference: date) -> date | None:
    """Return the last such day up to the reference; two days of grace, for time zones."""
    limit = reference + timedelta(days=2)
    for year in range(limit.year, limit.year - 9, -1):  # 29 February comes round in eight years
        day = _day(year, *month_day)
        if day is not None and day <= limit:
            return day
    return None


def month_day(month: str, day: str) -> tuple[int, int] | None:
    """Read the name of a month and the number of a day; None if no year has such a day."""
    number = _MONTHS[month.rstrip(".").casefold()]
    return (number, int(day)) if _day(2000, number, int(day)) else None


def _filed_shortly_before(near: tuple[int, int], day: date) -> bool:
    filed = day_at_or_before(near, day)
    return filed is not None and day - filed <= timedelta(days=7)


def _read(match: re.Match[str]) -> FoundDate:
    group = match.groupdict()
    span = match.span()
    if group["y1"]:
        return FoundDate(*span, _days((group["y1"], group["m1"], group["d1"])))
    if group["y2"]:
        return FoundDate(*span, _numeric(group))
    for n in ("3", "4"):
        if group[f"y{n}"]:
            known = month_day(group[f"mon{n}"], group[f"d{n}"])
            days = _days((group[f"y{n}"], *known)) if known else ()
            return FoundDate(*span, days, known)
    n = "5" if group["mon5"] else "6"
    return FoundDate(*span, (), month_day(group[f"mon{n}"], group[f"d{n}"]))


def _numeric(group: dict[str, str | None]) -> tuple[date, ...]:
    first, second, year = group["a2"], group["b2"], group["y2"]
    day_first = (year, second, first)
    if group["s2"] == ".":  # only countries that put the day first print dots
        return _days(day_first)
    days = _days((year, first, second), day_first)
    weekday = group["weekday"]
    if len(days) == 2 and weekday:
        days = tuple(d for d in days if _DAYS[d.weekday()].startswith(weekday[:3].casefold()))
    return days


def _days(*parts: tuple[object, object, object]) -> tuple[date, ...]:
    found = (_day(*(int(str(part)) for part in triple)) for triple in parts)
    return tuple(dict.fromkeys(day for day in found if day is not None))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
