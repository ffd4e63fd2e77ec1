"""Claims, and the events and figures they assert."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.mapping.entities import required_code
from kg.mapping.names import Names
from kg.mapping.spans import Spans, shorten
from kg.mapping.writer import GraphWriter, decimal
from kg.model import Claim, Event, Extraction, Figure, Slot
from kg.terms import CKG, XSD

__all__ = ["write_claim", "write_event", "write_figure", "write_trace"]

_PLACES = frozenset({"place", "origin", "destination", "territory", "claimPlace"})


def write_event(graph: GraphWriter, event: Event, names: Names, spans: Spans) -> None:
    """Write an event and who and what took part in it."""
    me = names.things[event.id]
    graph.types(me, CKG.Event, CKG[event.type])
    graph.label(me, _title(event, names))
    graph.link(me, CKG.eventKind, required_code("kind-scheme", event.kind))
    for slot in event.slots:
        graph.link(me, CKG[slot.role], _filler(slot, names))
    if event.when:
        graph.link(me, CKG.when, names.time(event.when))
    if event.content:
        graph.link(me, CKG.content, spans.use(event.content))


def write_figure(graph: GraphWriter, figure: Figure, names: Names, spans: Spans) -> None:
    """Write a figure: what it counts, its bounds, its words."""
    me = names.things[figure.id]
    words = spans.words(figure.stated)
    graph.types(me, CKG.Figure, CKG[figure.type])
    rank = f" {figure.rank.replace('-', ' ')}" if figure.rank else ""
    graph.label(me, f"{shorten(words)}{rank} {figure.measure}")
    graph.link(me, CKG.measure, required_code("measure-scheme", figure.measure))
    graph.link(me, CKG.unit, required_code("unit-scheme", figure.unit))
    graph.integer(me, CKG.low, figure.low)
    graph.integer(me, CKG.high, figure.high)
    graph.link(me, CKG.bound, required_code("bound-scheme", figure.bound))
    graph.link(me, CKG.scope, required_code("scope-scheme", figure.scope))
    graph.text(me, CKG.statedAs, words)
    graph.link(me, CKG.statedAt, spans.use(figure.stated))
    graph.link(me, CKG.groupRole, required_code("role-scheme", figure.group_role))
    graph.link(me, CKG.rank, required_code("rank-scheme", figure.rank))
    for slot in figure.slots:
        graph.link(me, CKG[slot.role], _filler(slot, names))
    if figure.when:
        graph.link(me, CKG.when, names.time(figure.when))
    if figure.about:
        graph.link(me, CKG.aboutEvent, names.things[figure.about])
    if figure.subset_of:
        graph.link(me, CKG.subsetOf, names.things[figure.subset_of])


def write_claim(graph: GraphWriter, claim: Claim, names: Names, spans: Spans) -> None:
    """Write a claim: what it asserts, who says so, where it stands, how it was found."""
    me, main = names.things[claim.id], claim.evidence[0]
    graph.types(me, CKG.Claim)
    graph.label(me, f"{names.kinds[claim.asserts]}: {shorten(spans.words(main))}")
    graph.link(me, CKG.asserts, names.things[claim.asserts])
    graph.link(me, CKG.reportedIn, names.article)
    graph.link(me, CKG.mainEvidence, spans.use(main, context=True))
    graph.links(me, CKG.evidence, (spans.use(s, context=True) for s in claim.evidence))
    graph.link(me, CKG.sentence, spans.use(claim.sentence))
    graph.links(me, CKG.cue, (spans.use(span) for span in claim.cues))
    graph.links(me, CKG.claimedBy, (names.actor(slot.entity) for slot in claim.sources))
    graph.links(me, CKG.via, (names.actor(slot.entity) for slot in claim.via))
    graph.link(me, CKG.attribution, required_code("attribution-scheme", claim.attribution))
    graph.link(me, CKG.epistemic, required_code("epistemic-scheme", claim.epistemic))
    graph.link(me, CKG.tense, required_code("tense-scheme", claim.tense))
    graph.link(me, CKG.status, required_code("status-scheme", claim.status))
    if claim.said:
        graph.link(me, CKG.claimTime, names.time(claim.said))
    if claim.said_at:
        graph.link(me, CKG.claimPlace, names.place(claim.said_at.entity))
    graph.typed(me, CKG.score, decimal(claim.score), XSD.decimal)
    graph.text(me, CKG.rule, claim.rule)
    for predicate, others in (
        (CKG.disputes, claim.disputes),
        (CKG.corroborates, claim.corroborates),
        (CKG.revises, claim.revises),
    ):
        graph.links(me, predicate, (names.things[other] for other in others))


def write_trace(trace: GraphWriter, claim: Claim, extraction: Extraction, names: Names) -> None:
    """Write how the slots behind a claim were filled: lines of ``role|entity|start|end|method``."""
    lines = []
    for slot in _slots(claim, extraction):
        entity = _filler(slot, names).rpartition("/")[2]
        start, end = (slot.span.start, slot.span.end) if slot.span else ("", "")
        lines.append(f"{slot.role}|{entity}|{start}|{end}|{slot.method}")
    trace.text(names.things[claim.id], CKG.slotTrace, "\n".join(sorted(set(lines))) or None)


def _slots(claim: Claim, extraction: Extraction) -> Iterator[Slot]:
    """Give the slots of a claim, of what it asserts and of the event its figure is about."""
    yield from claim.sources
    yield from claim.via
    if claim.said_at:
        yield replace(claim.said_at, role="claimPlace")
    about = {claim.asserts}
    for figure in extraction.figures:
        if figure.id == claim.asserts:
            yield from figure.slots
            about.add(figure.about or "")
    for event in extraction.events:
        if event.id in about:
            yield from event.slots


def _title(event: Event, names: Names) -> str:
    """Name an event for people: its class and kind, who and where."""
    kind = f" ({event.kind})" if event.kind else ""
    who = dict.fromkeys(names.entity(slot.entity).name for slot in event.slots)
    return shorten(f"{event.type}{kind}: {', '.join(who)}" if who else f"{event.type}{kind}", 100)


def _filler(slot: Slot, names: Names) -> str:
    if slot.role == "target":
        return names.either(slot.entity)
    if slot.role in _PLACES:
        return names.place(slot.entity)
    return names.actor(slot.entity)
