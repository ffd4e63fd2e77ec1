"""What the claims on an incident come to, as quads of the incident's graph."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from pyoxigraph import Quad

from kg.mapping.writer import GraphWriter, decimal
from kg.reconcile.corroboration import Support, figures, incident_support, name_of
from kg.reconcile.disagreements import (
    Apart,
    Disagreement,
    Revision,
    contrasts,
    disagreements,
    revisions,
    said_of,
)
from kg.reconcile.engine import Grouping
from kg.reconcile.happenings import Count, Happening
from kg.reconcile.ranges import counted
from kg.reconcile.voices import Voice
from kg.terms import CKG, XSD, Minter, code

__all__ = [
    "claim_quads", "ratio", "within_graph", "within_quads", "write_counted", "write_names",
]  # fmt: skip


def claim_quads(base: str, grouping: Grouping) -> list[Quad]:
    """Write disagreements, revisions, contrasts and who bears out what, in the incident's graph."""
    mint = Minter(base)
    incident = mint.thing("incident", grouping.key)
    graph = GraphWriter(incident)
    said = said_of(grouping)
    for disagreement in disagreements(said):
        me = mint.thing("disagreement", _name(disagreement))
        _write_disagreement(graph, me, disagreement)
        graph.link(me, CKG.inIncident, incident)
    for revision in revisions(said):
        me = _write_revision(graph, mint, revision)
        graph.link(me, CKG.inIncident, incident)
    for apart in contrasts(grouping):
        _write_contrast(graph, mint, incident, apart)
    for support in figures(said):
        name = _local(support.voices[0].claim)
        _write_support(graph, mint.thing("corroboration", name), incident, support)
    told = [voice for one in said for voice in one.voices]
    if whole := incident_support(grouping):
        told += whole.voices
        _write_support(graph, mint.thing("corroboration", grouping.key), incident, whole)
        for number, source in enumerate(whole.sources, start=1):
            me = mint.thing("source", f"{grouping.key}_{number}")
            _write_source(graph, me, incident, source)
    spots = (spot for member in grouping.members for spot in member.happening.spots)
    write_names(graph, ((spot.iri, spot.name) for spot in spots))
    write_names(graph, ((voice.who, voice.name) for voice in told))
    return list(graph)


def write_names(graph: GraphWriter, named: Iterable[tuple[str | None, str]]) -> None:
    """Name places and actors in a graph of its own, so that a question need not look elsewhere.

    Of several names the shortest is taken; the articles have them all.
    """
    names: dict[str, tuple[int, str]] = {}
    for iri, name in named:
        if iri:
            mine = len(name), name
            names[iri] = min(names.get(iri, mine), mine)
    for iri, (_, name) in names.items():
        graph.label(iri, name)


def write_counted(graph: GraphWriter, me: str, count: Count) -> None:
    """Write what is counted, in what, over what, and of whom."""
    graph.link(me, CKG.measure, code("measure-scheme", count.measure))
    graph.link(me, CKG.unit, code("unit-scheme", count.unit))
    graph.link(me, CKG.scope, code("scope-scheme", count.scope))
    graph.text(me, CKG.countedGroup, counted(count))


def ratio(least: int, most: int) -> str | None:
    """Divide as canonical xsd:decimal, to four places; None by 0."""
    return decimal(float(Fraction(most, least))) if least else None


def within_graph(base: str, slug: str) -> str:
    """Name the graph of the disagreements inside an article."""
    return Minter(base).thing("within", slug)


def within_quads(
    base: str, slug: str, found: Iterable[tuple[Happening, Disagreement]]
) -> list[Quad]:
    """Write where the sources of one article disagree on one of its events."""
    graph = GraphWriter(within_graph(base, slug))
    for happening, disagreement in found:
        me = Minter(base).thing("disagreement", f"{_name(disagreement)}_within")
        _write_disagreement(graph, me, disagreement)
        graph.link(me, CKG.ofMember, happening.iri)
    return list(graph)


