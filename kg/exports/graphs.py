"""Write the graph in the RDF formats: the same bytes for the same quads, whatever their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import Literal, Quad, RdfFormat, Triple, serialize

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
    things: list[Quad] | list[Triple]
    if name in _WITH_GRAPHS:
        things = sorted(set(quads), key=_quad_key)
    else:
        things = sorted(merged(quads), key=_triple_key)
    if name == "rdfxml":
        _check_xml(things)
    table = prefixes(base) if things else {}
    written = serialize(things, format=RDF_FORMATS[name], prefixes=table)
    yield written or b""


def _quad_key(quad: Quad) -> tuple[str, str, str, str]:
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


def _triple_key(triple: Triple) -> tuple[str, str, str]:
    return str(triple.subject), str(triple.predicate), str(triple.object)


def _check_xml(triples: Iterable[Quad | Triple]) -> None:
    for triple in triples:
        value = triple.object
        if isinstance(value, Literal) and (found := _NOT_XML.search(value.value)):
            raise UsageError(
                f"RDF/XML cannot hold the control character U+{ord(found[0]):04X} in the text of "
                f"{triple.subject}; export turtle or another format"
            )
