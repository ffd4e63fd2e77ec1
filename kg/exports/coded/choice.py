"""Which of ACLED's sub-event types an occurrence is, by the alignments; or why it is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kg.exports.coded.actors import EXTERNAL, GROUP, STATE, Party
from kg.exports.coded.data import CLOSE, acled_codes, rows
from kg.exports.coded.values import Occurrence
from kg.terms import FIGURE_CLASSES

__all__ = ["CONDITIONS", "choose", "our_type"]

_ARMED = frozenset({STATE, GROUP, EXTERNAL})
_Sides = tuple[list[Party], list[Party]]

_Condition = Callable[[_Sides, int], bool]

CONDITIONS: Final[dict[str, _Condition]] = {
    "armed-target": lambda sides, deaths: bool(sides[1]) and {p.inter for p in sides[1]} <= _ARMED,
    "deadly": lambda sides, deaths: deaths > 0,
    "always": lambda sides, deaths: True,
}
"""What data/coded/acled-choice.csv can ask of the two sides and the deaths."""


def choose(occurrence: Occurrence, sides: _Sides, deaths: int) -> tuple[str | None, str]:
    """Give a sub-event type, or None with the reason."""
    if reason := _not_coded(occurrence):
        return None, reason
    name = our_type(occurrence, sides)
    codes = acled_codes()
    for each in (name, occurrence.type):
        for relation in CLOSE:
            found = codes.get(each, {}).get(relation, ())
            if len(found) == 1:
                return found[0], ""
    for row in rows("acled-choice"):
        if row["type"] == occurrence.type and CONDITIONS[row["when"]](sides, deaths):
            return row["sub_event"], ""
    return None, f"ACLED has no code for {name}"


def our_type(occurrence: Occurrence, sides: _Sides) -> str:
    """Name the event type as the alignments do; who did it tells what its words do not."""
    kind, states = occurrence.kind, [_is_state(side) for side in sides]
    if occurrence.type == "Capture" and kind != "handover":
        taken = states[0] if states[0] is not None else _other(states[1])
        kind = None if taken is None else "government" if taken else "non-state"
    if occurrence.type == "Detention" and kind is None and states[0] is not None:
        kind = "arrest" if states[0] else "abduction"
    return f"{occurrence.type}/{kind}" if kind else occurrence.type


def _not_coded(occurrence: Occurrence) -> str:
    if occurrence.type == "Statement":
        return "ACLED codes no statements"
    if occurrence.type in FIGURE_CLASSES:
        return "a figure of no event that is told"
    if occurrence.type == "Defection" and _is_single(occurrence):
        return "ACLED codes no single deserters"
    return ""


def _is_single(occurrence: Occurrence) -> bool:
    counted = {f.high for f in occurrence.figures if f.measure == "defected"}
    kinds = {w.kind for r in occurrence.told for w in r.who if w.role == "defector"}
    return counted == {1} if counted else kinds == {"Person"}


def _is_state(side: list[Party]) -> bool | None:
    """Say whether a side is a state's; None where that is not known."""
    if not side or side[0].inter not in _ARMED:
        return None
    return side[0].state


def _other(state: bool | None) -> bool | None:
    return None if state is None else not state
