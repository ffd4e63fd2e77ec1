"""Say which days a written time means, one function a rule of ``kg.nlp.times.grammar``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from kg.nlp.times import days as d
from kg.nlp.times.days import Days
from kg.nlp.times.grammar import Found, number_words, word_value

__all__ = ["Anchor", "Context", "resolve"]

Anchor = Literal["absolute", "published", "text"]
Groups = dict[str, str | None]
Answer = tuple[Days | None, Anchor]


@dataclass(frozen=True, slots=True)
class Context:
    """What a relative time is held against.

    ``last`` is the time named last in the text and ``last_day`` the last single day or night;
    ``future`` is whether the words stand with "will", ``month_first`` whether the outlet writes
    11/09 for 9 November (None: unknown).
    """

    published: date | None
    last: Days | None = None
    last_day: Days | None = None
    future: bool = False
    month_first: bool | None = None


def resolve(found: Found, context: Context) -> Answer:
    """Return the days that a match means, None where it means no known day."""
    try:
        return _RULES[found.rule](found.groups, context)
    except (ValueError, OverflowError):  # 31 February, the year 0
        return None, "absolute"


def _month_number(word: str) -> int:
    return int(word_value("month")[word.lower().rstrip(".")])


def _weekday_number(word: str) -> int:
    return int(word_value("weekday")[word.lower().rstrip(".")])


def _count(word: str | None) -> int | None:
    if word is None:
        return 1
    word = re.sub(r"\s+", " ", word.lower())
    return int(word) if word.isdecimal() else number_words().get(word)


def _unit(word: str) -> str:
    word = word.lower()
    return word_value("unit").get(word) or word_value("unit").get(word.removesuffix("s")) or "day"


# Days and months by name


def _iso(g: Groups, _: Context) -> Answer:
    return d.day(date(int(g["y"] or 0), int(g["m"] or 0), int(g["d"] or 0))), "absolute"


def _numeric(g: Groups, c: Context) -> Answer:
    a, b, y = int(g["a"] or 0), int(g["b"] or 0), int(g["y"] or 0)
    if a > 12 or (c.month_first is False and b <= 12):
        return d.day(date(y, b, a)), "absolute"
    if b > 12 or c.month_first or a == b:
        return d.day(date(y, a, b)), "absolute"
    return None, "absolute"


def _named(g: Groups, _: Context) -> Answer:
    return d.day(date.fromisoformat(word_value("named")[g["name"] or ""])), "absolute"


def _year_of(g: Groups, c: Context) -> int | None:
    """Return the year that is printed, or that "last year" means."""
    if year := g.get("y"):
        return int(year)
    which = (g.get("which") or "").lower()
    if which == "that":
        return c.last.first.year if c.last else None
    if not which or c.published is None:
        return None
    return c.published.year + {"last": -1, "this": 0, "next": 1}.get(which, 0)


def _anchor_of(g: Groups) -> Anchor:
    return "absolute" if g.get("y") else "published"


def _nearest(c: Context, month: int, day: int = 1) -> int | None:
    """Return the year of the last such day at or before the article's (the next, if future)."""
    if c.published is None:
        return None
    key, here = (month, day), (c.published.month, c.published.day)
    if c.future:
        return c.published.year + (key < here)
    return c.published.year - (key > here)


def _date(g: Groups, c: Context) -> Answer:
    month, first = _month_number(g["mon"] or ""), int(g["d"] or 0)
    year = _year_of(g, c)
    if year is None:
        year = _weekday_year(g, c, month, first) or _nearest(c, month, first)
    if year is None:
        return None, "published"
    start, last = date(year, month, first), g.get("d2")
    if last is None:
        return d.day(start), _anchor_of(g)
    end = date(year, month, int(last))
    return (Days(start, end, "days") if start < end else None), _anchor_of(g)


def _weekday_year(g: Groups, c: Context, month: int, day: int) -> int | None:
    """Let the weekday choose between this year and the next ("Saturday, 2 January")."""
    if not g.get("wd") or c.published is None:
        return None
    for year in (c.published.year, c.published.year - 1, c.published.year + 1):
        if date(year, month, day).weekday() == _weekday_number(g["wd"] or ""):
            near = abs((date(year, month, day) - c.published).days)
            return year if near < 60 else None
    return None


