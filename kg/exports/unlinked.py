"""What is not linked, one row a name, in the form that OpenRefine's reconciliation begins with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from pyoxigraph import NamedNode, Quad

from kg.exports.links import GEONAMES, kind_of
from kg.exports.view import View, notation
from kg.terms import CKG, RDF, RDFS, WIKIDATA

__all__ = ["UNLINKED_FIELDS", "unlinked_rows"]

UNLINKED_FIELDS: Final = (
    "name", "kind", "wikidata", "geonames", "note", "articles", "status", "reason", "candidates",
    "country_code", "within", "example", "example_article", "entity",
)  # fmt: skip
"""The first five are those of a file for ``--links``, to which the table can be made by hand."""

_NOT_SAID: Final = frozenset({CKG.Article, CKG.EntityLink, CKG.Extraction, CKG.Office})


@dataclass(slots=True)
class _Name:
    """A name that was not linked, over all articles; the first article gives the example."""

    row: dict[str, Any]
    articles: set[str] = field(default_factory=set)


def unlinked_rows(articles: Iterable[Iterable[Quad]]) -> Iterator[dict[str, Any]]:
    """Yield the names that are not linked, those of most articles first."""
    found: dict[tuple[str, str], _Name] = {}
    for quads in articles:
        view, around = _read(quads)
        for link in view.instances(CKG.EntityLink):
            status = notation("link-status-scheme", view.one(link, CKG.linkStatus))
            if status == "linked":
                continue
            key = view.one(link, CKG.linkOf) or "", view.one(link, RDFS.label) or ""
            if key not in found:
                found[key] = _Name(_row(view, around, link, str(status)))
            found[key].articles.add(view.one(view.article, CKG.articleId) or "")
    ordered = sorted(found.items(), key=lambda item: (-len(item[1].articles), item[0][::-1]))
    for _, name in ordered:
        yield name.row | {"articles": len(name.articles)}


_Around = dict[str, set[str]]


def _read(quads: Iterable[Quad]) -> tuple[View, _Around]:
    """Index the quads, and what points at each thing."""
    every, around = list(quads), defaultdict(set)
    for quad in every:
        if isinstance(quad.object, NamedNode) and isinstance(quad.subject, NamedNode):
            around[quad.object.value].add(quad.subject.value)
    return View(every), around


def _row(view: View, around: _Around, link: str, status: str) -> dict[str, Any]:
    entity = view.one(link, CKG.linkOf) or ""
    return {
        "name": view.one(link, RDFS.label) or "",
        "kind": kind_of(view, entity),
        "wikidata": None,
        "geonames": None,
        "note": None,
        "articles": 0,
        "status": status,
        "reason": view.one(link, CKG.linkReason),
        "candidates": _candidates(view, link),
        "country_code": view.one(entity, CKG.countryCode),
        "within": view.one(view.one(entity, CKG.within), RDFS.label),
        "example": _sentence(view, around, entity),
        "example_article": view.one(view.article, CKG.articleId),
        "entity": entity,
    }


def _candidates(view: View, link: str) -> list[str]:
    """List the candidates, the best first: ``Q5 Homs 0.41``, ``gn:7 Homs 0.08``."""
    options = []
    for candidate in view.all(link, CKG.candidate):
        score = float(view.one(candidate, CKG.linkScore) or 0)
        target = (view.one(candidate, CKG.linkTarget) or "").strip("/")
        item = target.removeprefix(str(WIKIDATA)).replace(GEONAMES, "gn:").rpartition("/")[2]
        options.append((-score, f"{item} {view.one(candidate, RDFS.label)} {score:.2f}"))
    return [text for _, text in sorted(options)]


def _sentence(view: View, around: _Around, entity: str) -> str | None:
    """Find the first sentence that says something of an entity."""
    seen, near = {entity}, [entity]
    for _ in range(4):  # entity, actor of it, event, figure: then comes the claim
        near = sorted({thing for at in near for thing in around.get(at, ())} - seen)
        seen.update(near)
        near = [thing for thing in near if not _NOT_SAID.intersection(view.all(thing, RDF.type))]
        spans = (
            view.span(view.one(thing, CKG.sentence))
            for thing in near
            if CKG.Claim in view.all(thing, RDF.type)
        )
        sentences = sorted((span.start, span.words) for span in spans if span)
        if sentences:
            return " ".join(sentences[0][1].split())
    return None
