"""Look things up in the quads of one article: the graph as Python values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad

from kg.terms import CKG, CODES, NIF, RDF, RDFS, SKOS

__all__ = ["Filling", "Span", "View", "notation"]

_NOTATIONS = {
    scheme: {CKG[local]: code for code, local in codes.items()} for scheme, codes in CODES.items()
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the text with its words."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """How a slot was filled; ``entity`` is the last part of its IRI, words may stand nowhere."""

    role: str
    entity: str
    start: int | None
    end: int | None
    method: str


class View:
    """The quads of one article (article, text and trace graphs), indexed by subject.

    Values come back as plain strings, sorted, whatever order the quads came in.
    """

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._index: dict[str, dict[str, set[str]]] = {}
        self._subjects: dict[str, set[str]] = {}
        a = RDF.type
        for quad in quads:
            subject, predicate, value = quad.subject, quad.predicate.value, quad.object
            if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
                continue
            of = self._index.setdefault(subject.value, {})
            of.setdefault(predicate, set()).add(value.value)
            if predicate == a:
                self._subjects.setdefault(value.value, set()).add(subject.value)

    def instances(self, kind: str) -> list[str]:
        """List the things of a class."""
        return sorted(self._subjects.get(kind, ()))

    def all(self, subject: str | None, *predicates: str) -> list[str]:
        """Give every value of some properties, property by property, none twice."""
        of = self._index.get(subject or "")
        if of is None:
            return []
        if len(predicates) == 1:  # nearly always, and this is asked thousands of times an article
            return sorted(of.get(predicates[0], ()))
        return list(dict.fromkeys(value for p in predicates for value in sorted(of.get(p, ()))))

    def one(self, subject: str | None, *predicates: str) -> str | None:
        """Give the first value there is, None where there is none."""
        of = self._index.get(subject or "")
        if of is not None:
            for predicate in predicates:
                if values := of.get(predicate):
                    return min(values)
        return None

    def subjects(self, predicate: str, value: str) -> list[str]:
        """List what points at a thing with a property."""
        return sorted(s for s, of in self._index.items() if value in of.get(predicate, ()))

    def whole_number(self, subject: str | None, predicate: str) -> int | None:
        """Give the value of an integer property."""
        value = self.one(subject, predicate)
        return None if value is None else int(value)

    def span(self, iri: str | None) -> Span | None:
        """Give a span; its words are those of the graph, not cut again out of the text."""
        start, end = self.whole_number(iri, NIF.beginIndex), self.whole_number(iri, NIF.endIndex)
        if start is None or end is None:
            return None
        return Span(start=start, end=end, words=self.one(iri, NIF.anchorOf) or "")

    def names(self, entity: str) -> tuple[str | None, list[str]]:
        """Give an entity's name and its other names."""
        return self.one(entity, RDFS.label), self.all(entity, SKOS.altLabel)

    @cached_property
    def article(self) -> str | None:
        """The article's IRI."""
        return next(iter(self.instances(CKG.Article)), None)

    @cached_property
    def text(self) -> str:
        """The article's whole text; empty where its graph was not handed in."""
        return self.one(self.article, NIF.isString) or ""

    def fillings(self, claim: str) -> list[Filling]:
        """Say how the slots behind a claim were filled, in the order of the text."""
        lines = (self.one(claim, CKG.slotTrace) or "").splitlines()
        found = [_filling(line) for line in lines]
        return sorted(found, key=lambda f: (f.start is None, f.start or 0, f.end or 0, f.role))


def notation(scheme: str, iri: str | None) -> str | None:
    """Turn the IRI of a code into what programs call it; None for None and for foreign codes."""
    return _NOTATIONS[scheme].get(iri or "")


def _filling(trace: str) -> Filling:
    role, entity, start, end, method = trace.split("|", 4)
    return Filling(
        role=role,
        entity=entity,
        start=int(start) if start else None,
        end=int(end) if end else None,
        method=method,
    )