def _name(found: Disagreement) -> str:
    return _local(min(one.claim for one in found.alternatives))


def _write_disagreement(graph: GraphWriter, me: str, found: Disagreement) -> None:
    least, most = found.ends
    count = found.alternatives[0].count
    graph.types(me, CKG.Disagreement)
    graph.label(me, f"{count.measure}: {least} to {most}")
    write_counted(graph, me, count)
    graph.integer(me, CKG.least, least)
    graph.integer(me, CKG.most, most)
    graph.typed(me, CKG.ratio, ratio(least, most), XSD.decimal)
    graph.links(me, CKG.alternative, (one.claim for one in found.alternatives))
    graph.text(me, CKG.reason, " against ".join(dict.fromkeys(o.words for o in found.alternatives)))


def _write_revision(graph: GraphWriter, mint: Minter, found: Revision) -> str:
    me = mint.thing("revision", _local(found.later.claim))
    shared = [v for v in found.later.voices if any(v.same & o.same for o in found.earlier.voices)]
    graph.types(me, CKG.Revision)
    graph.label(me, f"{found.earlier.count.words} to {found.later.count.words}")
    graph.link(me, CKG.direction, code("direction-scheme", found.direction))
    graph.link(me, CKG.earlierClaim, found.earlier.claim)
    graph.link(me, CKG.laterClaim, found.later.claim)
    graph.links(me, CKG.sourceActor, (voice.who for voice in shared if voice.who))
    graph.day(me, CKG.firstDay, found.earlier.day)
    graph.day(me, CKG.lastDay, found.later.day)
    write_counted(graph, me, found.later.count)
    return me


def _write_contrast(graph: GraphWriter, mint: Minter, incident: str, found: Apart) -> None:
    me = mint.thing("contrast", f"{_local(found.one.iri)}_{_local(found.other.iri)}")
    graph.types(me, CKG.Contrast)
    graph.label(me, f"{found.one.words} beside {found.other.words}: {found.why}")
    graph.link(me, CKG.inIncident, incident)
    graph.link(me, CKG.contrastKind, code("contrast-scheme", found.why))
    graph.links(me, CKG.ofFigure, (found.one.iri, found.other.iri))


def _write_support(graph: GraphWriter, me: str, incident: str, found: Support) -> None:
    first, count = found.first, found.count
    graph.types(me, CKG.Corroboration)
    graph.label(me, f"{count.words} {count.measure}" if count else "the incident")
    graph.link(me, CKG.inIncident, incident)
    if count:
        write_counted(graph, me, count)
        graph.integer(me, CKG.low, count.low)
        graph.integer(me, CKG.high, count.high)
    graph.integer(me, CKG.independentSources, len(found.sources))
    graph.integer(me, CKG.namedSources, found.named)
    graph.links(me, CKG.side, (CKG[f"side-{side}"] for side in found.sides))
    graph.links(me, CKG.restsOn, (voice.claim for voice in found.voices))
    _write_first(graph, me, first)
    graph.link(me, CKG.firstReportedBy, first.who)
    graph.link(me, CKG.firstReportedIn, first.article)


def _write_source(graph: GraphWriter, me: str, incident: str, source: tuple[Voice, ...]) -> None:
    graph.types(me, CKG.IndependentSource)
    graph.label(me, name_of(source))
    graph.link(me, CKG.inIncident, incident)
    graph.flag(me, CKG.named, any(voice.named for voice in source))
    graph.links(me, CKG.side, {CKG[f"side-{voice.side}"] for voice in source})
    graph.links(me, CKG.sourceActor, {voice.who for voice in source if voice.who})
    graph.links(me, CKG.restsOn, {voice.claim for voice in source})
    _write_first(graph, me, min(source, key=lambda voice: voice.day or date.max))


def _write_first(graph: GraphWriter, me: str, first: Voice) -> None:
    graph.day(me, CKG.firstReported, first.day)


def _local(iri: str) -> str:
    return iri.rpartition("/")[2]
