"""The tables in data/coded, and ACLED's codes out of the alignments of the ontology."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from kg.resources import CODED, ONTOLOGY
from kg.terms import CODES, SKOS, code

__all__ = ["CLOSE", "acled_codes", "acled_event", "column", "rows"]

_ACLED = "https://w3id.org/conflict-kg/acled#scheme"
CLOSE = ("closeMatch", "broadMatch")
"""The relations by which a foreign code holds for everything of our type."""


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Read a table of data/coded."""
    with (CODED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(line for line in file if not line.startswith("#")))


@cache
def column(name: str, key: str, value: str) -> Mapping[str, str]:
    """Give one column of a table by another."""
    return {row[key]: row[value] for row in rows(name)}


@cache
def acled_codes() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Give ACLED's sub-event types by our event type ("Bombing/suicide") and by relation."""
    store = _alignments()
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for notation in CODES["event-type-scheme"]:
        concept = NamedNode(code("event-type-scheme", notation) or "")
        by_relation: dict[str, list[str]] = defaultdict(list)
        for relation in ("closeMatch", "broadMatch", "narrowMatch", "relatedMatch"):
            for quad in store.quads_for_pattern(concept, NamedNode(SKOS[relation]), None):
                if isinstance(quad.object, NamedNode) and _is_acled(store, quad.object):
                    by_relation[relation].append(_notation(store, quad.object))
        found[notation] = {each: tuple(sorted(codes)) for each, codes in by_relation.items()}
    return found


@cache
def acled_event(sub_event: str) -> str:
    """Give the event type above a sub-event type; raises KeyError for what ACLED has not."""
    store = _alignments()
    for quad in store.quads_for_pattern(None, NamedNode(SKOS.notation), Literal(sub_event)):
        if isinstance(quad.subject, NamedNode) and _is_acled(store, quad.subject):
            for above in store.quads_for_pattern(quad.subject, NamedNode(SKOS.broader), None):
                if isinstance(above.object, NamedNode):
                    return _notation(store, above.object)
    raise KeyError(sub_event)


@cache
def _alignments() -> Store:
    store = Store()
    store.load((ONTOLOGY / "alignments.ttl").read_bytes(), format=RdfFormat.TURTLE)
    return store


def _is_acled(store: Store, node: NamedNode) -> bool:
    scheme = store.quads_for_pattern(node, NamedNode(SKOS.inScheme), NamedNode(_ACLED))
    return next(scheme, None) is not None


def _notation(store: Store, node: NamedNode) -> str:
    found = next(store.quads_for_pattern(node, NamedNode(SKOS.notation), None))
    return found.object.value if isinstance(found.object, Literal) else ""
