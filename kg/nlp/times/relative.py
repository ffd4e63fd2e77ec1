"""Times that are told by their distance from the article's day or from a day named before."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from kg.nlp.times import days as d
from kg.nlp.times.context import Answer, Context, Groups, count_of, unit_of, weekday_number
from kg.nlp.times.dates import part_of
from kg.nlp.times.days import Days

# Days near the article's


def read_weekday(g: Groups, c: Context) -> Answer:
    """Read "on Friday": the last one at or before the article's day."""
    if c.published is None:
        return None, "published"
    number = weekday_number(g["wd"] or "")
    which = re.sub(r"\s+", " ", (g["which"] or "").lower())
    if weeks := {"last": -7, "this": 0, "next": 7}.get((g["whichweek"] or "").lower()):
        monday = d.week(c.published).first + timedelta(days=weeks)
        return d.day(monday + timedelta(days=number)), "published"
    if which in {"the previous", "the following"}:
        return _weekday_from_text(c, number, which)
    if which == "this":  # of this week, be it over or not
        return d.day(d.week(c.published).first + timedelta(days=number)), "published"
    back = (c.published.weekday() - number) % 7
    if which in {"next", "this coming"} or (c.future and which != "last"):
        return d.day(c.published + timedelta(days=(7 - back) if back else 7 * (which != ""))), (
            "published"
        )
    if which in {"last", "this past"} and back == 0:
        back = 7
    return d.day(c.published - timedelta(days=back)), "published"


def _weekday_from_text(c: Context, number: int, which: str) -> Answer:
    anchor = c.last.first if c.last else c.published
    if anchor is None:
        return None, "text"
    if which == "the previous":
        return d.day(anchor - timedelta(days=(anchor.weekday() - number - 1) % 7 + 1)), "text"
    return d.day(anchor + timedelta(days=(number - anchor.weekday() - 1) % 7 + 1)), "text"


_NEAR = {"yesterday": -1, "last night": -1, "tomorrow": 1}


def read_near_day(g: Groups, c: Context) -> Answer:
    """Read "yesterday", "tonight", "last night"."""
    name = re.sub(r"\s+", " ", (g["name"] or "").lower())
    return read_shifted(c, _NEAR.get(name, 0))


def read_shifted(c: Context, days: int) -> Answer:
    """Return the day so many days from the article's."""
    if c.published is None:
        return None, "published"
    return d.day(c.published + timedelta(days=days)), "published"


def read_overnight(g: Groups, c: Context) -> Answer:
    """Read "overnight": the day before and the article's day."""
    if c.published is None:
        return None, "published"
    last = c.published
    if g["wd"]:
        last -= timedelta(days=(last.weekday() - weekday_number(g["wd"])) % 7)
    return Days(last - timedelta(days=1), last, "days"), "published"


def read_weekend(g: Groups, c: Context) -> Answer:
    """Read "over the weekend"."""
    if c.published is None:
        return None, "published"
    saturday = c.published - timedelta(days=(c.published.weekday() - 5) % 7)
    which = (g["which"] or "").lower()
    if which in {"next", "coming", "following"} or c.future:
        saturday += timedelta(days=7)
    elif which in {"last", "past", "previous"} and c.published.weekday() >= 5:
        saturday -= timedelta(days=7)
    return Days(saturday, saturday + timedelta(days=1), "days"), "published"


def read_which_unit(g: Groups, c: Context) -> Answer:
    """Read "last week", "earlier this month", "late last year"."""
    if c.published is None:
        return None, "published"
    which, unit, here = (g["which"] or "").lower(), (g["unit"] or "").lower(), c.published
    steps = {"last": -1, "this": 0}.get(which, 1)
    whole = _unit_around(here, unit, steps)
    part = (g["part"] or "").lower()
    if steps == 0:
        if part == "later" or (c.future and not part):
            return replace(whole, first=here), "published"
        if part in {"", "earlier", "early"}:
            return replace(whole, last=here), "published"
    return (whole if unit == "week" else part_of(whole, part)), "published"


