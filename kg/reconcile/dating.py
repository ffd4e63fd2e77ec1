"""Date an article that states no day, by what it shares with one that does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.reconcile.compare import compare
from kg.reconcile.happenings import Day, Happening, Story
from kg.reconcile.relative import days_by_words, issue_days

__all__ = ["Dating", "infer_day", "with_days"]

_FEWEST = 2
"""Happenings that two articles must share before one dates the other: one may be chance."""
_ASSUMED = 3
"""Days before the article's own within which news without a day is taken to have happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """The day on which an article was issued, by the slug of another, and the reasons."""

    day: date
    by: str
    reasons: tuple[str, ...]


def infer_day(story: Story, dated: Iterable[Story]) -> Dating | None:
    """Find the one day that everything shared with a dated article allows; None where many do.

    Of several dated articles, the one that shares most with it is believed.
    """
    best: tuple[tuple[int, str], Dating] | None = None
    for other in sorted(dated, key=lambda other: other.slug):
        found = _by_one(story, other)
        if found and (best is None or found[0] > best[0][0]):
            best = (found[0], other.slug), found[1]
    return best[1] if best else None


def with_days(story: Story, dating: Dating | None) -> Story:
    """Fill in days: those of relative words by the inferred day, and assumed ones for the rest."""
    issued = dating.day if dating else story.issued
    if issued is None:
        return story
    filled = (replace(one, day=_day(one.day, issued)) for one in story.happenings)
    return replace(story, happenings=tuple(filled))


def _day(day: Day, issued: date) -> Day:
    if day.earliest is not None:
        return day
    if found := days_by_words(day.words, issued):
        return replace(day, earliest=found[0], latest=found[1])
    if day.words:
        return day  # words that say when, and that nobody could resolve
    return replace(day, earliest=issued - timedelta(_ASSUMED), latest=issued, assumed=True)


def _by_one(story: Story, other: Story) -> tuple[int, Dating] | None:
    """Intersect what each shared happening says of the day."""
    first, last, shared, reasons = date.min, date.max, 0, []
    for mine, theirs in _matches(story, other):
        shared += 1
        allowed = _allowed(mine.day, theirs.day, other.issued)
        if allowed:
            first, last = max(first, allowed[0]), min(last, allowed[1])
            where = mine.spots[0].name if mine.spots else "no place"
            reasons.append(f"{mine.type} ({where}), {mine.day.words!r} and {theirs.day.words!r}")
    if shared < _FEWEST or first != last:
        return None
    return shared, Dating(day=first, by=other.slug, reasons=tuple(reasons))


def _matches(story: Story, other: Story) -> list[tuple[Happening, Happening]]:
    """Pair what the two articles share, the best pairs first, each happening once."""
    scored = [
        (found.score, mine.iri, theirs.iri, mine, theirs)
        for mine in story.happenings
        for theirs in other.happenings
        if mine.family == theirs.family and (found := compare(mine, theirs)).same
    ]
    pairs, taken = [], set[str]()
    for _, one, two, mine, theirs in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if taken.isdisjoint({one, two}):
            taken |= {one, two}
            pairs.append((mine, theirs))
    return pairs


def _allowed(mine: Day, theirs: Day, issued: date | None) -> tuple[date, date] | None:
    """Say on which days an article may be issued that puts a happening so, and another so."""
    if mine.earliest or not mine.words or not theirs.earliest or not theirs.latest or not issued:
        return None
    days = issue_days(mine.words, (theirs.earliest, theirs.latest))
    if days and mine.words == theirs.words and days_by_words(mine.words, issued):
        weekly = days[1] - days[0] > timedelta(_ASSUMED)
        return days if weekly else (issued, issued)
    return days
