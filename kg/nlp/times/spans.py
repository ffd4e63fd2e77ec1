"""From matches in the text to resolved spans: ranges, "since", order of resolution."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.nlp.parts import Precision
from kg.nlp.times.context import Anchor, Context
from kg.nlp.times.days import Days
from kg.nlp.times.grammar import Found, scan
from kg.nlp.times.resolve import resolve

__all__ = ["Resolved", "resolve_text"]

_DASHES = frozenset({"-", "\u2013", "\u2014"})
_TO = frozenset({"to", "through", "until", "till", "into", "and"}) | _DASHES
_OPEN = frozenset({"until", "till", "before", "after", "ahead", "pre", "post"})
_PREPOSITIONS = frozenset(
    {"on", "in", "at", "by", "during", "over", "since", "from", "between", "until", "till",
     "before", "after", "throughout", "within", "through", "around", "about"}
)  # fmt: skip
_INHERITS = frozenset({"bare_month", "part_of_month", "day_month", "month_day"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """A written time with its days; offsets are into the text, the preposition included."""

    start: int
    end: int
    days: Days | None
    anchor: Anchor


def resolve_text(
    text: str,
    published: date | None,
    *,
    month_first: bool | None = None,
    is_future: Callable[[Found], bool] = lambda _: False,
    skip: Callable[[Found], bool] = lambda _: False,
) -> list[Resolved]:
    """Find and resolve the times of a text, in order."""
    matches = [found for found in scan(text) if not skip(found)]
    context = Context(published, month_first=month_first)
    resolved: list[Resolved] = []
    n = 0
    while n < len(matches):
        ends = _range_end(text, matches, n)
        here = replace(context, future=is_future(matches[n]))
        if ends:
            one = _range(text, matches[n], matches[n + 1], here)
        else:
            one = _one(text, matches[n], here)
        resolved.append(one)
        context = _after(context, one)
        n += 2 if ends else 1
    return resolved


def _word_before(text: str, start: int) -> tuple[str, int]:
    """Return the word before an offset in lower case, and where it begins."""
    head = text[max(0, start - 12) : start].rstrip()
    word = head[len(head.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")) :]
    return word.lower(), max(0, start - 12) + len(head) - len(word)


def _range_end(text: str, matches: Sequence[Found], n: int) -> bool:
    """Tell whether this match and the next are the two ends of one time."""
    if n + 1 == len(matches):
        return False
    between = text[matches[n].end : matches[n + 1].start].strip().lower()
    if between not in _TO:
        return False
    before, _ = _word_before(text, matches[n].start)
    if between == "and":
        head = text[max(0, matches[n].start - 16) : matches[n].start].lower()
        return before == "between" or head.rstrip().endswith(("night of", "nights of"))
    return between in _DASHES or before == "from" or between in {"through", "to", "into"}


def _range(text: str, first: Found, second: Found, context: Context) -> Resolved:
    end, anchor = resolve(second, context)
    start = _start_of_range(first, second, end, context)
    days = None
    if start and end and end.last and start.first <= end.last:
        days = Days(start.first, end.last, _coarser(start, end))
    before, offset = _word_before(text, first.start)
    begins = offset if before in {"from", "between"} else first.start
    return Resolved(begins, second.end, days, anchor)


def _start_of_range(first: Found, second: Found, end: Days | None, context: Context) -> Days | None:
    year = second.groups.get("y")
    if first.rule in _INHERITS and not first.groups.get("y") and year and end:
        for value in (int(year), int(year) - 1):
            dated = replace(first, groups={**first.groups, "y": str(value)})
            rule = {"bare_month": "month", "part_of_month": "month"}.get(first.rule, first.rule)
            start, _ = resolve(replace(dated, rule=rule), context)
            if start is None or start.first <= end.first:
                return start
    if end is not None and context.published is not None:
        # "from Friday to Sunday": Friday is the one before that Sunday
        context = replace(context, published=end.first, future=False)
    return resolve(first, context)[0]


def _coarser(start: Days, end: Days) -> Precision:
    """Return the precision of a range: that of its ends, "days" for two single days."""
    if start.precision == end.precision:
        return "days" if start.precision == "day" else start.precision
    return "days"


def _one(text: str, found: Found, context: Context) -> Resolved:
    days, anchor = resolve(found, context)
    word, offset = _word_before(text, found.start)
    if word == "since":
        if days is not None:
            days = _since(days, context.published)
        return Resolved(offset, found.end, days, anchor)
    if word in _OPEN and not _is_attribute(text, found):
        days = None
    if word in _PREPOSITIONS:
        return Resolved(offset, found.end, days, anchor)
    return Resolved(found.start, found.end, days, anchor)


def _since(days: Days, published: date | None) -> Days | None:
    """Return from the first of these days to the article's day."""
    if published is not None and days.first > published:
        return None
    return replace(days, last=published)


def _is_attribute(text: str, found: Found) -> bool:
    """Tell "after Monday's attack", where the day is the attack's."""
    return text[found.start : found.end].rstrip("s").endswith(("'", "\u2019"))


def _after(context: Context, one: Resolved) -> Context:
    if one.days is None:
        return context
    if one.days.precision in {"day", "days"}:
        return replace(context, last=one.days, last_day=one.days)
    return replace(context, last=one.days)
