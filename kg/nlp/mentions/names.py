"""Find names by their spelling, so that they do not hang on what the model takes them for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.lexicons import load
from kg.nlp.mentions.words import (
    NOT_NAMES,
    PARTICLES,
    actor_heads,
    actors,
    countries,
    fold,
    name_words,
    place_heads,
    titles,
    weapons,
)

if TYPE_CHECKING:
    from kg.nlp.parts import Bounds
    from kg.nlp.tree import Tree

_NAME_TAGS = frozenset({"NNP", "NNPS"})
_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT"})
_BODIES = frozenset({"Government", "StateForce", "NewsMedium"})
_LOUD = 4
_ARTICLES = frozenset({"al", "el"})
_LINKS = frozenset({"of", "for", "and", "the", "in", "&", "'s", "\u2019s"})


def names(tree: Tree) -> list[Bounds]:
    """List the bounds of names: runs of capitalised words with their hyphens and particles."""
    found: list[Bounds] = []
    inside = _entity_links(tree)
    seen: set[str] = set()
    for start, end in tree.sents:
        i = start
        loud = _is_loud(tree, start, end)
        while i < end:
            if (stop := _known(tree, i, end)) is not None:
                stop = _longer(tree, i, stop, end)
                found.append((i, stop))
                i = stop
            elif loud and _common(tree, i, loud=True):
                i += 1
            elif _starts(tree, i, start) or (tree.text[i] in seen and tree.is_noun(i)):
                stop = _run(tree, i, end, inside)
                if loud:
                    stop = next(
                        (k for k in range(i + 1, stop) if _common(tree, k, loud=True)), stop
                    )
                found.append((i, stop))
                if stop > i + 1:
                    # the surname alone opens a later sentence, tagged as a common noun
                    seen.add(tree.text[stop - 1])
                i = stop
            else:
                i += 1
    return found


@cache
def _long_names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Map the first word of every known name of several words to the names, longest first."""
    table: dict[str, set[tuple[str, ...]]] = {}
    for key in (*actors(), *countries()):
        words = tuple(key.split())
        if len(words) > 1:
            table.setdefault(words[0], set()).add(words)
    return {k: tuple(sorted(v, key=lambda w: (-len(w), w))) for k, v in table.items()}


@cache
def _printed() -> frozenset[str]:
    """Give the names of actors as they are printed."""
    rows = load("actors")
    return frozenset(n for row in rows for n in (row["name"], *row["aliases"].split("|")) if n)


@cache
def _short_names() -> frozenset[str]:
    """Give the known names of one word that are spelled like no other word: "ECOWAS"."""
    return frozenset(
        n for n in _printed() if n.isalnum() and len(n) > _LOUD and (n.isupper() or n.islower())
    )


def _known(tree: Tree, i: int, end: int) -> int | None:
    """Give the end of a known name of several words that starts at ``i``."""
    first = fold(tree.lower[i]) if not tree.lower[i].isascii() else tree.lower[i].replace(".", "")
    if tree.text[i] in _short_names():
        return i + 1
    if i + 1 < end and tree.lower[i + 1] in {"'s", "\u2019s"}:
        first += "s"  # "People's Protection Units"
    upper = tree.text[i][:1].isupper() or first in _ARTICLES
    if first not in _long_names() or not (upper or "-" in tree.text[i + 1 : i + 2]):
        return None
    for words in _long_names()[first]:
        stop = _spelled(tree, i, end, words)
        if stop is None:
            continue
        capital = any(w[:1].isupper() for w in tree.text[i + 1 : stop])
        if capital or tree.doc[i:stop].text in _printed():
            return stop
    return None


def _longer(tree: Tree, i: int, stop: int, end: int) -> int:
    """Give the end of "United States Embassy", a body named after what the lexicon knows."""
    last = stop
    while last < end and tree.text[last][:1].isupper() and tree.is_noun(last):
        if tree.lower[last] in titles() or tree.lower[last] in NOT_NAMES:
            return stop
        tied = tree.lower[last + 1 : last + 2] == ["of"] and tree.text[last + 2][:1].isupper()
        last += 2 if tied else 1
    if last == stop or fold(" ".join(tree.text[i:stop])) not in countries():
        return stop
    body = any(
        kind in _BODIES
        for word in tree.lower[stop:last]
        for where in ("head", "any")
        if (kind := name_words().get((word, where))) is not None
    )
    return last if body else stop


