"""Adjectives and words for a people, to their countries; from data/lexicons/nationalities.csv."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.lexicons import load
from kg.linking import names

__all__ = ["country_of"]


def country_of(word: str) -> str | None:
    """Give the ISO code of the country whose adjective or people a word is."""
    norm = names.exact(word)
    found = _demonyms()
    return found.get(norm) or (found.get(norm[:-1]) if norm.endswith("s") else None)


@cache
def _demonyms() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in load("nationalities"):
        for word in row["people"].split("|"):
            if word:
                found.setdefault(names.exact(word), row["code"])
    return found
