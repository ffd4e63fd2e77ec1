"""Read numbers of victims from verbs, and gather those that nouns and adjectives give."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.nlp.frames.casualty_among import among, has_number, linked
from kg.nlp.frames.casualty_lists import distinct, earlier, listed, subsets, wholes
from kg.nlp.frames.casualty_nouns import KILLINGS, NOUNS, noun
from kg.nlp.frames.casualty_phrases import beside, body_found, number_of_dead, put_at, rose
from kg.nlp.frames.casualty_words import (
    ADJECTIVES,
    adjective,
    toll,
    victims_included,
)
from kg.nlp.frames.clauses import clause_of
from kg.nlp.frames.events import arguments, place_argument
from kg.nlp.frames.status import is_future, status_of
from kg.nlp.frames.triggers import Trigger, match
from kg.nlp.frames.victims import about_of, adds_up, is_accident, perpetrators, victims_of
from kg.nlp.parts import Argument, Frame

if TYPE_CHECKING:
    from kg.model import Measure
    from kg.nlp.frames.grammar import Functions
    from kg.nlp.frames.view import View


_LISTING = frozenset({"and", ",", ";", "&", "plus", "while", "with"})
_MEASURES: dict[str, Measure] = {"injured": "injured", "missing": "missing"}


def casualty_frames(view: View, events: list[Frame]) -> list[Frame]:
    """List the figures of victims that the read sentences give."""
    by_trigger = {f.trigger: f for f in events}
    found: list[Frame] = []
    tree, unread = view.tree, view.unread
    for i in range(len(tree)):
        person = tree.lower[i] in ADJECTIVES or tree.is_noun(i)
        if i not in unread and not (person and is_accident(view, i)):
            parts = among(view, i)
            if not parts or has_number(view, i):
                found += _told(view, i, by_trigger)
            found += parts
    found = [f for f in found if f.status not in {"planned", "hypothetical"}]
    found += wholes(view, [f for f in found if f.rule != "casualtyreport-killed-v-die"])
    found = linked(view, found)
    whole = distinct([*found, *subsets(view, found), *listed(view, found), *earlier(view, found)])
    return [replace(f, cumulative=f.cumulative or adds_up(view, f)) for f in whole]


def _told(view: View, i: int, by_trigger: dict[int, Frame]) -> list[Frame]:
    """Read the victims that one word tells of."""
    tree = view.tree
    word, lemma, is_noun = tree.lower[i], tree.lemma[i], tree.is_noun(i)
    matched = match(view, i, casualties=True)
    if matched is not None:
        told = _verb(view, i, *matched, by_trigger)
        if not told and word in ADJECTIVES and not is_accident(view, i):
            return adjective(view, i, by_trigger)
        return told
    if word in ADJECTIVES:
        return adjective(view, i, by_trigger) or put_at(view, i)
    if is_noun and lemma in {"fatality", "death"} and (put := put_at(view, i) or rose(view, i)):
        return put
    if (is_noun and lemma in {"toll", "count"}) or number_of_dead(tree, i):
        return toll(view, i, by_trigger)
    if (is_noun and lemma in NOUNS) or lemma in KILLINGS:
        return noun(view, i, by_trigger) or body_found(view, i)
    return victims_included(view, i) if word == "victims" else []


def _verb(
    view: View, i: int, trigger: Trigger, functions: Functions, events: dict[int, Frame]
) -> list[Frame]:
    measure = _MEASURES.get(trigger.kind or "", "killed")
    functions = _object_said(view, i, trigger.pattern, functions)
    args = arguments(view, i, trigger.pattern, functions)
    victims = _of_whom(view, i, [a for a in args if a.role == "victim"]) + beside(view, i)
    if is_accident(view, i):
        return []
    if not victims and (next_number := _number_after(view, i)) is not None:
        victims = [next_number]
    causes = [a for a in args if a.role == "perpetrator"]
    about = about_of(view, i, functions, events)
    places = place_argument(view, i, functions, verb=True)
    others = (*perpetrators(view, causes, about, events), *places)
    found: list[Frame] = []
    for victim in victims:
        counted = victims_of(view, victim)
        if counted is None:
            continue
        found.append(
            Frame(
                type="CasualtyReport",
                kind=measure,
                trigger=i,
                clause=_clause(view, i, victim, victims),
                rule=trigger.rule,
                args=(replace(counted[1], role="group"), *others),
                status=status_of(view.tree, i),
                tense="Future" if is_future(view.tree, i) else "NonFuture",
                measure=measure,
                quantity=counted[0],
                cues=(i,),
                about=about,
            )
        )
    return found


def _of_whom(view: View, i: int, victims: list[Argument]) -> list[Argument]:
    """Let the four of "30 wounded, of whom four died" have died, and not the 30."""
    own = [a for a in victims if view.tree.head[i] < a.head < i]
    words = view.tree.lower[view.tree.head[i] : i]
    split = view.tree.dep[i] == "relcl" and "of" in words and "whom" in words
    return own if own and split else victims


def _object_said(view: View, i: int, pattern: str, functions: Functions) -> Functions:
    """Take the subject of "12 killed in the raid" for the object that the verb must have."""
    past = view.tree.tag[i] in {"VBD", "VBN"}
    if pattern == "harm" and past and (number := _number_before(view, i)) is not None:
        return {**functions, "obj": [number], "subj": []}  # and not the subject of "were killed"
    if pattern == "harm" and past and "obj" not in functions and functions.get("subj"):
        return {**functions, "obj": functions["subj"], "subj": []}
    return functions


def _number_before(view: View, i: int) -> int | None:
    """Find the number of "30 men were killed and over 200 injured", "48 killed, 130 wounded"."""
    q = view.counted.get(i - 1)
    if q is None or q.end != i or q.kind not in {"people", "other"} or q.form == "determiner":
        return None
    if q.start == 0 or view.tree.lower[q.start - 1] not in _LISTING:
        return None
    return i - 1


def _clause(view: View, i: int, victim: Argument, victims: list[Argument]) -> tuple[int, int]:
    clause = (i, victim.span[1]) if victim.method == "alongside" else clause_of(view, i, [victim])
    return _own_part(view, i, victim, victims, clause) if len(victims) > 1 else clause


def _number_after(view: View, verb: int) -> Argument | None:
    """Find the number right after a verb that has no object ("killing 11 people ...")."""
    tree = view.tree
    for q in view.quantities:
        if (
            verb < q.start <= verb + 1
            and q.kind in {"people", "other"}
            and not tree.is_verb(q.end - 1)
        ):
            head = q.end if q.end < len(tree) and view.is_class(q.end, "people") else q.start
            return Argument(
                role="victim", head=head, span=(q.start, max(head + 1, q.end)), method="next words"
            )
    return None


def _own_part(
    view: View, verb: int, victim: Argument, victims: list[Argument], clause: tuple[int, int]
) -> tuple[int, int]:
    """Give each of several groups its own words as evidence, the verb with the nearest."""
    nearest = min(victims, key=lambda a: abs(a.head - verb))
    start, end = clause
    later = [a.span[0] for a in victims if a.span[0] > victim.span[0]]
    if victim is nearest and victim.head > verb:
        return start, min([end, *(x for x in later if x > verb)])
    if victim.head < verb:
        return (victim.span[0], end) if not later else (victim.span[0], victim.span[1])
    return victim.span[0], min([end, *later])
