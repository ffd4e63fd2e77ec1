"""Read ontology/: the terms, the codes and their mappings to other coding schemes."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from kg.errors import UsageError
from kg.resources import ONTOLOGY
from kg.terms import CKG, OWL, RDF, RDFS, SKOS, VOCABULARIES

__all__ = ["Term", "load_ontology", "ontology_files", "reference_page", "term", "terms"]

KINDS = {
    OWL.Class: "class",
    OWL.ObjectProperty: "object property",
    OWL.DatatypeProperty: "datatype property",
    OWL.AnnotationProperty: "annotation property",
    SKOS.ConceptScheme: "scheme",
    SKOS.Concept: "code",
}
"""Type of a term -> what ``kg ontology`` calls it, in the order of its lists."""

_PREFIXES = VOCABULARIES | {
    name: f"https://w3id.org/conflict-kg/{name}#" for name in ("plover", "cameo", "acled")
}
_RELATIONS = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of the ontology; everything that names another term is written with its prefix."""

    name: str
    iri: str
    kind: str
    label: str
    definition: str
    example: str | None = None
    parents: tuple[str, ...] = ()
    domain: str | None = None
    range: str | None = None
    scheme: str | None = None
    notation: str | None = None
    mappings: tuple[tuple[str, str], ...] = ()
    members: tuple[str, ...] = ()


def ontology_files() -> list[str]:
    """Give the Turtle text of each file, in the order of their names."""
    found = sorted((f for f in ONTOLOGY.iterdir() if f.name.endswith(".ttl")), key=lambda f: f.name)
    return [file.read_text(encoding="utf-8") for file in found]


@cache
def load_ontology() -> Store:
    """Load all files into one graph."""
    store = Store()
    for text in ontology_files():
        store.load(text.encode("utf-8"), RdfFormat.TURTLE)
    return store


@cache
def terms() -> tuple[Term, ...]:
    """List the terms by kind, then by name; codes by scheme first."""
    order = list(KINDS.values())
    return tuple(
        sorted(_read(), key=lambda t: (order.index(t.kind), t.scheme or "", t.name.casefold()))
    )


def term(name: str) -> Term:
    """Find a term by its name, with or without prefix, or by its IRI.

    Raises:
        UsageError: There is no such term; the message names the nearest.
    """
    wanted = name.removeprefix(str(CKG)).removeprefix("ckg:")
    by_name = {one.name: one for one in terms()}
    if wanted in by_name:
        return by_name[wanted]
    lower = {one.name.casefold(): one.name for one in terms()}
    near = difflib.get_close_matches(wanted.casefold(), lower, n=3, cutoff=0.5)
    hint = f" Did you mean {', '.join(lower[n] for n in near)}?" if near else ""
    raise UsageError(
        f"The ontology has no term {name!r}.{hint} `kg ontology list` lists all of them."
    )


def short(iri: str) -> str:
    """Write an IRI with its prefix where it has one."""
    for prefix, namespace in _PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _read() -> Iterator[Term]:
    for type_iri, kind in KINDS.items():
        for quad in load_ontology().quads_for_pattern(None, _node(RDF.type), _node(type_iri)):
            subject = quad.subject
            if isinstance(subject, NamedNode) and subject.value.startswith(str(CKG)):
                yield _term(subject, kind)


def _term(node: NamedNode, kind: str) -> Term:
    def many(predicate: str) -> tuple[str, ...]:
        return _objects(node, predicate)

    def one(predicate: str) -> str | None:
        return next(iter(many(predicate)), None)

    return Term(
        name=node.value.removeprefix(str(CKG)),
        iri=node.value,
        kind=kind,
        label=one(RDFS.label) or "",
        definition=one(SKOS.definition) or "",
        example=one(SKOS.example),
        parents=many(RDFS.subClassOf) + many(RDFS.subPropertyOf) + many(SKOS.broader),
        domain=one(RDFS.domain),
        range=one(RDFS.range),
        scheme=one(SKOS.inScheme),
        notation=one(SKOS.notation),
        mappings=tuple(_mappings(node)),
        members=_subjects(node, SKOS.inScheme),
    )


def _mappings(node: NamedNode) -> Iterator[tuple[str, str]]:
    """Give the mappings of a code, or of the code that stands for an event class."""
    found = load_ontology().quads_for_pattern(node, _node(CKG.eventType), None)
    concepts = [q.object for q in found if isinstance(q.object, NamedNode)]
    for concept in concepts or [node]:
        for relation in _RELATIONS:
            for code in _objects(concept, SKOS[relation]):
                yield relation, code


def _objects(node: NamedNode, predicate: str) -> tuple[str, ...]:
    found = [q.object for q in load_ontology().quads_for_pattern(node, _node(predicate), None)]
    literals = [o.value for o in found if isinstance(o, Literal)]
    return tuple(sorted(literals + [short(o.value) for o in found if isinstance(o, NamedNode)]))


def _subjects(node: NamedNode, predicate: str) -> tuple[str, ...]:
    found = [q.subject for q in load_ontology().quads_for_pattern(None, _node(predicate), node)]
    return tuple(sorted(short(s.value) for s in found if isinstance(s, NamedNode)))


def _node(iri: str) -> NamedNode:
    return NamedNode(iri)


def reference_page() -> str:
    """Write the Markdown of docs/reference/ontology.md: every term with its definition."""
    parts = []
    for kind, found in groupby(terms(), key=lambda one: one.kind):
        group = list(found)
        if kind == "scheme":
            continue
        title = {"class": "Classes", "code": "Codes"}.get(kind, kind[:-1].capitalize() + "ies")
        parts.append(f"## {title}\n")
        parts += _codes(group) if kind == "code" else map(_entry, group)
    return "\n".join(parts)


def _entry(one: Term) -> str:
    facts = [
        ("below", ", ".join(f"`{p}`" for p in one.parents)),
        ("of", one.domain and f"`{one.domain}`"),
        ("value", one.range and f"`{one.range}`"),
    ]
    said = "; ".join(f"{what} {value}" for what, value in facts if value)
    return f"### {one.name}\n\n{one.definition}{f' ({said})' if said else ''}\n"


def _codes(group: list[Term]) -> Iterator[str]:
    for scheme, members in groupby(group, key=lambda one: one.scheme or ""):
        head = term(scheme)
        yield f"### {head.name}\n\n{head.definition}\n"
        yield "| code | means | elsewhere |\n| --- | --- | --- |"
        for one in members:
            elsewhere = ", ".join(code for _, code in one.mappings)
            yield f"| `{one.name}` | {one.definition} | {elsewhere} |"
        yield ""