def _spelled(tree: Tree, i: int, end: int, words: tuple[str, ...]) -> int | None:
    for word in words:
        while i < end and tree.text[i] in {"-", "'", "\u2019"}:
            i += 1
        if i >= end:
            return None
        printed = tree.lower[i].replace(".", "").replace("'", "").replace("\u2019", "")
        if printed != word and fold(printed) != word:
            if i + 1 < end and printed + tree.lower[i + 1].lstrip("'\u2019") == word:
                i += 2
                continue
            return None
        i += 1
    return i


def _entity_links(tree: Tree) -> set[int]:
    """Give the small words inside the model's organisations and places ("of", "for")."""
    return {
        i
        for ent in tree.doc.ents
        if ent.label_ in {"ORG", "GPE", "LOC", "FAC"}
        for i in range(ent.start + 1, ent.end - 1)
        if tree.lower[i] in _LINKS
        and not (tree.lower[i] == "and" and tree.lower[ent.start - 1] == "between")
        and not (tree.lower[i] == "in" and _is_around(tree, ent.end, ent.label_))
    }


def _is_around(tree: Tree, end: int, label: str) -> bool:
    """Tell the district around "Pili in Kalikot district" from a part of a name."""
    return label != "ORG" or (end < len(tree) and tree.lower[end] in place_heads())


def _starts(tree: Tree, i: int, sentence: int) -> bool:
    word = tree.text[i]
    if tree.lower[i] in {"al", "el", "anti"} and tree.text[i + 1 : i + 2] == ["-"]:
        return i + 2 < len(tree) and tree.text[i + 2][:1].isupper()
    if not word[:1].isupper() or not word[0].isalpha():
        return False
    if tree.lower[i] in NOT_NAMES and not (tree.tag[i] in _NAME_TAGS and word in _printed()):
        return False
    if tree.is_noun(i) and word in _printed():
        return True
    if tree.tag[i] in _NAME_TAGS or tree.ent[i] in _ENTITIES:
        opens = i == sentence or tree.text[i - 1] == ":"
        return not (opens and _common(tree, i))
    opens = i == sentence or tree.text[i - 1] == ":"
    return not opens and tree.tag[i] in {"NN", "NNS", "JJ"} and not tree.text[i].isupper()


def _is_loud(tree: Tree, start: int, end: int) -> bool:
    """Tell whether a sentence is all in capitals, which then say nothing of its words."""
    words = [w for w in tree.text[start:end] if w.isalpha() and len(w) > 1]
    return len(words) > _LOUD and all(w.isupper() for w in words)


def _common(tree: Tree, i: int, *, loud: bool = False) -> bool:
    """Tell whether the capital of a word may be owed to its place, as at a sentence's start."""
    lemma = tree.lemma[i]
    plural = tree.lower[i].removesuffix("s")
    heads = actor_heads()
    if {lemma, tree.lower[i], plural} & (heads.keys() | place_heads().keys() | weapons().keys()):
        return loud or not (i + 1 < len(tree) and tree.text[i + 1][:1].isupper())
    return False


def _run(tree: Tree, i: int, end: int, inside: set[int]) -> int:
    stop = i + 1
    while stop < end:
        if (
            tree.text[stop] in {"-", "\u2013", "/"}
            and not tree.space[stop - 1]
            and not tree.space[stop]
        ):
            if stop + 1 < end and (tree.text[stop + 1][0].isalnum()):
                stop += 2
                continue
            break
        if tree.text[stop] == "." and f"{tree.lower[stop - 1]}." in titles() and stop + 1 < end:
            stop += 1  # "Lt. Gen. Ali Omar", where the tokenizer parts the stop
            continue
        if _continues(tree, stop) or stop in inside:
            stop += 1
            continue
        if (
            tree.lower[stop] in PARTICLES
            and stop + 1 < end
            and tree.lower[stop] not in {"an", "at", "as"}
        ):
            further = stop + 1 + (tree.lower[stop + 1] in PARTICLES and stop + 2 < end)
            following = tree.text[further]  # "Ronald de la Cruz"
            if following == "-" or (
                following[:1].isupper() and tree.lower[stop + 1] not in NOT_NAMES
            ):
                stop += 1
                continue
        break
    while stop > i + 1 and (tree.lower[stop - 1] in _LINKS or tree.text[stop - 1] == "."):
        stop -= 1
    return stop


def _continues(tree: Tree, i: int) -> bool:
    word = tree.text[i]
    # "Sami Ramadan", "Mandy May": a month is a surname where the model sees a person
    if not word[:1].isupper() or (tree.lower[i] in NOT_NAMES and tree.ent[i] != "PERSON"):
        return False
    ends = (tree.lower[i], "head") in name_words()
    return ends or tree.is_noun(i) or tree.tag[i] in {"JJ", "CD"} or tree.ent[i] in _ENTITIES
