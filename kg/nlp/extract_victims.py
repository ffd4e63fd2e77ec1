"""Say who is counted, who harmed them, and whom an attack was aimed at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.nlp.extract_agents import agents, culprits, is_victim_target
from kg.nlp.extract_causes import cause_of, killers

if TYPE_CHECKING:
    from kg.model import Event, Slot
    from kg.nlp.extract_entities import Entities
    from kg.nlp.extract_told import Told
    from kg.nlp.frames.view import View
    from kg.nlp.parts import Bounds, Frame, Quantity

_MOVED = frozenset({"Displacement", "DisplacedPopulation"})
_COUNTING = frozenset({"CasualtyReport", "Detention"})
_AIMED = frozenset({"Bombing", "Attack", "AirStrike", "Shelling"})
_SIDES = frozenset({"ArmedGroup", "StateForce"})
_DID = frozenset({"agent", "newController"})


@dataclass
class People:
    """Fills the slots of people: the counted, the harmed, those who did it."""

    view: View
    entities: Entities
    by_trigger: dict[int, Told]
    told: list[Told]

    def slots(self, frame: Frame, known: list[Slot]) -> list[Slot]:
        """Find the agent of an event, and the perpetrator of a toll: the agent of its event."""
        roles = {s.role for s in known}
        if frame.type == "CasualtyReport":
            more = [] if "group" in roles else self._counted(frame, "group")
            if "perpetrator" in roles:
                return more
            own = self._killers(frame) or culprits(self.view, self.entities, frame)
            return more + (own or self._by_event(frame))
        if frame.type in _MOVED and frame.quantity is not None and "displacedGroup" not in roles:
            return self._counted(frame, "displacedGroup")
        if frame.type == "Detention" and frame.quantity is not None and "target" not in roles:
            return self._counted(frame, "target")
        found = [] if "agent" in roles else agents(self.view, self.entities, frame)
        return found if "target" in roles else [*found, *self._victims(frame)]

    def _span(self, head: int) -> Bounds:
        mention = self.view.mention(head)
        return (mention.start, mention.end) if mention else self.view.tree.phrase(head)

    def _killers(self, frame: Frame) -> list[Slot]:
        heads = killers(self.view, frame)
        slots = [self.entities.slot("perpetrator", h, self._span(h), "subject") for h in heads]
        return [s for s in slots if s is not None]

    def _by_event(self, frame: Frame) -> list[Slot]:
        about = cause_of(self.view, frame, self.by_trigger)
        if about is None or about.event is None:
            return []
        if about.event.type == "ArmedClash":
            return self._other_side(frame, about.event)
        doers = [s for s in about.event.slots if s.role in _DID]
        harmed = {a.head for a in frame.args if a.role == "group"}
        own = {self.entities.actor(h) for h in harmed}
        sides = {self.view.kind(h) for h in harmed} & _SIDES
        if about.event.type == "Capture" and sides:
            # "took X after fighting in which six commandos died": their own, killed by others
            doers = [s for s in doers if self.entities.found[s.entity].kind not in sides]
        return [
            replace(s, role="perpetrator", method="event") for s in doers if s.entity not in own
        ]

    def _other_side(self, frame: Frame, clash: Event) -> list[Slot]:
        """Take the soldiers wounded in fighting with gunmen to be wounded by the gunmen."""
        own = {self.view.kind(a.head) for a in frame.args if a.role == "group"}
        if len(own & _SIDES) != 1:
            return []
        others = [
            s
            for s in clash.slots
            if s.role == "party" and {self.entities.found[s.entity].kind} == _SIDES - own
        ]
        return [replace(s, role="perpetrator", method="event") for s in others[:1]]

    def _counted(self, frame: Frame, role: str) -> list[Slot]:
        """Read "killing nine soldiers and wounding 20": the twenty are soldiers too."""
        q = frame.quantity
        if q is None or q.form == "none":
            return []
        noun = self._noun(frame)
        if noun is not None:
            slot = self.entities.slot(role, noun, self._span(noun), "noun")
            return [slot] if slot is not None else []
        for t in reversed(self.told):
            if not self._counts_the_same(frame, q, t, role):
                continue
            for figure in t.figures:
                for slot in figure.slots:
                    if slot.role == "group" and not self.entities.is_one(slot):
                        return [replace(slot, role=role, method="same as before")]
        return []

    def _counts_the_same(self, frame: Frame, q: Quantity, t: Told, role: str) -> bool:
        """Tell whether a number goes on counting what another one counted before it."""
        sent, other = self.view.tree.sent_of, t.frame.quantity
        apart = sent[frame.trigger] - sent[t.frame.trigger]
        if other is not None and other.part_of is not None and other.part_of != q.part_of:
            return False  # "six people, a girl among them, died and 25 were injured"
        if not 0 <= apart <= 1 + (q.modifier != ""):
            return False
        victims = t.frame.type in _COUNTING
        return victims == (role == "group") or (victims and not apart)

    def _noun(self, frame: Frame) -> int | None:
        """Give the noun that a number counts, or that "killed" describes."""
        tree, q = self.view.tree, frame.quantity
        head = q.head if q is not None else None
        if head is not None and tree.is_noun(head) and self.view.mention(head) is not None:
            return head
        if not tree.is_verb(frame.trigger):
            return None
        subject = tree.child(frame.trigger, "nsubj", "nsubjpass")
        if tree.dep[frame.trigger] == "acl":
            subject = tree.head[frame.trigger]
        elif subject is None or tree.lemma[subject] != "number":
            return None
        noun = self.view.whole(subject)
        return noun if self.view.mention(noun) is not None else None

    def _victims(self, frame: Frame) -> list[Slot]:
        """Take the soldier whom a bomb killed for its target."""
        if frame.type == "ArmedClash":
            return self._fallen(frame)
        if frame.type not in _AIMED:
            return []
        for other in self.view.harmed_in.get(frame.trigger, ()):
            for arg in other.args:
                if arg.role in {"group", "victim"} and is_victim_target(self.view, arg.head):
                    slot = self.entities.target(arg.head, arg.span, "victim")
                    return [slot] if slot is not None else []
        return []

    def _fallen(self, frame: Frame) -> list[Slot]:
        """Take fighters killed in a clash that nobody else is named for to be its parties."""
        if any(a.role == "party" and self.view.mention(a.head) for a in frame.args):
            return []
        found = []
        for other in self.view.harmed_in.get(frame.trigger, ()):
            for arg in other.args:
                armed = self.view.kind(arg.head) in _SIDES
                if arg.role == "group" and armed:
                    slot = self.entities.slot("party", arg.head, arg.span, "victim")
                    found += [slot] if slot is not None else []
        return found
