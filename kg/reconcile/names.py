"""Words and names as two articles can share them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.resources import RECONCILE
from kg.terms import normalise_name

__all__ = ["name_keys", "telling_words"]

_ARTICLE = re.compile(r"^(?:al|el|ar|as|ash|at|an|ad|ed|es|the)-(?=\w)")
_WORD = re.compile(r"(?<!\w)[a-z]{4,}(?!\w)")
_ENDINGS = re.compile(r"(?:ings?|ed|es|s)$")


@lru_cache(50_000)
def name_keys(name: str) -> tuple[str, ...]:
    """Give the forms of a place's name that another spelling may share.

    The plain name without article, and, where it is long enough to mean something, its consonants.
    """
    plain = _ARTICLE.sub("", normalise_name(name))
    bones = re.sub(r"[aeiouyhw\W_]|(.)(?=\1)", "", plain)
    return (plain, f"~{bones}") if len(bones) >= 4 else (plain,)


@lru_cache(10_000)
def telling_words(text: str) -> tuple[str, ...]:
    """Give the words that tell one incident from another, sorted: no names of things common to all.

    Only words written small are taken, since names are compared as places and actors.
    """
    words = (word for word in _WORD.findall(text) if word not in _common())
    return tuple(sorted({_ENDINGS.sub("", word) for word in words}))


@cache
def _common() -> frozenset[str]:
    lines = (RECONCILE / "common-words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
