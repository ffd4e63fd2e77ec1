"""Tell whose saying a further reporting verb is: "said troops had left and denied having fled"."""

from __future__ import annotations

from kg.nlp.attribution.cues import is_reporting
from kg.nlp.attribution.speakers import noun_kind
from kg.nlp.tree import Tree

__all__ = ["FINITE", "joined_on", "speaks"]

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def speaks(tree: Tree, i: int) -> bool:
    """Tell whether a noun or pronoun is somebody who can say something."""
    return (
        tree.tag[i] in {"NNP", "NNPS", "PRP", "WP", "WDT", "DT"}
        or tree.ent[i] in {"PERSON", "ORG", "NORP", "GPE"}
        or bool(noun_kind(tree.lemma[i]))
    )


def joined_on(tree: Tree, i: int) -> int | None:
    """Find the reporting verb that one goes on from where the parser joins it to what is said."""
    verb = i
    while tree.dep[verb] == "conj" and tree.head[verb] < verb:
        verb = tree.head[verb]
    above = tree.head[verb]
    if (
        verb == i
        or tree.dep[verb] not in {"ccomp", "advcl"}
        or not above < verb
        or not is_reporting(tree.lemma[above])
        or not (tree.tag[i] in FINITE or _takes_object(tree, i))
        or tree.child(i, "nsubj", "nsubjpass", "aux", "auxpass") is not None
    ):
        return None
    return above if _goes_on(tree, verb, i) else None


def _takes_object(tree: Tree, i: int) -> bool:
    """Tell a past tense, taken for a participle, by its object: "and urged the envoys to stay"."""
    return tree.tag[i] == "VBN" and tree.child(i, "dobj", "ccomp") is not None


def _goes_on(tree: Tree, verb: int, i: int) -> bool:
    """Tell whether a verb cannot share the subject of the verb before it, or says too much for it.

    "would be freed" takes no "and urged"; losses do not vow; who "had attacked" did not deny.
    """
    who = tree.child(verb, "nsubj", "nsubjpass")
    if who is None or tree.is_verb(who):
        return False
    if tree.dep[who] == "nsubjpass" or not speaks(tree, who):
        return True
    auxiliaries = tree.children(verb, "aux")
    if any(tree.tag[k] == "MD" for k in auxiliaries):
        return tree.tag[i] in {"VBD", "VBZ", "VBN"}
    if is_reporting(tree.lemma[verb]):
        return False
    paused = tree.lower[i - 2 : i] in ([",", "and"], [",", "but"])
    return paused or any(tree.dep[k] == "ccomp" and k > i for k in tree.kids[i])
