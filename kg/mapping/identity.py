"""What a link makes of an entity: when it becomes part of an IRI, and how it is said."""

from __future__ import annotations

from typing import Final

from kg.model import Link
from kg.terms import OWL, SKOS, WIKIDATA, geonames_iri

__all__ = ["CERTAIN", "identifier", "is_certain", "is_likely", "match_property", "targets"]

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
    """Name an item in IRIs of ours: ``Q858``, or ``gn165509`` where it has no Wikidata item."""
    if link.wikidata is not None:
        return link.wikidata
    return None if link.geonames is None else f"gn{link.geonames}"


def targets(wikidata: str | None, geonames: int | None) -> list[str]:
    """Give the IRIs of an item."""
    found = [] if wikidata is None else [WIKIDATA[wikidata]]
    return found if geonames is None else [*found, geonames_iri(geonames)]


def match_property(link: Link) -> str | None:
    """Choose how strongly an entity is said to be an item; None: not at all."""
    if link.status != "linked" or link.score < _POSSIBLE:
        return None
    if link.score >= CERTAIN:
        return OWL.sameAs
    return SKOS.exactMatch if link.score >= _LIKELY else SKOS.closeMatch
