"""Part what two say in one sentence: "The army said it fired, while six died, medics said"."""

from __future__ import annotations

from dataclasses import replace

from kg.nlp.attribution.extents import left_start, strip
from kg.nlp.attribution.joined import FINITE
from kg.nlp.attribution.reading import Draft
from kg.nlp.tree import Tree

__all__ = ["turned"]

_TURNS = frozenset({"while", "but", "and", "whereas", "although", "though"})


def turned(tree: Tree, first: Draft, last: Draft) -> tuple[Draft, Draft] | None:
    """Give both drafts with what is theirs, None where the second does not follow the first.

    The first says something behind its tag, the second before its own, and a comma with a
    conjunction stands between two clauses.
    """
    if not (first.rule == "clause" and last.rule == "clause then tag"):
        return None
    start, (begin, stop) = first.pieces[0][0], last.pieces[0]
    if not (begin <= first.cue < start < last.cue and len(last.pieces) == 1):
        return None
    for i in range(stop - 2, start, -1):
        joins = tree.lower[i] in _TURNS and tree.lower[i - 1] == ","
        if joins and _is_clause(tree, start, i) and _is_clause(tree, i + 1, stop):
            own = strip(tree, start, i)
            mine = left_start(tree, i + 1, stop)
            return (
                replace(first, pieces=((start, own),), end=own),
                replace(last, pieces=((mine, stop),), left=mine),
            )
    return None


def _is_clause(tree: Tree, start: int, end: int) -> bool:
    return any(tree.tag[j] in FINITE for j in range(start, end)) and any(
        tree.dep[j] in {"nsubj", "nsubjpass", "expl"} for j in range(start, end)
    )
