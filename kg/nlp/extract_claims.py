"""Turn frames into events, figures and claims."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast, get_args

from kg.model import Claim, Event, EventType, Figure, FigureType, Slot
from kg.nlp.attribution import hedged, source_of
from kg.nlp.extract_figures import figure_slots, is_complete, is_since, standing, unit_of
from kg.nlp.extract_places import VIOLENT, places_in_sentence
from kg.nlp.extract_statements import attribution_kind, sentence_of, source_slots
from kg.nlp.extract_times import time_of, time_span
from kg.nlp.extract_told import Told

if TYPE_CHECKING:
    from kg.model import Measure, Scope, TimeSpan
    from kg.nlp.extract_entities import Entities
    from kg.nlp.frames.view import View
    from kg.nlp.parts import Attribution, Frame

_EVENT_TYPES = frozenset(get_args(EventType))
_FIGURES: dict[str, FigureType] = {
    "CasualtyReport": "CasualtyReport",
    "Displacement": "DisplacementFigure",
    "DisplacedPopulation": "DisplacedPopulation",
    "Defection": "DefectionFigure",
    "ForceMovement": "ForceFigure",
    "Detention": "DetentionFigure",
}
_TAKEN = frozenset({"take", "bring", "transfer", "escort", "move", "house"})
_PLACE_ROLES = frozenset({"place", "origin", "destination", "territory"})


@dataclass
class Teller:
    """Makes claims of the frames of one article, in text order."""

    view: View
    entities: Entities
    places: list[tuple[int, Slot]] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    by_trigger: dict[int, Told] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Collect the words of sayings, whose times and places are not those of events."""
        attributions: tuple[Attribution, ...] = self.view.doc._.attributions
        self.said_times = {a.time for a in attributions if a.time is not None}
        self.said_verbs = {a.cue for a in attributions if a.cue is not None}
        self.said_places = {i for a in attributions if a.place is not None for i in range(*a.place)}
        self.said_places |= {i for a in attributions for s in a.sources for i in range(*s.span)}

    def tell(self, frames: tuple[Frame, ...]) -> list[Told]:
        """Make a claim of every frame that says something of its own."""
        order = sorted(frames, key=lambda f: (f.type == "CasualtyReport", f.clause, f.trigger))
        for frame in order:
            if frame.back and (frame.quantity is None or frame.same_as is not None):
                if frame.same_as in self.by_trigger:
                    self.by_trigger[frame.trigger] = self.by_trigger[frame.same_as]
                continue
            told = self._one(frame, len(self.told) + 1)
            if told is not None:
                self.told.append(told)
                self.by_trigger.setdefault(frame.trigger, told)
        self._onward()
        self.told.sort(
            key=lambda t: (t.claim.evidence[0].start, t.claim.evidence[0].end, t.frame.type)
        )
        return self.told

    def _one(self, frame: Frame, n: int) -> Told | None:
        slots = self._slots(frame)
        when = self._when(frame)
        event = None
        if frame.type in _EVENT_TYPES:
            event = Event(
                id=f"event-{n}",
                type=cast("EventType", frame.type),
                kind=frame.kind,
                slots=slots,
                when=when,
            )
            if not is_complete(event):
                return None
        figures = self._figures(frame, n, event, slots, when)
        if event is None and not figures:
            return None
        asserted = figures[0].id if figures else event.id if event else ""
        return Told(
            frame=frame, event=event, figures=figures, claim=self._claim(frame, n, asserted)
        )

    def _slots(self, frame: Frame) -> tuple[Slot, ...]:
        found: list[Slot] = []
        for arg in frame.args:
            if (
                frame.type == "CasualtyReport"
                and arg.role == "place"
                and any(s.role == "place" for s in found)
            ):
                continue
            if arg.role == "target":
                slot = self._target(arg.head, arg.span, arg.method)
            else:
                slot = self.entities.slot(
                    arg.role, arg.head, arg.span, arg.method, place=arg.role in _PLACE_ROLES
                )
            if (
                slot is not None
                and arg.role == "place"
                and not self.entities.found[slot.entity].named
            ):
                slot = self._in_focus(frame) or slot
            if slot is not None and not any(
                (s.role, s.entity) == (slot.role, slot.entity) for s in found
            ):
                found.append(slot)
        if frame.type in VIOLENT and not any(s.role in {"place", "territory"} for s in found):
            place = self._place(frame, found)
            if place is not None:
                found.append(place)
        found = self._inherited(frame, self._at_target(found))
        if frame.type == "Defection":
            found += self._refuge(frame, found)
        if frame.type == "Displacement" and not any(s.role == "origin" for s in found):
            found += self._home(frame)
        self._focus(frame, found)
        return tuple(found)

    def _at_target(self, slots: list[Slot]) -> list[Slot]:
        """Place the shelling of a town in the town, and not where the guns stand."""
        target = next((s for s in slots if s.role == "target" and s.entity.startswith("p:")), None)
        if target is None or self.entities.found[target.entity].kind not in {
            "Settlement",
            "Neighbourhood",
            "AdministrativeArea",
            "Country",
            "Camp",
        }:
            return slots
        if not self.entities.found[target.entity].named:
            return slots
        return [
            *(s for s in slots if s.role != "place"),
            replace(target, role="place", method="target"),
        ]

    def _inherited(self, frame: Frame, slots: list[Slot]) -> list[Slot]:
        """Let "the latest influx" go where the influx before it went."""
        if frame.same_as is None or frame.same_as not in self.by_trigger:
            return slots
        event = self.by_trigger[frame.same_as].event
        roles = {s.role for s in slots if s.method not in {"context", "same sentence"}}
        more = [
            replace(s, method="event")
            for s in (event.slots if event else ())
            if s.role in {"place", "destination", "origin"} and s.role not in roles
        ]
        return [*(s for s in slots if s.role not in {m.role for m in more}), *more]

    def _refuge(self, frame: Frame, slots: list[Slot]) -> list[Slot]:
        """Find where defectors went, or whom they left, when the clause says neither."""
        tree = self.view.tree
        left = [] if any(s.role == "fromActor" for s in slots) else self._side(frame)
        if {s.role for s in slots} & {"destination", "toActor", "place"}:
            return left
        for t in reversed(self.told):
            same = tree.sent_of[t.frame.trigger] == tree.sent_of[frame.trigger]
            if same and t.event is not None:
                went = [s for s in t.event.slots if s.role == "destination"]
                if went:
                    return [*left, replace(went[0], method="same sentence")]
        return left

    def _side(self, frame: Frame) -> list[Slot]:
        """Take "Syrian army officers" who defect to leave the Syrian army."""
        tree = self.view.tree
        for arg in frame.args:
            sides = tree.children(arg.head, "compound", "amod", "nmod")
            armed = [k for k in sides if tree.lemma[k] in {"army", "military", "police", "navy"}]
            if arg.role == "defector" and armed:
                key = self.entities.side(arg.head, armed[-1])
                span = self.entities.chars((armed[-1], armed[-1] + 1))
                return [Slot(role="fromActor", entity=key, method="modifier", span=span)]
        return []

    def _onward(self) -> None:
        """Read "They were taken to a camp in X" as where those who came over went on to."""
        tree = self.view.tree
        for t in self.told:
            if t.frame.type != "Defection" or t.event is None:
                continue
            first = tree.sent_of[t.frame.trigger] + 1
            for start, end in tree.sents[first : first + 2]:
                for i in range(start, end):
                    slot = self._taken_to(i)
                    if slot is not None:
                        t.event = replace(t.event, slots=(*t.event.slots, slot))

    def _taken_to(self, i: int) -> Slot | None:
        tree = self.view.tree
        if tree.lemma[i] not in _TAKEN or tree.child(i, "nsubjpass") is None:
            return None
        subject = tree.child(i, "nsubjpass")
        if subject is None or tree.lower[subject] not in {
            "they",
            "officers",
            "soldiers",
            "defectors",
        }:
            return None
        for word, head in tree.prepositions(i):
            if word == "to" and self.view.is_class(head, "place"):
                return self.entities.slot(
                    "destination", head, (head, head + 1), "onward", place=True
                )
        return None

    def _home(self, frame: Frame) -> list[Slot]:
        """Take "the town's inhabitants" to flee from the town."""
        tree = self.view.tree
        for arg in frame.args:
            if arg.role != "displacedGroup":
                continue
            heads = tree.children(arg.head, "poss") + [
                h for w, h in tree.prepositions(arg.head) if w in {"of", "from", "in"}
            ]
            for head in heads:
                if self.view.is_class(head, "place"):
                    slot = self.entities.slot("origin", head, (head, head + 1), "home", place=True)
                    return [slot] if slot is not None else []
        return []

    def _target(self, head: int, span: tuple[int, int], method: str) -> Slot | None:
        key = self.entities.thing(head)
        if key is None:
            return None
        words = self.entities.chars(span)
        self.entities.spans.setdefault(key, []).append(words)
        return Slot(
            role="target", entity=key, method=self.entities.resolve(head)[1] or method, span=words
        )

    def _place(self, frame: Frame, found: list[Slot]) -> Slot | None:
        about = self.by_trigger.get(frame.about) if frame.about is not None else None
        if about is not None and about.event is not None:
            for slot in about.event.slots:
                if slot.role in {"place", "territory"}:
                    return replace(slot, role="place", method="event")
        for mention in places_in_sentence(self.view, frame, self.said_places):
            found_slot = self.entities.slot(
                "place", mention.head, (mention.start, mention.end), "same sentence", place=True
            )
            named = found_slot is not None and self.entities.found[found_slot.entity].named
            if named or not self.places:
                return found_slot
        for arg in frame.args:
            if arg.role == "target" and self.view.is_class(arg.head, "place"):
                at = self.entities.slot("place", arg.head, arg.span, "target", place=True)
                if at is not None and self.entities.found[at.entity].named:
                    return at
        return self._in_focus(frame)

    def _in_focus(self, frame: Frame) -> Slot | None:
        """Give the place of the last event before this one."""
        if is_since(self.view, frame):
            return None
        before = [slot for at, slot in self.places if at < frame.trigger]
        return replace(before[-1], method="context") if before else None

    def _focus(self, frame: Frame, slots: list[Slot]) -> None:
        """Keep the place of the last violent event: "the attack" further on is there too."""
        if frame.type not in VIOLENT or frame.status != "asserted":
            return
        if frame.type == "CasualtyReport" or self._is_background(frame):
            return
        for slot in slots:
            named = slot.role in {"place", "territory"} and self.entities.found[slot.entity].named
            if named and slot.method not in {"context", "event"}:
                self.places.append(
                    (
                        frame.trigger,
                        Slot(role="place", entity=slot.entity, method="context", span=slot.span),
                    )
                )
                return

    def _is_background(self, frame: Frame) -> bool:
        """Tell whether an event is of another month or year than the article."""
        found = time_of(self.view, frame, self.said_times, self.said_verbs)
        return found is not None and found.precision in {"month", "season", "year"}

    def _when(self, frame: Frame) -> TimeSpan | None:
        found = time_of(self.view, frame, self.said_times, self.said_verbs)
        if found is not None:
            return time_span(self.view, found)
        for trigger in (frame.about, frame.same_as):
            about = self.by_trigger.get(trigger) if trigger is not None else None
            if about is not None and about.event is not None and about.event.when is not None:
                return about.event.when
        return None

    def _figures(
        self,
        frame: Frame,
        n: int,
        event: Event | None,
        slots: tuple[Slot, ...],
        when: TimeSpan | None,
    ) -> tuple[Figure, ...]:
        q = frame.quantity
        if q is None:
            return ()
        kind = _FIGURES.get(frame.type, "EventCount" if event is not None else None)
        if kind is None:
            return ()
        about = event.id if event is not None else None
        if about is None and frame.about is not None and frame.about in self.by_trigger:
            other = self.by_trigger[frame.about].event
            about = other.id if other is not None else None
        measure: Measure = "occurred" if kind == "EventCount" else (frame.measure or "killed")
        scope: Scope = (
            "Cumulative" if frame.cumulative or is_since(self.view, frame) else "Incident"
        )
        main = Figure(
            id=f"figure-{n}",
            type=kind,
            measure=measure,
            stated=self.entities.chars((q.start, q.end)),
            low=q.low,
            high=q.high,
            bound=q.bound,
            unit=unit_of(kind, q),
            scope=scope,
            group_role=q.role,
            slots=figure_slots(kind, slots),
            when=when,
            about=about,
        )
        return self._parts(frame, main, n)

    def _parts(self, frame: Frame, main: Figure, n: int) -> tuple[Figure, ...]:
        parts = [main]
        if frame.party is not None:
            q = frame.party
            party = replace(
                main,
                id=f"figure-{n}-party",
                type="PartyFigure",
                measure="accompanying",
                low=q.low,
                high=q.high,
                bound=q.bound,
                stated=self.entities.chars((q.start, q.end)),
                group_role=None,
                slots=(),
            )
            parts = [replace(main, subset_of=party.id), party]
        for k, q in enumerate(frame.ranks, start=1):
            parts.append(
                replace(
                    main,
                    id=f"figure-{n}-rank-{k}",
                    low=q.low,
                    high=q.high,
                    bound=q.bound,
                    rank=q.rank,
                    group_role=q.role,
                    stated=self.entities.chars((q.start, q.end)),
                    subset_of=main.id,
                    slots=(),
                )
            )
        return tuple(parts)

    def _claim(self, frame: Frame, n: int, asserted: str) -> Claim:
        start, end = frame.clause
        a = source_of(self.view.doc, start, end)
        hedge = hedged(self.view.doc, start, end)
        status, epistemic = standing(
            frame, a, hedged=hedge is not None or (a is not None and a.hedged)
        )
        said = next(
            (t for t in self.view.times if a is not None and a.time == (t.start, t.end)), None
        )
        return Claim(
            id=f"claim-{n}",
            asserts=asserted,
            evidence=(self.entities.chars(frame.clause),),
            sentence=sentence_of(self.view, self.entities, frame.clause),
            rule=frame.rule,
            cues=tuple(self.entities.chars((c, c + 1)) for c in dict.fromkeys(frame.cues)),
            sources=source_slots(self.entities, a.sources, "source") if a else (),
            via=source_slots(self.entities, a.via, "via") if a else (),
            attribution=attribution_kind(a) if a else "OutletVoice",
            epistemic=epistemic,
            tense=frame.tense,
            status=status,
            said=time_span(self.view, said) if said else None,
        )
