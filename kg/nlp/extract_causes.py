"""Find the event that a toll belongs to, and the time and the doer that it has from there.

A toll is of the event of its own sentence that it is joined to ("were wounded when shells hit X",
"as jets bombed Y", "shelled Z, leaving nine dead"), else of the event that the sentence before it
in the same paragraph tells, unless its words say that it is another matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.nlp.extract_times import clause_root

if TYPE_CHECKING:
    from kg.nlp.extract_told import Told
    from kg.nlp.frames.view import View
    from kg.nlp.parts import Frame
    from kg.nlp.tree import Tree

_TOLLS = ("-toll", "-put-at", "-rose")
_CAUSES = frozenset({"Capture", "AirStrike", "Shelling", "Bombing", "Attack", "ArmedClash"})
_STRIKES = frozenset({"AirStrike", "Shelling", "Bombing", "Attack"})
_JOINS = frozenset({"when", "as", "after", "while"})
_ELSEWHERE = frozenset(
    {"elsewhere", "meanwhile", "separately", "another", "separate", "earlier", "also", "since",
     "overall", "total", "war", "so", "previous", "previously", "later", "conflict"}
)  # fmt: skip
_ASIDE = frozenset({"after", "before", "since", "because", "once", "although", "though"})
_ARMED = frozenset({"StateForce", "ArmedGroup"})


def cause_of(view: View, frame: Frame, by_trigger: dict[int, Told]) -> Told | None:
    """Give the telling of the event that a toll belongs to."""
    about = by_trigger.get(frame.about) if frame.about is not None else None
    if about is not None or frame.type != "CasualtyReport":
        return about
    if frame.cumulative and not frame.rule.endswith(_TOLLS):
        return about
    found = [
        t
        for t in by_trigger.values()
        if t.event is not None and t.event.type in _CAUSES and t.frame.status == "asserted"
    ]
    sent = view.tree.sent_of
    here = [t for t in found if sent[t.frame.trigger] == sent[frame.trigger]]
    joined = [t for t in here if is_joined(view.tree, frame.trigger, t.frame.trigger)]
    if joined:
        return min(joined, key=lambda t: abs(t.frame.trigger - frame.trigger))
    toll = frame.rule.endswith(_TOLLS)
    return None if here and not toll else _before(view, frame, found, toll=toll)


def is_joined(tree: Tree, toll: int, event: int) -> bool:
    """Tell whether one of two clauses says when, or with what end, the other happened."""
    if toll == event:
        return False
    for below, above in ((event, toll), (toll, event)):
        root = _top(tree, clause_root(tree, below))
        if tree.dep[root] != "advcl":
            root = _top(tree, _participle(tree, below))
        if tree.dep[root] != "advcl":
            continue
        marks = {tree.lower[k] for k in tree.children(root, "mark", "advmod")}
        plain = tree.tag[root] == "VBG" and not tree.children(root, "mark")
        over = _top(tree, clause_root(tree, tree.head[root]))
        if (marks & _JOINS or plain) and over == _top(tree, clause_root(tree, above)):
            return True
    return False


def _participle(tree: Tree, i: int) -> int:
    """Give the "leaving" of "leaving nine dead"."""
    for k in (i, *tree.ancestors(i)):
        if tree.is_verb(k) and tree.dep[k] in {"advcl", "ROOT"}:
            return k
    return i


def _top(tree: Tree, i: int) -> int:
    """Go from a coordinated verb to the first."""
    while tree.dep[i] == "conj" and tree.head[i] != i:
        i = tree.head[i]
    return i


def _before(view: View, frame: Frame, found: list[Told], *, toll: bool) -> Told | None:
    """Give the last event of the sentence before, where a toll says nothing of its own."""
    tree = view.tree
    start, end = tree.sentence(frame.trigger)
    q = frame.quantity
    if _ELSEWHERE & set(tree.lower[start:end]) or (q is not None and (q.low or 0) >= 1000):
        return None
    if any(start <= t.start < end for t in view.times):
        return None
    if any(a.role == "place" for a in frame.args):
        return None
    if not toll and not same_block(view, start - 1, start):
        return None
    number = tree.sent_of[frame.trigger] - 1
    last = [t for t in found if tree.sent_of[t.frame.trigger] == number]
    main = [t for t in last if not _is_aside(tree, t.frame.trigger)]
    return max(main or last, key=lambda t: t.frame.trigger, default=None)


def _is_aside(tree: Tree, i: int) -> bool:
    """Tell what only says when or why another thing was: "hours after the army struck Y"."""
    for k in (i, *tree.ancestors(i)):
        if tree.dep[k] == "advcl":
            return any(tree.lower[m] in _ASIDE for m in tree.children(k, "mark", "advmod"))
    return False


def same_block(view: View, i: int, j: int) -> bool:
    """Tell whether two tokens stand in one paragraph."""
    return any(b.start <= i < b.end and b.start <= j < b.end for b in view.doc._.blocks)


def is_strike(told: Told | None) -> bool:
    """Tell whether a telling is of an event that one side did to another."""
    return told is not None and told.event is not None and told.event.type in _STRIKES


def killers(view: View, frame: Frame) -> list[int]:
    """List the armed actors that "killed 30" or "fired rockets, killing 30" has for its subject."""
    tree = view.tree
    i = frame.trigger if tree.is_verb(frame.trigger) else _participle(tree, frame.trigger)
    if frame.measure == "missing" or not tree.is_verb(i) or _is_passive(tree, frame.trigger):
        return []
    for _ in range(4):
        if tree.child(i, "nsubjpass", "csubj") is not None:
            return []
        subject = tree.child(i, "nsubj")
        if subject is not None:
            harmed = not _harmed(frame).isdisjoint(tree.chain(subject))
            return [subject] if not harmed and _is_side(view, subject) else []
        if tree.dep[i] not in {"advcl", "xcomp", "conj"} or tree.children(i, "mark"):
            return []
        i = tree.head[i]
        if not tree.is_verb(i):
            return []
    return []


def _is_passive(tree: Tree, i: int) -> bool:
    return tree.is_verb(i) and (
        tree.child(i, "nsubjpass", "auxpass") is not None or tree.dep[i] == "acl"
    )


def _harmed(frame: Frame) -> set[int]:
    return {a.head for a in frame.args if a.role in {"group", "victim"}}


def _is_side(view: View, head: int) -> bool:
    mention = view.mention(head)
    if mention is None:
        return view.tree.lower[head] == "it"
    return mention.kind in _ARMED


def lead_time(view: View, told: list[Told], frame: Frame) -> Told | None:
    """Give the telling whose day holds for an event further down: the lead's, until another comes.

    "Missiles hit two cities on Thursday ... [new paragraph] Six people died when missiles struck a
    school in X": the same day, for an event of the same type, as long as no other time was told.
    """
    if frame.cumulative or frame.tense != "NonFuture" or frame.status != "asserted":
        return None
    if frame.type not in _CAUSES or frame.type == "Capture":
        return None
    unread = view.unread  # a dateline's day is of the writing
    first = min((t.start for t in view.times if t.edtf and t.start not in unread), default=None)
    if first is None or first > frame.trigger:
        return None
    blocks = [b.start for b in view.doc._.blocks if first < b.start <= frame.trigger]
    later = [t for t in view.times if first < t.start <= view.tree.sentence(frame.trigger)[1]]
    if len(blocks) > 3 or later:
        return None
    leads = [
        t
        for t in told
        if t.event is not None and t.event.when is not None and t.frame.trigger < frame.trigger
    ]
    near = [t for t in leads if same_block(view, t.frame.trigger, frame.trigger)]
    same = [t for t in leads if t.event is not None and t.event.type == frame.type]
    return next(iter(same or near), None)
