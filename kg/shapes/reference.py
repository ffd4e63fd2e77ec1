"""The reference engine, pySHACL: slower by far, and the one to believe."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from kg.shapes.files import shapes_text
from kg.shapes.gate import ntriples
from kg.shapes.report import Report, Result
from kg.terms import SH

if TYPE_CHECKING:
    from pyoxigraph import Quad
    from rdflib import Graph
    from rdflib.plugins.sparql.sparql import Query
    from rdflib.term import Node

__all__ = ["validate_reference"]


def validate_reference(quads: Iterable[Quad]) -> Report:
    """Ask pySHACL whether the quads, taken as one graph, are as the shapes say."""
    import pyshacl

    data = _graph_class()(bind_namespaces="none")
    data.parse(data=ntriples(quads), format="nt")
    # inplace: a copy would be a plain Graph, which parses every query anew at each focus node.
    _, found, _ = pyshacl.validate(data, shacl_graph=_shapes_graph(), inplace=True)
    return Report(tuple(sorted(set(_results(found)), key=str)))


@cache
def _shapes_graph() -> Graph:
    from rdflib import Graph

    return Graph().parse(data=shapes_text(), format="turtle")


@lru_cache(256)
def _prepared(text: str, prefixes: tuple[tuple[str, str], ...]) -> Query:
    from rdflib.plugins.sparql import prepareQuery

    return prepareQuery(text, initNs=dict(prefixes))


@cache
def _graph_class() -> type[Graph]:
    from rdflib import Graph

    class PreparedGraph(Graph):
        """A graph that parses each query once, and not once for every focus node."""

        def query(self, query_object: Any, *args: Any, **options: Any) -> Any:
            if isinstance(query_object, str):
                prefixes = {k: str(v) for k, v in (options.pop("initNs", None) or {}).items()}
                query_object = _prepared(query_object, tuple(sorted(prefixes.items())))
            return super().query(query_object, *args, **options)

    return PreparedGraph


def _results(found: Graph) -> Iterable[Result]:
    from rdflib import RDF, BNode, URIRef

    def plain(node: Node | None) -> str | None:
        return node.n3() if isinstance(node, BNode) else None if node is None else str(node)

    def value(of: Node, name: str) -> Node | None:
        return found.value(of, URIRef(SH[name]))

    for result in found.subjects(RDF.type, URIRef(SH.ValidationResult)):
        path = value(result, "resultPath")
        yield Result(
            focus=plain(value(result, "focusNode")) or "",
            message=str(value(result, "resultMessage")),
            path=str(path) if isinstance(path, URIRef) else None,
            value=plain(value(result, "value")),
        )
