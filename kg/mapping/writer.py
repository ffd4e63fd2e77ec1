"""A pen for one named graph: plain Python values in, sorted quads out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from kg.terms import RDF, RDFS, XSD

__all__ = ["GraphWriter", "decimal", "number", "sort_key"]


class GraphWriter:
    """Collects the quads of one graph; writing one twice is writing it once."""

    def __init__(self, graph: str) -> None:
        self._graph = NamedNode(graph)
        self._quads: set[Quad] = set()
        self._nodes: dict[str, NamedNode] = {}

    def __iter__(self) -> Iterator[Quad]:
        return iter(sorted(self._quads, key=sort_key))

    def link(self, subject: str, predicate: str, target: str | None) -> None:
        """Write a triple whose object is an IRI; None writes nothing."""
        if target is not None:
            self._add(subject, predicate, self._node(target))

    def links(self, subject: str, predicate: str, targets: Iterable[str]) -> None:
        """Write one triple for each IRI."""
        for target in targets:
            self.link(subject, predicate, target)

    def types(self, subject: str, *classes: str) -> None:
        """Say what a thing is."""
        self.links(subject, RDF.type, classes)

    def label(self, subject: str, text: str) -> None:
        """Name a thing for people."""
        self.text(subject, RDFS.label, text)

    def text(self, subject: str, predicate: str, value: str | None) -> None:
        """Write a string; None writes nothing."""
        if value is not None:
            self._add(subject, predicate, Literal(value))

    def flag(self, subject: str, predicate: str, value: bool) -> None:
        """Write an xsd:boolean."""
        self.typed(subject, predicate, "true" if value else "false", XSD.boolean)

    def integer(
        self, subject: str, predicate: str, value: int | None, datatype: str = XSD.integer
    ) -> None:
        """Write a whole number; None writes nothing."""
        self.typed(subject, predicate, None if value is None else str(value), datatype)

    def day(self, subject: str, predicate: str, value: date | None) -> None:
        """Write an xsd:date; None writes nothing."""
        self.typed(subject, predicate, None if value is None else value.isoformat(), XSD.date)

    def typed(self, subject: str, predicate: str, value: str | None, datatype: str) -> None:
        """Write a literal of a datatype from its canonical form; None writes nothing."""
        if value is not None:
            self._add(subject, predicate, Literal(value, datatype=self._node(datatype)))

    def _add(self, subject: str, predicate: str, target: NamedNode | Literal) -> None:
        self._quads.add(Quad(self._node(subject), self._node(predicate), target, self._graph))

    def _node(self, iri: str) -> NamedNode:
        node = self._nodes.get(iri)
        if node is None:
            node = self._nodes[iri] = NamedNode(iri)
        return node


def sort_key(quad: Quad) -> tuple[str, str, str, str]:
    """Order quads by graph, subject, predicate and object, each as N-Quads writes it."""
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


def decimal(value: float) -> str:
    """Write a number between 0 and 1 as canonical xsd:decimal, to four places."""
    text = f"{value:.4f}".rstrip("0")
    return text + "0" if text.endswith(".") else text


def number(seen: dict[tuple[object, ...], int], *key: object) -> int:
    """Count the things that would share a name: 1 for the first, 2 for the second."""
    seen[key] = seen.get(key, 0) + 1
    return seen[key]
