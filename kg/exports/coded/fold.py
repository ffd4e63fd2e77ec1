"""Put a toll that stands by itself in an article with the event it can only be of."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from kg.exports.coded.values import Report

__all__ = ["VIOLENT", "fold"]

VIOLENT = frozenset({"ArmedClash", "AirStrike", "Shelling", "Bombing", "Attack"})
"""Event types that a toll can be of."""


def fold(reports: Iterable[Report], *, apart: Container[str] = ()) -> list[Report]:
    """Join each toll of one incident with the one violent event of its place and days.

    Reconciling does the same. ``apart`` are those that it left by themselves.
    """
    told = list(reports)
    kept = [one for one in told if not _is_toll(one) or one.iri in apart]
    for toll in (one for one in told if _is_toll(one) and one.iri not in apart):
        near = [at for at, event in enumerate(kept) if _can_be_of(toll, event)]
        if len(near) == 1:
            kept[near[0]] = _joined(kept[near[0]], toll)
        else:
            kept.append(toll)
    return kept


def _is_toll(report: Report) -> bool:
    return report.type == "CasualtyReport"


def _can_be_of(toll: Report, event: Report) -> bool:
    places = {place.iri for place in toll.where}
    return (
        event.type in VIOLENT
        and all(figure.scope == "Incident" for figure in toll.figures)
        and not places.isdisjoint(place.iri for place in event.where)
        and _meet(toll, event)
    )


def _meet(one: Report, other: Report) -> bool:
    """Say whether the days of two reports can be one; a day that is not told can be any."""
    if one.days and other.days:
        return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]
    words = {one.day_words.casefold(), other.day_words.casefold()}
    return "" in words or len(words) == 1


def _joined(event: Report, toll: Report) -> Report:
    return replace(
        event,
        days=event.days or toll.days,
        day_words=event.day_words or toll.day_words,
        who=(*event.who, *(who for who in toll.who if who not in event.who)),
        where=(*event.where, *(place for place in toll.where if place not in event.where)),
        figures=(*event.figures, *toll.figures),
    )
