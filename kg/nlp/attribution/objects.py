"""Read verbs whose object is what is said: orders, blame, comment, numbers, names for things."""

from __future__ import annotations

from dataclasses import replace

from kg.nlp.attribution.cues import Cue
from kg.nlp.attribution.extents import reach
from kg.nlp.attribution.quoted import short_of_quotation
from kg.nlp.attribution.reading import Draft, Reading
from kg.nlp.attribution.reports import Tag, make
from kg.nlp.attribution.responsibility import claimed_deed
from kg.nlp.tree import Tree

_SELF = frozenset({"itself", "themselves", "himself", "herself"})
__all__ = ["has_infinitive", "said_of"]


def said_of(reading: Reading, cue: Cue, tag: Tag) -> Draft | None:
    """Read the object of a reporting verb, if that is what it takes."""
    tree = reading.tree
    if claimed_deed(tree, cue.token) and not _ccomp(tree, cue.token):
        found = _rest(reading, cue, tag, "object")
        return None if found is None else replace(found, act="claim")
    if tree.lemma[cue.token] == "say" and tree.lower[cue.end : cue.end + 2] == ["the", "same"]:
        return _rest(reading, cue, tag, "object")
    if cue.takes("order") and has_infinitive(tree, cue.token):
        return _rest(reading, cue, tag, "order")
    if cue.takes("blame") and _objects(tree, cue.token):
        return _rest(reading, cue, tag, "blame")
    if cue.takes("number") and not _ccomp(tree, cue.token):
        return _rest(reading, cue, tag, "number")
    if cue.takes("as") and not cue.takes("object"):
        return _rest(reading, cue, tag, "naming") if _names(reading, cue) else None
    if cue.takes("object") and _comments(reading, cue):
        return _rest(reading, cue, tag, "offer" if cue.takes("offer") else "object")
    return None


def _comments(reading: Reading, cue: Cue) -> bool:
    """Tell whether the verb has an object of its own, and no clause but one in quotation marks."""
    tree = reading.tree
    i = cue.token
    for kid in tree.kids[i] if not cue.sense.particle else ():
        if tree.dep[kid] == "ccomp" and kid > i and not _in_quotation(reading, kid):
            return False
    if cue.takes("as") and tree.lower[cue.end] == "as":
        return True  # "dismissed as lies the claim that ...": the object comes late
    wanted = {"dobj", "dative", "oprd", "pobj"}
    if cue.sense.particle or cue.act in {"condemnation", "praise"}:
        wanted |= {"prep", "ccomp", "advcl"}
    return any(
        kid > i
        and (tree.dep[kid] in wanted or (tree.dep[kid] == "xcomp" and tree.tag[kid] == "VBG"))
        for kid in tree.kids[i]
    )


def _in_quotation(reading: Reading, i: int) -> bool:
    quote = reading.quote_of(i)
    return quote is not None and quote.form == "sentence"


def _rest(reading: Reading, cue: Cue, tag: Tag, rule: str) -> Draft | None:
    tree = reading.tree
    start = cue.end
    end = short_of_quotation(reading, start, reach(tree, cue.token, start))
    quote = reading.quote_of(cue.token)
    if quote is not None:
        end = min(end, quote.inner[1])
    if end <= start:
        return None
    return make(cue, tag, ((start, end),), rule)


def has_infinitive(tree: Tree, i: int) -> bool:
    """Look for "to" and a verb, "not" and a verb, or a clause with a bare verb."""
    for kid in tree.kids[i]:
        modal = any(tree.tag[k] == "MD" for k in tree.kids[kid])
        if kid > i and tree.dep[kid] in {"xcomp", "ccomp", "advcl"} and tree.tag[kid] == "VB":
            return not modal
        if kid > i and tree.dep[kid] in {"dobj", "pobj", "prep", "dative", "nsubj"}:
            start, end = tree.subtree(kid)
            if any(
                tree.lower[j] == "to" and j + 1 < end and tree.tag[j + 1] == "VB"
                for j in range(start, end)
            ):
                return True
    return False


def _objects(tree: Tree, i: int) -> bool:
    return any(
        kid > i and tree.dep[kid] in {"dobj", "prep", "dative", "ccomp", "xcomp", "pobj", "oprd"}
        for kid in tree.kids[i]
    )


def _ccomp(tree: Tree, i: int) -> bool:
    return any(tree.dep[kid] == "ccomp" and kid > i for kid in tree.kids[i])


def _names(reading: Reading, cue: Cue) -> bool:
    """Tell "called the raid a crime" from "called a meeting", "termed" and "labelled" alike."""
    tree = reading.tree
    kids = tree.kids[cue.token]
    named = any(tree.dep[k] in {"oprd", "ccomp", "xcomp"} for k in kids if k > cue.token)
    _, limit = tree.sentence(cue.token)
    as_phrase = any(tree.lower[j] == "as" for j in range(cue.token, limit))
    quoted = any(q.depth == 0 and cue.token < q.start < limit for q in reading.quotes)
    if any(tree.dep[k] in {"dobj", "nsubj"} and tree.lower[k] in _SELF for k in kids):
        return False  # "which calls itself the Red Hand"
    if tree.lemma[cue.token] != "call":
        return quoted or named or as_phrase
    things = [
        k for k in kids if k > cue.token and tree.dep[k] in {"dobj", "nsubj"} and k + 1 < limit
    ]
    return quoted or named or any(tree.tag[k + 1] in {"JJ", "DT"} for k in things)
