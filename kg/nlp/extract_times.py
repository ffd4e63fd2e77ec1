"""Find the time that belongs to an event, and never the time of the saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import TextSpan, TimeSpan

if TYPE_CHECKING:
    from kg.nlp.frames.view import View
    from kg.nlp.parts import Frame, TimeExpression
    from kg.nlp.tree import Tree

_CLAUSES = frozenset({"ROOT", "ccomp", "relcl", "advcl", "parataxis"})


def clause_root(tree: Tree, i: int) -> int:
    """Give the verb that governs the clause a token stands in."""
    while tree.head[i] != i:
        if (
            tree.is_verb(i)
            and tree.dep[i] in _CLAUSES
            and tree.child(i, "nsubj", "nsubjpass") is not None
        ):
            return i
        if (
            tree.is_verb(i)
            and tree.dep[i] == "conj"
            and tree.child(i, "nsubj", "nsubjpass") is not None
        ):
            return i
        i = tree.head[i]
    return i


def time_of(
    view: View, frame: Frame, sayings: set[tuple[int, int]], verbs_of_saying: set[int]
) -> TimeExpression | None:
    """Choose the time expression of a frame: inside its clause, else in the same verb's clause."""
    tree = view.tree
    start, end = tree.sentence(frame.trigger)
    here = [
        t
        for t in view.times
        if start <= t.start < end and not _is_said(t, sayings, verbs_of_saying, tree)
    ]
    if not here:
        return None
    inside = [t for t in here if frame.clause[0] <= t.start < frame.clause[1]]
    if inside:
        return min(inside, key=lambda t: _distance(tree, t, frame.trigger))
    root = clause_root(tree, frame.trigger)
    same = [t for t in here if clause_root(tree, _anchor(tree, t)) == root]
    return min(same, key=lambda t: _distance(tree, t, frame.trigger), default=None)


def _distance(tree: Tree, t: TimeExpression, trigger: int) -> int:
    """Measure how far a time lies from a trigger; beyond an "and" it belongs to what follows."""
    between = range(trigger, t.start) if t.start > trigger else range(0)
    return abs(t.start - trigger) + (100 if any(tree.tag[i] == "CC" for i in between) else 0)


def _anchor(tree: Tree, t: TimeExpression) -> int:
    return t.head if t.head is not None else t.start


def _is_said(t: TimeExpression, sayings: set[tuple[int, int]], verbs: set[int], tree: Tree) -> bool:
    if any(a <= t.start and t.end <= b for a, b in sayings):
        return True
    return t.head is not None and t.head in verbs


def time_span(view: View, t: TimeExpression) -> TimeSpan:
    """Turn a time expression into a value of the model."""
    doc = view.doc
    last = doc[t.end - 1]
    start = doc[t.start].idx
    end = last.idx + len(last)
    return TimeSpan(
        span=TextSpan(start=start, end=end),
        stated_as=" ".join(doc.text[start:end].split()),
        earliest=t.earliest,
        latest=t.latest,
        edtf=t.edtf,
        precision=t.precision,
    )
