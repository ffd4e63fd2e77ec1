"""Links to Wikidata and GeoNames: what was found, why, and what is known of it."""

from __future__ import annotations

import re
from typing import Final

from kg.mapping.entities import required_code
from kg.mapping.identity import identifier, is_likely, match_property, target, targets
from kg.mapping.names import Looked, Names
from kg.mapping.writer import GraphWriter, decimal
from kg.model import Candidate, Linking, Office
from kg.terms import CKG, GEO, PROV, SKOS, WIKIDATA, XSD

__all__ = ["MOST_CANDIDATES", "write_links"]

MOST_CANDIDATES: Final = 5
"""Candidates of a link that are written, the best first."""

_DATES: Final = {
    r"\d{4}": "gYear",
    r"\d{4}-\d{2}": "gYearMonth",
    r"\d{4}-\d{2}-\d{2}": "date",
}


def write_links(graph: GraphWriter, names: Names, linking: Linking | None) -> None:
    """Write what was found for every entity that was looked for and that something refers to."""
    if linking is None or not names.looked:
        return
    activity = names.mint.linking(linking.linker)
    graph.types(activity, CKG.Linking)
    graph.label(activity, f"Linking by {linking.linker}")
    graph.text(activity, CKG.linkerVersion, linking.linker)
    graph.day(activity, CKG.indexDate, linking.index_date)
    for looked in names.looked:
        _write_match(graph, looked)
        _write_link(graph, looked, names, activity)
        if not looked.figurative and is_likely(looked.link):
            _write_point(graph, looked, names)
            _write_offices(graph, looked, names)


def _write_match(graph: GraphWriter, looked: Looked) -> None:
    how = match_property(looked.link, named=looked.is_named)
    if how is not None:
        # A town that "said" something is not the town, but has to do with it.
        how = SKOS.relatedMatch if looked.figurative else how
        graph.links(looked.iri, how, targets(looked.link))


def _write_link(graph: GraphWriter, looked: Looked, names: Names, activity: str) -> None:
    link, me = looked.link, names.mint.thing("link", f"{names.slug}_{looked.name}")
    graph.types(me, CKG.EntityLink)
    graph.label(me, looked.entity.name)
    graph.link(me, CKG.linkOf, looked.iri)
    graph.link(me, CKG.inArticle, names.article)
    graph.link(me, CKG.linkStatus, required_code("link-status-scheme", link.status))
    graph.typed(me, CKG.linkScore, _score(link.score), XSD.decimal)
    graph.text(me, CKG.linkMethod, link.method)
    graph.text(me, CKG.linkReason, link.reason or None)
    graph.link(me, PROV.wasGeneratedBy, activity)
    if link.status == "linked":
        graph.links(me, CKG.linkTarget, targets(link))
    for candidate in link.candidates[:MOST_CANDIDATES]:
        _write_candidate(graph, me, candidate, f"{names.slug}_{looked.name}", names)


def _write_candidate(
    graph: GraphWriter, link: str, candidate: Candidate, name: str, names: Names
) -> None:
    me = names.mint.thing("candidate", f"{name}_{candidate.id.replace(':', '')}")
    graph.link(link, CKG.candidate, me)
    graph.types(me, CKG.LinkCandidate)
    graph.label(me, candidate.label or candidate.id)
    graph.link(me, CKG.linkTarget, target(candidate.id))
    graph.typed(me, CKG.linkScore, _score(candidate.score), XSD.decimal)
    features = "; ".join(f"{what} {adds:+.2f}" for what, adds in candidate.features)
    graph.text(me, CKG.features, features or None)


def _write_point(graph: GraphWriter, looked: Looked, names: Names) -> None:
    """Put a place on the map; the point belongs to the item, so that articles agree on it."""
    link, name = looked.link, identifier(looked.link)
    if not looked.is_place or name is None or link.latitude is None or link.longitude is None:
        return
    me = names.mint.thing("geometry", name)
    graph.link(looked.iri, GEO.hasGeometry, me)
    graph.types(me, GEO.Geometry)
    point = f"POINT({_degrees(link.longitude)} {_degrees(link.latitude)})"
    graph.typed(me, GEO.asWKT, point, GEO.wktLiteral)


def _write_offices(graph: GraphWriter, looked: Looked, names: Names) -> None:
    """Write the offices of a person, each on a node of this article: in another it had others."""
    if looked.is_place:
        return
    for number, office in enumerate(looked.link.offices, start=1):
        me = names.mint.thing("office", f"{names.slug}_{looked.name}_{number}")
        graph.types(me, CKG.Office)
        graph.label(me, office.label)
        graph.link(me, CKG.officeOf, looked.iri)
        graph.link(me, CKG.inArticle, names.article)
        graph.link(me, CKG.position, WIKIDATA[office.position] if office.position else None)
        _write_term(graph, me, office)


def _write_term(graph: GraphWriter, me: str, office: Office) -> None:
    for predicate, day in ((CKG.officeStart, office.start), (CKG.officeEnd, office.end)):
        for form, datatype in _DATES.items():
            if day and re.fullmatch(form, day, re.ASCII):
                graph.typed(me, predicate, day, XSD[datatype])


def _score(score: float) -> str:
    return decimal(min(1.0, max(0.0, score)))


def _degrees(value: float) -> str:
    text = f"{value:.5f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