def _unit_around(of: date, unit: str, steps: int = 0) -> Days:
    """Return the whole week, month, year or decade so many steps from the one around a day."""
    if unit == "week":
        return d.week(of + timedelta(days=7 * steps))
    if unit == "month":
        moved = d.add_months(of, steps)
        return d.month(moved.year, moved.month)
    if unit == "decade":
        return d.decade(of.year // 10 * 10 + 10 * steps)
    if unit == "year":
        return d.year(of.year + steps)
    return d.day(of + timedelta(days=steps))


# Spans and distances


def read_past_units(g: Groups, c: Context) -> Answer:
    """Read "the past 24 hours": up to and with the article's day."""
    if c.published is None:
        return None, "published"
    printed, words = g["n"] or g.get("n2"), g["unit"] or g.get("unit2") or ""
    count = count_of(printed)
    if count is None or (printed is None and words.lower().endswith("s")):
        return None, "published"
    first = _moved(c.published, unit_of(words), -count)
    return Days(first, c.published, "days", approximate=bool(g["about"])), "published"


def _moved(of: date, unit: str, count: int) -> date:
    if unit == "hour":
        days = abs(count) // 24 + (abs(count) % 24 > 0)
        return of + timedelta(days=days if count > 0 else -days)
    if unit in {"day", "night"}:
        return of + timedelta(days=count)
    if unit in {"week", "fortnight"}:
        return of + timedelta(days=count * (7 if unit == "week" else 14))
    months = {"month": 1, "year": 12, "decade": 120}[unit]
    return d.add_months(of, count * months)


def read_units_ago(g: Groups, c: Context) -> Answer:
    """Read "two days ago", "nearly 20 months ago"."""
    count = count_of(g["n"])
    if c.published is None or count is None:
        return None, "published"
    return _around(c.published, g, -count), "published"


def _around(of: date, g: Groups, count: int) -> Days:
    """Return the day, week, month or year so far from a day: as wide as the unit is."""
    unit = unit_of(g["unit"] or "")
    if unit == "hour":
        hours = Days(_moved(of, unit, count), of, "days")
        return hours if abs(count) > 12 else d.day(of)
    moved = _moved(of, unit, count)
    wide = {"fortnight": "week", "decade": "year", "night": "day"}
    found = _unit_around(moved, wide.get(unit, unit))
    return replace(found, approximate=bool(g.get("about")))


def read_half_ago(g: Groups, c: Context) -> Answer:
    """Read "half a year ago"."""
    if c.published is None:
        return None, "published"
    months = 6 if (g["unit"] or "").lower() == "year" else 60
    moved = d.add_months(c.published, -months)
    found = d.month(moved.year, moved.month) if months == 6 else d.year(moved.year)
    return replace(found, approximate=True), "published"


def read_units_from(g: Groups, c: Context) -> Answer:
    """Read "two days earlier", "three years later": from the last time named in the text."""
    unit = unit_of(g["unit"] or "")
    near, count = _named_before(c, unit), count_of(g["n"])
    if near is None or count is None:
        return None, "text"
    forward = (g["side"] or "").lower().startswith(("later", "after"))
    found = _around(near.first, g, count if forward else -count)
    if near.precision == "year":
        return d.year(found.first.year), "text"
    return found, "text"


def _named_before(c: Context, unit: str) -> Days | None:
    """Return the time that a distance in such units is counted from."""
    near = c.last if unit in {"month", "year", "decade"} else c.last_day
    if near is None and c.published is not None:
        return d.day(c.published)
    return near


def read_next_unit(g: Groups, c: Context) -> Answer:
    """Read "the next day", "the previous month"."""
    which = (g["which"] or "").lower()
    return _stepped(g, c, 1 if which in {"next", "following"} else -1)


def read_unit_before(g: Groups, c: Context) -> Answer:
    """Read "the day before" where nothing is named that it is before."""
    return _stepped(g, c, 1 if (g["side"] or "").lower() == "after" else -1)


def read_that_day(g: Groups, c: Context) -> Answer:
    """Read "that day", "the same month", "earlier in the day"."""
    unit = (g["unit"] or g.get("unit2") or "").lower()
    if unit == "weekend":
        return None, "text"
    if unit not in _WIDE:
        return c.last_day, "text"
    return _stepped(g, c, 0)


_WIDE = {"week", "month", "year"}


def _stepped(g: Groups, c: Context, steps: int) -> Answer:
    unit = (g["unit"] or "").lower()
    near = _named_before(c, unit)
    if near is None:
        return None, "text"
    anchor = near.last if steps == 1 and near.last and unit not in _WIDE else near.first
    return _unit_around(anchor, unit, steps), "text"
