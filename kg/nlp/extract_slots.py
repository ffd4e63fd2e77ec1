"""Fill the slots of an event or figure: its own words first, then what stands around them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.nlp.extract_causes import cause_of
from kg.nlp.extract_figures import is_since
from kg.nlp.extract_flows import FIGHTING, driven_from, fled_to, held_by, home, refuge
from kg.nlp.extract_places import (
    POSITIONS,
    VIOLENT,
    Focus,
    distance_of_clauses,
    is_care,
    is_counted,
    place_of_speaker,
    places_in_sentence,
)
from kg.nlp.extract_victims import People
from kg.nlp.frames.triggers import triggers

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Slot
    from kg.nlp.extract_entities import Entities
    from kg.nlp.extract_told import Told
    from kg.nlp.frames.view import View
    from kg.nlp.parts import Argument, Attribution, Bounds, Frame, Mention

_PLACE_ROLES = frozenset({"place", "origin", "destination", "territory"})
_WHERE = frozenset({"place", "territory"})
_IN_PARAGRAPH = frozenset({"Detention", "Protest"})
_TOWNS = frozenset({"Settlement", "Neighbourhood", "Camp", "AdministrativeArea"})
_WIDE = frozenset({"AdministrativeArea", "Country"})
_AREAS = frozenset({"Settlement", "Neighbourhood", "AdministrativeArea", "Country", "Camp"})
_DOERS = frozenset({"agent", "perpetrator", "party", "newController", "mover"})
_NO_THING = frozenset({"am", "pm", "a.m.", "p.m.", "first", "last"})
_ROWS = frozenset({"line", "queue", "crowd", "row", "gathering", "group"})
_SHELLED = frozenset({"shell", "bombard", "pound", "strafe", "besiege"})
_DEAD = frozenset({"dead", "death", "toll", "casualty", "fatality"})
_MASSES = 100_000
_GUESSED = frozenset({"context", "same sentence"})


@dataclass
class SlotFiller:
    """Fills slots, event by event, and remembers where the article is at."""

    view: View
    entities: Entities
    focus: Focus
    by_trigger: dict[int, Told]
    told: list[Told]
    is_background: Callable[[Frame], bool]
    adds_up: Callable[[Frame], bool]
    said_places: set[int] = field(default_factory=set)
    people: People = field(init=False)

    def __post_init__(self) -> None:
        """Collect the words of sayings, whose places are not those of events."""
        attributions: tuple[Attribution, ...] = self.view.doc._.attributions
        self.said_places = {i for a in attributions if a.place is not None for i in range(*a.place)}
        self.people = People(self.view, self.entities, self.by_trigger, self.told)
        self.said_places |= {i for a in attributions for s in a.sources for i in range(*s.span)}
        for a in attributions:  # "survivors taken to a hospital in Goma said"
            for s in a.sources:
                first, last = self.view.tree.subtree(s.head)
                if a.content[0] >= last or a.content[1] <= first:
                    self.said_places |= set(range(first, last))

    def slots(self, frame: Frame) -> tuple[Slot, ...]:
        """Fill the slots of a frame."""
        found = self._own(frame)
        found = self._placed(frame, found)
        found = self._inherited(frame, self._at_target(found))
        found += self.people.slots(frame, found)
        if frame.type == "Defection":
            found += refuge(self.view, self.entities, frame, found, self.told)
        if frame.type == "ForceMovement":
            found += self._moved(found)
        if frame.type == "Displacement":
            found += self._way(frame, found)
        if frame.type == "Capture" and not any(s.role == "previousController" for s in found):
            found += held_by(self.view, self.entities, frame)
        if frame.type == "Capture" and not any(s.role in _WHERE for s in found):
            found += driven_from(self.view, self.entities, frame)
        return tuple(found)

    def _moved(self, slots: list[Slot]) -> list[Slot]:
        """Let troops who entered a town be in it, and those who left be where they left."""
        by_role = {s.role: s for s in slots}
        where = by_role.get("destination") or by_role.get("origin")
        if "place" in by_role or where is None:
            return []
        return [replace(where, role="place")]

    def _way(self, frame: Frame, slots: list[Slot]) -> list[Slot]:
        """Find where people fled from and to by what is said of them."""
        roles = {s.role for s in slots}
        went = {s.entity for s in slots if s.role == "destination"}
        found = [] if "destination" in roles else fled_to(self.view, self.entities, frame)
        if "origin" in roles:
            return found
        went |= {s.entity for s in found}
        origin = [s for s in home(self.view, self.entities, frame) if s.entity not in went]
        if not origin and self._adds_up_to_many(frame):
            country = self.focus.country()
            if country is not None and country.entity not in went and "agent" not in roles:
                origin = [replace(country, role="origin")]
        if not origin and not frame.cumulative and frame.kind != "return":
            left = self._fronted(frame) or (self._near(frame) if went else None)
            if left is not None and left.entity not in went:
                origin = [replace(left, role="origin")]
        return [*found, *origin]

    def _adds_up_to_many(self, frame: Frame) -> bool:
        """Tell whether so many moved, or for so long, that all of a country is meant."""
        many = frame.quantity is not None and (frame.quantity.low or 0) >= _MASSES
        return frame.cumulative or self.adds_up(frame) or many

    def _own(self, frame: Frame) -> list[Slot]:
        """Fill slots with the arguments of the frame itself."""
        found: list[Slot] = []
        for arg in frame.args:
            single = frame.type == "CasualtyReport" and arg.role == "place"
            if single and any(s.role == "place" for s in found):
                continue
            slot = None if self._foreign(frame, arg) else self._argument(arg)
            if slot is None:
                continue
            unnamed = arg.role == "place" and not self.entities.found[slot.entity].named
            struck = any(a.role == "target" and a.head == arg.head for a in frame.args)
            if unnamed and struck and self._timed(frame):
                # "On Wednesday, rebels fired mortars at the palace": an event of its own, and there
                continue
            if unnamed and not self._is_new(arg):
                slot = self._fronted(frame) or self._context(frame) or slot
            if not any((s.role, s.entity) == (slot.role, slot.entity) for s in found):
                found.append(slot)
        return found

    def _foreign(self, frame: Frame, arg: Argument) -> bool:
        """Tell whether words are of who speaks, or beyond a semicolon: "...; offices in X"."""
        first, last = sorted((frame.trigger, arg.head))
        if arg.role == "place" and arg.method == "same clause" and arg.head in self.said_places:
            return True
        return ";" in self.view.tree.text[first:last]

    def _argument(self, arg: Argument) -> Slot | None:
        view = self.view
        if view.tree.lower[arg.head] in _NO_THING:
            return None
        if arg.role in _PLACE_ROLES:
            if (owner := self._of_town(arg.head)) is not None:
                bounds = owner.start, owner.end
                return self.entities.slot(arg.role, owner.head, bounds, arg.method, place=True)
            return self.entities.slot(arg.role, arg.head, arg.span, arg.method, place=True)
        head = view.whole(arg.head)
        if arg.role == "target":
            head = self._struck(head)
            span = arg.span if head == arg.head else self._span(head)
            if self._is_shelled_town(head):
                return self.entities.slot("target", head, span, arg.method, place=True)
            return self.entities.target(head, span, arg.method)
        if arg.role in _DOERS and self._is_event(head):
            return None
        span = arg.span if head == arg.head else self._span(head)
        return self.entities.slot(arg.role, head, span, arg.method)

    def _is_shelled_town(self, head: int) -> bool:
        """Tell a bare name that was shelled for a town: nobody shells a person."""
        tree, mention = self.view.tree, self.view.mention(head)
        if mention is None or mention.kind not in {"Person", "Actor"} or mention.title is not None:
            return False
        passive = tree.dep[head] in {"nsubjpass", "dobj"} and tree.tag[head] == "NNP"
        return mention.named and passive and tree.lemma[tree.head[head]] in _SHELLED

    def _of_town(self, head: int) -> Mention | None:
        """Give the town of "in Kabul's parks": what is there has no name of its own."""
        mention = self.view.mention(head)
        owner = self.view.tree.child(head, "poss")
        town = self.view.mention(owner) if owner is not None else None
        if town is None or not town.named or town.kind not in _AREAS:
            return None
        return None if mention is not None and mention.named else town

    def _is_new(self, arg: Argument) -> bool:
        """Tell whether "a village" is one that was not named before, and so is nowhere else."""
        tree = self.view.tree
        new = any(tree.lower[k] in {"a", "an", "another"} for k in tree.children(arg.head, "det"))
        return (new and self.view.kind(arg.head) in _TOWNS) or is_counted(self.view, arg.head)

    def _span(self, head: int) -> Bounds:
        mention = self.view.mention(head)
        return (mention.start, mention.end) if mention else self.view.tree.phrase(head)

    def _struck(self, head: int) -> int:
        """Take an attempt "on his life" for one on him, a line of labourers for these."""
        tree = self.view.tree
        if tree.lemma[head] in _ROWS:
            of = (h for w, h in tree.prepositions(head) if w == "of")
            return next((h for h in of if self.view.is_class(h, "people")), head)
        owner = tree.child(head, "poss")
        return owner if tree.lemma[head] == "life" and owner is not None else head

    def _is_event(self, head: int) -> bool:
        """Tell whether words name an event and nobody: "clashes" do not shell a town."""
        mention = self.view.mention(head)
        lemma = self.view.tree.lemma[head]
        noun = (lemma, "n") in triggers() or lemma in FIGHTING
        return noun and (mention is None or mention.kind == "Actor")

    def _placed(self, frame: Frame, found: list[Slot]) -> list[Slot]:
        """Give what happened somewhere a place, unless nothing supports one."""
        if frame.type not in VIOLENT:
            if frame.type in _IN_PARAGRAPH and not any(s.role == "place" for s in found):
                near = self._fronted(frame) or self._near(frame) or self._of_speaker(frame)
                near = near or (self._context(frame) if self._in_battle(frame) else None)
                return [*found, near] if near is not None else found
            return found
        if any(s.role in _WHERE for s in found):
            return self._narrowed(frame, found)
        place = self._place(frame)
        return [*found, place] if place is not None else found

    def _in_battle(self, frame: Frame) -> bool:
        """Tell whether fighters were captured, which happens where the battle was."""
        taken = [a.head for a in frame.args if a.role == "target"]
        armed = any(self.view.kind(h) in {"StateForce", "ArmedGroup"} for h in taken)
        return frame.type == "Detention" and frame.kind == "arrest" and (armed or not taken)

    def _narrowed(self, frame: Frame, found: list[Slot]) -> list[Slot]:
        """Let "in a market in the Shaab district" say more than "In the capital, ..." before it."""
        own = next((a for a in frame.args if a.role == "place"), None)
        fronted = own is not None and own.head < frame.trigger
        if own is None or frame.type == "Capture":
            return found
        wide = self.view.kind(own.head) in _WIDE
        if not (fronted or wide or own.method == "same clause"):
            return found
        about = self._about(frame) if frame.type == "CasualtyReport" else None
        if about is not None and self.entities.is_smaller(about, found):
            return [*(s for s in found if s.role != "place"), about]
        known = distance_of_clauses(self.view, frame.trigger, own.head)
        for mention in places_in_sentence(self.view, frame, self.said_places):
            near = distance_of_clauses(self.view, frame.trigger, mention.head)
            if mention.head < frame.trigger or near > 1 or not mention.named:
                continue
            if wide and not fronted and mention.head > own.head:
                continue  # "the Karrada district of Baghdad"
            bounds = (mention.start, mention.end)
            slot = self.entities.slot("place", mention.head, bounds, "same clause", place=True)
            nearer = near < known and (fronted or mention.head < own.head)
            within = fronted and near <= known and self._may_hold(own, mention)
            unnamed = self.view.mention(own.head) is not None and not self._named(own)
            vague = within or (fronted and unnamed)
            if slot is not None and (nearer or vague or self.entities.is_smaller(slot, found)):
                return [*(s for s in found if s.role != "place"), slot]
        return found

    def _may_hold(self, outer: Argument, inner: Mention) -> bool:
        """Tell whether "near Tangse" may lie in the Pidie of "In Pidie, rebels ambushed ..."."""
        kind = self.view.kind(outer.head)
        return inner.kind in _TOWNS and inner.head > outer.head and kind in {*_TOWNS, "Country"}

    def _named(self, arg: Argument) -> bool:
        mention = self.view.mention(arg.head)
        return mention is not None and mention.named

    def _place(self, frame: Frame) -> Slot | None:
        about = self._about(frame)
        if about is not None and not self._counts_elsewhere(frame):
            return about
        for mention in places_in_sentence(self.view, frame, self.said_places):
            bounds = (mention.start, mention.end)
            apart = distance_of_clauses(self.view, frame.trigger, mention.head)
            method = "same sentence" if apart else "same clause"
            slot = self.entities.slot("place", mention.head, bounds, method, place=True)
            if slot is None:
                continue
            near = apart <= 1 and not self.focus.places
            counted = is_counted(self.view, mention.head)
            if self.focus.places and is_care(self.view, mention.head):
                continue  # "six people, who were treated at a hospital in X": hit elsewhere
            if self.entities.found[slot.entity].named or near or counted:
                return slot
        for arg in frame.args:
            held = self.view.tree.lemma[arg.head] in POSITIONS
            if arg.role == "target" and self.view.is_class(arg.head, "place") and not held:
                at = self.entities.slot("place", arg.head, arg.span, "target", place=True)
                if at is not None and self.entities.found[at.entity].named:
                    return at
        struck = any(a.role == "target" and self.view.is_class(a.head, "place") for a in frame.args)
        if struck and not any(a.role == "place" for a in frame.args) and self._timed(frame):
            # "On Wednesday, rebels fired mortars at the palace": another event, and not there
            return None
        around = self._near(frame) or self._of_speaker(frame)
        return around if around is not None and not self.adds_up(frame) else self._context(frame)

    def _counts_elsewhere(self, frame: Frame) -> bool:
        """Tell whether a toll names its own place: "put the number of dead in Baga at 150"."""
        tree = self.view.tree
        return frame.type == "CasualtyReport" and any(
            m.named and m.start > 1 and tree.lemma[m.start - 2] in _DEAD
            for m in places_in_sentence(self.view, frame, self.said_places)
        )

    def _of_speaker(self, frame: Frame) -> Slot | None:
        """Give the town that a local source is of: "a doctor at a hospital in X", "X's mayor"."""
        m = place_of_speaker(self.view, frame)
        if m is None:
            return None
        return self.entities.slot("place", m.head, (m.start, m.end), "speaker", place=True)

    def _timed(self, frame: Frame) -> bool:
        start, end = self.view.tree.sentence(frame.trigger)
        return any(start <= t.start < frame.trigger for t in self.view.times if t.start < end)

    def _about(self, frame: Frame) -> Slot | None:
        """Give the place of the event that a toll belongs to."""
        about = cause_of(self.view, frame, self.by_trigger)
        event = about.event if about is not None else None
        place = next((s for s in event.slots if s.role in _WHERE), None) if event else None
        if place is not None and about is not None and about.frame.trigger != frame.about:
            place = place if self.entities.found[place.entity].named else None
        return replace(place, role="place", method="event") if place is not None else None

    def _context(self, frame: Frame) -> Slot | None:
        """Give the place of the last event before; a toll of the whole war is the country's."""
        before = self.focus.before(frame.trigger)
        if is_since(self.view, frame) or (
            self.adds_up(frame) and (before is None or not frame.cumulative)
        ):
            return self.focus.country()
        if self.is_background(frame):
            return None
        return before

    def _fronted(self, frame: Frame) -> Slot | None:
        """Give the place that opens the sentence: "In X, gunmen broke into ... and took"."""
        first = self.view.tree.sentence(frame.trigger)[0]
        for m in places_in_sentence(self.view, frame, self.said_places):
            if m.named and m.head <= first + 5 and m.head < frame.trigger:
                return self.entities.slot("place", m.head, (m.start, m.end), "fronted", place=True)
        return None

    def _near(self, frame: Frame) -> Slot | None:
        """Give the place of an event told before in the same paragraph."""
        block = self.entities.block(frame.trigger)
        before = [at for at, _ in self.focus.places if at < frame.trigger]
        if not before or self.entities.block(max(before)) != block:
            return None
        return self.focus.before(frame.trigger)

    def _at_target(self, slots: list[Slot]) -> list[Slot]:
        """Place the shelling of a town in the town, and not where the guns stand."""
        struck = [s for s in slots if s.role == "target" and self._is_area(s)]
        named = any(s.role == "place" and self.entities.found[s.entity].named for s in slots)
        if not struck or (named and not any(self.entities.found[s.entity].named for s in struck)):
            return slots  # "a rebel camp at Awdhegle" is at Awdhegle
        rest = [s for s in slots if s.role != "place"]
        return [*rest, *(replace(s, role="place", method="target") for s in struck)]

    def _is_area(self, slot: Slot) -> bool:
        """Tell whether a target is a town or land, by name or new."""
        entity = self.entities.found[slot.entity]
        new = entity.kind in _TOWNS and self._article(slot) == "a"
        return slot.entity.startswith("p:") and entity.kind in _AREAS and (entity.named or new)

    def _article(self, slot: Slot) -> str:
        """Give the article that a slot's words begin with: "a" where they are indefinite."""
        text = self.view.tree.raw
        words = text[slot.span.start : slot.span.end].split() if slot.span is not None else []
        return "a" if words and words[0].lower() in {"a", "an", "another"} else ""

    def _inherited(self, frame: Frame, slots: list[Slot]) -> list[Slot]:
        """Let "the latest influx" go where the influx before it went."""
        if frame.same_as is None or frame.same_as not in self.by_trigger:
            return slots
        event = self.by_trigger[frame.same_as].event
        roles = {s.role for s in slots if s.method not in _GUESSED}
        more = [
            replace(s, method="event")
            for s in (event.slots if event else ())
            if s.role in {"place", "destination", "origin"} and s.role not in roles
        ]
        return [*(s for s in slots if s.role not in {m.role for m in more}), *more]
