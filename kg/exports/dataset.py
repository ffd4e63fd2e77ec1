"""A store as an rdflib Dataset, read in place: for Python users who know rdflib."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

import pyoxigraph as ox
import rdflib
from rdflib.query import Result
from rdflib.store import Store

from kg.errors import StoreError
from kg.store.merged import MergedStore, open_merged
from kg.terms import prefixes

__all__ = ["open_dataset"]

_UNION = "__UNION__"


def open_dataset(store: str | Path = "kg-store") -> rdflib.Dataset:
    """Open a store as an rdflib Dataset: read only, and nothing is copied into memory.

    SPARQL given as text is answered by the store's own engine, over all graphs together unless
    the query names graphs. Prepared queries, bindings and queries on one graph of the Dataset work
    too, through rdflib's slower engine. Close the Dataset when done.

    Raises:
        StoreError: There is no store, or it cannot be read.
    """
    return rdflib.Dataset(store=_Reader(open_merged(store)), default_union=True)


class _Reader(Store):
    """rdflib's view of a MergedStore."""

    context_aware = True
    graph_aware = True

    def __init__(self, store: MergedStore) -> None:
        # Before the base class, which asks for the namespaces.
        self._store = store
        self._namespaces = prefixes(store.base)
        super().__init__()

    def close(self, commit_pending_transaction: bool = False) -> None:
        """Let go of the store's files."""
        self._store.close()

    def triples(
        self, triple_pattern: Any, context: rdflib.Graph | None = None
    ) -> Iterator[tuple[Any, Iterator[rdflib.Graph]]]:
        """Yield each triple that matches once, with the graphs it stands in."""
        slots = [
            f"?{name}" if term is None else term.n3()
            for name, term in zip("spo", triple_pattern, strict=True)
        ]
        pattern = " ".join(slots)
        if context is not None and context.identifier != rdflib.graph.DATASET_DEFAULT_GRAPH_ID:
            pattern = f"GRAPH {context.identifier.n3()} {{ {pattern} }}"
        if any(isinstance(term, rdflib.Literal) for term in triple_pattern[:2]):
            return
        for row in self._select(f"SELECT DISTINCT * WHERE {{ {pattern} }}"):
            triple = tuple(
                row[name] if term is None else term
                for name, term in zip("spo", triple_pattern, strict=True)
            )
            yield triple, self.contexts(triple)

    def contexts(self, triple: Any = None) -> Generator[rdflib.Graph, None, None]:
        """Yield the graphs, or those that a triple stands in."""
        pattern = " ".join(term.n3() for term in triple) if triple else ""
        for row in self._select(f"SELECT ?g WHERE {{ GRAPH ?g {{ {pattern} }} }} ORDER BY ?g"):
            yield rdflib.Graph(store=self, identifier=row["g"])

    def __len__(self, context: rdflib.Graph | None = None) -> int:
        """Count the triples of a graph, or of all graphs together."""
        return sum(1 for _ in self.triples((None, None, None), context))

    def query(
        self,
        query: Any,
        initNs: Mapping[str, Any],  # noqa: N803 - rdflib's names
        initBindings: Mapping[str, Any],  # noqa: N803
        queryGraph: str,  # noqa: N803
        **kwargs: Any,
    ) -> Result:
        """Answer a query; what the store's engine has no notion of is left to rdflib's."""
        if not isinstance(query, str) or initBindings or queryGraph != _UNION or kwargs:
            raise NotImplementedError
        used = (f"PREFIX {p}: <{iri}> " for p, iri in initNs.items() if f"{p}:" in query)
        answer = self._store.query("".join(used) + query)
        if isinstance(answer, ox.QueryBoolean):
            result = Result("ASK")
            result.askAnswer = bool(answer)
        elif isinstance(answer, ox.QuerySolutions):
            names = [variable.value for variable in answer.variables]
            result = Result("SELECT")
            result.vars = [rdflib.Variable(name) for name in names]
            result.bindings = [
                {rdflib.Variable(n): _term(row[n]) for n in names if row[n] is not None}
                for row in answer
            ]
        else:
            result = Result("CONSTRUCT")
            result.graph = rdflib.Graph()
            for triple in answer:
                result.graph.add(
                    (_term(triple.subject), _term(triple.predicate), _term(triple.object))
                )
        return result

    def namespace(self, prefix: str) -> rdflib.URIRef | None:
        """Find the namespace of a prefix."""
        iri = self._namespaces.get(prefix)
        return None if iri is None else rdflib.URIRef(iri)

    def prefix(self, namespace: rdflib.URIRef) -> str | None:
        """Find the prefix of a namespace."""
        return next((p for p, iri in self._namespaces.items() if iri == str(namespace)), None)

    def namespaces(self) -> Iterator[tuple[str, rdflib.URIRef]]:
        """Yield the prefixes and namespaces."""
        for prefix, iri in list(self._namespaces.items()):
            yield prefix, rdflib.URIRef(iri)

    def bind(self, prefix: str, namespace: rdflib.URIRef, override: bool = True) -> None:
        """Remember a prefix for this Dataset; it is not written to the store."""
        if override or prefix not in self._namespaces:
            self._namespaces[prefix] = str(namespace)

    def add_graph(self, graph: rdflib.Graph) -> None:
        """Do nothing: looking at a graph that is not there does not make it."""

    def add(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse."""
        raise self._read_only()

    def remove(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse."""
        raise self._read_only()

    def remove_graph(self, graph: rdflib.Graph) -> NoReturn:
        """Refuse."""
        raise self._read_only()

    def update(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse."""
        raise self._read_only()

    def _select(self, query: str) -> Iterator[dict[str, Any]]:
        answer = self._store.query(query)
        assert isinstance(answer, ox.QuerySolutions)  # noqa: S101 - it is a SELECT
        names = [variable.value for variable in answer.variables]
        for row in answer:
            yield {name: _term(row[name]) for name in names}

    def _read_only(self) -> StoreError:
        return StoreError(
            f"The Dataset over {self._store.path} is read only: change the store with `kg build` "
            "and `kg remove`"
        )


def _term(term: Any) -> Any:
    """Turn a term of the store into rdflib's, its literal form untouched."""
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    datatype = None if term.datatype.value == str(rdflib.XSD.string) else term.datatype.value
    return rdflib.Literal(term.value, datatype=datatype, normalize=False)
