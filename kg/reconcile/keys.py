"""Blocking keys: only happenings that share one are compared, so cost grows with what is new."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kg.reconcile.happenings import Count, Day, Happening, Spot

__all__ = ["day_keys", "timeless_keys"]

_DAYS = 4
"""Days in a bucket of time."""
_LONGEST = 40
"""Days in an interval that is too long to be looked for day by day."""
_LARGE = 10
"""Figures below this are too common to look for."""


def day_keys(happening: Happening) -> Iterator[str]:
    """Give the keys of a happening whose days are known: class, place or figure, days.

    The day before and after count too, since outlets in different places date a night differently.
    """
    family = happening.family
    for bucket in _buckets(happening.day):
        for place in _places(happening):
            yield f"{family}|{place}|{bucket}"
        for count in _numbers(happening):
            yield f"{family}|{count}|{bucket}"


def timeless_keys(happening: Happening, *, dated: bool) -> Iterator[str]:
    """Give the keys by which an article without a date and one with a date find each other.

    Each looks for the keys of the other kind, so that dated ones meet none of their own.
    """
    kind = f"{happening.family}|{'dated' if dated else 'undated'}"
    for spot in happening.spots:
        if spot.kind != "Country":
            yield f"{kind}|{spot.names[0]}"
    for count in _numbers(happening):
        yield f"{kind}|{count}"


def _places(happening: Happening) -> Iterator[str]:
    """Give the places and what they lie in; a country only where nothing smaller is known."""
    for spot in happening.spots:
        if spot.kind != "Country":
            yield from spot.names
            yield _local(spot.iri)
            yield from (_local(iri) for iri in spot.around[:-1])
    if all(spot.kind == "Country" for spot in happening.spots):
        yield from (_country(spot) for spot in happening.spots)


def _country(spot: Spot) -> str:
    return spot.country or spot.names[0]


def _local(iri: str) -> str:
    return iri.rpartition("/")[2]


def _numbers(happening: Happening) -> Iterator[str]:
    for count in happening.counts:
        if count.scope == "Incident" and (value := _value(count)) >= _LARGE:
            yield f"{count.measure}={value}"


def _value(count: Count) -> int:
    return count.low if count.low is not None else count.high or 0


def _buckets(day: Day) -> Iterator[int]:
    if day.earliest is None or day.latest is None or (day.latest - day.earliest).days > _LONGEST:
        return
    first, last = _near(day.earliest, -1), _near(day.latest, 1)
    yield from range(first.toordinal() // _DAYS, last.toordinal() // _DAYS + 1)


def _near(day: date, days: int) -> date:
    try:
        return day + timedelta(days)
    except OverflowError:
        return day
