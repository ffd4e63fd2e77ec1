"""Write one article and its extraction as the quads of its three graphs."""

from __future__ import annotations

import hashlib

from pyoxigraph import Quad

from kg.mapping.entities import write_entities, write_times
from kg.mapping.facts import write_claim, write_event, write_figure, write_trace
from kg.mapping.links import write_links
from kg.mapping.names import PUBLISHER, Names
from kg.mapping.reading import write_reading
from kg.mapping.spans import Spans
from kg.mapping.writer import GraphWriter
from kg.model import Article, Extraction, Linking
from kg.terms import BASE, CKG, DCTERMS, NIF, PROV, SCHEMA, XSD, Minter, article_slug

__all__ = ["article_graphs", "article_quads"]


def article_quads(
    article: Article,
    extraction: Extraction,
    base: str = BASE,
    linking: Linking | None = None,
    *,
    by_item: bool = True,
) -> list[Quad]:
    """Map an article to the sorted quads of its article, text and trace graphs.

    Entities that no claim, event or figure refers to are left out. An actor or place that is
    linked with certainty is named after the item (unless ``by_item`` is False), every other after
    its name.

    Raises:
        ValueError: The extraction uses a code or rank that the ontology does not have.
    """
    names = Names(article, extraction, base, linking, by_item=by_item)
    graph = GraphWriter(names.mint.graph(names.slug))
    trace = GraphWriter(names.mint.trace(names.slug))
    text = GraphWriter(names.mint.text(names.slug))
    spans = Spans(article.text, names)

    _write_article(graph, article, names)
    _write_extraction(graph, extraction, names)
    for event in extraction.events:
        write_event(graph, event, names, spans)
    for figure in extraction.figures:
        write_figure(graph, figure, names, spans)
    for claim in extraction.claims:
        write_claim(graph, claim, names, spans)
        write_trace(trace, claim, extraction, names)
    write_entities(graph, names)
    write_links(graph, names, linking)
    write_times(graph, names, spans)
    spans.write(graph)
    text.text(names.article, NIF.isString, article.text)
    trace.text(names.article, CKG.extractionData, write_reading(article, extraction))
    return [*graph, *text, *trace]  # in the order of their names


def article_graphs(article_id: str, base: str = BASE) -> dict[str, str]:
    """Name the four graphs of an article: ``graph``, ``text``, ``trace`` and ``run``."""
    mint, slug = Minter(base), article_slug(article_id)
    return {kind: mint.thing(kind, slug) for kind in ("graph", "text", "trace", "run")}


def _write_article(graph: GraphWriter, article: Article, names: Names) -> None:
    me = names.article
    graph.types(me, CKG.Article)
    graph.label(me, article.title or article.id)
    graph.text(me, CKG.articleId, article.id)
    graph.text(me, DCTERMS.title, article.title)
    graph.day(me, DCTERMS.issued, article.published)
    if article.published:
        graph.text(me, CKG.issuedFrom, article.published_from)
    if article.publisher:
        graph.link(me, DCTERMS.publisher, names.actor(PUBLISHER))
    graph.typed(me, SCHEMA.url, article.url, XSD.anyURI)
    graph.text(me, DCTERMS.language, article.language)
    graph.text(me, CKG.sha256, hashlib.sha256(article.text.encode()).hexdigest())
    graph.integer(me, CKG.textLength, len(article.text), XSD.nonNegativeInteger)
    graph.text(me, CKG.reader, article.reader)


def _write_extraction(graph: GraphWriter, extraction: Extraction, names: Names) -> None:
    me = names.mint.extraction(extraction.pipeline)
    graph.types(me, CKG.Extraction)
    graph.label(me, f"Reading by {extraction.pipeline}")
    graph.text(me, CKG.pipelineVersion, extraction.pipeline)
    for claim in extraction.claims:
        graph.link(names.things[claim.id], PROV.wasGeneratedBy, me)
