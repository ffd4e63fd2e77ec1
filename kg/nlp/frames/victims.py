"""Count victims: what stands for how many people, and who or what harmed them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kg.lexicons import load
from kg.nlp.frames.clauses import span_of
from kg.nlp.mentions.words import word_list
from kg.nlp.parts import Argument, Frame, Quantity
from kg.nlp.quantities.counted import known_noun

if TYPE_CHECKING:
    from kg.nlp.frames.grammar import Functions
    from kg.nlp.frames.view import View

_GROUPS = frozenset({"PopulationGroup", "StateForce", "ArmedGroup"})
_SINGULAR = frozenset({"NN", "NNP"})
_COLLECTIVE = frozenset({"people", "public", "crowd", "staff", "dead", "personnel"})
_NOT_ONE = frozenset({"every", "each", "any", "no", "another", "which"})
_VEHICLES = word_list("road-vehicle")
_VIOLENCE = word_list("road-violence")
_ROAD = word_list("road-accident")
_ADDING = word_list("accumulating")
_OVER_TIME = re.compile(
    r"so far (this|in) |(in|over|during) the (past|last) (\w+ )?(years|decades|months|decade)\b|"
    r"(in|over|during) (\w+ )(years|decades|months) of|to date|year to date|"
    r"(brought|brings) to .{1,30} the (number|total)|(this|last) (year|decade) alone"
)
_HE = frozenset({"he", "she", "him", "her", "who"})


def victims_of(view: View, victim: Argument) -> tuple[Quantity | None, Argument] | None:
    """Find how many victims words stand for; None where they count nobody."""
    whole = view.whole(victim.head)
    if (some := _some_of(view, victim, whole)) is not None:
        return some, replace(victim, head=whole)
    quantity = (
        view.quantity(whole) or view.quantity(victim.head) or view.counted.get(victim.span[0])
    )
    if quantity is not None and quantity.kind in {"people", "households", "other"}:
        if (
            quantity.kind == "other"
            and quantity.head not in {None, victim.head}
            and not view.is_class(whole, "people")
        ):
            return None
        if whole != victim.head:
            victim = replace(
                victim,
                head=whole,
                span=(min(victim.span[0], quantity.start), span_of(view, whole)[1]),
            )
        return quantity, victim
    return _single(view, victim)


def _some_of(view: View, victim: Argument, whole: int) -> Quantity | None:
    """Count "seven of the nine" as seven, and "one of his sons" as one."""
    head = victim.head
    if whole == head or view.tree.tag[head] != "CD":
        return None
    own = view.counted.get(head)
    if own is not None and own.head != whole and own.start <= head < own.end:
        return own if own.kind in {"people", "other"} else None
    if view.tree.lower[head] == "one" and view.is_class(whole, "people"):
        return _one(victim, whole)
    return None


def _one(victim: Argument, head: int) -> Quantity:
    return Quantity(
        start=victim.span[0],
        end=victim.span[1],
        low=1,
        high=1,
        bound="Exactly",
        head=head,
        kind="people",
        form="names",
    )


def _single(view: View, victim: Argument) -> tuple[Quantity, Argument] | None:
    """Count words without a number that stand for one person; None where they do not."""
    tree, head = view.tree, victim.head
    mention = view.mention(head)
    one = _one(victim, head)
    if tree.lower[head] in _HE:
        return one, victim
    if tree.lemma[head] == "head" and tree.children(head, "compound", "prep"):
        return replace(one, form="determiner"), victim  # "the village head"
    if mention is not None and mention.kind in {"Person", "Actor"}:
        named = mention.named and mention.head == head
        if named or (mention.kind == "Person" and tree.tag[head] in _SINGULAR):
            return one, victim
    if _is_somebody(view, head):
        return replace(one, form="determiner"), victim
    counted = any(tree.lower[k] in {"a", "an", "one", "another"} for k in tree.kids[head])
    if counted and tree.tag[head] in _SINGULAR and mention is not None and mention.kind in _GROUPS:
        return one, victim
    return None


def _is_somebody(view: View, head: int) -> bool:
    """Tell "the sergeant", "his brother" and the headline's "jawan" from a collective noun."""
    tree = view.tree
    if tree.text[head - 1 : head] == ["-"] and tree.lower[head] == "elect":
        return True
    single = tree.tag[head] == "NN" or (tree.tag[head] == "NNP" and tree.text[head].islower())
    if not single or tree.lemma[head] in _COLLECTIVE:
        return False
    if any(tree.lower[k] in _NOT_ONE for k in tree.kids[head]):
        return False
    return known_noun(tree, head)[0] == "people"


def adds_up(view: View, frame: Frame) -> bool:
    """Tell a total over a time: "so far this year", "overall", "in the past ten years"."""
    tree = view.tree
    start, end = tree.sentence(frame.trigger)
    words = tree.lower[start:end]
    if frame.quantity is None or (frame.quantity.low or 0) < 2 or "since" in words:
        return False  # "since" is read where the time is known
    if not _ADDING.isdisjoint(words):
        return True
    near = " ".join(tree.lower[max(start, frame.clause[0] - 8) : min(end, frame.clause[1] + 10)])
    return bool(_OVER_TIME.search(near))


def about_of(view: View, i: int, functions: Functions, events: dict[int, Frame]) -> int | None:
    """Find the event that the victims of a verb fell to: what killed them, or what they died in."""
    for word in ("by", "subj", "in", "during", "from", "after", "when"):
        for head in functions.get(word, ()):
            if head in events:
                return head
            for fired in view.tree.children(head, "acl", "relcl"):
                if word == "by" and fired in events:
                    return fired  # "killed by rockets fired from"
    for up in view.tree.ancestors(i):
        if up in events and events[up].type not in {
            "Statement",
            "Negotiation",
            "Displacement",
            "Protest",
        }:
            return up
    return i if i in events else None


def perpetrators(
    view: View, causes: list[Argument], about: int | None, events: dict[int, Frame]
) -> tuple[Argument, ...]:
    """Name who harmed them: the actors of the clause, else the agent of the event."""
    actors = tuple(a for a in causes if view.is_class(a.head, "actor") and a.head not in events)
    if actors or about is None:
        return actors
    return tuple(
        replace(a, role="perpetrator", method="event")
        for a in events[about].args
        if a.role == "agent"
    )


def is_accident(view: View, i: int) -> bool:
    """Tell whether a sentence speaks of an accident or disaster."""
    number = view.tree.sent_of[i]
    if number not in view.accidents:
        view.accidents[number] = _tells_of_accident(view, *view.tree.sentence(i))
    return view.accidents[number]


def _tells_of_accident(view: View, start: int, end: int) -> bool:
    words = view.tree.lemma[start:end]
    if not _accidents().isdisjoint(words):
        return True
    if not _VIOLENCE.isdisjoint(words):
        return False
    return not _ROAD.isdisjoint(words) or _run_over(view, start, end)


def _run_over(view: View, start: int, end: int) -> bool:
    """Tell "struck by a van" and "hit by a train"."""
    tree = view.tree
    return any(
        tree.lemma[h] in _VEHICLES
        for i in range(start, end)
        if tree.lemma[i] in {"hit", "strike", "run", "knock"} and tree.is_verb(i)
        for word, h in tree.prepositions(i)
        if word == "by"
    )


@cache
def _accidents() -> frozenset[str]:
    return frozenset(row["lemma"] for row in load("not-conflict"))
