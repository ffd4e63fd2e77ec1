"""The ledger of a place as quads, in a graph of its own."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad

from kg.mapping.writer import GraphWriter
from kg.reconcile.claim_graphs import write_names
from kg.reconcile.control import Tenure
from kg.reconcile.corroboration import name_of
from kg.terms import CKG, Minter, code

__all__ = ["ledger_graph", "ledger_quads"]


def ledger_graph(base: str, place: str) -> str:
    """Name the graph of a place's ledger."""
    return Minter(base).thing("ledger", place.rpartition("/")[2])


def ledger_quads(base: str, place: str, tenures: Iterable[Tenure]) -> list[Quad]:
    """Write who held a place, from when until when, according to whom, and who says otherwise."""
    mint = Minter(base)
    graph = GraphWriter(ledger_graph(base, place))
    names: list[tuple[str | None, str]] = []
    for one in tenures:
        names.append((place, one.place_name))
        names += [(who.iri, who.name) for who in (one.holder, one.former) if who]
        names += [(voice.who, voice.name) for voice in one.voices]
        me = mint.thing("tenure", one.name)
        graph.types(me, CKG.Tenure)
        holder = one.holder.name if one.holder else "nobody"
        words = "not " if one.status == "denied" and one.holder else ""
        graph.label(me, f"{words}{holder} ({name_of(one.voices)})")
        graph.link(me, CKG.place, place)
        graph.link(me, CKG.holder, one.holder.iri if one.holder else None)
        graph.link(me, CKG.formerHolder, one.former.iri if one.former else None)
        graph.link(me, CKG.status, code("status-scheme", one.status))
        graph.day(me, CKG.firstDay, one.since)
        graph.day(me, CKG.lastDay, one.until)
        graph.links(me, CKG.sourceActor, (voice.who for voice in one.voices if voice.who))
        graph.links(me, CKG.side, {CKG[f"side-{voice.side}"] for voice in one.voices})
        graph.links(me, CKG.restsOn, (voice.claim for voice in one.voices))
        graph.links(me, CKG.contestedBy, (mint.thing("tenure", o) for o in one.contested_by))
    write_names(graph, names)
    return list(graph)
