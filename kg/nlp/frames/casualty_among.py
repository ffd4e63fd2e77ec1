"""Read victims told as parts: "six women were among the dead", "the dead included two nurses"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.nlp.frames.clauses import span_of
from kg.nlp.frames.grammar_nouns import governor
from kg.nlp.frames.status import status_of
from kg.nlp.frames.victims import victims_of
from kg.nlp.parts import Argument, Frame, Quantity

if TYPE_CHECKING:
    from kg.model import Measure
    from kg.nlp.frames.view import View
    from kg.nlp.tree import Tree

HARMED: dict[str, Measure] = {
    "dead": "killed",
    "killed": "killed",
    "slain": "killed",
    "deceased": "killed",
    "fatalities": "killed",
    "victims": "killed",
    "wounded": "injured",
    "injured": "injured",
    "missing": "missing",
}
_DIED = frozenset({"died", "perished", "lost"})
_SUBJECTS = ("nsubj", "nsubjpass", "attr", "dobj")
_NAMED = frozenset({"be", "include", "identify", "count", "number", "name", "find", "list"})
_COUNTED = frozenset({"CD", "NNS", "JJ"})
_TOLD = frozenset({"report", "believe", "say", "think", "understand", "know"})
_BETWEEN = frozenset({"the", "those", "them", "people", "confirmed"})
_RULE = "casualtyreport-among"
_NEAR = 3
"""Sentences between a number and one of its parts."""


def among(view: View, i: int) -> list[Frame]:
    """Read "X were among the dead", "among those killed was X", "the dead included X"."""
    tree = view.tree
    if tree.lower[i] not in HARMED and tree.lower[i] not in _DIED:
        return []
    first = _among_those_who(tree, i) or (_among(tree, i) if tree.lower[i] in HARMED else None)
    if first is None and tree.lower[i] in _DIED:
        return []
    if first is None:
        return _some_of(view, i) or _included(view, i)
    verb = governor(tree, first)
    if verb is None or tree.lemma[verb] not in _NAMED:
        return []
    after = first < verb
    heads = [
        h for k in tree.children(verb, *_SUBJECTS) if (k > verb) == after for h in tree.chain(k)
    ]
    return _each(view, i, heads, (first, verb + 1) if after else (verb, i + 1), after=after)


def _among(tree: Tree, i: int) -> int | None:
    """Give the "among" of "among the dead"."""
    k = i - 1
    while k > max(0, i - 6) and (tree.lower[k] in _BETWEEN or tree.tag[k] in _COUNTED):
        k -= 1
    return k if k >= 0 and k < i - 1 and tree.lower[k] in {"among", "amongst"} else None


def _among_those_who(tree: Tree, i: int) -> int | None:
    """Give the "among" of "among those who were killed", "among those who lost their lives"."""
    those = tree.head[i]
    among = tree.head[those]
    if tree.dep[i] != "relcl" or tree.dep[those] != "pobj":
        return None
    if tree.lower[i] == "lost" and not any(
        tree.lemma[k] == "life" for k in tree.children(i, "dobj")
    ):
        return None
    return among if tree.lower[among] in {"among", "amongst"} else None


def _included(view: View, i: int) -> list[Frame]:
    tree = view.tree
    noun = tree.head[i] if tree.dep[i] == "acl" else i  # "those killed include"
    verb = including(tree, noun)
    if verb is None or tree.lower[i] == "victims":
        return []
    heads = [h for k in tree.children(verb, "dobj", "attr") for h in tree.chain(k)]
    return _each(view, i, heads, (tree.phrase(i)[0], verb + 1), after=True)


def including(tree: Tree, noun: int) -> int | None:
    """Give the "include" of "the dead include X", "the victims are reported to include X"."""
    verb = tree.head[noun]
    if tree.dep[noun] not in {"nsubj", "nsubjpass"}:
        return None
    if tree.lemma[verb] in _TOLD:
        verb = tree.child(verb, "xcomp") or verb
    return verb if tree.lemma[verb] == "include" else None


def _some_of(view: View, i: int) -> list[Frame]:
    """Read "two of the victims were children"."""
    tree = view.tree
    number = tree.head[tree.head[i]]
    verb = tree.head[number]
    q = view.counted.get(number)
    if tree.dep[i] != "pobj" or tree.lower[tree.head[i]] != "of" or q is None:
        return []
    if tree.dep[number] != "nsubj" or tree.lemma[verb] != "be":
        return []
    group = tree.child(verb, "attr")
    if group is None or not view.is_class(group, "people"):
        return []
    argument = Argument(role="group", head=group, span=span_of(view, group), method="argument")
    return [_frame(view, i, q, argument, (q.start, argument.span[1]))]


def _each(
    view: View, i: int, heads: list[int], words: tuple[int, int], *, after: bool
) -> list[Frame]:
    """Give each of a list its own figure; the verb goes with the one that stands beside it."""
    found: list[Frame] = []
    for head in heads:
        group = Argument(role="group", head=head, span=span_of(view, head), method="argument")
        counted = victims_of(view, group)
        if counted is None or counted[0] is None:
            continue
        q = counted[0]
        if any(f.quantity is not None and f.quantity.start == q.start for f in found):
            continue  # "a mother and her three children": four
        span = min(q.start, group.span[0]), max(group.span[1], q.noun_end or q.end)
        beside = not found if after else head == heads[-1]
        if beside:
            span = min(span[0], words[0]), max(span[1], words[1])
        found.append(_frame(view, i, q, replace(counted[1], role="group"), span))
    return found


def _frame(view: View, i: int, q: Quantity, group: Argument, clause: tuple[int, int]) -> Frame:
    measure = HARMED.get(view.tree.lower[i], "killed")
    return Frame(
        type="CasualtyReport",
        kind=measure,
        trigger=i,
        clause=clause,
        rule=_RULE,
        args=(group,),
        status=status_of(view.tree, i),
        measure=measure,
        quantity=q,
        cues=(i,),
    )


def has_number(view: View, i: int) -> bool:
    """Tell whether those among whom somebody is are counted too: "among the 18 dead"."""
    first, q = view.tree.sentence(i)[0], view.counted.get(i)
    own = q is not None and q.start < i
    return own or any(view.tree.tag[k] == "CD" for k in range(max(first, i - 3), i))


def linked(view: View, frames: list[Frame]) -> list[Frame]:
    """Make those "among the dead" a part of the number of dead that was told before."""
    sent = view.tree.sent_of
    ordered = sorted(frames, key=lambda f: f.trigger)
    result = []
    for n, frame in enumerate(ordered):
        q = frame.quantity
        if frame.rule == _RULE and q is not None and q.part_of is None:
            wholes = [
                f.quantity
                for f in ordered[:n]
                if f.measure == frame.measure
                and f.rule != _RULE
                and f.quantity is not None
                and f.quantity.part_of is None
                and (f.quantity.low or 0) > (q.low or 0)
                and sent[frame.trigger] - sent[f.trigger] <= _NEAR
            ]
            if wholes:
                part = replace(q, part_of=wholes[-1].start, modifier="including")
                frame = replace(frame, quantity=part)
        result.append(frame)
    return result
