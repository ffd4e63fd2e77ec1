"""Times with a name of their own: dates, months, seasons, years."""

from __future__ import annotations

from datetime import date, timedelta

from kg.nlp.times import days as d
from kg.nlp.times.context import Anchor, Answer, Context, Groups, month_number, weekday_number
from kg.nlp.times.days import Days
from kg.nlp.times.grammar import word_value


def read_iso(g: Groups, _: Context) -> Answer:
    """Read "2012-11-09"."""
    return d.day(date(int(g["y"] or 0), int(g["m"] or 0), int(g["d"] or 0))), "absolute"


def read_numeric(g: Groups, c: Context) -> Answer:
    """Read "25/04/2022"; "03/04/2022" only where the order is known."""
    a, b, y = int(g["a"] or 0), int(g["b"] or 0), int(g["y"] or 0)
    if a > 12 or (c.month_first is False and b <= 12):
        return d.day(date(y, b, a)), "absolute"
    if b > 12 or c.month_first or a == b:
        return d.day(date(y, a, b)), "absolute"
    return None, "absolute"


def read_named(g: Groups, _: Context) -> Answer:
    """Read a day with a name of its own ("9/11")."""
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


def read_date(g: Groups, c: Context) -> Answer:
    """Read "9 November", "Nov. 8-9, 2012", "9 March last year"."""
    month, first = month_number(g["mon"] or ""), int(g["d"] or 0)
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
        if date(year, month, day).weekday() == weekday_number(g["wd"] or ""):
            near = abs((date(year, month, day) - c.published).days)
            return year if near < 60 else None
    return None


def read_month(g: Groups, c: Context) -> Answer:
    """Read "March 2011", "early in March last year"."""
    year = _year_of(g, c)
    if year is None:
        return None, "published"
    return part_of(d.month(year, month_number(g["mon"] or "")), g.get("part")), _anchor_of(g)


def read_bare_month(g: Groups, c: Context) -> Answer:
    """Read "in July": the last one that had begun by the article's day."""
    number = month_number(g["mon"] or "")
    year = _nearest(c, number)
    if year is None:
        return None, "published"
    return part_of(d.month(year, number), g.get("part")), "published"


def read_which_month(g: Groups, c: Context) -> Answer:
    """Read "last April": the last one that is over; "this April" and "next April"."""
    if c.published is None:
        return None, "published"
    number, here = month_number(g["mon"] or ""), c.published
    which = (g["which"] or "").lower()
    year = here.year
    if which in {"last", "past", "previous"} and number >= here.month:
        year -= 1
    elif which in {"next", "following", "coming"} and number <= here.month:
        year += 1
    return part_of(d.month(year, number), g.get("part")), "published"


def part_of(whole: Days, words: str | None) -> Days:
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


def read_nth_week(g: Groups, c: Context) -> Answer:
    """Read "the first week of March", "the second half of 2019"."""
    what, nth = (g["what"] or "").lower(), (g["nth"] or "").lower()
    if g["year"]:
        whole: Days | None = d.year(int(g["year"]))
        anchor: Anchor = "absolute"
    else:
        whole, anchor = read_month(g, c) if g["y"] else read_bare_month(g, c)
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


def read_season(g: Groups, c: Context) -> Answer:
    """Read "last winter", "the summer of 2014"."""
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


# Years


def read_year(g: Groups, _: Context) -> Answer:
    """Read "2014"."""
    return d.year(int(g["y"] or 0)), "absolute"


def read_years(g: Groups, _: Context) -> Answer:
    """Read "2011-13"."""
    first, last = int(g["y"] or 0), g["y2"] or ""
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not first < end:
        return None, "absolute"
    return Days(date(first, 1, 1), date(end, 12, 31), "year"), "absolute"


def read_part_of_a_year(g: Groups, _: Context) -> Answer:
    """Read "late 2019"."""
    return part_of(d.year(int(g["y"] or 0)), g["part"]), "absolute"


def read_decade(g: Groups, _: Context) -> Answer:
    """Read "the early 1990s"."""
    return part_of(d.decade(int(g["y"] or 0)), g["part"]), "absolute"
