"""A pen for one named graph: plain Python values in, sorted quads out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import cast

from pyoxigraph import Literal, NamedNode, Quad

from kg.terms import RDF, RDFS, XSD

__all__ = ["GraphWriter", "decimal", "number", "sort_key"]

_term = lru_cache(1000)(NamedNode)
"""Nodes of predicates and datatypes, which all articles share."""


class GraphWriter:
    """Collects the quads of one graph; writing one twice is writing it once."""

    def __init__(self, graph: str) -> None:
        self._graph = NamedNode(graph)
        # The key orders as sort_key does; comparing quads themselves would take most of the time.
        self._quads: dict[tuple[str, str, str, str], Quad] = {}
        self._nodes: dict[str, NamedNode] = {}

    def __iter__(self) -> Iterator[Quad]:
        return (self._quads[key] for key in sorted(self._quads))

    def link(self, subject: str, predicate: str, target: str | None) -> None:
        """Write a triple whose object is an IRI; None writes nothing."""
        if target is not None:
            self._add(subject, predicate, self._node(target), target, "")

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
            self._add(subject, predicate, Literal(value), value, XSD.string)

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
            node = Literal(value, datatype=_term(datatype))
            self._add(subject, predicate, node, value, datatype)

    def _add(
        self, subject: str, predicate: str, target: NamedNode | Literal, value: str, datatype: str
    ) -> None:
        key = subject, predicate, value, datatype
        if key not in self._quads:
            quad = Quad(self._node(subject), _term(predicate), target, self._graph)
            self._quads[key] = quad

    def _node(self, iri: str) -> NamedNode:
        node = self._nodes.get(iri)
        if node is None:
            node = self._nodes[iri] = NamedNode(iri)
        return node


def sort_key(quad: Quad) -> tuple[str, str, str, str, str]:
    """Order quads without blank nodes by graph, subject, predicate, object and its datatype."""
    datatype = quad.object.datatype.value if isinstance(quad.object, Literal) else ""
    terms = (quad.graph_name, quad.subject, quad.predicate, quad.object)
    graph, subject, predicate, value = (cast("NamedNode | Literal", term).value for term in terms)
    return graph, subject, predicate, value, datatype


def decimal(value: float) -> str:
    """Write a number between 0 and 1 as canonical xsd:decimal, to four places."""
    text = f"{value:.4f}".rstrip("0")
    return text + "0" if text.endswith(".") else text


def number(seen: dict[tuple[object, ...], int], *key: object) -> int:
    """Count the things that would share a name: 1 for the first, 2 for the second."""
    seen[key] = seen.get(key, 0) + 1
    return seen[key]
