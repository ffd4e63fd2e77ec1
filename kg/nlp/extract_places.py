"""Find where something happened when its own words do not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.nlp.mentions.kinds import PLACE_PREPOSITIONS, is_place

if TYPE_CHECKING:
    from kg.nlp.frames.view import View
    from kg.nlp.parts import Frame, Mention

VIOLENT = frozenset(
    {"ArmedClash", "AirStrike", "Shelling", "Bombing", "Attack", "Capture", "CasualtyReport"}
)


def places_in_sentence(view: View, frame: Frame, said: set[int]) -> list[Mention]:
    """List the places of a frame's sentence that may be its own, nearest first."""
    tree = view.tree
    start, end = tree.sentence(frame.trigger)
    found = [
        m
        for m in view.mentions
        if start <= m.head < end and is_place(m.kind) and m.head not in said and _is_where(view, m)
    ]
    named = [m for m in found if m.named]
    return sorted(named or found, key=lambda m: (m.kind == "Country", abs(m.head - frame.trigger)))


def _is_where(view: View, m: Mention) -> bool:
    tree = view.tree
    dep, head = tree.dep[m.head], tree.head[m.head]
    if dep == "pobj":
        return tree.lower[head] in PLACE_PREPOSITIONS - {"from", "to", "toward", "towards"} or (
            tree.lower[head] == "of"
            and tree.is_noun(tree.head[head])
            and is_place(view.kind(tree.head[head]) or "")
        )
    if dep == "dobj":
        return tree.lemma[head] in {
            "hit",
            "strike",
            "rock",
            "attack",
            "capture",
            "seize",
            "take",
            "retake",
            "overrun",
            "target",
            "reach",
        }
    return dep in {"appos"} and m.kind != "Country"
