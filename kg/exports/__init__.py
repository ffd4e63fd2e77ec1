"""Take the graph away: RDF in six formats, the facts, the links, and tables as others code them.

Every format gives the same bytes for the same graph, whatever order the articles were read in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final, cast

from pyoxigraph import NamedNode, Quad, QuerySolutions

from kg.errors import InputError
from kg.exports.coded import CODED, Loss, coded_chunks, hxl_tags
from kg.exports.facts import article_rows
from kg.exports.facts_row import FIELDS, FactRow
from kg.exports.files import write_whole
from kg.exports.graphs import RDF_FORMATS, rdf_chunks
from kg.exports.links import LINK_FIELDS, link_rows, linkset
from kg.exports.tables import csv_chunks, jsonl_chunks
from kg.exports.unlinked import UNLINKED_FIELDS, unlinked_rows
from kg.store import LocalStore
from kg.terms import CKG, Minter, article_slug

__all__ = ["FORMATS", "TAGGED", "export_chunks", "facts", "write_whole"]

FORMATS: Final = (*RDF_FORMATS, "facts", "facts-csv", "links", "links-ttl", "unlinked", *CODED)
TAGGED: Final = ("facts-csv", *CODED)
"""Formats that can have a line of HXL tags."""

_KEPT_BACK = ("text", "trace", "run")
"""Kinds of graphs that are left out: the articles' texts, how slots were filled, run records."""


def export_chunks(
    store: LocalStore,
    name: str,
    *,
    article: str | None = None,
    with_text: bool = False,
    hxl: bool = False,
    best: str | None = None,
    lost: Callable[[Loss], None] | None = None,
) -> Iterator[bytes]:
    """Yield the store, or one article of it, in a format of FORMATS.

    Args:
        store: The store.
        name: The format.
        article: The id or IRI of the one article.
        with_text: Whether the RDF formats have the full texts of the articles.
        hxl: Whether a format of TAGGED has a second line, with HXL tags.
        best: How the ``best`` of "ged" is picked; see kg/exports/coded/deaths.py.
        lost: Called with everything that "acled" or "ged" cannot hold.

    Raises:
        InputError: There is no such article.
        UsageError: There is no such rule for ``best``.
    """
    if name in CODED:
        slugs, across = _slugs(store, article), article is None
        return coded_chunks(store, name, slugs, across=across, best=best, hxl=hxl, lost=lost)
    if name == "facts":
        return jsonl_chunks(facts(store, article=article))
    if name == "facts-csv":
        tags = hxl_tags(name, FIELDS) if hxl else None
        return csv_chunks(facts(store, article=article), tags=tags)
    if name in _OF_LINKS:
        return _OF_LINKS[name](_article_graphs(store, article), store.base)
    return rdf_chunks(_quads(store, article, with_text=with_text), name, store.base)


def facts(store: LocalStore, *, article: str | None = None) -> Iterator[FactRow]:
    """Yield the facts table of a store, sorted by article, place in the text, type and claim."""
    for slug in _slugs(store, article):
        graphs = [Minter(store.base).thing(kind, slug) for kind in ("graph", "text", "trace")]
        yield from article_rows(quad for g in graphs for quad in store.quads(NamedNode(g)))


_Graphs = Iterator[Iterator[Quad]]


def _links(graphs: _Graphs, base: str) -> Iterator[bytes]:
    return csv_chunks((row for quads in graphs for row in link_rows(quads)), LINK_FIELDS)


def _linkset(graphs: _Graphs, base: str) -> Iterator[bytes]:
    return linkset(chain.from_iterable(graphs), base)


def _unlinked(graphs: _Graphs, base: str) -> Iterator[bytes]:
    return csv_chunks(unlinked_rows(graphs), UNLINKED_FIELDS)


_OF_LINKS: Final = {"links": _links, "links-ttl": _linkset, "unlinked": _unlinked}


def _article_graphs(store: LocalStore, article: str | None) -> _Graphs:
    """Give the quads of each article, in the order of their ids."""
    slugs = _slugs(store, article)
    return (store.quads(NamedNode(Minter(store.base).graph(slug))) for slug in slugs)


def _slugs(store: LocalStore, article: str | None) -> list[str]:
    ids = _ids(store) if article is None else {_known(store, article): article}
    return sorted(ids, key=lambda slug: (ids[slug], slug))


def _quads(store: LocalStore, article: str | None, *, with_text: bool) -> Iterator[Quad]:
    hidden = [k for k in _KEPT_BACK if not (with_text and k == "text")]
    mint = Minter(store.base)
    if article is not None:
        slug = _known(store, article)
        kinds = [kind for kind in ("graph", "text") if kind not in hidden]
        graphs = [NamedNode(mint.thing(kind, slug)) for kind in kinds]
    else:
        out = tuple(mint.thing(kind, "") for kind in hidden)
        graphs = [graph for graph in store.graphs() if not graph.value.startswith(out)]
    for graph in graphs:
        yield from store.quads(graph)


def _known(store: LocalStore, article: str) -> str:
    slug = article_slug(article.removeprefix(Minter(store.base).article("")))
    if NamedNode(Minter(store.base).graph(slug)) not in store:
        raise InputError(
            f"{store.path} has no article {article!r}; `kg query run articles` lists those it has"
        )
    return slug


def _ids(store: LocalStore) -> dict[str, str]:
    """Find the id of every article by the slug in its IRIs."""
    start = Minter(store.base).article("")
    answer = store.query(
        f"SELECT ?article ?id WHERE {{ ?article a <{CKG.Article}> ; <{CKG.articleId}> ?id }}"
    )
    rows = ((row["article"], row["id"]) for row in cast("QuerySolutions", answer))
    return {article.value[len(start) :]: name.value for article, name in rows}
