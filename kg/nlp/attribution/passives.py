"""Read passives of saying: "were reported by X", "is said to have", "was condemned by X"."""

from __future__ import annotations

from kg.nlp.attribution.cues import Cue
from kg.nlp.attribution.extents import left_start, reach, strip
from kg.nlp.attribution.objects import has_infinitive
from kg.nlp.attribution.reading import Draft, Reading
from kg.nlp.attribution.reports import negated
from kg.nlp.attribution.responsibility import claimed_deed
from kg.nlp.attribution.tags import circumstances
from kg.nlp.parts import Bounds
from kg.nlp.tree import Tree

__all__ = ["passive"]

_AGENTLESS = frozenset(
    {"say", "report", "believe", "think", "fear", "allege", "suspect", "estimate", "claim"}
)


def passive(reading: Reading, cue: Cue) -> Draft | None:
    """Read a passive cue: its clause is what is said, its agent says it, or nobody named does."""
    tree = reading.tree
    i = cue.token
    agent = tree.child(i, "agent")
    by = None if agent is None else tree.child(agent, "pobj")
    if by is None and tree.lemma[i] not in _AGENTLESS:
        return None
    if cue.takes("order") and not has_infinitive(tree, i):
        return None
    start, end = _clause(tree, i)
    pieces = ((start, end),) if by is None or agent is None else _parted(tree, agent, start, end)
    if pieces[0][1] <= pieces[0][0]:
        return None
    return Draft(
        cue=i,
        act="claim" if by is not None and claimed_deed(tree, i) else cue.act,
        pieces=pieces,
        left=start,
        end=end,
        heads=() if by is None else (by,),
        around=circumstances(tree, i + 1, end, reading.times, told=False),
        rule="passive without agent" if by is None else "passive",
        negated=negated(tree, i, i),
        hedged=by is None,
    )


def _clause(tree: Tree, i: int) -> Bounds:
    start, end = tree.subtree(i)
    if tree.dep[i] == "relcl" and claimed_deed(tree, i):
        return start, end
    if tree.dep[i] == "acl":
        start = tree.subtree(tree.head[i])[0]
        end = min(end, tree.sentence(i)[1])
    end = min(end, max(reach(tree, i, i + 1), i + 1))
    return left_start(tree, start, i), end


def _parted(tree: Tree, agent: int, start: int, end: int) -> tuple[Bounds, ...]:
    """Leave "by X" out of what is said."""
    before = (start, strip(tree, start, agent))
    tail = left_start(tree, tree.subtree(agent)[1], end)
    return (before, (tail, end)) if tail < end else (before,)
