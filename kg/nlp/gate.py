"""Decide from its words alone whether an article can be about conflict, before it is parsed.

An article is read for facts if it has a *marker*: a trigger that needs nothing beside it, an armed
side, a weapon or a word for victims ("ceasefire", "rebels", "barrel bomb") in any inflected form,
or the name of an armed actor. A text too short to give itself away needs only some trigger. The
words are those of the lexicons, so that a new entry counts at once, less the few that all news uses
(``everyday-words.csv``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product
from typing import TYPE_CHECKING

from kg.lexicons import column, load
from kg.nlp.mentions.words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["about_conflict", "forms"]

SHORT = 90
"""Words up to which a text passes with any trigger: a brief may say nothing else."""

_WORD = re.compile(r"[a-z]+|[0-9]+")
_VOWELS = frozenset("aeiou")
_VICTIMS = (
    "dead", "killed", "slain", "wounded", "injured", "hurt", "missing", "unaccounted", "death",
    "fatality", "body", "corpse", "injury", "life", "loss", "casualty", "toll", "count", "victim",
)  # fmt: skip
_NAME = 4
"""Letters that a name needs to be looked for in any case; "IS" and "ETA" are words as well."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Forms of single words, and of phrases by their first two words."""

    single: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    def in_text(self, words: list[str], found: set[str]) -> bool:
        """Tell whether one of them stands in a text; a phrase of three may be there by two."""
        if not self.single.isdisjoint(found):
            return True
        return not self.pairs.isdisjoint(pairwise(words))


def about_conflict(text: str) -> bool:
    """Tell whether a text has a word that makes it one about conflict."""
    words = _WORD.findall(text.lower())
    found = set(words)
    if _markers().in_text(words, found) or _is_named(text, found):
        return True
    return len(words) <= SHORT and _triggers().in_text(words, found)


def forms(lemma: str) -> frozenset[str]:
    """Give all that may be inflected of a word, and more: what matters is that none is missing.

    >>> sorted(forms("flee") & {"fled", "flees", "fleeing"})
    ['fled', 'fleeing', 'flees']
    """
    if lemma.isdecimal():
        return frozenset({lemma})
    found = {lemma, *(lemma + ending for ending in ("s", "es", "d", "ed", "ing"))}
    if lemma.endswith("e"):
        found |= {lemma[:-1] + "ing"}
    if lemma.endswith("y"):
        found |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
    if lemma.endswith("f"):
        found.add(lemma[:-1] + "ves")
    if lemma.endswith("man"):
        found.add(lemma[:-3] + "men")
    if lemma[-1] not in _VOWELS:
        found |= {lemma + lemma[-1] + ending for ending in ("ed", "ing")}
    return frozenset(found) | frozenset(_irregular().get(lemma, "").split())


@cache
def _markers() -> _Words:
    return _inflected(lemma for lemma in _all_lemmas() if lemma not in _everyday())


@cache
def _triggers() -> _Words:
    return _inflected((*_trigger_lemmas(), *_victim_words()))


def _is_named(text: str, found: set[str]) -> bool:
    """Tell whether the name of an armed actor stands in a text of these words."""
    names = _names()
    return any(names[word].search(text) for word in names.keys() & found)


@cache
def _names() -> dict[str, re.Pattern[str]]:
    """Match the names of armed actors by a word of theirs; acronyms of three letters as printed."""
    armed = [row for row in load("actors") if row["kind"] in {"ArmedGroup", "StateForce"}]
    names = {name for row in armed for name in (row["name"], *row["aliases"].split("|"))}
    by_word: dict[str, list[str]] = {}
    for name in sorted(names):
        if len(name) >= _NAME - 1:
            words = _WORD.findall(name.lower())
            pattern = re.escape(name) if len(name) < _NAME else f"(?i:{re.escape(name)})"
            by_word.setdefault(max(words, key=len), []).append(pattern)
    return {word: re.compile(rf"\b(?:{'|'.join(each)})\b") for word, each in by_word.items()}


def _inflected(lemmas: Iterable[str]) -> _Words:
    single: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for lemma in lemmas:
        words = _WORD.findall(lemma)
        if len(words) == 1:
            single |= forms(words[0])
        elif words:
            pairs |= set(product(forms(words[0]), forms(words[1])))
    return _Words(frozenset(single), frozenset(pairs))


def _all_lemmas() -> Iterator[str]:
    for row in load("triggers"):
        needs = [need for need in row["needs"].split(";") if need]
        # what needs other words beside it to tell of an event is no marker by itself
        if all(need.strip().startswith("!") for need in needs):
            yield from row["lemma"].split("|")
    yield from (row["lemma"] for row in load("actor-kinds") if row["armed"] == "yes")
    yield from (row["lemma"] for row in load("weapons"))
    yield from _victim_words()
    yield from word_list("refugee")


def _trigger_lemmas() -> Iterator[str]:
    return (lemma for row in load("triggers") for lemma in row["lemma"].split("|"))


def _victim_words() -> Iterator[str]:
    """Give the words that count victims without being triggers: "27 dead", "the toll"."""
    yield from _VICTIMS
    yield from word_list("killing-noun")


@cache
def _everyday() -> frozenset[str]:
    return frozenset(row["word"] for row in load("everyday-words"))


def _irregular() -> dict[str, str]:
    return dict(column("irregular-forms", "lemma", "forms"))
