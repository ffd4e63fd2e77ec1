"""Merge the named graphs into one, for formats that know no named graphs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from pyoxigraph import NamedNode, Quad, Triple

from kg.terms import ACTOR_CLASSES, CKG, PLACE_CLASSES, RDF, RDFS, SKOS

__all__ = ["merged"]

_SINGLE: Final = frozenset(
    NamedNode(iri)
    for iri in (
        RDFS.label, CKG.named, CKG.role, CKG.countryCode, CKG.affiliation, CKG.within,
    )
)  # fmt: skip
_TYPE: Final = NamedNode(RDF.type)
_KINDS: Final = frozenset(NamedNode(CKG[name]) for name in (*ACTOR_CLASSES, *PLACE_CLASSES))
_LABEL: Final = NamedNode(RDFS.label)
_OTHER_NAME: Final = NamedNode(SKOS.altLabel)


def merged(quads: Iterable[Quad]) -> set[Triple]:
    """Give the triples of all graphs together, still with one literal a property.

    Articles share actors and places and may write a name in two ways, or take one thing for two
    kinds. Tools that load the file keep whichever literal comes last, so here the one that most
    graphs have stays (of equals the first in the alphabet), and the other names become
    skos:altLabel.
    """
    triples: set[Triple] = set()
    votes: dict[tuple[object, NamedNode], Counter[Triple]] = defaultdict(Counter)
    for quad in quads:
        if quad.predicate in _SINGLE or (quad.predicate == _TYPE and quad.object in _KINDS):
            votes[quad.subject, quad.predicate][quad.triple] += 1
        else:
            triples.add(quad.triple)
    for (_, predicate), options in votes.items():
        best = min(options, key=lambda triple: (-options[triple], str(triple.object)))
        triples.add(best)
        if predicate == _LABEL:
            triples |= {Triple(t.subject, _OTHER_NAME, t.object) for t in options if t != best}
    return triples
