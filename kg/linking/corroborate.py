"""What a candidate must have besides its name: a lone candidate is no evidence."""

from __future__ import annotations

from collections.abc import Mapping

from kg.linking.candidates import Found
from kg.linking.groups import Group
from kg.linking.words import flat, homonyms, words

__all__ = ["uncorroborated"]

_EXACT_ONLY = frozenset(["Place", "Facility", "Camp", "BorderCrossing", "Country"])
_LAND = ("country_named", "article_country", "inside", "holds")
_HALF = 0.4
_NEARBY = 0.7
"""What `near` is at about 90 km."""
_TYPED = 0.15


def uncorroborated(group: Group, found: Found, features: Mapping[str, float]) -> str | None:
    """Say what is missing where nothing but the name speaks for a candidate."""
    if group.family == "person":
        return _person(group, features)
    if group.family == "body" and features.get("one_word") and not features.get("curated"):
        typed = features.get("type", 0.0) > _TYPED
        if not (typed or features.get("country_named")):
            return "a name of one word, and neither its kind nor a country speaks for it"
    if _either_land(group) and not any(features.get(name, 0.0) > 0 for name in _LAND):
        return "another land has this name, and the text does not say which is meant"
    if group.family == "place" and features.get("skeleton"):
        return _spelling(group, found, features)
    return None


def _either_land(group: Group) -> bool:
    return group.family == "place" and flat(group.entity.name) in homonyms()


def _spelling(group: Group, found: Found, features: Mapping[str, float]) -> str | None:
    """Demand a place or country nearby of a name of which only the consonants fit."""
    romanised = found.hit.entity.country in words("romanised")
    if group.entity.kind in _EXACT_ONLY or not romanised:
        return "only the consonants of its name fit"
    country = features.get("country_named") or features.get("article_country", 0.0) >= _HALF
    spot = features.get("inside") or features.get("near", 0.0) >= _NEARBY
    if country and spot:
        return None
    return "only the consonants of its name fit, and no place nearby"


def _person(group: Group, features: Mapping[str, float]) -> str | None:
    if features.get("office") or features.get("former_office"):
        return None
    if not any(" " in name for name in group.names):
        return "a single name without an office says too little"
    if features.get("skeleton"):
        return "only the consonants of the name fit, and no office"
    if features.get("country_named"):
        return None
    if features.get("in_office") and features.get("article_country", 0.0) >= _HALF:
        return None
    return "only the name fits, and namesakes are many"