def _month(g: Groups, c: Context) -> Answer:
    year = _year_of(g, c)
    if year is None:
        return None, "published"
    return _part(d.month(year, _month_number(g["mon"] or "")), g.get("part")), _anchor_of(g)


def _bare_month(g: Groups, c: Context) -> Answer:
    number = _month_number(g["mon"] or "")
    year = _nearest(c, number)
    if year is None:
        return None, "published"
    return _part(d.month(year, number), g.get("part")), "published"


def _which_month(g: Groups, c: Context) -> Answer:
    """Read "last April": the last one that is over; "this April" and "next April"."""
    if c.published is None:
        return None, "published"
    number, here = _month_number(g["mon"] or ""), c.published
    which = (g["which"] or "").lower()
    year = here.year
    if which in {"last", "past", "previous"} and number >= here.month:
        year -= 1
    elif which in {"next", "following", "coming"} and number <= here.month:
        year += 1
    return _part(d.month(year, number), g.get("part")), "published"


def _part(whole: Days, words: str | None) -> Days:
    """Cut a month or year down to its early, middle or late part."""
    part = (words or "").lower()
    if not part or part in {"earlier", "later"} or whole.last is None:
        return whole
    if whole.precision == "year":
        return _part_of_year(whole, part)
    first = whole.first
    if part == "early" or "start" in part or "beginning" in part:
        return Days(first, first.replace(day=10), "days")
    if part == "mid" or "middle" in part:
        return Days(first.replace(day=11), first.replace(day=20), "days")
    return Days(first.replace(day=21), whole.last, "days")


def _part_of_year(whole: Days, part: str) -> Days:
    years = (whole.last or whole.first).year - whole.first.year
    first, last = whole.first.year, (whole.last or whole.first).year
    if years:  # "the early 1990s"
        if part == "early":
            return Days(whole.first, date(first + 3, 12, 31), "year")
        if part == "mid":
            return Days(date(first + 4, 1, 1), date(first + 6, 12, 31), "year")
        return Days(date(first + 7, 1, 1), date(last, 12, 31), "year")
    if part == "early" or "start" in part or "beginning" in part:
        return Days(whole.first, date(first, 3, 31), "season")
    if part == "mid" or "middle" in part:
        return Days(date(first, 5, 1), date(first, 8, 31), "season")
    return Days(date(first, 10, 1), date(first, 12, 31), "season")


_NTH = {"first": 0, "opening": 0, "second": 1, "third": 2, "fourth": 3}


def _nth_week(g: Groups, c: Context) -> Answer:
    what, nth = (g["what"] or "").lower(), (g["nth"] or "").lower()
    if g["year"]:
        whole: Days | None = d.year(int(g["year"]))
        anchor: Anchor = "absolute"
    else:
        whole, anchor = _month(g, c) if g["y"] else _bare_month(g, c)
    if whole is None or whole.last is None:
        return None, anchor
    if what in {"half", "quarter"}:
        return _nth_part(whole, what, nth), anchor
    size = 1 if what == "day" else 7
    if nth in {"last", "final"}:
        return Days(whole.last - timedelta(days=size - 1), whole.last, "days"), anchor
    first = whole.first + timedelta(days=size * _NTH[nth])
    last = min(first + timedelta(days=size - 1), whole.last)
    return (d.day(first) if size == 1 else Days(first, last, "days")), anchor


def _nth_part(whole: Days, what: str, nth: str) -> Days | None:
    months = (6 if what == "half" else 3) if whole.precision == "year" else 0
    if not months:
        middle = whole.first.replace(day=15)
        last = whole.last or whole.first
        first_half = nth in {"first", "opening"}
        if what == "half" and first_half:
            return Days(whole.first, middle, "days")
        return Days(middle + timedelta(days=1), last, "days") if what == "half" else None
    n = 12 // months - 1 if nth in {"last", "final"} else _NTH[nth]
    first = d.add_months(whole.first, months * n)
    return Days(first, d.add_months(first, months) - timedelta(days=1), "season")


