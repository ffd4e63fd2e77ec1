"""Read numbers of displaced people and defectors: flows, stocks, lists of ranks, and ellipsis."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.nlp.frames.clauses import span_of
from kg.nlp.frames.status import status_of
from kg.nlp.parts import Argument, Frame, Quantity

if TYPE_CHECKING:
    from kg.model import Measure
    from kg.nlp.frames.view import View

_COUNTED_ROLE = {
    "Displacement": "displacedGroup",
    "DisplacedPopulation": "displacedGroup",
    "Defection": "defector",
    "ForceMovement": "mover",
    "Detention": "target",
}
_MEASURE: dict[str, Measure] = {
    "Displacement": "displaced",
    "DisplacedPopulation": "displaced",
    "Defection": "defected",
    "ForceMovement": "deployed",
    "Detention": "detained",
}


def with_numbers(view: View, events: list[Frame]) -> list[Frame]:
    """Give events of moving, fleeing, defecting and detaining the number of those concerned."""
    found: list[Frame] = []
    for frame in events:
        role = _COUNTED_ROLE.get(frame.type)
        if role is None:
            found.append(frame)
            continue
        counted = _counted(view, frame, role)
        if frame.type == "DisplacedPopulation" and not any(f.quantity for f in counted):
            continue
        found += counted
        found += _ellipsis(view, counted)
    found = [f for f in _once(view, found) if not _repeats(view, f, found)]
    found += _totals(view, found)
    return [f for f in found if not _describes(view, f, found)]


def _describes(view: View, frame: Frame, found: list[Frame]) -> bool:
    """Tell whether "displaced" only says of a stock who they are: "30,000 remain displaced"."""
    if frame.type != "Displacement" or frame.quantity is not None:
        return False
    i = frame.trigger
    return view.tree.lower[i] in {"displaced", "uprooted"} and any(
        f.type == "DisplacedPopulation"
        and (f.clause[0] <= i < f.clause[1] or view.tree.head[i] == f.trigger)
        for f in found
    )


def _once(view: View, found: list[Frame]) -> list[Frame]:
    """Join "5,000 fled fighting in X" and "crossed into Y": the same people, one movement."""
    kept: list[Frame] = []
    for frame in found:
        twin = next((k for k in kept if _same_people(view, k, frame)), None)
        if twin is None:
            kept.append(frame)
            continue
        main, other = sorted((twin, frame), key=lambda f: (_depth(view, f.trigger), f.trigger))
        more = tuple(a for a in other.args if not any(a.role == b.role for b in main.args))
        kept[kept.index(twin)] = replace(
            main, args=(*main.args, *more), cues=(*main.cues, other.trigger)
        )
    return kept


def _repeats(view: View, frame: Frame, found: list[Frame]) -> bool:
    """Tell whether a noun only comments on a movement ("the biggest desertion in months")."""
    if frame.type not in {"Displacement", "Defection"} or view.tree.is_verb(frame.trigger):
        return False
    if frame.quantity is not None and frame.quantity.form == "number":
        return False
    return any(
        other is not frame
        and other.type == frame.type
        and other.quantity is not None
        and other.quantity.form == "number"
        and view.tree.sent_of[other.trigger] == view.tree.sent_of[frame.trigger]
        for other in found
    )


def _same_people(view: View, a: Frame, b: Frame) -> bool:
    if a.type != b.type or a.type not in {"Displacement", "Defection"} or a.trigger == b.trigger:
        return False
    if view.tree.sent_of[a.trigger] != view.tree.sent_of[b.trigger] or a.kind != b.kind:
        return False
    heads = [
        {view.whole(x.head) for x in f.args if x.role in {"displacedGroup", "defector"}}
        for f in (a, b)
    ]
    places = [{x.head for x in f.args if x.role == "destination"} for f in (a, b)]
    ancestors = view.tree.ancestors
    nested = a.trigger in ancestors(b.trigger) or b.trigger in ancestors(a.trigger)
    apart = bool(places[0] and places[1] and places[0] != places[1])
    return bool(heads[0] & heads[1]) and (nested or not apart)


def _depth(view: View, i: int) -> int:
    return sum(1 for _ in view.tree.ancestors(i))


def _counted(view: View, frame: Frame, role: str) -> list[Frame]:
    """Give one frame a number: "22 soldiers and 8 rebels" are two."""
    rest = tuple(a for a in frame.args if a.role != role)
    with_q = []
    for arg in frame.args:
        if arg.role != role:
            continue
        whole = view.whole(arg.head)
        q = view.quantity(whole) or view.quantity(arg.head)
        single = q is not None and q.form == "determiner" and frame.type != "Detention"
        if q is not None and not single and q.kind in {"people", "households", "other"}:
            if whole != arg.head:
                arg = replace(
                    arg, head=whole, span=(min(arg.span[0], q.start), span_of(view, whole)[1])
                )
            with_q.append((q, arg))
    if frame.type == "Displacement" and not with_q and (at := _number_at(view, frame)) is not None:
        clause = (min(frame.clause[0], at.start), max(frame.clause[1], at.end))
        return [replace(frame, quantity=at, measure=_measure(frame), clause=clause)]
    if frame.type == "Defection":
        return [_ranked(view, frame, with_q)]
    if not with_q:
        return [replace(frame, quantity=None)]
    return [
        replace(frame, quantity=q, measure=_measure(frame), args=(arg, *rest), cues=frame.cues)
        for q, arg in with_q
    ]


def _measure(frame: Frame) -> Measure:
    if frame.type == "Displacement" and frame.kind == "return":
        return "returned"
    return _MEASURE[frame.type]


def _number_at(view: View, frame: Frame) -> Quantity | None:
    """Read "put the latest influx at 8,000"."""
    tree = view.tree
    end = tree.sentence(frame.trigger)[1]
    if not tree.is_noun(frame.trigger):
        return None
    for k in range(frame.trigger + 1, min(end, frame.trigger + 6)):
        if (
            tree.lower[k] == "at"
            and (q := view.counted.get(k + 1)) is not None
            and q.kind in {"people", "other"}
        ):
            return q
        if q2 := next(
            (q for q in view.quantities if q.start == k + 1 and tree.lower[k] == "at"), None
        ):
            return q2
    return None


def _ranked(view: View, frame: Frame, with_q: list[tuple[Quantity, Argument]]) -> Frame:
    """Read the ranks and the party of a defection: "two generals ... 31 people in all"."""
    tree = view.tree
    start, end = tree.sentence(frame.trigger)
    inside = [q for q in view.quantities if start <= q.start < end]
    ranks = tuple(
        q
        for q in inside
        if q.rank and q.rank not in {"officer", "soldier"} and q.form in {"number", "determiner"}
    )
    party = next(
        (q for q in inside if q.kind == "people" and not q.rank and _is_total(view, q)), None
    )
    quantity, args = None, frame.args
    if not with_q and not view.tree.is_verb(frame.trigger):
        ranks = ()
    if with_q:
        quantity, arg = with_q[0]
        args = tuple(arg if a.head == arg.head or a.role == "defector" else a for a in args)
    if len(ranks) == 1 and (quantity is None or ranks[0].start == quantity.start):
        ranks = () if quantity is not None else ranks
    if ranks and (quantity is None or quantity in ranks):
        total = sum(q.low or 0 for q in ranks)
        quantity = Quantity(
            start=ranks[0].start,
            end=ranks[-1].noun_end or ranks[-1].end,
            low=total,
            high=total,
            bound="Exactly",
            head=ranks[-1].head,
            kind="people",
            role="officer",
        )
        args = _of_officers(view, args, ranks[0].start)
    if quantity is None:
        return replace(frame, quantity=None)
    return replace(
        frame, quantity=quantity, measure="defected", ranks=ranks, party=party, args=args
    )


def _of_officers(view: View, args: tuple[Argument, ...], before: int) -> tuple[Argument, ...]:
    """Let "the officers, among them two generals" be the defectors, and not the generals."""
    tree = view.tree
    nouns = (
        i
        for i in range(tree.sentence(before)[0], before)
        if tree.lemma[i] in {"officer", "soldier", "defector", "deserter", "man"}
    )
    head = next(nouns, None)
    if head is None:
        return args
    whole = Argument(role="defector", head=head, span=span_of(view, head), method="ranks")
    return (whole, *(a for a in args if a.role != "defector"))


def _is_total(view: View, q: Quantity) -> bool:
    before = view.tree.lower[max(0, q.start - 4) : q.end]
    after = view.tree.lower[(q.noun_end or q.end) : (q.noun_end or q.end) + 3]
    return (
        "total" in before
        or after[:2] in (["in", "all"], ["in", "total"])
        or after[:1] == ["altogether"]
    )


def _ellipsis(view: View, counted: list[Frame]) -> list[Frame]:
    """Read the second half of "1,000 to Lebanon and another 1,000 to Jordan"."""
    found: list[Frame] = []
    if not counted or counted[0].quantity is None or counted[0].type != "Displacement":
        return found
    tree, frame = view.tree, counted[0]
    end = tree.sentence(frame.trigger)[1]
    told = [f.quantity for f in counted]
    for q in view.quantities:
        stop = q.noun_end or q.end
        if not frame.trigger < q.start < end or q in told or stop + 1 >= end:
            continue
        place = next(
            (m for m in view.mentions if stop + 1 <= m.start <= stop + 2 and m.head < end), None
        )
        if (
            tree.lower[stop] in {"to", "into", "in"}
            and place is not None
            and view.is_class(place.head, "place")
        ):
            verbs = any(tree.is_verb(k) for k in range(q.start, stop))
            if verbs or q.kind not in {"people", "other"}:
                continue
            role = "destination"
            args = tuple(a for a in frame.args if a.role != role)
            where = Argument(
                role=role, head=place.head, span=(place.start, place.end), method="ellipsis"
            )
            found.append(
                replace(
                    frame,
                    quantity=q,
                    clause=(q.start, place.end),
                    args=(*args, where),
                    rule=f"{frame.rule}-ellipsis",
                )
            )
    return found


def _place_near(view: View, start: int, end: int) -> Argument | None:
    """Find the first place after "in" or "across" between two tokens."""
    for m in view.mentions:
        if start < m.start < end and view.is_class(m.head, "place"):
            before = view.tree.lower[m.start - 1]
            if before in {"in", "across", "within", "inside", "throughout"}:
                return Argument(role="place", head=m.head, span=(m.start, m.end), method="argument")
    return None


_IS = frozenset({"to", "at", "reached", "is", "hit", "of", "exceeded", "passed", "was"})
_TOTALS = frozenset({"number", "total", "figure", "population"})
_OF_THE_DISPLACED = frozenset(
    {"refugee", "displaced", "idp", "registered", "shelter", "evacuee", "asylum-seeker"}
)


def _totals(view: View, found: list[Frame]) -> list[Frame]:
    """Read "the number of refugees registered in the region rose to 408,000" as a stock."""
    tree = view.tree
    taken = {f.quantity.start for f in found if f.quantity is not None}
    totals = []
    for i in range(len(tree)):
        if tree.lemma[i] not in _TOTALS or not tree.is_noun(i) or i in view.unread:
            continue
        left, right = tree.subtree(i)
        if _OF_THE_DISPLACED.isdisjoint((*tree.lemma[left:right], *tree.lower[left:right])):
            continue
        end = tree.sentence(i)[1]
        after = (q for q in view.quantities if i < q.start < end and q.start not in taken)
        q = next((q for q in after if tree.lower[q.start - 1] in _IS), None)
        if q is not None:
            totals.append(_total(view, i, q))
    return totals


def _total(view: View, i: int, q: Quantity) -> Frame:
    end = view.tree.sentence(i)[1]
    place = _place_near(view, i, min(end, q.end + 8))
    return Frame(
        type="DisplacedPopulation",
        kind=None,
        trigger=i,
        clause=(view.tree.phrase(i)[0], q.end),
        rule="displaced-total",
        args=(place,) if place else (),
        status=status_of(view.tree, i),
        measure="displaced",
        quantity=q,
        cues=(i,),
    )
