"""Turn sayings into Statement events with their speaker, addressee, place and exact words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Claim, Event, Slot
from kg.nlp.extract_roles import is_person, role_of
from kg.nlp.extract_times import time_span
from kg.nlp.statements import statements

if TYPE_CHECKING:
    from kg.model import AttributionKind, Entity, TextSpan
    from kg.nlp.extract_entities import Entities
    from kg.nlp.frames.view import View
    from kg.nlp.parts import Attribution, Bounds, Speaker, StatementPart
    from kg.nlp.statements import Covered

_HE_SHE = frozenset({"he", "she"})
_ACTS = frozenset({"demand", "threat", "denial", "accusation", "claim"})


def source_slots(entities: Entities, speakers: tuple[Speaker, ...], role: str) -> tuple[Slot, ...]:
    """Fill slots with those who say something, under their fullest name."""
    tree = entities.view.tree
    slots: dict[str, Slot] = {}
    for speaker in speakers:
        key = entities.actor(speaker.referent_head) or entities.actor(speaker.head)
        if key is None and tree.lower[speaker.head] in _HE_SHE:
            key = entities.somebody(tree.lower[speaker.head])
        if key is None:
            continue
        span = entities.chars(speaker.core)
        entities.spans.setdefault(key, []).append(span)
        entities.describe(key, role=role_of(tree, speaker), person=is_person(tree, speaker))
        if speaker.affiliation is not None:
            entities.affiliate(key, _head(entities, speaker.affiliation))
        slots.setdefault(key, Slot(role=role, entity=key, method=speaker.method, span=span))
    return tuple(slots.values())


def _is_body(entity: Entity) -> bool:
    """Tell a body with a name, such as an acronym that the model does not know."""
    return entity.named and entity.kind not in {"Person", "PopulationGroup"}


def _head(entities: Entities, bounds: Bounds) -> int:
    """Give the head token of a stretch: the last one whose governor lies outside."""
    tree = entities.view.tree
    return next(
        (
            i
            for i in range(bounds[1] - 1, bounds[0] - 1, -1)
            if not bounds[0] <= tree.head[i] < bounds[1]
        ),
        bounds[1] - 1,
    )


def statement_claims(view: View, entities: Entities, covered: Covered) -> list[tuple[Event, Claim]]:
    """List the sayings of a text that are facts by themselves."""
    found: list[tuple[Event, Claim]] = []
    for part in statements(view.doc, covered):
        made = _statement(view, entities, part, len(found) + 1)
        if made is not None:
            found.append(made)
    return found


def _statement(
    view: View, entities: Entities, part: StatementPart, n: int
) -> tuple[Event, Claim] | None:
    a = part.attribution
    speakers = source_slots(entities, a.sources, "speaker")
    if not speakers:
        return None
    slots = list(speakers)
    for role, bounds in (("addressee", a.addressee), ("place", a.place)):
        if bounds is not None:
            slot = entities.slot(role, _head(entities, bounds), bounds, place=role == "place")
            if slot is not None:
                slots.append(slot)
    time = next(
        (t for t in view.times if a.time is not None and a.time[0] <= t.start < a.time[1]), None
    )
    said = time_span(view, time) if time is not None else None
    event = Event(
        id=f"statement-{n}",
        type="Statement",
        kind=a.act if a.act in _ACTS else "say",
        slots=tuple(slots),
        content=entities.chars(a.content),
        when=said,
    )
    claim = Claim(
        id=f"claim-statement-{n}",
        asserts=event.id,
        evidence=(entities.chars(part.evidence),),
        sentence=sentence_of(view, entities, part.evidence),
        rule=part.rule,
        cues=(entities.chars((a.cue, a.cue + 1)),) if a.cue is not None else (),
        sources=tuple(
            Slot(role="source", entity=s.entity, method=s.method, span=s.span) for s in speakers
        ),
        via=source_slots(entities, a.via, "via"),
        attribution=attribution_kind(a, entities, speakers),
        said=said,
    )
    return event, claim


def attribution_kind(
    a: Attribution, entities: Entities, speakers: tuple[Slot, ...]
) -> AttributionKind:
    """Tell direct, indirect and unnamed sources apart."""
    if a.kind == "UnnamedSource" and any(_is_body(entities.found[s.entity]) for s in speakers):
        return "IndirectSpeech"
    if a.kind == "IndirectSpeech" and a.sources and not any(s.named for s in a.sources):
        return "UnnamedSource"
    return a.kind


def sentence_of(view: View, entities: Entities, bounds: Bounds) -> TextSpan:
    """Give the whole sentence or sentences that a stretch stands in."""
    first = view.tree.sentence(bounds[0])[0]
    last = view.tree.sentence(bounds[1] - 1)[1]
    return entities.chars((first, last))