def _unresolved(_: Groups, __: Context) -> Answer:
    return None, "published"


# Days near the article's


def _weekday(g: Groups, c: Context) -> Answer:
    if c.published is None:
        return None, "published"
    number = _weekday_number(g["wd"] or "")
    which = re.sub(r"\s+", " ", (g["which"] or "").lower())
    if weeks := {"last": -7, "this": 0, "next": 7}.get((g["whichweek"] or "").lower()):
        monday = d.week(c.published).first + timedelta(days=weeks)
        return d.day(monday + timedelta(days=number)), "published"
    if which in {"the previous", "the following"}:
        return _weekday_from_text(c, number, which)
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


def _near_day(g: Groups, c: Context) -> Answer:
    name = re.sub(r"\s+", " ", (g["name"] or "").lower())
    return _shifted(c, _NEAR.get(name, 0))


def _shifted(c: Context, days: int) -> Answer:
    if c.published is None:
        return None, "published"
    return d.day(c.published + timedelta(days=days)), "published"


def _overnight(g: Groups, c: Context) -> Answer:
    if c.published is None:
        return None, "published"
    last = c.published
    if g["wd"]:
        last -= timedelta(days=(last.weekday() - _weekday_number(g["wd"])) % 7)
    return Days(last - timedelta(days=1), last, "days"), "published"


def _weekend(g: Groups, c: Context) -> Answer:
    if c.published is None:
        return None, "published"
    saturday = c.published - timedelta(days=(c.published.weekday() - 5) % 7)
    which = (g["which"] or "").lower()
    if which in {"next", "coming", "following"} or c.future:
        saturday += timedelta(days=7)
    elif which in {"last", "past", "previous"} and c.published.weekday() >= 5:
        saturday -= timedelta(days=7)
    return Days(saturday, saturday + timedelta(days=1), "days"), "published"


def _which_unit(g: Groups, c: Context) -> Answer:
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
    return (whole if unit == "week" else _part(whole, part)), "published"


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


def _season(g: Groups, c: Context) -> Answer:
    name = (g["season"] or g["fall"] or "").lower()
    first = int(word_value("season")[name])
    year = int(g["y"]) if g["y"] else None
    anchor: Anchor = "absolute" if year else "published"
    if year is None:
        year = _season_year(g, c, first)
    if year is None:
        return None, anchor
    whole = d.season(year, first)
    number = {"early": 0, "mid": 1, "late": 2}.get((g["part"] or "").lower())
    if number is None:
        return whole, anchor
    start = d.add_months(whole.first, number)
    return d.month(start.year, start.month), anchor


def _season_year(g: Groups, c: Context, first: int) -> int | None:
    if c.published is None:
        return None
    if shift := {"last": -1, "this": 0, "next": 1}.get((g["whichyear"] or "").lower()):
        return c.published.year + shift
    year = c.published.year
    current = d.season(year - (first == 12 and c.published.month < 3), first)
    inside = current.first <= c.published <= (current.last or c.published)
    if (g["which"] or g["fallwhich"] or "").lower() == "last" and inside:
        return current.first.year - 1
    future = (g["which"] or g["fallwhich"] or "").lower() in {"next", "coming"} or c.future
    if current.first > c.published and not future:
        return year - 1
    return current.first.year + (future and current.first < c.published)


# Spans and distances


def _past_units(g: Groups, c: Context) -> Answer:
    """Read "the past 24 hours": up to and with the article's day."""
    if c.published is None:
        return None, "published"
    count, unit = _count(g["n"]), _unit(g["unit"] or "")
    if count is None or (g["n"] is None and (g["unit"] or "").lower().endswith("s")):
        return None, "published"
    first = _moved(c.published, unit, -count)
    return Days(first, c.published, "days", approximate=bool(g["about"])), "published"


