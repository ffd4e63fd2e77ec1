"""Let a denial dispute the claim right before it that blames the side of who denies.

"Army shelling killed 12 people, activists said. The army denied responsibility." A denial is linked
only to claims of the sentence before it, or of its own, in one paragraph, by another source, whose
doer is the body that denies, the body that a spokesman speaks for, or a force of its own state.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.nlp.extract_causes import same_block

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Claim, Event
    from kg.nlp.extract_entities import Entities
    from kg.nlp.extract_told import Told
    from kg.nlp.frames.view import View

__all__ = ["disputing", "link_denials"]

_DOERS = frozenset({"agent", "perpetrator"})
_STATE = frozenset({"StateForce", "Government", "Country"})


def link_denials(view: View, entities: Entities, told: list[Told]) -> None:
    """Let "the army denied shelling the town" dispute that it did."""
    for t in told:
        if t.claim.status == "denied" and t.claim.sources:
            t.claim = _disputing(view, entities, told, t.claim)


def disputing(
    view: View, entities: Entities, told: list[Told], said: Iterable[tuple[Event, Claim]]
) -> list[tuple[Event, Claim]]:
    """Give statements, each denial with the claims that it disputes."""
    return [(e, _disputing(view, entities, told, c) if e.kind == "denial" else c) for e, c in said]


def _disputing(view: View, entities: Entities, told: list[Told], denial: Claim) -> Claim:
    speakers = {s.entity for s in denial.sources}
    sides = speakers | {
        body for k in speakers if (body := entities.found[k].affiliation) is not None
    }
    disputed = tuple(
        t.claim.id
        for t in told
        if t.claim.id != denial.id
        and t.claim.status in {"asserted", "unverified"}
        and not speakers & {s.entity for s in t.claim.sources}
        and _is_next(view, t, denial)
        and any(_same_side(entities, doer, side) for doer in _doers(t) for side in sides)
    )
    return replace(denial, disputes=disputed) if disputed else denial


def _doers(told: Told) -> set[str]:
    """Give those whom a telling blames."""
    slots = told.event.slots if told.event is not None else ()
    if told.figures:
        slots = (*slots, *told.figures[0].slots)
    return {s.entity for s in slots if s.role in _DOERS}


def _is_next(view: View, told: Told, denial: Claim) -> bool:
    """Tell whether a denial stands in the sentence of a claim, after it, or in the next one."""
    span = denial.evidence[0]
    words = view.doc.char_span(span.start, span.end, alignment_mode="expand")
    if words is None or told.claim.evidence[0].start >= span.start:
        return False
    apart = view.tree.sent_of[words.start] - view.tree.sent_of[told.frame.trigger]
    return 0 <= apart <= 1 and same_block(view, told.frame.trigger, words.start)


def _same_side(entities: Entities, doer: str, side: str) -> bool:
    """Tell whether two keys name one body, or a government and a force of the same state."""
    if doer == side:
        return True
    a, b = entities.found.get(doer), entities.found.get(side)
    if a is None or b is None or not {a.kind, b.kind} <= _STATE:
        return False
    return a.country is None or b.country is None or a.country == b.country
