"""What a link makes of an entity: when it becomes part of an IRI, and how it is said."""

from __future__ import annotations

from typing import Final

from kg.model import Link
from kg.terms import KNOWN, OWL, SKOS, WIKIDATA, geonames_iri

__all__ = [
    "CERTAIN",
    "identifier",
    "is_certain",
    "is_likely",
    "match_property",
    "target",
    "targets",
]

CERTAIN: Final = 0.9
"""The score from which an entity and an item are the same."""
_LIKELY: Final = 0.7
_POSSIBLE: Final = 0.5


def is_certain(link: Link | None) -> bool:
    """Say whether the entity is named by what it is linked to."""
    return link is not None and link.status == "linked" and link.score >= CERTAIN


def is_likely(link: Link) -> bool:
    """Say whether what is known of the item is known of the entity."""
    return link.status == "linked" and link.score >= _LIKELY


def identifier(link: Link) -> str | None:
    """Name an item in IRIs of ours: ``Q858``, or ``gn165509`` where it has no Wikidata item.

    What only our list of actors knows has the name it has there.
    """
    if link.wikidata is not None:
        return link.wikidata
    return f"gn{link.geonames}" if link.geonames is not None else _known(link)


def targets(link: Link) -> list[str]:
    """Give the IRIs of the item that an entity is linked to."""
    found = [] if link.wikidata is None else [WIKIDATA[link.wikidata]]
    if link.geonames is not None:
        found.append(geonames_iri(link.geonames))
    known = _known(link)
    return found or ([] if known is None else [KNOWN[known]])


def target(candidate: str) -> str:
    """Give the IRI of a candidate: an item, a place (``gn:5``) or one of our list (``ckg:x``)."""
    source, colon, name = candidate.partition(":")
    if not colon:
        return WIKIDATA[candidate]
    return geonames_iri(int(name)) if source == "gn" else KNOWN[name]


def _known(link: Link) -> str | None:
    best = link.candidates[0].id if link.candidates else ""
    return best.removeprefix("ckg:") if best.startswith("ckg:") else None


def match_property(link: Link, *, named: bool) -> str | None:
    """Choose how strongly an entity is said to be an item; None: not at all.

    Only what is ``named`` after the item is said to be the same as it.
    """
    if link.status != "linked" or link.score < _POSSIBLE:
        return None
    if named:
        return OWL.sameAs
    return SKOS.exactMatch if link.score >= _LIKELY else SKOS.closeMatch