def _moved(of: date, unit: str, count: int) -> date:
    if unit == "hour":
        days = abs(count) // 24 + (abs(count) % 24 > 0)
        return of + timedelta(days=days if count > 0 else -days)
    if unit in {"day", "night"}:
        return of + timedelta(days=count)
    if unit in {"week", "fortnight"}:
        return of + timedelta(days=count * (7 if unit == "week" else 14))
    months = {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
    return d.add_months(of, count * months)


def _units_ago(g: Groups, c: Context) -> Answer:
    count = _count(g["n"])
    if c.published is None or count is None:
        return None, "published"
    return _around(c.published, g, -count), "published"


def _around(of: date, g: Groups, count: int) -> Days:
    """Return the day, week, month or year so far from a day: as wide as the unit is."""
    unit = _unit(g["unit"] or "")
    if unit == "hour":
        hours = Days(_moved(of, unit, count), of, "days")
        return hours if abs(count) > 12 else d.day(of)
    moved = _moved(of, unit, count)
    wide = {"fortnight": "week", "decade": "year", "century": "year", "night": "day"}
    found = _unit_around(moved, wide.get(unit, unit))
    return replace(found, approximate=bool(g.get("about")))


def _half_ago(g: Groups, c: Context) -> Answer:
    if c.published is None:
        return None, "published"
    months = 6 if (g["unit"] or "").lower() == "year" else 60
    moved = d.add_months(c.published, -months)
    found = d.month(moved.year, moved.month) if months == 6 else d.year(moved.year)
    return replace(found, approximate=True), "published"


def _units_from(g: Groups, c: Context) -> Answer:
    """Read "two days earlier", "three years later": from the last time named in the text."""
    unit = _unit(g["unit"] or "")
    near, count = _named_before(c, unit), _count(g["n"])
    if near is None or count is None:
        return None, "text"
    forward = (g["side"] or "").lower().startswith(("later", "after"))
    found = _around(near.first, g, count if forward else -count)
    if near.precision == "year":
        return d.year(found.first.year), "text"
    return found, "text"


def _named_before(c: Context, unit: str) -> Days | None:
    """Return the time that a distance in such units is counted from."""
    if unit in {"month", "year", "decade", "century"}:
        near = c.last
    else:
        near = c.last_day
    if near is None and c.published is not None:
        return d.day(c.published)
    return near


def _next_unit(g: Groups, c: Context) -> Answer:
    which = (g["which"] or "").lower()
    return _stepped(g, c, 1 if which in {"next", "following"} else -1)


def _unit_before(g: Groups, c: Context) -> Answer:
    return _stepped(g, c, 1 if (g["side"] or "").lower() == "after" else -1)


def _that_day(g: Groups, c: Context) -> Answer:
    unit = (g["unit"] or "").lower()
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


# Years


def _year(g: Groups, _: Context) -> Answer:
    return d.year(int(g["y"] or 0)), "absolute"


def _years(g: Groups, _: Context) -> Answer:
    first, last = int(g["y"] or 0), g["y2"] or ""
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not first < end:
        return None, "absolute"
    return Days(date(first, 1, 1), date(end, 12, 31), "year"), "absolute"


def _part_of_a_year(g: Groups, _: Context) -> Answer:
    return _part(d.year(int(g["y"] or 0)), g["part"]), "absolute"


def _decade(g: Groups, _: Context) -> Answer:
    return _part(d.decade(int(g["y"] or 0)), g["part"]), "absolute"


_RULES: dict[str, Callable[[Groups, Context], Answer]] = {
    "iso": _iso,
    "numeric": _numeric,
    "named": _named,
    "day_month": _date,
    "month_day": _date,
    "nth_week": _nth_week,
    "period": _unresolved,
    "month": _month,
    "part_of_month": _bare_month,
    "which_month": _which_month,
    "bare_month": _bare_month,
    "weekday": _weekday,
    "before_yesterday": lambda _, c: _shifted(c, -2),
    "after_tomorrow": lambda _, c: _shifted(c, 2),
    "near_day": _near_day,
    "overnight": _overnight,
    "that_day": _that_day,
    "past_units": _past_units,
    "half_year_ago": _half_ago,
    "units_ago": _units_ago,
    "vague_ago": _unresolved,
    "units_from": _units_from,
    "next_unit": _next_unit,
    "unit_before": _unit_before,
    "weekend": _weekend,
    "which_unit": _which_unit,
    "season": _season,
    "decade": _decade,
    "part_of_year": _part_of_a_year,
    "years": _years,
    "year": _year,
}
