"""Keep who says a thing apart from who did it.

The parser hangs "killing a woman" on "the sources said", and "stop shelling" on who calls for it;
who claims an attack did it, and the attack itself is told by the outlet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Slot
from kg.nlp.attribution import source_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.model import TextSpan
    from kg.nlp.extract_entities import Entities
    from kg.nlp.extract_told import Told
    from kg.nlp.frames.view import View
    from kg.nlp.parts import Attribution, Frame

__all__ = ["sound_doers", "voice_of"]

_DOERS = frozenset({"agent", "perpetrator"})
_AIMED = frozenset({"demand", "accusation", "praise", "condemnation"})
_CLAIMED = frozenset({"object", "passive"})
_LOSSES = frozenset({"casualtyreport-killed-v-lose"})
"""Rules whose subject suffers what is told: "the army lost 300 men"."""
_DEEDS = frozenset({"Attack", "Bombing", "Shelling", "AirStrike"})


def voice_of(doc: Doc, frame: Frame) -> Attribution | None:
    """Give who says what a frame tells; None for the outlet, and for a deed that one claims."""
    a = _said(doc, frame)
    return None if a is not None and _is_claimed(a) else a


def _said(doc: Doc, frame: Frame) -> Attribution | None:
    start, end = frame.clause
    return source_of(doc, start, end) or source_of(doc, frame.trigger, frame.trigger + 1)


def _is_claimed(a: Attribution) -> bool:
    return a.act == "claim" and a.rule in _CLAIMED


def sound_doers(
    view: View, entities: Entities, told: list[Told], frame: Frame, slots: tuple[Slot, ...]
) -> tuple[Slot, ...]:
    """Put the right doer where a speaker was taken for one, and where one claims the deed."""
    if frame.rule in _LOSSES:
        slots = tuple(s for s in slots if s.role != "perpetrator")
    a = _said(view.doc, frame)
    if a is None:
        return slots
    if _is_claimed(a):
        return _with_claimant(entities, a, frame, slots)
    spoken = [entities.chars(s.span) for s in a.sources]
    wrong = [s for s in slots if s.role in _DOERS and any(_meets(s.span, t) for t in spoken)]
    if not wrong or not (
        a.act in _AIMED or a.rule.endswith(("tag", "number")) or _own(view, frame)
    ):
        return slots
    kept = tuple(s for s in slots if s not in wrong)
    right = _aim(entities, a, wrong[0]) or _earlier(view, told, frame, wrong[0])
    return kept if right is None else (*kept, right)


def _meets(a: TextSpan | None, b: TextSpan) -> bool:
    return a is not None and a.start < b.end and b.start < a.end


def _own(view: View, frame: Frame) -> bool:
    """Tell "said that shelling killed two", which has a doer of its own, from "denied shelling"."""
    tag = view.tree.tag[frame.trigger]
    return tag in {"VBD", "VBZ", "VBP"} and frame.trigger != view.tree.head[frame.trigger]


def _with_claimant(
    entities: Entities, a: Attribution, frame: Frame, slots: tuple[Slot, ...]
) -> tuple[Slot, ...]:
    role = "agent" if frame.type in _DEEDS else "perpetrator"
    known = any(s.role in _DOERS for s in slots)
    if known or frame.type not in {*_DEEDS, "CasualtyReport"} or not a.sources:
        return slots
    speaker = a.sources[0]
    slot = entities.slot(role, speaker.referent_head, speaker.core, "claims the deed")
    return slots if slot is None else (*slots, slot)


def _aim(entities: Entities, a: Attribution, wrong: Slot) -> Slot | None:
    """Take whom one accuses of a deed, or calls on to stop it, for the doer."""
    if a.act not in _AIMED or a.addressee is None:
        return None
    tree = entities.view.tree
    first, last = a.addressee
    heads = (i for i in range(first, last) if not first <= tree.head[i] < last)
    return entities.slot(wrong.role, next(heads, last - 1), a.addressee, "addressee")


def _earlier(view: View, told: list[Told], frame: Frame, wrong: Slot) -> Slot | None:
    """Take who did what the sentence told before: "shelled the town, he said, killing nine"."""
    here = view.tree.sent_of[frame.trigger]
    for t in reversed(told):
        if t.event is None or view.tree.sent_of[t.frame.trigger] != here:
            continue
        doer = next((s for s in t.event.slots if s.role == "agent"), None)
        if doer is not None and doer.span != wrong.span:
            return Slot(role=wrong.role, entity=doer.entity, method="event", span=doer.span)
    return None
