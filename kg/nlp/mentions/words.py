"""The lexicons of actors and places as look-up tables, read once."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast, get_args

from kg.lexicons import column, load
from kg.model import ActorKind, EntityKind, PlaceKind

ACTOR_KINDS = frozenset(get_args(ActorKind))
PLACE_KINDS = frozenset(get_args(PlaceKind))


@cache
def word_list(name: str) -> frozenset[str]:
    """Give one of the short lists of data/lexicons/word-lists.csv."""
    return frozenset(column("word-lists", "list", "words")[name].split())


NOT_NAMES = word_list("not-a-name")
PARTICLES = word_list("name-particle")


@dataclass(frozen=True, slots=True)
class Known:
    """What a lexicon says of a word or name."""

    kind: EntityKind
    name: str
    country: str | None = None
    armed: bool = False


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Fold case, accents, apostrophes and hyphens, as names are compared.

    >>> fold("Al-Qa'ida")
    'al qaida'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = plain.replace("\u2019", "").replace("'", "").replace(".", "").replace("-", " ")
    return " ".join(plain.casefold().split())


@cache
def actors() -> Mapping[str, Known]:
    """Map folded names and aliases of known actors."""
    table: dict[str, Known] = {}
    for row in load("actors"):
        known = Known(_kind(row["kind"]), row["name"], row["country"] or None, armed=True)
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            table.setdefault(fold(name), known)
    return table


@cache
def countries() -> Mapping[str, Known]:
    """Map folded names of countries."""
    table: dict[str, Known] = {}
    for row in load("nationalities"):
        for name in (row["country"], *filter(None, row["names"].split("|"))):
            table[fold(name)] = Known("Country", row["country"], row["code"])
    # Lower-case "us" is a pronoun: the caller looks at the capitals.
    return table


@cache
def peoples() -> Mapping[str, Known]:
    """Map folded adjectives of nationality and words for peoples, plurals included."""
    table: dict[str, Known] = {}
    for row in load("nationalities"):
        for word in filter(None, row["people"].split("|")):
            known = Known("PopulationGroup", word, row["code"])
            table[fold(word)] = known
            if not word.endswith(("s", "ese", "ish", "ch")):
                table.setdefault(fold(word) + "s", known)
    for row in load("peoples"):
        for word in filter(None, row["word"].split("|")):
            known = Known("PopulationGroup", word)
            table.setdefault(fold(word), known)
            table.setdefault(fold(word) + "s", known)
    return table


@cache
def capitals() -> Mapping[str, Known]:
    """Map folded capitals that stand for a government."""
    table: dict[str, Known] = {}
    for row in load("nationalities"):
        for name in filter(None, row["capital"].split("|")):
            table[fold(name)] = Known("Settlement", name, row["code"])
    return table


@cache
def country_names() -> Mapping[str, str]:
    """Map a country's code to its usual name."""
    return {row["code"]: row["country"] for row in load("nationalities")}


@cache
def actor_heads() -> Mapping[str, Known]:
    """Map common nouns that make a phrase an actor."""
    return {
        row["lemma"]: Known(_kind(row["kind"]), row["lemma"], armed=row["armed"] == "yes")
        for row in load("actor-kinds")
    }


@cache
def place_heads() -> Mapping[str, Known]:
    """Map common nouns that make a phrase a place."""
    return {row["lemma"]: Known(_kind(row["kind"]), row["lemma"]) for row in load("place-kinds")}


@cache
def referring_places() -> frozenset[str]:
    """Give the place nouns that may point back to a named place ("the town")."""
    return frozenset(row["lemma"] for row in load("place-kinds") if row["refers"] == "yes")


@cache
def name_words() -> Mapping[tuple[str, str], EntityKind]:
    """Map (word, "head" or "any") to the kind that the word gives a name."""
    return {(row["word"], row["where"]): _kind(row["kind"]) for row in load("name-words")}


@cache
def weapons() -> Mapping[str, str]:
    """Map a weapon's lemma to its class."""
    return {row["lemma"]: row["class"] for row in load("weapons")}


@cache
def titles() -> frozenset[str]:
    """Give the words that stand before a name and are no part of it."""
    return frozenset(row["title"] for row in load("titles"))


def _kind(text: str) -> EntityKind:
    if text not in ACTOR_KINDS | PLACE_KINDS:
        raise ValueError(f"{text!r} is no kind of actor or place")
    return cast("EntityKind", text)
