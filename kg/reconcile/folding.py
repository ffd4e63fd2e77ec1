"""Put the tolls of one article that stand by themselves with the event they can only be of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.reconcile.happenings import Day, Happening

__all__ = ["fold_tolls"]


def fold_tolls(happenings: Iterable[Happening]) -> tuple[Happening, ...]:
    """Join each toll with the one violent event of its place and days; the rest with each other.

    A toll without a place, or with two events to choose from, is left by itself.
    """
    told = list(happenings)
    events = [one for one in told if one.type != "CasualtyReport"]
    tolls: list[Happening] = []
    for toll in (one for one in told if one.type == "CasualtyReport"):
        near = [at for at, event in enumerate(events) if _can_be_of(toll, event)]
        alike = [at for at, other in enumerate(tolls) if _can_be_of(toll, other)]
        if len(near) == 1:
            events[near[0]] = _joined(events[near[0]], toll)
        elif len(alike) == 1:
            tolls[alike[0]] = _joined(tolls[alike[0]], toll)
        else:
            tolls.append(toll)
    return (*events, *tolls)


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
