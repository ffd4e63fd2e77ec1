"""Link claims of one article that the article itself sets against each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.nlp.extract_told import Told
    from kg.nlp.frames.view import View

_EARLIER = frozenset({"earlier", "previous", "initial", "former", "original", "previously"})
_RAISE = frozenset({"raise", "rise", "lower", "revise", "cut", "increase", "bring", "up", "down"})
_REACH = 4


def link_revisions(view: View, told: list[Told]) -> None:
    """Let a new toll revise the old one: "rose to 45 from 38", "an earlier toll of 27"."""
    tolls = [t for t in told if t.frame.type == "CasualtyReport" and t.frame.quantity is not None]
    for old in tolls:
        if not _is_old(view, old):
            continue
        new = _newer(view, old, tolls)
        if new is not None and old.claim.id not in new.claim.revises:
            new.claim = replace(new.claim, revises=(*new.claim.revises, old.claim.id))


def _is_old(view: View, t: Told) -> bool:
    """Tell whether a number is what the toll was before."""
    q = t.frame.quantity
    if q is None:
        return False
    tree = view.tree
    first = tree.sentence(q.start)[0]
    before = tree.lower[max(first, q.start - _REACH) : q.start]
    if "toll" in before and _EARLIER & set(before):
        return True
    return before[-1:] == ["from"] and bool(_RAISE & set(tree.lemma[first : q.start]))


def _newer(view: View, old: Told, tolls: list[Told]) -> Told | None:
    """Find the number that took the old one's place: in its sentence, else in the one before."""
    sent = view.tree.sent_of
    here = sent[old.frame.trigger]
    found = [
        t
        for t in tolls
        if t is not old
        and t.frame.measure == old.frame.measure
        and not _is_old(view, t)
        and t.figures
        and t.figures[0].subset_of is None
        and here - 1 <= sent[t.frame.trigger] <= here
    ]
    return min(found, key=lambda t: (here - sent[t.frame.trigger], t.frame.trigger), default=None)
