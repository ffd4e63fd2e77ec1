"""What a claim says besides its slots: how it stands, and what its number counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from kg.model import Event, Slot

if TYPE_CHECKING:
    from kg.model import Epistemic, Status
    from kg.nlp.frames.view import View
    from kg.nlp.parts import Attribution, Frame, Quantity

_GROUPS = frozenset({"displacedGroup", "defector", "mover", "group"})
_PLANNED_ACTS = frozenset({"demand", "threat", "prediction"})


def standing(frame: Frame, a: Attribution | None, *, hedged: bool) -> tuple[Status, Epistemic]:
    """Give a claim's status, and how sure its source is."""
    status: Status = frame.status
    if a is not None and status == "asserted":
        if a.act == "denial":
            status = "denied"
        elif a.act in _PLANNED_ACTS and a.act != "threat":
            status = "planned" if a.act == "demand" and not frame.quantity else status
    if status == "denied":
        return status, "FalseUncertain" if hedged else "FalseCertain"
    if status in {"planned", "hypothetical"}:
        return status, "Unknown"
    return ("unverified", "TrueUncertain") if hedged else (status, "TrueCertain")


def unit_of(kind: str, q: Quantity) -> Literal["persons", "households", "events"]:
    """Say what a number counts."""
    if kind == "EventCount":
        return "events"
    return "households" if q.kind == "households" else "persons"


def figure_slots(kind: str, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Choose the slots of an event that its figure has too: who is counted, who did it, where."""
    if kind in {"CasualtyReport", "DisplacedPopulation"}:
        wanted = {"group", "perpetrator", "place"}
        named = tuple(replace(s, role="group") if s.role in _GROUPS else s for s in slots)
        kept: list[Slot] = []
        for slot in named:
            single = slot.role in {"group", "place"} and any(k.role == slot.role for k in kept)
            if slot.role in wanted and not single:
                kept.append(slot)
        return tuple(kept)
    group = next((s for s in slots if s.role in _GROUPS or s.role == "target"), None)
    if group is None or kind == "EventCount" or group.entity.startswith("p:"):
        return ()
    return (replace(group, role="group"),)


def is_since(view: View, frame: Frame) -> bool:
    """Tell whether a number has been adding up: "since the war began"."""
    if frame.type not in {"CasualtyReport", "Displacement", "DisplacedPopulation"}:
        return False
    tree = view.tree
    start, end = tree.sentence(frame.trigger)
    if "since" not in tree.lower[start:end]:
        return False
    above = {frame.trigger, *tree.ancestors(frame.trigger)}
    for i in range(start, end):
        if tree.lower[i] == "since":
            # "killed since March" hangs on the verb; in "since X fled" the clause does
            over = tree.head[i] if tree.dep[i] != "mark" else tree.head[tree.head[i]]
            if over in above or frame.trigger in tree.ancestors(over):
                return True
    return False


def is_complete(event: Event) -> bool:
    """Tell whether an event says enough: a capture of nothing by nobody is none."""
    roles = {s.role for s in event.slots}
    if event.type == "Capture":
        return bool(roles & {"territory", "place"})
    if event.type == "Defection":
        return bool(roles & {"fromActor", "toActor", "destination", "place"})
    if event.type == "ForceMovement":
        return bool(roles & {"mover", "agent"})
    if event.type == "Detention":
        return bool(roles & {"target", "agent"})
    return True
