"""Join what an article tells twice: headline, lead and later paragraphs on one event.

Two tellings are one event when type and kind agree and nothing they say of place, day, number or
participants contradicts. The facts table keeps a row for each; the graph has one event, so that no
query counts it twice.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.nlp.extract_told import Told

if TYPE_CHECKING:
    from kg.model import Event, Figure, Slot, TimeSpan
    from kg.nlp.extract_entities import Entities

__all__ = ["merged"]

_WEAK = frozenset({"context", "event", "same sentence"})
_COUNTED = frozenset({"displacedGroup", "defector"})
_REACH = 600
"""Characters between a town that is not named and its name."""
_SHARED = frozenset({"place", "territory", "destination", "origin", "fromActor"})
_ACTED = frozenset({"agent", "newController", "mover"})
_OPPOSED = frozenset({"StateForce", "ArmedGroup"})
_WHO = frozenset(
    {
        "agent",
        "newController",
        "target",
        "defector",
        "displacedGroup",
        "mover",
        "party",
        "territory",
    }
)


def merged(told: list[Told], entities: Entities) -> list[Told]:
    """Let claims of the same event assert one event, and equal figures one figure."""
    kept: list[Told] = []
    same: dict[str, str] = {}
    figures: dict[str, str] = {}
    for t in told:
        twin = next((k for k in kept if _same(k, t, entities)), None)
        if twin is not None and twin.event is not None and t.event is not None:
            same[t.event.id] = same.get(twin.event.id, twin.event.id)
        kept.append(t)
    groups: dict[str, list[Told]] = {}
    for t in kept:
        if t.event is not None:
            groups.setdefault(same.get(t.event.id, t.event.id), []).append(t)
    joined = {key: _joined(key, group, entities) for key, group in groups.items()}
    result: list[Told] = []
    for t in kept:
        event = joined[same.get(t.event.id, t.event.id)] if t.event is not None else None
        made = tuple(_of_event(f, same, joined) for f in t.figures)
        result.append(_settle(replace_told(t, event, made), figures, result))
    return result


def replace_told(t: Told, event: Event | None, figures: tuple[Figure, ...]) -> Told:
    """Give a telling its joined event."""
    claim = t.claim
    if event is not None and t.event is not None and claim.asserts == t.event.id:
        claim = replace(claim, asserts=event.id)
    return Told(frame=t.frame, event=event, figures=figures, claim=claim, subset_of=t.subset_of)


def _settle(t: Told, known: dict[str, str], before: list[Told]) -> Told:
    """Let a claim assert the figure of an earlier one that says the very same number."""
    if not t.figures:
        return t
    main = t.figures[0]
    twin = next(
        (
            b
            for b in before
            if b.figures and _equal(b.figures[0], main) and b.frame.status == t.frame.status
        ),
        None,
    )
    if twin is None or len(t.figures) > len(twin.figures):
        return t
    known[main.id] = twin.figures[0].id
    return Told(
        frame=t.frame,
        event=t.event,
        figures=twin.figures,
        claim=replace(t.claim, asserts=twin.figures[0].id),
        subset_of=t.subset_of,
    )


def _equal(a: Figure, b: Figure) -> bool:
    if (a.type, a.measure, a.low, a.high, a.bound) != (b.type, b.measure, b.low, b.high, b.bound):
        return False
    if a.about is not None or b.about is not None:
        return a.about == b.about and a.group_role == b.group_role and _same_group(a, b)
    return False


def _same_group(a: Figure, b: Figure) -> bool:
    """Tell whether two figures may count the same people; one person is the same one or is not."""
    x, y = ({s.entity for s in f.slots if s.role == "group"} for f in (a, b))
    return bool(x & y) or ((a.low or 0) > 1 and a.type != "CasualtyReport")


def _of_event(figure: Figure, same: dict[str, str], joined: dict[str, Event]) -> Figure:
    if figure.about is None:
        return figure
    about = same.get(figure.about, figure.about)
    when = figure.when or (joined[about].when if about in joined else None)
    return replace(figure, about=about, when=when)


def _joined(key: str, group: list[Told], entities: Entities) -> Event:
    """Give the event all that its tellings say, the plainest words first."""
    first = next(t.event for t in group if t.event is not None)
    slots: list[Slot] = []
    for t in group:
        told = list(slots)  # one telling may name two places, another one only confirms them
        for slot in t.event.slots if t.event is not None else ():
            if any((s.role, s.entity) == (slot.role, slot.entity) for s in slots):
                continue
            strong = [s for s in told if s.role == slot.role]
            moved = slot.role == "destination" and slot.method not in _WEAK
            if strong and not moved and (slot.method in _WEAK or slot.role in _SHARED):
                if not _says_more(slot, strong, entities):
                    continue
                slots = [s for s in slots if s.role != slot.role]
            elif strong and slot.role in _WHO and slot.role != "party":
                if slot.role in _COUNTED and not entities.found[slot.entity].named:
                    # "8,000 Syrians" and "the 8,000 refugees": the same people in other words
                    slots.append(slot)
                continue
            slots.append(slot)
    times = [t.event.when for t in group if t.event is not None and t.event.when is not None]
    resolved = [w for w in times if w.earliest is not None or w.latest is not None]
    when: TimeSpan | None = next(iter(resolved or times), None)
    kind = next((t.event.kind for t in group if t.event is not None and t.event.kind), None)
    return replace(first, id=key, slots=tuple(slots), when=when, kind=kind)


def _says_more(slot: Slot, known: list[Slot], entities: Entities) -> bool:
    """Tell whether a place that was only guessed gives way to one that the words name."""
    if slot.role == "territory" and not any(entities.found[s.entity].named for s in known):
        return entities.found[slot.entity].named
    countries = all(entities.found[s.entity].kind == "Country" for s in known)
    guessed = countries or all(s.method in _WEAK for s in known)
    if slot.role not in _SHARED or slot.method in _WEAK or not guessed:
        return False
    return entities.found[slot.entity].kind != "Country"


def _same(a: Told, b: Told, entities: Entities) -> bool:
    x, y = a.event, b.event
    if x is None or y is None or x.type != y.type or a.frame.status != b.frame.status:
        return False
    if x.kind and y.kind and x.kind != y.kind:
        return False
    if b.frame.same_as is not None:
        linked = b.frame.same_as in {a.frame.trigger, a.frame.same_as}
        return linked and _when_agrees(x.when, y.when)
    if not _when_agrees(x.when, y.when) or not _numbers_agree(a, b):
        return False
    if _fulfils(a, b, entities):
        return True
    if _opposed(x, y, entities):
        return False
    return _places_agree(x, y, entities, bool(a.figures)) and _people_agree(x, y)


def _opposed(x: Event, y: Event, entities: Entities) -> bool:
    """Tell whether an army and a rebel group did it: a town that one took, the other retook."""
    kinds = [
        {entities.found[s.entity].kind for s in e.slots if s.role in _ACTED} & _OPPOSED
        for e in (x, y)
    ]
    return bool(kinds[0] and kinds[1]) and not kinds[0] & kinds[1]


def _fulfils(a: Told, b: Told, entities: Entities) -> bool:
    """Tell whether "overran another town on Friday" and "took X" right after it are one capture."""
    x, y = a.event, b.event
    if x is None or y is None or x.type != "Capture" or y.when is not None:
        return False
    if b.claim.evidence[0].start - a.claim.evidence[0].end > _REACH:
        return False
    vague, exact = (
        [s for s in e.slots if s.role == "territory" and entities.found[s.entity].named is named]
        for e, named in ((x, False), (y, True))
    )
    kinds = {entities.found[s.entity].kind for s in (*vague, *exact)}
    who = [{s.entity for s in e.slots if s.role == "newController"} for e in (x, y)]
    return bool(vague and exact and kinds == {"Settlement"} and who[0] & who[1])


def _when_agrees(a: TimeSpan | None, b: TimeSpan | None) -> bool:
    if a is None or b is None or a.earliest is None or b.earliest is None:
        return True
    return not (a.latest is not None and a.latest < b.earliest) and not (
        b.latest is not None and b.latest < a.earliest
    )


def _numbers_agree(a: Told, b: Told) -> bool:
    if not a.figures or not b.figures:
        return not a.figures and not b.figures
    f, g = a.figures[0], b.figures[0]
    return (f.low, f.high) == (g.low, g.high)


def _strong(event: Event, roles: frozenset[str]) -> set[str]:
    return {s.entity for s in event.slots if s.role in roles and s.method not in _WEAK}


def _places_agree(x: Event, y: Event, entities: Entities, counted: bool) -> bool:
    """Tell whether two events share a place that their own words name, or one lies in the other."""
    roles = frozenset({"place", "territory", "destination"})
    a, b = _strong(x, roles), _strong(y, roles)
    if not a or not b:
        # Without a place of its own, only a number or a person makes two tellings one.
        numbered = counted and x.type in {"Defection", "Displacement"}
        return bool(_named_people(x) & _named_people(y)) or numbered
    countries = [k for k in (*a, *b) if entities.found[k].kind == "Country"]
    if x.type == "Defection" and len(countries) < 2:
        # The same number went to a country, and to a town that may well lie in it.
        return True
    return any(p == q or _inside(p, q, entities) or _inside(q, p, entities) for p in a for q in b)


def _inside(p: str, q: str, entities: Entities) -> bool:
    around, seen = entities.found[p].within, {p}
    while around is not None and around not in seen:
        if around == q:
            return True
        seen.add(around)
        around = entities.found[around].within
    return False


def _named_people(event: Event) -> set[str]:
    return {
        s.entity
        for s in event.slots
        if s.role in {"target", "agent", "defector"} and s.entity.startswith("a:")
    }


def _people_agree(x: Event, y: Event) -> bool:
    """Tell whether no role that takes one filler has two unlike ones."""
    for role in ("target", "territory", "destination", "newController"):
        a = {s.entity for s in x.slots if s.role == role and s.method not in _WEAK}
        b = {s.entity for s in y.slots if s.role == role and s.method not in _WEAK}
        if a and b and not a & b:
            return role in {"newController", "destination"} or (
                role == "target" and x.type == "AirStrike"
            )
    return True
