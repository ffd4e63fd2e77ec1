"""Put the tolls of one article that stand by themselves with the event they can only be of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.reconcile.happenings import Day, Happening

__all__ = ["fold_tolls"]


_FEWEST = 3
"""Telling words of a toll's sentence that say that it is the event's sentence, too."""


def fold_tolls(happenings: Iterable[Happening]) -> tuple[Happening, ...]:
    """Join each toll with the violent event that it can only be of; the rest with each other.

    That is the one event told in the same sentence, else the one of its place and days, or, where
    it has no place, of its stated day. Where there are two to choose from, it is left by itself.
    """
    told = list(happenings)
    events = [one for one in told if one.type != "CasualtyReport"]
    first, tolls = tuple(events), list[Happening]()
    for toll in (one for one in told if one.type == "CasualtyReport"):
        at = _event_of(toll, first)
        alike = [n for n, other in enumerate(tolls) if _can_be_of(toll, other)]
        if at is not None:
            events[at] = _joined(events[at], toll)
        elif len(alike) == 1:
            tolls[alike[0]] = _joined(tolls[alike[0]], toll)
        else:
            tolls.append(toll)
    return (*events, *tolls)


def _event_of(toll: Happening, events: Sequence[Happening]) -> int | None:
    """Find the event that a toll is of, by the clearest rule that leaves one."""
    for rule in (_one_sentence, _can_be_of, _one_day):
        near = [at for at, event in enumerate(events) if rule(toll, event)]
        if near:
            return near[0] if len(near) == 1 else None
    return None


def _one_sentence(toll: Happening, other: Happening) -> bool:
    return (
        other.family == "violence"
        and len(toll.words) >= _FEWEST
        and {*toll.words} <= {*other.words}
        and _meet(toll.day, other.day)
    )


def _one_day(toll: Happening, other: Happening) -> bool:
    return (
        other.family == "violence"
        and not toll.spots
        and toll.day.earliest is not None
        and (toll.day.earliest, toll.day.latest) == (other.day.earliest, other.day.latest)
    )


def _can_be_of(toll: Happening, other: Happening) -> bool:
    places = {spot.iri for spot in toll.spots}
    return (
        other.family == "violence"
        and bool(places)
        and not places.isdisjoint(spot.iri for spot in other.spots)
        and _meet(toll.day, other.day)
    )


def _meet(one: Day, other: Day) -> bool:
    """Say whether two days can be one; a day that is not told can be any."""
    if one.earliest and one.latest and other.earliest and other.latest:
        return one.earliest <= other.latest and other.earliest <= one.latest
    return not one.words or not other.words or one.words == other.words


def _joined(one: Happening, toll: Happening) -> Happening:
    day = one.day if one.day.words or one.day.earliest else toll.day
    return replace(
        one,
        day=day,
        spots=(*one.spots, *(spot for spot in toll.spots if spot not in one.spots)),
        players=(*one.players, *(p for p in toll.players if p not in one.players)),
        counts=(*one.counts, *toll.counts),
        words=tuple(sorted({*one.words, *toll.words})),
        tellings=tuple(dict.fromkeys((*one.tellings, *toll.tellings))),
    )
