"""Walk over what may stand between a reporting word and what is said: who is told, where, when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.lexicons import load
from kg.nlp.mentions.kinds import is_place
from kg.nlp.parts import Bounds
from kg.nlp.tree import Tree

__all__ = ["Circumstance", "circumstances", "is_somewhere", "noun_phrase_at", "speech_words"]

_LEFT = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "advmod"}
)
_FURTHER = frozenset({"of", "to", "for", "with", "in", "on", "by", "from", "after"})
_SPEAKING_PLACE = frozenset({"in", "at", "from", "outside", "inside", "near", "to"})
_ASIDES = frozenset({"speaking", "who", "citing", "quoting", "without", "according", "using"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


@cache
def speech_words(use: str) -> frozenset[str]:
    """Give the words of one use in data/lexicons/speech-words.csv."""
    return frozenset(row["word"] for row in load("speech-words") if row["use"] == use)


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Where the tag ends, and who is addressed, where and when in it."""

    end: int
    addressee: Bounds | None = None
    place: Bounds | None = None
    time: Bounds | None = None


def circumstances(
    tree: Tree, start: int, limit: int, times: Mapping[int, int], *, told: bool
) -> Circumstance:
    """Read on from ``start`` over addressee, place, time and manner; stop where content begins."""
    i = start
    addressee: Bounds | None = None
    place: Bounds | None = None
    time: Bounds | None = None
    while i < limit:
        if i in times and not _owns(tree, times[i]):
            time = time or (i, times[i])
            i = times[i]
            continue
        step = _parenthesis(tree, i, limit) or _adverb(tree, i)
        if step is not None and addressee is None:
            addressee = _written_to(tree, i, step)
        if step is None and told and addressee is None:
            step = noun_phrase_at(tree, i)
            if step is not None:
                addressee = (i, step)
        if step is None:
            found = _prepositional(tree, i, limit)
            if found is None:
                break
            step, where, whom = found
            place, addressee = place or where, addressee or whom
            time = time or next(
                ((k, min(times[k], limit)) for k in range(i, step) if k in times), None
            )
        if step <= i or step > limit:
            break
        i = step
    return Circumstance(i, addressee, place, time)


def _owns(tree: Tree, end: int) -> bool:
    """Tell "told Saturday's session" from "told it on Saturday"."""
    return "'s" in (tree.lower[end - 1], *tree.lower[end : end + 1])


def _adverb(tree: Tree, i: int) -> int | None:
    return i + 1 if tree.lower[i] in speech_words("adverb") and tree.dep[i] != "mark" else None


def _parenthesis(tree: Tree, i: int, limit: int) -> int | None:
    """Step over ", speaking on condition of anonymity," and ", who asked not to be named,"."""
    if tree.lower[i] != "," or i + 1 >= limit:
        return None
    opens = tree.lower[i + 1]
    if opens in speech_words("preposition"):
        return _aside(tree, i + 2, limit)
    if opens not in _ASIDES and not (tree.tag[i + 1] == "VBN" and tree.dep[i + 1] == "acl"):
        return None
    end = i + 2
    while end < limit and tree.lower[end] not in {",", ".", ";", '"', "”", "“"}:
        end += 1
    if end < limit and tree.lower[end] == "," and end + 1 < limit:
        return end + 1 if tree.lower[end + 1] not in {'"', "“"} else end
    return end


def _written_to(tree: Tree, start: int, end: int) -> Bounds | None:
    """Find whom ", in two letters to the Council, that" is written to."""
    for j in range(start, end):
        if tree.lemma[j] == "letter":
            return next(
                (tree.phrase(obj) for word, obj in tree.prepositions(j) if word == "to"), None
            )
    return None


def _aside(tree: Tree, start: int, limit: int) -> int | None:
    """Step over ", during a visit to Rabat," where "that" follows."""
    for j in range(start, limit - 1):
        if tree.lower[j] == ",":
            return j + 1 if tree.lower[j + 1] == "that" else None
    return None


def noun_phrase_at(tree: Tree, i: int) -> int | None:
    """Give the end of the noun phrase that starts at a token, None if none does."""
    head = i
    while tree.dep[head] in _LEFT and tree.head[head] > head:
        head = tree.head[head]
    if not (tree.is_noun(head) or tree.tag[head] in {"PRP", "CD"}):
        return None
    return head + 1


def _prepositional(
    tree: Tree, i: int, limit: int
) -> tuple[int, Bounds | None, Bounds | None] | None:
    word = tree.lower[i]
    if word not in speech_words("preposition") or tree.tag[i] not in {"IN", "TO", "RB"}:
        return None
    end = noun_phrase_at(tree, i + 1) if i + 1 < limit else None
    if end is None:
        return None
    head = end - 1
    if tree.dep[head] in {"nsubj", "nsubjpass"} and tree.lower[head] not in speech_words("medium"):
        return None
    place = (i + 1, end) if _speaking_place(tree, word, head) else None
    addressee = (i + 1, end) if word == "to" and place is None else None
    while end < limit and tree.lower[end] in _FURTHER:
        further = noun_phrase_at(tree, end + 1) if end + 1 < limit else None
        if further is None or tree.dep[further - 1] in {"nsubj", "nsubjpass"}:
            break
        if place is None and _speaking_place(tree, tree.lower[end], further - 1):
            place = (end + 1, further)
        end = further
    return min(_participle_end(tree, end, limit), limit), place, addressee


def _participle_end(tree: Tree, end: int, limit: int) -> int:
    """Step over "in a report released on Thursday" up to the clause that follows."""
    if end >= limit or tree.tag[end] not in {"VBN", "VBD", "VBG"} or tree.dep[end] != "acl":
        return end
    for j in range(end + 1, limit):
        if tree.lower[j] == "that" or tree.lower[j] in {",", '"', "“", ":"}:
            return j
    return end


def _speaking_place(tree: Tree, preposition: str, head: int) -> bool:
    return preposition in _SPEAKING_PLACE and is_somewhere(tree, head)


def is_somewhere(tree: Tree, i: int) -> bool:
    """Tell whether a name is that of a place, for the model or for the mentions."""
    if tree.ent[i] in _PLACES:
        return True
    return tree.tag[i] == "NNP" and any(
        m.head == i and m.named and is_place(m.kind) for m in tree.doc._.mentions
    )
