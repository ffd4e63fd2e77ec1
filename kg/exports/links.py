"""Hand on the links: as a table, as a linkset with VoID, and what is not linked for OpenRefine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.exports.view import View, notation
from kg.terms import (
    CKG,
    DCTERMS,
    GEO,
    KNOWN,
    OWL,
    PROV,
    RDF,
    RDFS,
    SKOS,
    WIKIDATA,
    XSD,
    Namespace,
    prefixes,
)

__all__ = ["GEONAMES", "LINK_FIELDS", "MATCHES", "kind_of", "link_rows", "linkset"]

LINK_FIELDS: Final = (
    "name", "kind", "status", "wikidata", "geonames", "label", "score", "match", "latitude",
    "longitude", "article", "method", "reason", "index_date", "entity",
)  # fmt: skip

MATCHES: Final = {
    OWL.sameAs: "sameAs",
    SKOS.exactMatch: "exactMatch",
    SKOS.closeMatch: "closeMatch",
    SKOS.relatedMatch: "relatedMatch",
}
"""How an entity is said to be an item, the strongest first."""

GEONAMES: Final = "https://sws.geonames.org/"
_VOID: Final = Namespace("http://rdfs.org/ns/void#")
_DATASETS: Final = {
    str(WIKIDATA): ("wikidata", "Wikidata"),
    GEONAMES: ("geonames", "GeoNames"),
    str(KNOWN): ("known", "Actors known to conflict-kg"),
}


def link_rows(quads: Iterable[Quad]) -> list[dict[str, Any]]:
    """Give one row for each name of an article that was looked for, sorted by name."""
    view = View(quads)
    rows = [_row(view, link) for link in view.instances(CKG.EntityLink)]
    return sorted(rows, key=lambda row: (row["name"], row["kind"], row["entity"]))


def _row(view: View, link: str) -> dict[str, Any]:
    entity = view.one(link, CKG.linkOf)
    made = view.one(link, PROV.wasGeneratedBy)
    found = view.all(link, CKG.linkTarget)
    latitude, longitude = _point(view.one(view.one(entity, GEO.hasGeometry), GEO.asWKT))
    score = view.one(link, CKG.linkScore)
    return {
        "name": view.one(link, RDFS.label),
        "kind": kind_of(view, entity),
        "status": notation("link-status-scheme", view.one(link, CKG.linkStatus)),
        "wikidata": _local(found, str(WIKIDATA)),
        "geonames": _local(found, GEONAMES),
        "label": _target_label(view, link, found),
        "score": None if score is None else float(score),
        "match": next((name for p, name in MATCHES.items() if view.all(entity, p)), None),
        "latitude": latitude,
        "longitude": longitude,
        "article": view.one(view.article, CKG.articleId),
        "method": view.one(link, CKG.linkMethod),
        "reason": view.one(link, CKG.linkReason),
        "index_date": view.one(made, CKG.indexDate),
        "entity": entity,
    }


def kind_of(view: View, entity: str | None) -> str:
    """Give the narrowest class of an actor or place."""
    types = [t.removeprefix(str(CKG)) for t in view.all(entity, RDF.type)]
    return next((t for t in types if t not in {"Actor", "Place"}), types[0] if types else "")


def linkset(quads: Iterable[Quad], base: str) -> Iterator[bytes]:
    """Write who is what in Turtle: the matches, and above them what VoID says of them."""
    pairs = {
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in quads
        if quad.predicate.value in MATCHES
        and isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, NamedNode)
    }
    counts = Counter((predicate, _dataset(target)) for _, predicate, target in pairs)
    triples = [*_described(counts, base), *sorted(pairs)]
    made = (_triple(*triple) for triple in triples)
    table = prefixes(base) | {"void": str(_VOID)} if triples else {}
    yield serialize(made, format=RdfFormat.TURTLE, prefixes=table) or b""


def _described(
    counts: Mapping[tuple[str, str], int], base: str
) -> Iterator[tuple[str, str, str | int]]:
    """Describe the datasets and, for each of them and each way to match, a linkset."""
    if counts:
        yield base, RDF.type, _VOID.Dataset
        yield base, DCTERMS.title, '"Actors and places of conflict news'
        yield base, _VOID.uriSpace, f'"{base}'
    for space in sorted({space for _, space in counts}):
        yield space, RDF.type, _VOID.Dataset
        yield space, DCTERMS.title, f'"{_DATASETS[space][1]}'
        yield space, _VOID.uriSpace, f'"{space}'
    for (predicate, space), number in sorted(counts.items()):
        name, title = _DATASETS[space]
        me = f"{base}linkset/{name}-{MATCHES[predicate]}"
        yield me, RDF.type, _VOID.Linkset
        yield me, DCTERMS.title, f'"{MATCHES[predicate]} to {title}'
        yield me, _VOID.subjectsTarget, base
        yield me, _VOID.objectsTarget, space
        yield me, _VOID.linkPredicate, predicate
        yield me, _VOID.triples, number


def _triple(subject: str, predicate: str, value: str | int) -> Triple:
    """Make a triple; a text that begins with a quotation mark is a literal."""
    target: NamedNode | Literal
    if isinstance(value, int):
        target = Literal(str(value), datatype=NamedNode(XSD.integer))
    elif value.startswith('"'):
        target = Literal(value[1:])
    else:
        target = NamedNode(value)
    return Triple(NamedNode(subject), NamedNode(predicate), target)


def _dataset(target: str) -> str:
    return next(space for space in _DATASETS if target.startswith(space))


def _local(found: Iterable[str], space: str) -> str | None:
    local = (iri.removeprefix(space).strip("/") for iri in found if iri.startswith(space))
    return next(local, None)


def _target_label(view: View, link: str, found: list[str]) -> str | None:
    for candidate in view.all(link, CKG.candidate):
        if view.one(candidate, CKG.linkTarget) in found:
            return view.one(candidate, RDFS.label)
    return None


def _point(wkt: str | None) -> tuple[float | None, float | None]:
    if wkt is None:
        return None, None
    longitude, latitude = wkt.removeprefix("POINT(").removesuffix(")").split(" ")
    return float(latitude), float(longitude)
