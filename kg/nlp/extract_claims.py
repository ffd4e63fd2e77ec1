"""Turn frames into events, figures and claims."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast, get_args

from kg.model import Claim, Event, EventType, Figure, FigureType
from kg.nlp.attribution import hedged
from kg.nlp.extract_causes import cause_of, lead_time
from kg.nlp.extract_doers import sound_doers, voice_of
from kg.nlp.extract_figures import figure_slots, is_complete, is_since, standing, unit_of
from kg.nlp.extract_flows import onward
from kg.nlp.extract_places import VIOLENT, Focus
from kg.nlp.extract_slots import SlotFiller
from kg.nlp.extract_statements import attribution_kind, sentence_of, source_slots
from kg.nlp.extract_times import is_adding_up, time_of, time_span, told_same_day, told_since
from kg.nlp.extract_told import Told
from kg.nlp.mentions.words import word_list

if TYPE_CHECKING:
    from kg.model import Measure, Scope, Slot, TimeSpan
    from kg.nlp.extract_entities import Entities
    from kg.nlp.frames.view import View
    from kg.nlp.parts import Attribution, Frame

_EXACT = frozenset({"AirStrike", "Shelling", "Bombing"})
_GENERIC = word_list("generic-event")
_EVENT_TYPES = frozenset(get_args(EventType))
_FIGURES: dict[str, FigureType] = {
    "CasualtyReport": "CasualtyReport",
    "Displacement": "DisplacementFigure",
    "DisplacedPopulation": "DisplacedPopulation",
    "Defection": "DefectionFigure",
    "ForceMovement": "ForceFigure",
    "Detention": "DetentionFigure",
}


@dataclass
class Teller:
    """Makes claims of the frames of one article, in text order."""

    view: View
    entities: Entities
    told: list[Told] = field(default_factory=list)
    by_trigger: dict[int, Told] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Collect the words of sayings, whose times are not those of events."""
        attributions: tuple[Attribution, ...] = self.view.doc._.attributions
        self.said_times = {a.time for a in attributions if a.time is not None}
        tags = (a for a in attributions if a.cue is not None and a.cue >= a.content[1])
        self.speakers = [s.span for a in tags for s in a.sources]
        told = {f.trigger for f in self.view.doc._.frames}
        self.said_verbs = {a.cue for a in attributions if a.cue is not None} - told
        self.focus = Focus(self.view, self.entities)
        self.filler = SlotFiller(
            self.view,
            self.entities,
            self.focus,
            self.by_trigger,
            self.told,
            self._is_background,
            self._adds_up,
        )

    def tell(self, frames: tuple[Frame, ...]) -> list[Told]:
        """Make a claim of every frame that says something of its own."""
        order = sorted(frames, key=lambda f: (f.type == "CasualtyReport", f.clause, f.trigger))
        for frame in order:
            if self._counts_speaker(frame):
                continue
            if _points_back(frame):
                if frame.same_as in self.by_trigger:
                    self.by_trigger[frame.trigger] = self._learnt(frame, frame.same_as)
                continue
            if (main := self._apposed(frame)) is not None:
                self.by_trigger[frame.trigger] = self._learnt(frame, main)
                continue
            told = self._one(frame, len(self.told) + 1)
            if told is not None:
                self.told.append(told)
                self.by_trigger.setdefault(frame.trigger, told)
                self._keep_focus(told)
        self._look_ahead()
        onward(self.view, self.entities, self.told)
        self.told.sort(
            key=lambda t: (t.claim.evidence[0].start, t.claim.evidence[0].end, t.frame.type)
        )
        return self.told

    def _counts_speaker(self, frame: Frame) -> bool:
        """Tell a speaker from one more victim: "killing nine, witnesses and a doctor said"."""
        q = frame.quantity
        return q is not None and any(
            a <= q.start < b and not a <= frame.trigger < b for a, b in self.speakers
        )

    def _one(self, frame: Frame, n: int) -> Told | None:
        slots = self._as_total(frame, self.filler.slots(frame))
        slots = sound_doers(self.view, self.entities, self.told, frame, slots)
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
            counted = frame.type == "Detention" and frame.quantity is not None
            if not is_complete(event) and not counted:
                return None
        figures = self._figures(frame, n, event, slots, when)
        if event is None and not figures:
            return None
        asserted = figures[0].id if figures else event.id if event else ""
        return Told(
            frame=frame, event=event, figures=figures, claim=self._claim(frame, n, asserted)
        )

    def _learnt(self, frame: Frame, known: int) -> Told:
        """Let an event know what "the attack, carried out by X" says of it further on."""
        told = self.by_trigger[known]
        if told.event is not None and not any(s.role == "agent" for s in told.event.slots):
            more = tuple(s for s in self.filler.slots(frame) if s.role == "agent")
            told.event = replace(told.event, slots=(*told.event.slots, *more))
        return told

    def _apposed(self, frame: Frame) -> int | None:
        """Find the event that ", another attack blamed on X" only says more of."""
        tree, i = self.view.tree, frame.trigger
        start = frame.clause[0]
        if frame.type != "Attack" or tree.is_verb(i) or tree.text[start - 1 : start] != [","]:
            return None
        if tree.lower[start] not in {"another", "an", "a", "the"} or tree.lemma[i] not in _GENERIC:
            return None
        first = tree.sentence(i)[0]
        before = [
            t
            for t in self.told
            if t.event is not None and t.event.type in _EXACT and first <= t.frame.trigger < start
        ]
        return before[-1].frame.trigger if before else None

    def _keep_focus(self, told: Told) -> None:
        """Keep the place of the last violent event that is news."""
        frame = told.frame
        tells = frame.type in VIOLENT or frame.type in {"Detention", "Protest"}
        if not tells or frame.status != "asserted" or self._is_background(frame):
            return
        slots = told.event.slots if told.event is not None else told.figures[0].slots
        own = [s for s in slots if told.event is not None or s.method == "argument"]
        self.focus.add(frame.trigger, own)

    def _look_ahead(self) -> None:
        """Place what a headline or lead tells where the next event of its type is told to be."""
        for t in self.told:
            if t.frame.type not in VIOLENT or t.frame.status != "asserted":
                continue
            slots = t.event.slots if t.event is not None else t.figures[0].slots
            if any(s.role in {"place", "territory"} for s in slots):
                continue
            place = self._ahead(t)
            if place is not None:
                if t.event is not None:
                    t.event = replace(t.event, slots=(*t.event.slots, place))
                else:
                    main = replace(t.figures[0], slots=(*t.figures[0].slots, place))
                    t.figures = (main, *t.figures[1:])

    def _ahead(self, told: Told) -> Slot | None:
        frame = told.frame
        if told.figures and told.figures[0].scope == "Cumulative":
            return None
        if told.event is not None and (place := self.focus.next_of(frame, self.told)) is not None:
            return place
        if self.focus.before(frame.trigger):
            return None
        soon = self.focus.soon(frame.trigger) if told.event is None else None
        return soon or self.focus.dateline(frame.trigger)

    def _is_background(self, frame: Frame) -> bool:
        """Tell whether an event is of another month or year than the article."""
        found = time_of(self.view, frame, self.said_times, self.said_verbs)
        return found is not None and found.precision in {"month", "season", "year"}

    def _when(self, frame: Frame) -> TimeSpan | None:
        found = time_of(self.view, frame, self.said_times, self.said_verbs)
        found = found or told_same_day(self.view, frame)
        if found is None and is_since(self.view, frame) and not self._dated(frame):
            found = told_since(self.view)
        if found is not None:
            return time_span(self.view, found)
        same = self.by_trigger.get(frame.same_as) if frame.same_as is not None else None
        cause = cause_of(self.view, frame, self.by_trigger)
        if (total := self._continued(frame)) is not None:
            return total.figures[0].when
        for about in (cause, same, lead_time(self.view, self.told, frame)):
            if about is not None and about.event is not None and about.event.when is not None:
                return about.event.when
        return None

    def _dated(self, frame: Frame) -> bool:
        start, end = self.view.tree.sentence(frame.trigger)
        return any(start <= t.start < end and t.edtf for t in self.view.times)

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
        scope: Scope = "Cumulative" if self._adds_up(frame) else "Incident"
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

    def _adds_up(self, frame: Frame) -> bool:
        if frame.cumulative or is_since(self.view, frame) or self._continued(frame) is not None:
            return True
        found = time_of(self.view, frame, self.said_times, self.said_verbs)
        counts = frame.type in {"CasualtyReport", "Displacement"}
        return counts and found is not None and is_adding_up(self.view, found)

    def _continued(self, frame: Frame) -> Told | None:
        """Find the total that "more than 9,000 others have been wounded" goes on from."""
        q, tree = frame.quantity, self.view.tree
        if q is None or q.modifier not in {"other", "another", "more"} or not self.told:
            return None
        aux = {tree.lower[k] for k in tree.children(frame.trigger, "aux")}
        last = self.told[-1]
        if not aux & {"have", "has"} or not last.figures or last.frame.measure == frame.measure:
            return None
        total = next(
            (t for t in self.told if t.figures and t.frame.clause == last.frame.clause), last
        )
        near = 0 <= tree.sent_of[frame.trigger] - tree.sent_of[last.frame.trigger] <= 1
        return total if near and total.figures[0].scope == "Cumulative" else None

    def _as_total(self, frame: Frame, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        """Place a number that goes on from a total where the total is."""
        total = self._continued(frame)
        if total is None or any(s.role == "place" and s.method == "argument" for s in slots):
            return slots
        places = [replace(s, method="event") for s in total.figures[0].slots if s.role == "place"]
        return (*(s for s in slots if s.role != "place"), *places) if places else slots

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
        a = voice_of(self.view.doc, frame)
        hedge = hedged(self.view.doc, start, end)
        status, epistemic = standing(
            frame, a, hedged=hedge is not None or (a is not None and a.hedged)
        )
        said = next(
            (t for t in self.view.times if a is not None and a.time == (t.start, t.end)), None
        )
        sources = source_slots(self.entities, a.sources, "source") if a else ()
        return Claim(
            id=f"claim-{n}",
            asserts=asserted,
            evidence=(self.entities.chars(frame.clause),),
            sentence=sentence_of(self.view, self.entities, frame.clause),
            rule=frame.rule,
            cues=tuple(self.entities.chars((c, c + 1)) for c in dict.fromkeys(frame.cues)),
            sources=sources,
            via=source_slots(self.entities, a.via, "via") if a else (),
            attribution=attribution_kind(a, self.entities, sources) if a else "OutletVoice",
            epistemic=epistemic,
            tense=frame.tense,
            status=status,
            said=time_span(self.view, said) if said else None,
        )


def _points_back(frame: Frame) -> bool:
    """Tell whether a frame only names an event anew; one with a number of its own says more."""
    if not frame.back or frame.quantity is None:
        return frame.back
    return frame.same_as is not None and frame.quantity.form != "number"
