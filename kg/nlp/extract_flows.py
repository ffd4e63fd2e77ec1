"""Find where people who came over or fled went, what they left, and where they were taken next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Slot
from kg.nlp.frames.events import is_somewhere
from kg.nlp.mentions.words import country_names
from kg.nlp.parts import Argument

if TYPE_CHECKING:
    from kg.nlp.extract_entities import Entities
    from kg.nlp.extract_told import Told
    from kg.nlp.frames.view import View
    from kg.nlp.parts import Frame

FIGHTING = frozenset(
    {"war", "conflict", "violence", "fighting", "clash", "unrest", "crisis", "insurgency"}
)
_TAKEN = frozenset({"take", "bring", "transfer", "escort", "move", "house"})
_THOSE = frozenset({"they", "officers", "soldiers", "defectors", "troops", "deserters"})
_HELD = frozenset({"held", "controlled", "occupied", "run", "ruled"})
_HOLDERS = frozenset({"army", "military", "police", "rebel", "government", "regime", "insurgent"})
_ARMED = frozenset({"army", "military", "police", "navy", "government", "regime"})


def refuge(
    view: View, entities: Entities, frame: Frame, slots: list[Slot], told: list[Told]
) -> list[Slot]:
    """Find where defectors went, or whom they left, when the clause says neither."""
    tree = view.tree
    left = [] if any(s.role == "fromActor" for s in slots) else _side(view, entities, frame)
    if {s.role for s in slots} & {"destination", "toActor", "place"}:
        return left
    for t in reversed(told):
        same = tree.sent_of[t.frame.trigger] == tree.sent_of[frame.trigger]
        if same and t.event is not None:
            went = [s for s in t.event.slots if s.role == "destination"]
            if went:
                return [*left, replace(went[0], method="same sentence")]
    return left


def _side(view: View, entities: Entities, frame: Frame) -> list[Slot]:
    """Take "Syrian army officers" who defect to leave the Syrian army."""
    tree = view.tree
    for arg in frame.args:
        sides = tree.children(arg.head, "compound", "amod", "nmod")
        armed = [k for k in sides if tree.lemma[k] in _ARMED]
        if arg.role == "defector" and armed:
            key = entities.side(arg.head, armed[-1])
            span = entities.chars((armed[-1], armed[-1] + 1))
            return [Slot(role="fromActor", entity=key, method="modifier", span=span)]
    return []


def onward(view: View, entities: Entities, told: list[Told]) -> None:
    """Read "They were taken to a camp in X" as where those who came over went on to."""
    tree = view.tree
    for t in told:
        if t.frame.type != "Defection" or t.event is None:
            continue
        first = tree.sent_of[t.frame.trigger] + 1
        for start, end in tree.sents[first : first + 2]:
            for i in range(start, end):
                slot = _taken_to(view, entities, i)
                if slot is not None:
                    t.event = replace(t.event, slots=(*t.event.slots, slot))


def _taken_to(view: View, entities: Entities, i: int) -> Slot | None:
    tree = view.tree
    if tree.lemma[i] not in _TAKEN or tree.child(i, "nsubjpass") is None:
        return None
    subject = tree.child(i, "nsubjpass")
    if subject is None or tree.lower[subject] not in _THOSE:
        return None
    for word, head in tree.prepositions(i):
        if word == "to" and view.is_class(head, "place"):
            return entities.slot("destination", head, (head, head + 1), "onward", place=True)
    return None


def home(view: View, entities: Entities, frame: Frame) -> list[Slot]:
    """Take "the town's inhabitants" to flee from the town, and Syrians who fled from Syria."""
    tree = view.tree
    groups = [a for a in frame.args if a.role == "displacedGroup"]
    fields = _battlefields(view, frame.trigger)
    for arg in groups or fields[:1]:
        of = arg.head if isinstance(arg, Argument) else arg
        heads = tree.children(of, "poss") + [
            h for w, h in tree.prepositions(of) if w in {"of", "from", "in"}
        ]
        for head in (*heads, *fields):
            if view.is_class(head, "place") or is_somewhere(view, head):
                slot = entities.slot("origin", head, (head, head + 1), "home", place=True)
                return [slot] if slot is not None else []
    # Serbs driven out of their villages need not be of Serbia: only who crosses a border is abroad
    abroad = tree.lemma[frame.trigger] == "cross" or any(
        a.role == "destination" and view.kind(a.head) == "Country" for a in frame.args
    )
    return _homeland(view, entities, groups) if abroad and frame.kind != "return" else []


def _battlefields(view: View, trigger: int) -> list[int]:
    """List the places of "the fighting around X has uprooted 9,000 people"."""
    tree = view.tree
    return [
        h
        for k in tree.children(trigger, "nsubj")
        if tree.lemma[k] in FIGHTING
        for w, h in tree.prepositions(k)
        if w in {"in", "around", "near", "at", "across"}
    ]


def _homeland(view: View, entities: Entities, groups: list[Argument]) -> list[Slot]:
    """Take people of a nation who crossed into another land to come from their own."""
    for arg in groups:
        mention = view.mention(arg.head)
        if mention is None or mention.kind != "PopulationGroup" or mention.country is None:
            continue
        if (name := country_names().get(mention.country)) is not None:
            span = entities.chars((arg.head, arg.head + 1))
            key = entities.country(mention.country, name)
            return [Slot(role="origin", entity=key, method="people", span=span)]
    return []


def fled_to(view: View, entities: Entities, frame: Frame) -> list[Slot]:
    """Find where people fled "to it" or "there" to."""
    tree = view.tree
    for word, head in tree.prepositions(frame.trigger):
        if word in {"to", "into"} and tree.lower[head] in {"it", "there", "them"}:
            slot = entities.slot("destination", head, (head, head + 1), "pronoun", place=True)
            return [slot] if slot is not None else []
    return []


def driven_from(view: View, entities: Entities, frame: Frame) -> list[Slot]:
    """Read "drove the army from much of northern X" as taking that part of X."""
    for word, head in view.tree.prepositions(frame.trigger):
        place = view.whole(head)
        if word in {"from", "out of"} and view.is_class(place, "place"):
            slot = entities.slot("territory", place, (place, place + 1), "from", place=True)
            return [slot] if slot is not None else []
    return []


def held_by(view: View, entities: Entities, frame: Frame) -> list[Slot]:
    """Take "two army checkpoints" from the army, and a "rebel-held town" from the rebels."""
    tree = view.tree
    own = {a.head for a in frame.args if a.role == "newController"}
    for arg in frame.args:
        if arg.role != "territory":
            continue
        for k in range(tree.subtree(arg.head)[0], arg.head):
            held = tree.text[k + 1] == "-" and tree.lower[k + 2] in _HELD
            beside = tree.head[k] == arg.head and tree.dep[k] in {
                "compound",
                "amod",
                "nmod",
                "poss",
            }
            side = view.kind(k) in {"StateForce", "ArmedGroup"} or tree.lemma[k] in _HOLDERS
            if side and (held or (beside and tree.text[k + 1] != "-")) and k not in own:
                slot = entities.slot("previousController", k, (k, k + 1), "modifier")
                return [slot] if slot is not None else []
    return []
