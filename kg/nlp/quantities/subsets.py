"""Mark the parts of a whole: "12 people, including five children and two women"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.nlp.parts import Quantity
from kg.nlp.quantities.counted import known_noun
from kg.nlp.tree import Tree

__all__ = ["mark_subsets"]

_CUES = (
    ("including",), ("among", "them"), ("amongst", "them"), ("among", "whom"), ("of", "whom"),
    ("of", "them"), ("comprising",), ("consisting", "of"), ("made", "up", "of"), ("such", "as"),
    ("among", "those"), ("of", "those"), ("namely",), ("includes",), ("include",), ("included",),
)  # fmt: skip
_AFTER_PART = (("of", "whom"), ("of", "them"), ("of", "which"), ("of", "those"))
_GAP = 10
_BREAKS = frozenset({";", ":", "while", "but", "whereas", "after", "when"})


def mark_subsets(tree: Tree, found: Sequence[Quantity]) -> list[Quantity]:
    """Set ``part_of`` and the modifier "including" on quantities that a wider one contains."""
    marked: list[Quantity] = []
    for quantity in found:
        before = marked[-1] if marked else None
        if before and tree.sent_of[before.start] != tree.sent_of[quantity.start]:
            before = None
        marked.append(_marked(tree, marked, before, quantity))
    return marked


def _marked(
    tree: Tree, marked: Sequence[Quantity], before: Quantity | None, quantity: Quantity
) -> Quantity:
    if quantity.kind not in {"people", "other"} or quantity.form == "none":
        return quantity
    if _is_cued(tree, quantity, before) or (before and _goes_on(tree, before, quantity)):
        whole = _whole(tree, marked, quantity)
        return replace(quantity, modifier="including", part_of=whole.start if whole else None)
    if before and tuple(tree.lower[quantity.end : quantity.end + 2]) in _AFTER_PART:
        whole = _whole(tree, marked, quantity)
        if whole and (whole.low or whole.high or 0) >= (quantity.low or 0):
            return replace(_of_them(tree, quantity), modifier="including", part_of=whole.start)
    if before and _apposed(tree, before, quantity):
        return replace(quantity, modifier="including", part_of=before.start)
    return quantity


def _of_them(tree: Tree, quantity: Quantity) -> Quantity:
    """Count the children of "nine of them children"."""
    j = quantity.end + 2
    while j < len(tree) and tree.tag[j] in {"RB", "JJ", "VBD"} and j < quantity.end + 5:
        j += 1
    if j < len(tree) and tree.is_noun(j) and known_noun(tree, j)[0] == "people":
        role = known_noun(tree, j)[1]
        return replace(quantity, head=j, noun_start=j, noun_end=j + 1, kind="people", role=role)
    return quantity


def _apposed(tree: Tree, whole: Quantity, part: Quantity) -> bool:
    """Tell "three soldiers, two in an ambush and one of his wounds" from a list of groups."""
    bare = part.noun_start is None and tree.dep[part.start] == "appos"
    smaller = (part.low or 0) < (whole.low or 0)
    return bare and smaller and tree.head[part.start] == whole.head and whole.kind == "people"


def _is_cued(tree: Tree, quantity: Quantity, before: Quantity | None) -> bool:
    """Tell whether a cue stands close before, with no other quantity in between."""
    floor = max(tree.sentence(quantity.start)[0], quantity.start - 5)
    if before:
        floor = max(floor, before.end)
    words = tree.lower[floor : quantity.start]
    for cue in _CUES:
        size = len(cue)
        for k in range(len(words) - size, -1, -1):
            if tuple(words[k : k + size]) == cue:
                gap = range(floor + k + size, quantity.start)
                verbs = [j for j in gap if tree.is_verb(j) and tree.lemma[j] != "be"]
                return not verbs and not _BREAKS & set(words[k + size :])
    return False


def _goes_on(tree: Tree, before: Quantity, quantity: Quantity) -> bool:
    """Tell whether a quantity stands in one list with a part before it."""
    if before.modifier != "including":
        return False
    start = max(before.end, before.noun_end or before.end)
    gap = range(start, quantity.start)
    words = set(tree.lower[start : quantity.start])
    if len(gap) > _GAP or words & _BREAKS or (gap and not words & {",", "and", "&", "plus"}):
        return False
    return not any(tree.is_verb(j) for j in gap)


def _whole(tree: Tree, marked: Sequence[Quantity], part: Quantity) -> Quantity | None:
    for quantity in reversed(marked):
        if tree.sent_of[quantity.start] != tree.sent_of[part.start]:
            return None
        big = quantity.high is None or quantity.high >= (part.low or 0)
        if quantity.modifier != "including" and quantity.kind in {"people", "other"} and big:
            return quantity if quantity.form != "none" else None
    return None
