"""Tell what is said to have happened from what is denied, planned, threatened or supposed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.lexicons import load
from kg.nlp.frames.grammar import means_verb
from kg.nlp.mentions.words import word_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Status
    from kg.nlp.tree import Tree

_NEGATIONS = frozenset({"not", "n't", "never", "no", "nobody", "nor", "neither", "without"})
_FUTURE = frozenset({"will", "shall", "would", "'ll", "wo", "'d"})
_MAYBE = frozenset({"may", "might", "could", "should", "can", "must", "ought", "ca"})
_ALLEGED = word_list("allegation")
_DISMISS = word_list("dismiss-verb")
_USED = frozenset({"use", "employ"})
_SAYS = word_list("says-that")
_IF = frozenset({"if", "unless", "whether", "lest", "once", "should"})


@cache
def governors() -> Mapping[str, Status]:
    """Map a governing word to the status it gives what hangs on it."""
    table: dict[str, Status] = {}
    for row in load("status-words"):
        status = row["status"]
        if status in {"planned", "hypothetical", "denied", "unverified"}:
            table[row["lemma"]] = status  # type: ignore[assignment]  # checked against the literals above
    return table


def status_of(tree: Tree, trigger: int) -> Status:
    """Give the status of the event that a verb or noun tells of."""
    i, first = trigger, True
    while True:
        if (status := _own(tree, i, first)) is not None:
            return status
        if tree.dep[i] in {"ROOT", "parataxis"} or tree.head[i] == i:
            return "asserted"
        if tree.dep[i] == "relcl" and _is_any(tree, tree.head[i]):
            return "hypothetical"
        upper = tree.head[i]
        if not _carries(tree, i, upper):
            return "asserted"
        status = _governed(tree, i, upper)
        if status == "hypothetical" and tree.lower[i] == "by":
            return "asserted"
        if status is not None:
            return status
        i, first = upper, False


def _is_any(tree: Tree, noun: int) -> bool:
    """Tell "any column that moves": none need be there."""
    return any(tree.lower[k] in {"any", "whichever", "every"} for k in tree.children(noun, "det"))


def _own(tree: Tree, i: int, first: bool) -> Status | None:
    verb = tree.is_verb(i) or tree.tag[i] in {"MD"}
    if verb and _is_order(tree, i):
        return "hypothetical"
    for k in tree.kids[i]:
        word = tree.lower[k]
        if tree.dep[k] == "neg" and word in _NEGATIONS and (verb or first):
            return "denied" if not _not_only(tree, k) else None
        if tree.dep[k] == "det" and word == "no" and first:
            return "denied"
        if tree.dep[k] == "aux" and word in _FUTURE and not _past_reported(tree, i):
            return "planned"
        if tree.dep[k] == "aux" and word in _MAYBE:
            return "hypothetical"
        if tree.dep[k] == "mark" and word in _IF and word != "once":
            return "hypothetical"
        if verb and tree.dep[k] in {"nsubj", "nsubjpass"} and word in {"nobody", "none"}:
            return "denied"
    return None


def _is_order(tree: Tree, i: int) -> bool:
    """Tell the imperative of "Arrest the minister" and "Free them now" from a statement."""
    if tree.tag[i] not in {"VB", "VBP"} or tree.dep[i] not in {"ROOT", "ccomp"}:
        return False
    if any(tree.dep[k] in {"nsubj", "nsubjpass", "aux", "expl"} for k in tree.kids[i] if k < i):
        return False
    start = tree.sentence(i)[0]
    return all(not tree.text[k][:1].isalnum() or tree.dep[k] == "advmod" for k in range(start, i))


def _not_only(tree: Tree, k: int) -> bool:
    return k + 1 < len(tree) and tree.lower[k + 1] in {"only", "just"}


def _past_reported(tree: Tree, i: int) -> bool:
    """Tell whether "would later die" looks back and is no plan."""
    return any(tree.lower[k] in {"later", "eventually"} for k in tree.kids[i])


def _carries(tree: Tree, i: int, upper: int) -> bool:
    """Tell whether the word above decides whether the word below is said to be so."""
    dep = tree.dep[i]
    if dep in {"acl", "ccomp", "relcl"} and _alleges(tree, i, upper):
        return True
    if dep in {"relcl", "parataxis", "appos"}:
        return False
    if dep == "advcl":
        # An infinitive of purpose is a plan; other adverbial clauses stand for themselves.
        return tree.tag[i] == "VB"
    if dep == "conj":
        if tree.lemma[i] in _SAYS and tree.child(i, "ccomp") is not None:
            return False  # "denied this and said the rebels were shelling": they were
        if tree.lower[i] == "put":
            return False  # "rejected the reports and put the number of dead at 150"
        return not any(tree.dep[k] in {"nsubj", "nsubjpass"} for k in tree.kids[i])
    return not (dep == "acl" and tree.tag[i] != "VB")


def _alleges(tree: Tree, i: int, upper: int) -> bool:
    """Tell the content of "a claim (by the rebels) that jets had struck"."""
    if tree.lemma[upper] in _ALLEGED:
        return True
    above = tree.head[tree.head[upper]]
    return tree.lemma[above] in _ALLEGED and any(tree.lower[k] == "that" for k in tree.kids[i])


def _governed(tree: Tree, i: int, upper: int) -> Status | None:
    to_infinitive = tree.tag[i] == "VB" and any(
        tree.dep[k] == "aux" and tree.lower[k] == "to" for k in tree.kids[i]
    )
    status = governors().get(tree.lemma[upper])
    if status is not None and (tree.dep[i] not in {"nsubj"} or not tree.is_verb(upper)):
        return status
    if to_infinitive and means_verb(tree, i) is not None and tree.lemma[upper] in _USED:
        return None  # "used rockets to hit a depot": it did
    if to_infinitive and tree.dep[i] in {"advcl", "acl", "relcl"}:
        # A purpose ("came to fight") is no event, nor is a duty ("have to pull out").
        return "hypothetical"
    if to_infinitive and tree.lemma[upper] == "have":
        return "hypothetical"
    if to_infinitive and tree.lemma[upper] == "be" and tree.dep[i] == "xcomp":
        return "planned"  # "envoys are to meet"
    if tree.lemma[i] in _ALLEGED and tree.lemma[upper] in _DISMISS:
        return "denied"
    if tree.dep[i] == "pcomp" and tree.lower[upper] in {"without"}:
        return "denied"
    if tree.dep[i] == "pobj" and tree.lower[upper] in {"without"}:
        return "denied"
    if tree.dep[i] in {"pobj", "pcomp"} and tree.lower[upper] in {"against", "for"}:
        above = tree.head[upper]
        return governors().get(f"{tree.lemma[above]} {tree.lower[upper]}")
    return None


def is_future(tree: Tree, trigger: int) -> bool:
    """Tell whether a verb or the verb above a noun is in the future."""
    i = trigger
    for _ in range(4):
        if any(tree.dep[k] == "aux" and tree.lower[k] in _FUTURE for k in tree.kids[i]):
            return True
        if tree.head[i] == i:
            return False
        i = tree.head[i]
    return False
