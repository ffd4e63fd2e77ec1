"""Decide, for one reporting verb, what is said: a quotation, its object, or a clause."""

from __future__ import annotations

from kg.nlp.attribution.around import reported_clause
from kg.nlp.attribution.clauses import subject
from kg.nlp.attribution.cues import Cue
from kg.nlp.attribution.extents import is_passive
from kg.nlp.attribution.objects import said_of
from kg.nlp.attribution.passives import passive
from kg.nlp.attribution.quoted import quote_after, quote_before
from kg.nlp.attribution.reading import Draft, Reading
from kg.nlp.attribution.reports import Tag
from kg.nlp.attribution.speakers import noun_kind
from kg.nlp.tree import Tree

__all__ = ["draft"]


def draft(reading: Reading, cue: Cue, after: int) -> Draft | None:
    """Read one cue; ``after`` is where the clause of the cue before it in the sentence ends."""
    tree = reading.tree
    if is_passive(tree, cue.token):
        return passive(reading, cue)
    if _bare_participle(tree, cue.token):
        return None
    who = subject(tree, cue)
    if who is None or who.head == cue.token:
        return None
    tag = Tag.read(reading, cue, who)
    return (
        quote_before(reading, cue, tag)
        or quote_after(reading, cue, tag)
        or said_of(reading, cue, tag)
        or reported_clause(reading, cue, tag, after)
    )


def _bare_participle(tree: Tree, i: int) -> bool:
    """Tell "found the raid justified": a participle without "has" reports nothing."""
    if tree.tag[i] != "VBN":
        return False
    if tree.dep[i] == "acl" and tree.lower[i - 1] == "," and noun_kind(tree.lemma[tree.head[i]]):
        return False  # ", Ali Omar, announced on Friday there were": a past tense tagged wrongly
    first = i
    while tree.dep[first] == "conj":
        first = tree.head[first]
    return not any(
        tree.dep[k] in {"aux", "auxpass"} for j in (i, first) for k in tree.kids[j]
    ) and (tree.child(i, "nsubj") is None or tree.dep[i] in {"oprd", "acl", "ccomp"})
