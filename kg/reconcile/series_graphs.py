"""Series and copied texts as quads, each in a graph of its own that goes by its IRI."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad

from kg.mapping.writer import GraphWriter
from kg.reconcile.claim_graphs import write_counted, write_names
from kg.reconcile.series import Series, Step
from kg.terms import CKG, Minter, code

__all__ = ["copies_graph", "copies_quads", "series_graph", "series_quads"]


def series_graph(base: str, key: str) -> str:
    """Name a series, and its graph."""
    return Minter(base).thing("series", key)


def copies_graph(base: str, slug: str) -> str:
    """Name a text that several articles print, and its graph, by the first of them."""
    return Minter(base).thing("copies", slug)


def series_quads(base: str, found: Series) -> list[Quad]:
    """Write a series: what it counts, where, by whom; its figures; where they fall."""
    mint, me = Minter(base), series_graph(base, found.key)
    graph = GraphWriter(me)
    every = [point for step in found.steps for point in step.points]
    days = sorted(point.day for point in every if point.day)
    first = min(every, key=lambda point: point.claim)
    graph.types(me, CKG.TollSeries)
    where = [first.place_name] if first.place_name else []
    graph.label(me, ", ".join([first.count.measure, *where, first.source_name]))
    write_counted(graph, me, first.count)
    graph.link(me, CKG.counting, code("counting-scheme", first.kind))
    graph.link(me, CKG.place, first.place)
    graph.links(me, CKG.sourceActor, (point.source for point in every if point.source))
    graph.link(me, CKG.side, code("side-scheme", first.side))
    graph.flag(me, CKG.named, first.named)
    graph.day(me, CKG.firstDay, days[0] if days else None)
    graph.day(me, CKG.lastDay, days[-1] if days else None)
    graph.integer(me, CKG.pointCount, len(found.steps))
    write_names(graph, ((point.source, point.source_name) for point in every))
    write_names(graph, [(first.place, first.place_name)])
    for number, step in enumerate(found.steps, start=1):
        _write_step(graph, me, mint.thing("point", f"{found.key}_{number}"), step)
        if step.flag == "falls":
            _write_fall(graph, mint, me, step)
    return list(graph)


def copies_quads(base: str, slugs: Iterable[str]) -> list[Quad]:
    """Write which articles print one text; the first by name stands for all."""
    mint, found = Minter(base), sorted(slugs)
    me = copies_graph(base, found[0])
    graph = GraphWriter(me)
    graph.types(me, CKG.CopiedText)
    graph.link(me, CKG.firstPrintedIn, mint.article(found[0]))
    graph.links(me, CKG.copy, (mint.article(slug) for slug in found))
    return list(graph)


def _write_step(graph: GraphWriter, series: str, me: str, step: Step) -> None:
    point = step.point
    graph.types(me, CKG.TollPoint)
    graph.link(me, CKG.inSeries, series)
    graph.day(me, CKG.asOf, point.day)
    graph.link(me, CKG.dayBasis, code("basis-scheme", point.basis))
    graph.integer(me, CKG.low, point.count.low)
    graph.integer(me, CKG.high, point.count.high)
    graph.link(me, CKG.bound, code("bound-scheme", point.count.bound))
    graph.link(me, CKG.flag, code("flag-scheme", step.flag))
    graph.links(me, CKG.restsOn, (one.claim for one in step.points))


def _write_fall(graph: GraphWriter, mint: Minter, series: str, step: Step) -> None:
    earlier, later = step.before[0], step.point
    me = mint.thing("revision", f"{later.claim.rpartition('/')[2]}_series")
    graph.types(me, CKG.Revision)
    graph.label(me, f"{earlier.count.words} to {later.count.words}")
    graph.link(me, CKG.direction, code("direction-scheme", "down"))
    graph.link(me, CKG.inSeries, series)
    graph.link(me, CKG.earlierClaim, earlier.claim)
    graph.link(me, CKG.laterClaim, later.claim)
    graph.link(me, CKG.sourceActor, later.source)
    graph.day(me, CKG.firstDay, earlier.day)
    graph.day(me, CKG.lastDay, later.day)
    write_counted(graph, me, later.count)
