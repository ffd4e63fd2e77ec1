"""Actors, places and times."""

from __future__ import annotations

from kg.mapping.names import PLACE_KINDS, Names
from kg.mapping.spans import Spans
from kg.mapping.writer import GraphWriter
from kg.model import Entity
from kg.terms import CKG, SKOS, code

__all__ = ["required_code", "write_entities", "write_times"]


def write_entities(graph: GraphWriter, names: Names) -> None:
    """Write every entity that something refers to, and those they refer to in turn."""
    written: set[str] = set()
    containers: dict[str, str] = {}
    while todo := [iri for iri in names.uses if iri not in written]:
        for iri in todo:
            written.add(iri)
            _write_affiliation(graph, iri, names)
            _write_within(graph, iri, names, containers)
    for iri, entities in names.uses.items():
        _write_entity(graph, iri, entities, names)


def write_times(graph: GraphWriter, names: Names, spans: Spans) -> None:
    """Write every time that something refers to."""
    for me, time in names.times():
        graph.types(me, CKG.TimeSpan)
        graph.label(me, time.stated_as)
        graph.text(me, CKG.statedAs, time.stated_as)
        graph.day(me, CKG.earliest, time.earliest)
        graph.day(me, CKG.latest, time.latest)
        graph.text(me, CKG.edtf, time.edtf)
        precision = time.precision if time.earliest or time.latest else "unresolved"
        graph.link(me, CKG.precision, required_code("precision-scheme", precision))
        graph.link(me, CKG.statedAt, spans.use(time.span))


def required_code(scheme: str, notation: str | None) -> str | None:
    """Find the IRI of a code; None for None.

    Raises:
        ValueError: The ontology has no such code: a lexicon or rule is ahead of it.
    """
    if notation is None:
        return None
    found = code(scheme, notation)
    if found is None:
        raise ValueError(f"the ontology's {scheme} has no code {notation!r}")
    return found


def _write_affiliation(graph: GraphWriter, me: str, names: Names) -> None:
    affiliations = [names.actor(e.affiliation) for e in list(names.uses[me]) if e.affiliation]
    graph.link(me, CKG.affiliation, next((iri for iri in affiliations if iri != me), None))


def _write_within(graph: GraphWriter, me: str, names: Names, containers: dict[str, str]) -> None:
    """Write one containing place: the first that is larger, and does not itself lie in this one.

    Entities that share a name and kind are one place, so their containers may contradict.
    """
    for inside in [names.place(e.within) for e in list(names.uses[me]) if e.within]:
        around: str | None = inside
        while around not in (None, me):
            around = containers.get(around or "")
        if around is None and _size(names, inside) >= _size(names, me):
            containers[me] = inside
            graph.link(me, CKG.within, inside)
            return


def _size(names: Names, place: str) -> int:
    return {"Country": 2, "AdministrativeArea": 1}.get(names.uses[place][0].kind, 0)


def _write_entity(graph: GraphWriter, me: str, entities: list[Entity], names: Names) -> None:
    """Write what one or more entities of the article, which share a name or an item, say of it."""
    first = entities[0]
    family = CKG.Place if first.kind in PLACE_KINDS else CKG.Actor
    graph.types(me, family, CKG[first.kind])
    graph.label(me, first.name)
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            if name != first.name:
                graph.text(me, SKOS.altLabel, name)
    link = names.link(me)
    said = next((e.country for e in entities if e.country), None)
    # What all articles share says the same in all of them.
    graph.text(me, CKG.countryCode, (link.country if link else None) or said)
    if family == CKG.Actor:
        graph.flag(me, CKG.named, any(e.named for e in entities))
        graph.text(me, CKG.role, next((e.role for e in entities if e.role), None))
