"""Words and names as two articles can share them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.lexicons import load
from kg.linking.names import exact, folded, pattern, skeleton
from kg.resources import RECONCILE

__all__ = ["is_generic", "name_keys", "telling_words"]

_ARTICLES = frozenset("al el ar as ash at an ad ed es".split())  # noqa: SIM905
_LOST = frozenset({"in"})
"""First words of names that are read as prepositions: "In Amenas"."""
_FEWEST = 4
"""Consonants below which names that sound alike are too often two."""
_WORD = re.compile(r"(?<!\w)[a-z]{4,}(?!\w)")
_ENDINGS = re.compile(r"(?:ings?|ed|es|s)$")


@lru_cache(50_000)
def name_keys(name: str) -> tuple[str, ...]:
    """Give the forms of a place's name that another spelling may share.

    The name as it sounds, without article and words such as "district", and, where it is long
    enough to mean something, its consonants and where its vowels are. "Qasr" is no "Qusayr", and
    "Um Sider" no "Um Sidra": villages are too often called so.
    """
    bare = _bare(name)
    plain = folded(bare) or exact(name)
    return (plain, f"~{pattern(bare)}") if len(skeleton(bare)) >= _FEWEST else (plain,)


@lru_cache(50_000)
def is_generic(name: str) -> bool:
    """Say whether a name is none: "market", "the Sudanese border town"."""
    proper = [word for word in re.findall(r"\w+", name) if word[0].isupper() or word[0].isdigit()]
    return all(word.casefold() in _peoples() for word in proper)


@lru_cache(10_000)
def telling_words(text: str) -> tuple[str, ...]:
    """Give the words that tell one incident from another, sorted: no names of things common to all.

    Only words written small are taken, since names are compared as places and actors.
    """
    words = {_ENDINGS.sub("", word) for word in _WORD.findall(text) if word not in _common()}
    return tuple(sorted(words - _common()))


def _bare(name: str) -> str:
    """Leave out articles and words for what sort of place it is, as long as something is left."""
    words = exact(name).split()
    while len(words) > 1 and (words[0] in _ARTICLES or words[0] in _LOST):
        words = words[1:]
    if len(words) > 2 and words[1] == "of" and words[0] in _sorts():
        words = words[2:]
    while len(words) > 1 and words[-1] in _sorts():
        words = words[:-1]
    return " ".join(words)


@cache
def _sorts() -> frozenset[str]:
    """Give the words for sorts of places that are left out of their names."""
    sizes = ("AdministrativeArea", "Settlement", "Neighbourhood")
    return frozenset(row["lemma"] for row in load("place-kinds") if row["kind"] in sizes)


@cache
def _peoples() -> frozenset[str]:
    return frozenset(
        word.casefold() for row in load("nationalities") for word in row["people"].split("|")
    )


@cache
def _common() -> frozenset[str]:
    lines = (RECONCILE / "common-words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
