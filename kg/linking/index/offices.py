"""Bring titles of offices to one key: "foreign minister" is "Minister of Foreign Affairs of Iraq".

The key is the set of the words that tell offices apart, without the country and what is only form.
"""

from __future__ import annotations

from functools import cache

from kg.lexicons import load
from kg.linking import names

__all__ = ["office_key"]

_FORM = frozenset(names.exact("of the for and de la in to affairs his her national").split())
_FORM |= {"federal", "republic"}
_SAME = {
    "defense": "defence",
    "defences": "defence",
    "premier": "prime minister",
    "secretary": "minister",
    "pm": "prime minister",
    "external": "foreign",
    "internal": "interior",
    "ministers": "minister",
    "vice-president": "vice president",
}


def office_key(words: str, country: str | None = None) -> str:
    """Give the key of an office; equal for the same office in other words."""
    kept = set()
    for word in names.exact(words).split():
        for each in _SAME.get(word, word).split():
            if each not in _FORM and each not in _country_words():
                kept.add(each)
    return " ".join(sorted(kept))


@cache
def _country_words() -> frozenset[str]:
    found: set[str] = set()
    for row in load("nationalities"):
        for cell in (row["country"], row["names"], row["people"]):
            found.update(names.exact(cell).split())
    return frozenset(found - {"united", "state", "states"} | {"turkiye"})
