"""Leave out of what is said what the outlet puts in: ", which rebels have held since May"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.attribution.authors import is_saying
from kg.nlp.attribution.cues import is_reporting
from kg.nlp.attribution.extents import left_start, strip
from kg.nlp.attribution.reading import Reading
from kg.nlp.parts import Bounds
from kg.nlp.tree import Tree

__all__ = ["without_asides"]

_OPENS = frozenset({"which", "who", "whose", "where"})
_WHEN = frozenset({"after", "since", "when", "as"})
_PAST = frozenset({"VBD"})
_PRESENT = frozenset({"VBZ", "VBP"})


def without_asides(
    reading: Reading, cue: int, pieces: tuple[Bounds, ...], *, named: bool = False
) -> tuple[Bounds, ...]:
    """Cut relative clauses in the present out of what was said, and is told, in the past.

    English shifts the tenses of what somebody "said" into the past; a clause between commas that
    keeps the present is the outlet's own background. So is every such clause about a thing that
    is only ``named``: "condemned the attack, which killed 41", "urged calm after nine had died".
    """
    tree = reading.tree
    pieces = tuple(_short_of_comment(tree, start, end) for start, end in pieces)
    if named:
        pieces = tuple(_short_of_cause(tree, cue, start, end) for start, end in pieces)
    elif tree.tag[cue] not in _PAST:
        return pieces
    cuts = [
        cut
        for start, end in pieces
        for cut in _asides(reading, start, end, named=named)
        if named or _shifted(tree, start, end, cut)
    ]
    for cut in cuts:
        pieces = tuple(part for piece in pieces for part in _less(tree, piece, cut))
    return pieces


def _short_of_comment(tree: Tree, start: int, end: int) -> Bounds:
    """Leave out what another says of it: "..., a charge the rebels denied"."""
    for i in range(start + 2, end):
        if not is_reporting(tree.lemma[i]) or tree.tag[i] not in _PAST | _PRESENT:
            continue
        who = tree.child(i, "nsubj")
        if who is None or who > i or tree.tag[who] in {"WDT", "WP", "PRP"}:
            continue
        noun = tree.phrase(who)[0] - 1
        begin = noun
        while begin > start and tree.tag[begin - 1] in {"DT", "JJ", "NN"}:
            begin -= 1
        named = is_saying(tree.lemma[noun]) and tree.tag[begin] == "DT"
        if named and begin > start and tree.lower[begin - 1] == ",":
            return start, strip(tree, start, begin - 1)
    return start, end


def _short_of_cause(tree: Tree, cue: int, start: int, end: int) -> Bounds:
    """Leave out why it is asked or promised: "urged calm after missiles killed 44 people"."""
    for k in range(start, end):
        left = tree.subtree(k)[0]
        told = tree.dep[k] == "advcl" and tree.tag[k] in {"VBD", "VBN"}
        near = tree.head[k] == cue or tree.lower[left] == "after"
        if told and near and start < left < end and tree.lower[left] in _WHEN:
            return start, strip(tree, start, left)
    return start, end


def _asides(reading: Reading, start: int, end: int, *, named: bool) -> Iterator[Bounds]:
    tree = reading.tree
    for i in range(start + 2, end):
        if tree.lower[i] not in _OPENS:
            continue
        comma = next((j for j in (i - 1, i - 2) if tree.lower[j] == ","), None)
        if comma is None or (comma == i - 2 and tree.tag[i - 1] != "IN"):
            continue
        verb = next((j for j in (tree.head[i], *tree.ancestors(i)) if tree.dep[j] == "relcl"), None)
        if verb is None or verb < i or reading.quote_of(i):
            continue
        if named or _is_present(tree, verb):
            yield comma, min(tree.subtree(verb)[1], end)


def _is_present(tree: Tree, verb: int) -> bool:
    tags = [tree.tag[k] for k in tree.kids[verb] if tree.dep[k] in {"aux", "auxpass"}]
    return (tags[0] if tags else tree.tag[verb]) in _PRESENT


def _shifted(tree: Tree, start: int, end: int, cut: Bounds) -> bool:
    """Tell whether the first finite verb outside the aside is in the past."""
    finite = (
        tree.tag[j]
        for j in range(start, end)
        if not cut[0] <= j < cut[1] and tree.tag[j] in _PAST | _PRESENT
    )
    return next(finite, "") in _PAST


def _less(tree: Tree, piece: Bounds, cut: Bounds) -> Iterator[Bounds]:
    if not (piece[0] <= cut[0] and cut[1] <= piece[1]):
        yield piece
        return
    before = (piece[0], strip(tree, piece[0], cut[0]))
    after = (left_start(tree, cut[1], piece[1]), piece[1])
    yield from (part for part in (before, after) if part[0] < part[1])
