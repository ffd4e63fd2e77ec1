"""Cut the clause that states a fact out of its sentence: from its subject to its last argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.nlp.frames.grammar import subjects

if TYPE_CHECKING:
    from kg.nlp.frames.view import View
    from kg.nlp.parts import Argument, Bounds
    from kg.nlp.tree import Tree

_PART = frozenset(
    [
        "dobj",
        "prep",
        "agent",
        "npadvmod",
        "advmod",
        "xcomp",
        "oprd",
        "attr",
        "dative",
        "prt",
        "acomp",
        "aux",
        "auxpass",
        "neg",
        "nsubjpass",
        "nsubj",
        "nummod",
        "advcl-to",
    ]
)
_TRAILING = frozenset({",", ".", ";", ":", "-", "\u2013", "\u2014", "and", "but", "or"})


def span_of(view: View, head: int) -> Bounds:
    """Give the words of an argument: its mention or its noun phrase."""
    mention = view.by_head.get(head)
    if mention is not None:
        return mention.start, max(mention.end, head + 1)
    return view.tree.phrase(head)


def clause_of(view: View, verb: int, args: list[Argument]) -> Bounds:
    """Give the clause of a verb, without the clauses beside it and without who says so."""
    tree = view.tree
    start, end = verb, verb + 1
    for k in tree.kids[verb]:
        dep = tree.dep[k]
        left, right = tree.subtree(k)
        if dep in {"nsubj", "nsubjpass"}:
            start = min(start, left if not tree.children(k, "relcl") or k > verb else start)
        elif k < verb and dep in {"aux", "auxpass", "neg", "advmod"}:
            start = min(start, k)
        elif k > verb and dep in _PART:
            if left > end and _broken(tree, end, left):
                break
            end = max(end, right)
        elif k > verb and dep not in {"punct"}:
            break
    if not any(tree.dep[k] in {"nsubj", "nsubjpass"} for k in tree.kids[verb]):
        start = min(start, _shared_subject(view, verb))
    for arg in args:
        if (
            arg.method == "argument"
            and abs(arg.head - verb) < 40
            and arg.head > verb
            and arg.role != "place"
        ):
            end = max(end, arg.span[1])
    return _trimmed(tree, start, end)


def _broken(tree: Tree, end: int, left: int) -> bool:
    return any(tree.text[i] in {";", "\u2014"} for i in range(end, left))


def _shared_subject(view: View, verb: int) -> int:
    """Give where a reduced clause begins: at its noun ("people killed in"), or at the verb."""
    tree = view.tree
    if tree.dep[verb] in {"acl", "relcl"} and tree.tag[verb] in {"VBN", "VBG", "VBD"}:
        return tree.phrase(tree.head[verb])[0] if verb - tree.head[verb] < 6 else verb
    found = subjects(tree, verb)
    if found and tree.dep[verb] == "xcomp" and 0 < verb - found[0] < 8:
        return tree.phrase(found[0])[0]
    return verb


def noun_clause(view: View, noun: int, args: list[Argument]) -> Bounds:
    """Give the phrase of a noun that tells of an event."""
    tree = view.tree
    start, end = tree.phrase(noun)
    for k in tree.kids[noun]:
        if k > noun and tree.dep[k] in {"prep", "agent"}:
            end = max(end, tree.subtree(k)[1])
        elif k > noun and tree.dep[k] not in {"prep", "acl"}:
            break
    for arg in args:
        if noun < arg.head < end + 6:
            end = max(end, arg.span[1])
    return _trimmed(tree, start, end)


def _trimmed(tree: Tree, start: int, end: int) -> Bounds:
    first, last = tree.sentence(start)
    start, end = max(start, first), min(end, last)
    while end > start + 1 and (tree.lower[end - 1] in _TRAILING or tree.tag[end - 1] == "_SP"):
        end -= 1
    while start < end - 1 and (tree.lower[start] in _TRAILING or tree.tag[start] == "_SP"):
        start += 1
    return start, end
