"""Read the rest of what a figure of victims says: its parts and the list it stands in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.nlp.frames.clauses import span_of
from kg.nlp.frames.events import place_argument
from kg.nlp.parts import Argument, Frame, Quantity

if TYPE_CHECKING:
    from kg.nlp.frames.view import View

_DIED = "casualtyreport-killed-v-die"
_REVISED = 14
"""How far behind a toll the one before it is told."""


def subsets(view: View, found: list[Frame]) -> list[Frame]:
    """Give "including five children" a figure of its own, a part of the whole."""
    parts = []
    for frame in found:
        if frame.quantity is None:
            continue
        for q in view.quantities:
            if q.part_of is None or q.part_of != frame.quantity.start or q is frame.quantity:
                continue
            head = q.head if q.head is not None else q.start
            span = (q.start, q.noun_end or q.end)
            group = Argument(role="group", head=head, span=span, method="argument")
            rest = tuple(a for a in frame.args if a.role != "group")
            if q.noun_start is None:  # "two in an ambush": the soldiers told before
                group = next((a for a in frame.args if a.role == "group"), group)
                span = (q.start, _own_end(view, q))
                rest = tuple(place_argument(view, head, _around(view, head), verb=True))
            parts.append(
                replace(
                    frame,
                    quantity=q,
                    clause=span,
                    args=(group, *rest),
                    rule="casualtyreport-subset",
                )
            )
    return parts


def wholes(view: View, found: list[Frame]) -> list[Frame]:
    """Read the whole of "eight civilians including three women killed", told by its part alone."""
    by_start = {q.start: q for q in view.quantities}
    taken = {(f.measure, f.quantity.start) for f in found if f.quantity is not None}
    more = []
    for frame in found:
        part = frame.quantity
        if part is None or part.part_of is None or frame.trigger < part.start:
            continue
        if view.tree.lower[part.end : part.end + 2] == ["of", "them"]:
            continue  # "31 were admitted, and four of them died"
        whole = by_start.get(part.part_of)
        if whole is None or whole.kind != "people" or (frame.measure, whole.start) in taken:
            continue
        taken.add((frame.measure, whole.start))
        clause = (whole.start, frame.clause[1])
        rest = tuple(a for a in frame.args if a.role != "group")
        more.append(
            replace(frame, quantity=whole, clause=clause, args=(_group_of(view, whole), *rest))
        )
    return more


def _around(view: View, head: int) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for word, obj in view.tree.prepositions(head):
        found.setdefault(word, []).append(obj)
    return found


def _own_end(view: View, q: Quantity) -> int:
    """Give where "two in a roadside bombing" ends, before "and one of his wounds"."""
    tree = view.tree
    ends = [tree.subtree(k)[1] for k in tree.kids[q.end - 1] if tree.dep[k] == "prep"]
    return max([q.end, *ends])


def listed(view: View, found: list[Frame]) -> list[Frame]:
    """Read the rest of a list: "14 civilians, five soldiers and a guard", "as were 17 guards"."""
    taken = {f.quantity.start for f in found if f.quantity is not None}
    more = []
    for frame in found:
        if (
            frame.quantity is None
            or frame.rule == "casualtyreport-subset"
            or frame.quantity.form == "names"
        ):
            continue
        for forward in (True, False):
            current = frame.quantity
            while (
                nxt := _beside(view, current, forward=forward)
            ) is not None and nxt.start not in taken:
                taken.add(nxt.start)
                group = _group_of(view, nxt)
                span = (nxt.start, max(group.span[1], nxt.end))
                rest = tuple(a for a in frame.args if a.role != "group")
                more.append(
                    replace(
                        frame,
                        quantity=nxt,
                        clause=span,
                        args=(group, *rest),
                        rule="casualtyreport-list",
                    )
                )
                current = nxt
    return more


def _group_of(view: View, q: Quantity) -> Argument:
    """Find who is counted: the noun, or the body in "17 from the army"."""
    tree = view.tree
    head = q.head if q.head is not None else q.start
    if q.start <= head < q.end:
        for word, obj in tree.prepositions(head):
            if word in {"from", "of"}:
                return Argument(role="group", head=obj, span=span_of(view, obj), method="argument")
    return Argument(role="group", head=head, span=(q.start, q.noun_end or q.end), method="argument")


def _beside(view: View, q: Quantity, *, forward: bool) -> Quantity | None:
    """Give the next quantity of people in the same list, with only commas and "and" between."""
    tree = view.tree
    first, last = tree.sentence(q.start)
    stop = q.noun_end or q.end
    others = sorted(
        (
            o
            for o in view.quantities
            if first <= o.start < last
            and (
                o.kind == "people"
                or (o.kind == "other" and o.head is not None and o.start <= o.head < o.end)
            )
        ),
        key=lambda o: o.start,
    )
    if forward:
        nxt = next((o for o in others if o.start >= stop), None)
        between = range(stop, nxt.start) if nxt is not None else range(0)
    else:
        nxt = next((o for o in reversed(others) if (o.noun_end or o.end) <= q.start), None)
        between = range(nxt.noun_end or nxt.end, q.start) if nxt is not None else range(0)
    if nxt is None or nxt.part_of is not None or nxt.form == "determiner" or len(between) > 9:
        return None
    words = [tree.lower[i] for i in between]
    joined = bool(words) and (
        words[-1] in {",", "and"} or words[-2:] == ["as", "were"] or words[-2:] == ["as", "was"]
    )
    plain = all(not tree.is_verb(i) or tree.lower[i] in {"were", "was"} for i in between)
    verbs = any(tree.is_verb(i) for i in between)
    if words[-2:] in (["as", "were"], ["as", "was"]):
        return nxt
    if not joined or not plain or (verbs and words[-2:] not in (["as", "were"], ["as", "was"])):
        return None
    return nxt


def earlier(view: View, found: list[Frame]) -> list[Frame]:
    """Read the toll before in "counted 23 bodies, up from 15 reported earlier"."""
    tree, more = view.tree, []
    for frame in found:
        q = frame.quantity
        if q is None or q.part_of is not None:
            continue
        first = max(q.noun_end or q.end, q.end)
        stop = min(tree.sentence(q.start)[1], first + _REVISED)
        moved = (
            k
            for k in range(first, stop - 2)
            if tree.lower[k] in {"up", "down"} and _set_off(tree.text[k - 1])
        )
        k = next((k for k in moved if tree.lower[k + 1] == "from"), None)
        if k is None:
            continue
        before = next((o for o in view.quantities if k + 2 <= o.start <= k + 3), None)
        if before is None or before.kind not in {"people", "other"}:
            continue
        end = max(before.noun_end or before.end, tree.subtree(before.end - 1)[1])
        clause = (k, min(end, tree.sentence(k)[1]))
        rule = "casualtyreport-earlier"
        more.append(replace(frame, quantity=before, clause=clause, rule=rule))
    return more


def _set_off(text: str) -> bool:
    return not text[:1].isalnum()


def distinct(frames: list[Frame]) -> list[Frame]:
    """Keep one figure a number and measure."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    # "30 wounded, of whom four died": the four are no part of the wounded to tell of
    own = {f.quantity.start for f in frames if f.quantity and f.rule == _DIED}
    frames = [
        f
        for f in frames
        if not (f.quantity and f.rule == "casualtyreport-subset" and f.measure != "killed")
        or f.quantity.start not in own
    ]
    for frame in sorted(frames, key=lambda f: (f.rule.endswith(("adjective", "toll")), f.trigger)):
        q = frame.quantity
        key = (frame.measure, q.start if q else frame.clause)
        if key not in seen:
            seen.add(key)
            kept.append(frame)
    return sorted(kept, key=lambda f: (f.clause, f.trigger))
