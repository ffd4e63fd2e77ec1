"""Find who speaks in a text or a figure: "X's letter", "a tally by X", "data compiled by X"."""

from __future__ import annotations

from functools import cache

from kg.lexicons import column
from kg.nlp.attribution.speakers import noun_kind, phrase_heads
from kg.nlp.attribution.tags import speech_words
from kg.nlp.tree import Tree

__all__ = ["author_of", "is_figure", "is_saying", "text_kind"]

_FROM = frozenset({"by", "from"})


@cache
def _kinds() -> dict[str, str]:
    kinds = column("reporting-nouns", "noun", "kind")
    return {noun: kind for noun, kind in kinds.items() if kind in {"text", "figure"}}


def text_kind(lemma: str) -> str:
    """Give "text" for a statement, "figure" for a count or finding, "" for another noun."""
    return _kinds().get(lemma.lower(), "")


def is_figure(lemma: str) -> bool:
    """Tell whether a noun is for a count, a toll or a finding."""
    return text_kind(lemma) == "figure"


def is_saying(lemma: str) -> bool:
    """Tell whether a noun is for anything said, counted or claimed."""
    return lemma.lower() in column("reporting-nouns", "noun", "kind")


def author_of(tree: Tree, head: int) -> int | None:
    """Give the head of the phrase for whoever a text or figure comes from."""
    ways = (_owner, _participle_agent, _maker)
    return next((who for way in ways if (who := way(tree, head)) is not None), None)


def _owner(tree: Tree, head: int) -> int | None:
    for kid in tree.kids[head]:
        if tree.dep[kid] == "poss" and tree.tag[kid] != "PRP$" and _can_tell(tree, kid):
            return kid
    ties = _FROM if is_figure(tree.lemma[head]) else _FROM | {"of"}
    for kid in tree.kids[head]:
        if tree.dep[kid] in {"prep", "agent"} and tree.lower[kid] in ties:
            obj = tree.child(kid, "pobj")
            if obj is not None and _can_tell(tree, obj):
                return phrase_heads(tree, obj)[0]
    return _counter(tree, head)


def _counter(tree: Tree, head: int) -> int | None:
    """Read "an AP tally", "health ministry figures" and "a coalition statement"."""
    for kid in tree.kids[head]:
        if tree.dep[kid] in {"compound", "nmod"} and (
            tree.ent[kid] == "ORG"
            or noun_kind(tree.lemma[kid]) in {"body", "group"}
            or (tree.text[kid].isupper() and len(tree.text[kid]) > 1)
        ):
            return kid
    return None


def _participle_agent(tree: Tree, head: int) -> int | None:
    """Read "figures compiled by X", "a letter signed by X"."""
    for kid in tree.kids[head]:
        if tree.dep[kid] != "acl" or tree.lemma[kid] not in speech_words("author"):
            continue
        for prep in tree.kids[kid]:
            if tree.dep[prep] in {"agent", "prep"} and tree.lower[prep] == "by":
                obj = tree.child(prep, "pobj")
                if obj is not None and _can_tell(tree, obj):
                    return obj
    return None


def _maker(tree: Tree, head: int) -> int | None:
    """Find who put a text out: "the mission released a statement saying"."""
    verb = tree.head[head]
    if tree.dep[head] in {"dobj", "pobj"} and tree.is_verb(verb):
        return tree.child(verb, "nsubj")
    return None


def _can_tell(tree: Tree, i: int) -> bool:
    """Tell "a tally by the army" from "the toll from Friday's blast" and "a report by Monday"."""
    if _is_time(tree, i):
        return False
    known = noun_kind(tree.lemma[i]) or tree.ent[i] in {"PERSON", "ORG", "NORP", "GPE"}
    return bool(known) or tree.tag[i] in {"NNP", "NNPS"}


def _is_time(tree: Tree, i: int) -> bool:
    return tree.ent[i] in {"DATE", "TIME"}
