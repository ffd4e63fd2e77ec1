"""Decide, for one reporting verb, what is said: a quotation, its object, or a clause."""

from __future__ import annotations

from kg.nlp.attribution.around import reported_clause
from kg.nlp.attribution.authors import is_saying
from kg.nlp.attribution.clauses import subject
from kg.nlp.attribution.cues import Cue
from kg.nlp.attribution.extents import is_passive
from kg.nlp.attribution.joined import speaks
from kg.nlp.attribution.objects import said_of
from kg.nlp.attribution.passives import passive
from kg.nlp.attribution.quoted import quote_after, quote_before
from kg.nlp.attribution.reading import Draft, Reading
from kg.nlp.attribution.reports import Tag
from kg.nlp.attribution.speakers import noun_kind
from kg.nlp.attribution.tags import speech_words
from kg.nlp.mentions.words import weapons
from kg.nlp.tree import Tree

__all__ = ["draft"]


def draft(reading: Reading, cue: Cue, after: int) -> Draft | None:
    """Read one cue; ``after`` is where the clause of the cue before it in the sentence ends."""
    tree = reading.tree
    if is_passive(tree, cue.token):
        return passive(reading, cue)
    if _bare_participle(tree, cue.token) or _reports_state(tree, cue.token):
        return None
    who = subject(tree, cue, reading.times_end)
    if who is None or who.head == cue.token or _is_mute(tree, cue, who.head):
        return None
    tag = Tag.read(reading, cue, who)
    return (
        quote_before(reading, cue, tag)
        or quote_after(reading, cue, tag)
        or said_of(reading, cue, tag)
        or reported_clause(reading, cue, tag, after)
    )


def _is_mute(tree: Tree, cue: Cue, head: int) -> bool:
    """Tell whether a subject says nothing: "missiles slammed into", "the crimes called for"."""
    if tree.tag[head] not in {"NN", "NNS"}:
        return False
    if cue.takes("number") and any(tree.tag[k] == "PRP$" for k in tree.children(head, "poss")):
        return True  # "he said his men had counted 23 bodies"
    lemma = tree.lemma[head].lower()
    if lemma in weapons():
        return True
    tells = tree.lemma[cue.token] in speech_words("tell") or is_saying(lemma)
    return not tells and lemma in speech_words("mute") and not speaks(tree, head)


def _reports_state(tree: Tree, i: int) -> bool:
    """Tell "nine rebels reported dead" and "said to be rebels": what others say they are."""
    after = tree.lower[i + 1 : i + 3]
    if tree.tag[i] not in {"VBN", "VBD"} or len(after) < 2:
        return False
    return after[0] in speech_words("state") or (
        after[0] == "to"
        and (tree.tag[i + 2] == "VB" or tree.lower[i - 1] == ",")
        and tree.lemma[i] in {"say", "report", "allege", "believe", "think"}
    )


def _bare_participle(tree: Tree, i: int) -> bool:
    """Tell "found the raid justified": a participle without "has" reports nothing."""
    if tree.tag[i] != "VBN":
        return False
    head = tree.head[i]
    known = noun_kind(tree.lemma[head]) or tree.ent[head] in {"PERSON", "ORG"}
    if tree.dep[i] == "acl" and tree.lower[i - 1] == "," and known:
        return False  # ", Ali Omar, announced on Friday there were": a past tense tagged wrongly
    first = i
    while tree.dep[first] == "conj":
        first = tree.head[first]
    return not any(
        tree.dep[k] in {"aux", "auxpass"} for j in (i, first) for k in tree.kids[j]
    ) and (tree.child(i, "nsubj") is None or tree.dep[i] in {"oprd", "acl", "ccomp"})
