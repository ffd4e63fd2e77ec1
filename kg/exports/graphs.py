"""Write the graph in the RDF formats: the same bytes for the same quads, whatever their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import Literal, Quad, RdfFormat, Triple, parse, serialize

from kg.errors import UsageError
from kg.exports.merge import merged
from kg.terms import BASE, prefixes

__all__ = ["RDF_FORMATS", "rdf_chunks"]

RDF_FORMATS: Final[dict[str, RdfFormat]] = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}

_WITH_GRAPHS = frozenset({"trig", "nquads"})
"""JSON-LD could hold named graphs too, but many of its readers drop or refuse them."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def rdf_chunks(quads: Iterable[Quad], name: str, base: str = BASE) -> Iterator[bytes]:
    """Yield the bytes of the quads in a format.

    TriG and N-Quads keep the named graphs; for the others the graphs are merged into one.

    Raises:
        UsageError: The format cannot hold a character of some text.
    """
    # Sorting lines of N-Quads is many times faster than sorting quads in Python.
    if name in _WITH_GRAPHS:
        lines = _sorted_lines(quads, RdfFormat.N_QUADS)
    else:
        triples = merged(quads)
        if name == "rdfxml":
            _check_xml(triples)
        lines = _sorted_lines(triples, RdfFormat.N_TRIPLES)
    if name in {"nquads", "ntriples"}:
        yield from lines
        return
    table = prefixes(base) if lines else {}
    ordered: Iterator[Quad] = parse(b"".join(lines), format=RdfFormat.N_QUADS)
    things = ordered if name in _WITH_GRAPHS else (quad.triple for quad in ordered)
    yield serialize(things, format=RDF_FORMATS[name], prefixes=table) or b""


def _sorted_lines(things: Iterable[Quad] | Iterable[Triple], form: RdfFormat) -> list[bytes]:
    written = serialize(things, format=form) or b""
    key = _graph_first if form == RdfFormat.N_QUADS else None
    return sorted(set(written.splitlines(keepends=True)), key=key)


def _graph_first(line: bytes) -> tuple[bytes, bytes]:
    """Order lines of N-Quads by their last IRI, the graph; a TriG file has each graph once."""
    return line.rpartition(b" <")[2], line


def _check_xml(triples: Iterable[Triple]) -> None:
    for triple in triples:
        value = triple.object
        if isinstance(value, Literal) and (found := _NOT_XML.search(value.value)):
            raise UsageError(
                f"RDF/XML cannot hold the control character U+{ord(found[0]):04X} in the text of "
                f"{triple.subject}; export turtle or another format"
            )
