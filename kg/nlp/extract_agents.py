"""Find who did it and to whom when the event's own arguments do not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.nlp.mentions.words import weapons, word_list

if TYPE_CHECKING:
    from kg.model import Slot
    from kg.nlp.extract_entities import Entities
    from kg.nlp.frames.view import View
    from kg.nlp.parts import Frame

_DONE = word_list("perpetrate-verb")
_TO = {"ascribe": "to", "attribute": "to", "blame": "on"}
_BLOWN = frozenset({"blow", "detonate", "explode"})
_BOMBERS = frozenset({"bomber", "attacker", "assailant", "militant", "gunman", "woman", "man"})
_ANYBODY = word_list("anybody")
_STRUCK_KINDS = frozenset({"ArmedGroup", "StateForce", "Person"})
_SIDES = frozenset({"ArmedGroup", "StateForce", "Country", "Government"})
_AGENT_EVENTS = frozenset({"AirStrike", "Shelling", "Bombing", "Attack"})


def agents(view: View, entities: Entities, frame: Frame) -> list[Slot]:
    """List those who did it by what is said of the event or its weapon, in text order."""
    if frame.type not in _AGENT_EVENTS:
        return []
    tree, trigger = view.tree, frame.trigger
    heads: list[int] = []
    words = [trigger, *(a.head for a in frame.args), *_instruments(view, trigger)]
    for noun in dict.fromkeys(words):
        for verb in tree.children(noun, "acl", "relcl"):
            heads += _doers(view, verb)
    if tree.is_verb(trigger):
        subjects = tree.children(trigger, "nsubj", "csubj")
        for noun in (*_instruments(view, trigger), *subjects):
            heads += _owners(view, noun) if tree.lemma[noun] in weapons() else []
    if tree.is_verb(trigger) and tree.lemma[trigger] in _BLOWN:
        subject = tree.child(trigger, "nsubj")
        if subject is not None and tree.lemma[subject] in _BOMBERS:
            heads.append(subject)
    if not tree.is_verb(trigger):
        if tree.lemma[trigger] in _BOMBERS and view.mention(trigger) is not None:
            heads.append(trigger)
        heads += [k for k in range(tree.phrase(trigger)[0], trigger) if _acts(view, k)]
    return _slots(view, entities, "agent", heads)


def _instruments(view: View, trigger: int) -> list[int]:
    """List the weapons that a verb is done with or by: "were hit by rockets"."""
    tree = view.tree
    return [h for _, h in tree.prepositions(trigger) if tree.lemma[h] in weapons()]


def _owners(view: View, weapon: int) -> list[int]:
    """List the sides that a weapon is named after: "Russian missiles hit ...", "rebel rockets"."""
    tree = view.tree
    found = []
    for k in tree.children(weapon, "amod", "compound", "nmod", "poss"):
        mention = view.mention(k)
        side = mention is not None and (mention.kind in _SIDES or mention.country is not None)
        if side and tree.text[k + 1] != "-":
            found.append(k)
    return found


def _doers(view: View, verb: int) -> list[int]:
    """Give the agent of "conducted by X" and the object of "blamed on X"."""
    tree = view.tree
    if tree.lemma[verb] not in _DONE or tree.tag[verb] not in {"VBN", "VBD"}:
        return []
    wanted = {"by", _TO.get(tree.lemma[verb], "by")}
    return [h for w, h in tree.prepositions(verb) if w in wanted and view.mention(h) is not None]


def _acts(view: View, head: int) -> bool:
    """Tell whether a word before an event noun names who did it: "army", "US"."""
    mention = view.mention(head)
    if mention is None or mention.head != head:
        return False
    if mention.kind == "Country":
        return mention.name.replace(".", "").isupper() or mention.name.startswith("United ")
    before = view.tree.dep[head] in {"compound", "amod", "nmod"}
    return before and mention.kind in {"ArmedGroup", "StateForce"} and mention.head == head


def _slots(view: View, entities: Entities, role: str, heads: list[int]) -> list[Slot]:
    found: list[Slot] = []
    for head in dict.fromkeys(heads):
        for each in view.tree.chain(head):
            m = view.mention(each)
            bounds = (m.start, m.end) if m is not None else (each, each + 1)
            slot = entities.slot(role, each, bounds, "said of it")
            if slot is not None and all(s.entity != slot.entity for s in found):
                found.append(slot)
    return found


def culprits(view: View, entities: Entities, frame: Frame) -> list[Slot]:
    """Take "X and Y were responsible for the deaths of ..." to say who killed."""
    tree = view.tree
    for a in tree.ancestors(frame.trigger):
        if tree.lemma[a] == "responsible":
            verb = tree.head[a]
            return _slots(view, entities, "perpetrator", tree.children(verb, "nsubj"))
        if tree.is_verb(a):
            break
    return []


def is_victim_target(view: View, head: int) -> bool:
    """Tell whether those killed are whom the bomb was for: fighters, pilgrims, somebody named."""
    if view.kind(head) in _STRUCK_KINDS:
        return True
    tree = view.tree
    return tree.is_noun(head) and view.is_class(head, "people") and tree.lemma[head] not in _ANYBODY
