"""Mend what the model's parse gets wrong where the words leave no doubt.

The rules read the parse as lists (kg.nlp.tree); here these are put right before anything walks
them: verbs whose past the tagger takes for a present ("retook"), gerunds that name an event ("army
shelling", "Houthi shelling of Taiz"), and what a strike did where the parser hangs it on who says
so ("The mayor said a rocket hit a school, killing two").
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.lexicons import column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.nlp.tree import Tree

_NAMES = frozenset({"NN", "NNS", "NNP", "NNPS"})
_CLAUSES = frozenset({"dobj", "aux", "auxpass"})
_BY = frozenset({"by", "in", "during", "from", "after", "under", "amid"})
_REACH = 7
"""How far the children of a gerund are looked for."""


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    return {
        name: frozenset(words.split())
        for name, words in column("word-lists", "list", "words").items()
    }


@cache
def _past() -> Mapping[str, str]:
    """Map an irregular past to its verb, but for forms that are verbs of their own ("found")."""
    forms = column("irregular-forms", "lemma", "forms")
    own = _lists()["verb-of-its-own"]
    return {
        form: lemma for lemma, all_ in forms.items() for form in all_.split() if form not in own
    }


@cache
def _numbers() -> frozenset[str]:
    types = column("numbers", "word", "type")
    return frozenset(word for word, kind in types.items() if kind in {"unit", "ten"})


def repair(tree: Tree) -> None:
    """Put the lists of a Tree right, in one pass."""
    for start, _ in tree.sents:
        _opening_number(tree, start)
    past, gerunds, after = _past(), _lists()["event-gerund"], _lists()["aftermath-verb"]
    for i, tag in enumerate(tree.tag):
        if tree.lower[i] == "overrun" and tree.dep[i] == "attr" and tag == "NN":
            _passive(tree, i)
        if not tag.startswith("VB"):
            if tree.lower[i] == "corpses":
                tree.lemma[i] = "corpse"  # and no army corps
            elif tag == "RB" and tree.dep[i] == "advmod" and _is_taken(tree, i):
                tree.tag[i], tree.dep[i], tree.lemma[i] = "NNP", "dobj", tree.text[i]
            continue
        word = tree.lower[i]
        if tree.lemma[i] == word and word in past:
            tree.lemma[i] = past[word]
        elif tag == "VBG" and word in gerunds:
            _nominal(tree, i)
        elif tag == "VBG" and tree.dep[i] == "advcl" and tree.lemma[i] in after:
            _result(tree, i)


def _is_taken(tree: Tree, i: int) -> bool:
    """Tell the town of "forces recaptured Severodonetsk" from an adverb: it has a capital."""
    verb = i - 1
    if tree.head[i] != verb or tree.tag[verb] not in {"VBD", "VBN", "VBG", "VB"}:
        return False
    return tree.text[i].istitle() and tree.text[i].isalpha() and tree.text[verb].islower()


def _opening_number(tree: Tree, i: int) -> None:
    """Let the "Sixteen" of "Sixteen patients" be a number, and not a name."""
    if tree.tag[i] in {"NNP", "NNPS"} and tree.lower[i] in _numbers():
        tree.tag[i], tree.ent[i] = "CD", ""
        tree.dep[i] = "nummod" if tree.dep[i] in {"compound", "amod"} else tree.dep[i]


def _kids(tree: Tree, i: int) -> list[int]:
    first, last = max(0, i - _REACH), min(len(tree.head), i + _REACH)
    return [k for k in range(first, last) if tree.head[k] == i and k != i]


def _nominal(tree: Tree, i: int) -> None:
    """Make a noun of a gerund that has the place of one."""
    kids = _kids(tree, i)
    if any(tree.dep[k] in _CLAUSES for k in kids):
        return
    before = i - 1
    if tree.dep[i] == "amod" and tree.head[i] == before and tree.tag[before] in _NAMES:
        _swap(tree, before, i)
        return
    if _is_object(tree, before, i):
        _swap(tree, before, i)
        return
    if tree.dep[i] == "csubj" and not kids:
        tree.tag[i], tree.lemma[i], tree.dep[i] = "NN", tree.lower[i], "nsubj"
        return  # "Shelling hit the hospital"
    if tree.lower[i + 1 : i + 2] != ["of"]:
        return
    tree.tag[i], tree.lemma[i] = "NN", tree.lower[i]
    for k in kids:
        if tree.dep[k] == "nsubj" and k == before:
            tree.dep[k] = "compound"
    verb = tree.head[i]
    if tree.dep[i] in {"advcl", "csubj"} and verb > i and not _has_subject(tree, verb):
        tree.dep[i] = "nsubj"


def _is_object(tree: Tree, noun: int, i: int) -> bool:
    """Tell the "army" of "killed by army shelling", after which a verb would need an object."""
    if tree.dep[i] not in {"acl", "advcl", "xcomp"} or tree.dep[noun] != "pobj":
        return False
    singular = tree.tag[noun] in {"NN", "NNP"} and tree.lower[i] != "fighting"
    return singular and tree.lower[tree.head[noun]] in _BY


def _passive(tree: Tree, i: int) -> None:
    """Let "the post was overrun by rebels" be a passive, and "overrun" no noun."""
    be = tree.head[i]
    for k in _kids(tree, i):
        tree.dep[k] = "agent" if tree.lower[k] == "by" else tree.dep[k]
    for k in [*_kids(tree, be), *(k for k in range(max(0, be - 25), be) if tree.head[k] == be)]:
        if k != i:
            tree.head[k] = i
            tree.dep[k] = "nsubjpass" if tree.dep[k] == "nsubj" else tree.dep[k]
    tree.head[i], tree.dep[i] = (i if tree.head[be] == be else tree.head[be]), tree.dep[be]
    tree.head[be], tree.dep[be] = i, "auxpass"
    tree.tag[i], tree.lemma[i] = "VBN", "overrun"


def _has_subject(tree: Tree, verb: int) -> bool:
    return any(tree.dep[k] in {"nsubj", "nsubjpass"} for k in _kids(tree, verb))


def _swap(tree: Tree, noun: int, gerund: int) -> None:
    """Let "army shelling" be a shelling and not an army."""
    for k in _kids(tree, noun):
        tree.head[k] = gerund
    root = tree.head[noun] == noun
    tree.head[gerund], tree.dep[gerund] = (gerund if root else tree.head[noun]), tree.dep[noun]
    tree.head[noun], tree.dep[noun] = gerund, "compound"
    tree.tag[gerund], tree.lemma[gerund] = "NN", tree.lower[gerund]


def _result(tree: Tree, i: int) -> None:
    """Hang ", killing two" on what is said to have happened, and not on who says so."""
    said = tree.head[i]
    if said >= i or tree.lemma[said] not in _lists()["says-that"]:
        return
    for k in range(i - 1, said, -1):
        if tree.head[k] == said and tree.dep[k] == "ccomp" and tree.tag[k].startswith("VB"):
            tree.head[i] = k
            return
