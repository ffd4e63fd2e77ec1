"""Incidents and datings as quads, each in a graph of its own that goes by its IRI."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from pyoxigraph import Quad

from kg.mapping.writer import GraphWriter, decimal
from kg.reconcile.dating import Dating
from kg.reconcile.engine import Grouping, Member
from kg.reconcile.happenings import Happening, Spot
from kg.reconcile.places import local
from kg.terms import CKG, XSD, Minter, code

__all__ = ["dating_graph", "dating_quads", "incident_graph", "incident_quads"]


def incident_graph(base: str, key: str) -> str:
    """Name an incident, and its graph."""
    return Minter(base).thing("incident", key)


def dating_graph(base: str, slug: str) -> str:
    """Name the dating of an article, and its graph."""
    return Minter(base).thing("dating", slug)


def incident_quads(base: str, grouping: Grouping) -> list[Quad]:
    """Write an incident: its members with their reasons, its days and places, its sources."""
    me = incident_graph(base, grouping.key)
    graph = GraphWriter(me)
    told = [member.happening for member in grouping.members]
    spots = _places(told)
    first, last = _days(told)
    kind = _commonest(one.type for one in told if one.type != "CasualtyReport")
    graph.types(me, CKG.Incident)
    graph.label(me, ", ".join(_title(kind or "Violence", spots, first)))
    graph.link(me, CKG.incidentType, code("event-type-scheme", kind))
    graph.day(me, CKG.firstDay, first)
    graph.day(me, CKG.lastDay, last)
    graph.links(me, CKG.place, (spot.iri for spot in spots))
    graph.integer(me, CKG.articleCount, len({one.story for one in told}))
    graph.integer(me, CKG.independentSources, len({m.origin for m in grouping.members}))
    for member in grouping.members:
        _write_member(graph, me, base, member)
    return list(graph)


def dating_quads(base: str, slug: str, article: str, by: str, dating: Dating) -> list[Quad]:
    """Write the day that an article was given by what it shares with another."""
    me = dating_graph(base, slug)
    graph = GraphWriter(me)
    graph.types(me, CKG.Dating)
    graph.link(me, CKG.ofArticle, article)
    graph.link(me, CKG.datedBy, by)
    graph.day(me, CKG.inferredDay, dating.day)
    graph.text(me, CKG.reason, "; ".join(dating.reasons))
    return list(graph)


def _write_member(graph: GraphWriter, incident: str, base: str, member: Member) -> None:
    mint, told = Minter(base), member.happening
    me = mint.thing("membership", told.iri.rpartition("/")[2])
    graph.link(incident, CKG.member, told.iri)
    graph.types(me, CKG.Membership)
    graph.link(me, CKG.inIncident, incident)
    graph.link(me, CKG.ofMember, told.iri)
    graph.link(me, CKG.ofArticle, member.remembered.story.iri)
    graph.link(me, CKG.firstPrintedIn, mint.article(member.origin))
    graph.link(me, CKG.bestMatch, member.best.pair[1])
    graph.typed(me, CKG.matchScore, decimal(member.best.score), XSD.decimal)
    graph.text(me, CKG.reason, "; ".join(member.best.reasons))


def _title(kind: str, spots: list[Spot], day: date | None) -> list[str]:
    """Name an incident for people: its class, its first place, its first day."""
    where = [spots[0].name] if spots else []
    return [kind, *where, *([day.isoformat()] if day else [])]


def _commonest(values: Iterable[str]) -> str | None:
    """Give the value that comes most often; of several, the first by name."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value), default=None)


def _places(told: list[Happening]) -> list[Spot]:
    """Give the places that most members name: towns where there are any, else what there is."""
    spots = {spot.iri: spot for one in told for spot in one.spots if spot.role != "target"}
    counted = Counter(spot.iri for one in told for spot in one.spots)
    towns = [spot for spot in spots.values() if local(spot)]
    return sorted(towns or spots.values(), key=lambda spot: (-counted[spot.iri], spot.iri))


def _days(told: list[Happening]) -> tuple[date | None, date | None]:
    """Give the days that all members allow, where they meet; stated days before assumed ones."""
    stated = [one.day for one in told if one.day.earliest and one.day.latest]
    sure = [day for day in stated if not day.assumed] or stated
    firsts = [day.earliest for day in sure if day.earliest]
    lasts = [day.latest for day in sure if day.latest]
    if not firsts or not lasts:
        return None, None
    first, last = max(firsts), min(lasts)
    return (first, last) if first <= last else (min(firsts), max(lasts))
