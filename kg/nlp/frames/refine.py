"""Settle the events of a text among themselves: joined, pointed back to, or dropped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.nlp.frames.clauses import span_of
from kg.nlp.frames.events import arguments
from kg.nlp.frames.grammar_nouns import noun_functions
from kg.nlp.frames.triggers import match
from kg.nlp.mentions.words import word_list
from kg.nlp.parts import Argument, Frame

if TYPE_CHECKING:
    from kg.nlp.frames.view import View
    from kg.nlp.tree import Tree

_SPECIFIC = frozenset({"AirStrike", "Shelling", "Bombing"})
_VIOLENT = frozenset({"ArmedClash", "AirStrike", "Shelling", "Bombing", "Attack"})
_GENERIC = word_list("generic-event")
_HAPPEN = word_list("happen-verb")
_KILLINGS = frozenset({"killing", "assassination", "murder", "slaying", "death"})
_MUTUAL = frozenset({"trade", "exchange"})
_SERIES = word_list("series-noun")
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def refine(view: View, events: list[Frame]) -> list[Frame]:
    """Keep each event once, with what its neighbours know of it, and drop what did not happen."""
    frames = {f.trigger: f for f in events}
    frames = _shared(view, _joined(view, frames))
    kept = [_happening(view, _pointing(view, f, frames)) for f in frames.values()]
    kept = _one_act(view, kept)
    kept = _antecedents(view, [f for f in kept if not _killing_in_event(view, f, frames)])
    return [f for f in kept if _worth_telling(view, f)]


def _joined(view: View, frames: dict[int, Frame]) -> dict[int, Frame]:
    """Let "twin bombings struck a cathedral" be one event: the verb's arguments go to the noun."""
    dropped: set[int] = set()
    for trigger, frame in list(frames.items()):
        if not view.tree.is_verb(trigger):
            continue
        for k in view.tree.kids[trigger]:
            noun = frames.get(k)
            if (
                noun is None
                or view.tree.dep[k] not in {"nsubj", "nsubjpass", "dobj"}
                or view.tree.is_verb(k)
            ):
                continue
            if noun.type != frame.type and not (noun.type in _SPECIFIC and frame.type in _VIOLENT):
                continue
            more = tuple(
                a
                for a in frame.args
                if a.head != k and not any(a.role == b.role for b in noun.args)
            )
            clause = (min(noun.clause[0], frame.clause[0]), max(noun.clause[1], frame.clause[1]))
            frames[k] = replace(
                noun,
                args=(*noun.args, *more),
                clause=clause,
                kind=noun.kind or frame.kind,
                back=False,
                # "agreed a truce": the verb that makes it a plan is itself the event
                status=frame.status if noun.status in {"asserted", "planned"} else noun.status,
            )
            dropped.add(trigger)
    dropped |= _apposed(view, frames) | _fired(view, frames) | _paired(view, frames)
    return {t: f for t, f in frames.items() if t not in dropped}


def _paired(view: View, frames: dict[int, Frame]) -> set[int]:
    """Let "shelling and rocket fire on a market" be one event."""
    tree, dropped = view.tree, set()
    for t, frame in list(frames.items()):
        main = frames.get(tree.head[t])
        if tree.dep[t] != "conj" or main is None or main.type != frame.type or tree.is_verb(t):
            continue
        if main.quantity is not None or frame.quantity is not None or tree.is_verb(main.trigger):
            continue
        own = [a for a in frame.args if a.method == "argument"]
        theirs = {a.role: a.head for a in main.args if a.method == "argument"}
        if any(a.role in theirs and theirs[a.role] != a.head for a in own):
            continue
        more = tuple(a for a in own if a.role not in theirs)
        start, end = min(main.clause[0], frame.clause[0]), max(main.clause[1], frame.clause[1])
        kept = tuple(a for a in main.args if a.role not in {b.role for b in more})
        frames[main.trigger] = replace(main, args=(*kept, *more), clause=(start, end))
        dropped.add(t)
    return dropped


def _fired(view: View, frames: dict[int, Frame]) -> set[int]:
    """Let "hit by rockets fired by X" be one event: who fired them did it."""
    tree, dropped = view.tree, set()
    for t, frame in list(frames.items()):
        weapon = tree.head[t]
        if frame.type not in _VIOLENT or tree.dep[t] not in {"acl", "relcl"}:
            continue
        over = tree.head[weapon] if tree.dep[weapon] in {"pobj", "nsubj"} else weapon
        main = frames.get(tree.head[over] if tree.dep[over] in {"agent", "prep"} else over)
        if main is None or main.trigger == t or main.type not in {frame.type, "Attack"}:
            continue
        roles = {a.role for a in main.args}
        more = tuple(a for a in frame.args if a.role not in roles and a.head != weapon)
        frames[main.trigger] = replace(main, type=frame.type, args=(*main.args, *more))
        dropped.add(t)
    return dropped


def _one_act(view: View, kept: list[Frame]) -> list[Frame]:
    """Drop what is told twice: "took to the streets, hurling stones", "crossed and surrendered"."""
    by_trigger = {f.trigger: f for f in kept}
    dropped = set()
    for frame in kept:
        if not view.tree.is_verb(frame.trigger):
            continue
        for up in _few(view, frame.trigger):
            upper = by_trigger.get(up)
            if upper is None or not view.tree.is_verb(up):
                continue
            if frame.type == upper.type == "Protest":
                dropped.add(frame.trigger)
            if upper.type == "ForceMovement" and "surrender" in frame.rule:
                dropped.add(up)
    return [f for f in kept if f.trigger not in dropped]


def _apposed(view: View, frames: dict[int, Frame]) -> set[int]:
    """Let "a bombing killed five, another attack blamed on X" be one event, with X its agent."""
    dropped = set()
    for t, frame in list(frames.items()):
        tree = view.tree
        if tree.lemma[t] not in _GENERIC or tree.dep[t] not in {"appos", "npadvmod", "conj", "dep"}:
            continue
        if not any(tree.lower[k] in {"another", "an", "a", "the"} for k in tree.children(t, "det")):
            continue
        first = tree.sentence(t)[0]
        main = next(
            (m for m in sorted(frames) if first <= m < t and frames[m].type in _SPECIFIC), None
        )
        if main is None or frame.type != "Attack" or "and" in tree.lower[t - 2 : t]:
            continue
        more = tuple(a for a in frame.args if not any(a.role == b.role for b in frames[main].args))
        frames[main] = replace(frames[main], args=(*frames[main].args, *more))
        dropped.add(t)
    return dropped


def _shared(view: View, frames: dict[int, Frame]) -> dict[int, Frame]:
    """Give "US forces killed him in an air strike" one agent and one target for the strike."""
    tree, unread = view.tree, view.unread
    for i in range(len(tree)):
        if i in unread:
            continue
        if tree.lemma[i] in _KILLINGS and tree.is_noun(i):
            _share_killing(view, frames, i)
        if not tree.is_verb(i):
            continue
        matched = match(view, i, casualties=True)
        if matched is None:
            continue
        trigger, functions = matched
        for word in ("in", "by", "during", "with", "subj"):
            for head in functions.get(word, ()):
                if head in frames and frames[head].type in _VIOLENT:
                    frames[head] = _with_roles(
                        view, frames[head], arguments(view, i, trigger.pattern, functions), head
                    )
    return frames


def _share_killing(view: View, frames: dict[int, Frame], i: int) -> None:
    """Read "the army's killing of X in a raid": the raid is the army's and X its target."""
    functions = noun_functions(view.tree, i)
    event = _event_after(view, frames, i)
    if event is None:
        return
    roles = {"poss": "perpetrator", "by": "perpetrator", "of": "victim"}
    args = [
        Argument(role=roles[word], head=h, span=span_of(view, h), method="verb")
        for word, heads in functions.items()
        if word in roles
        for h in heads
    ]
    frames[event] = _with_roles(view, frames[event], args, event)


def _event_after(view: View, frames: dict[int, Frame], i: int) -> int | None:
    """Find the raid or strike that a killing was done in, a few words on."""
    tree = view.tree
    for t in range(i + 1, min(i + 12, tree.sentence(i)[1])):
        if (
            t in frames
            and frames[t].type in _VIOLENT
            and tree.dep[t] == "pobj"
            and tree.lower[tree.head[t]] in {"in", "by", "during"}
        ):
            return t
    return None


def _with_roles(view: View, event: Frame, args: list[Argument], head: int) -> Frame:
    roles = {"perpetrator": "agent", "victim": "target"}
    have = {a.role for a in event.args}
    more = []
    for arg in args:
        role = roles.get(arg.role)
        if role is None or arg.head == head or role in have or event.type == "ArmedClash":
            continue
        mention = view.mention(arg.head)
        if role == "agent" and not view.is_class(arg.head, "actor"):
            continue
        if (
            role == "target"
            and not (mention is not None and (mention.named or mention.kind == "Person"))
            and view.tree.tag[arg.head] not in {"PRP"}
        ):
            continue
        more.append(replace(arg, role=role, method="verb"))
    return (
        replace(event, args=(*event.args, *more), back=event.back and not more) if more else event
    )


def _killing_in_event(view: View, frame: Frame, frames: dict[int, Frame]) -> bool:
    """Tell whether a killing is only what an air strike or ambush in the same clause did."""
    if (
        view.tree.lemma[frame.trigger] not in {"kill", "killing", "slay", "shoot", "operation"}
        or frame.type not in _VIOLENT
    ):
        return False
    start, end = frame.clause
    above = _few(view, frame.trigger)
    below = (k for a in above for k in view.tree.children(a, "nsubj", "nsubjpass", "dobj"))
    if any(a in frames and frames[a].type in _VIOLENT for a in (*above, *below)):
        return True
    if any(
        a.role == "agent" and a.head in frames and frames[a.head].type in _VIOLENT
        for a in frame.args
    ):
        return True
    last = view.tree.sentence(frame.trigger)[1]
    if (
        not view.tree.is_verb(frame.trigger)
        and _event_after(view, frames, frame.trigger) is not None
    ):
        return True
    return any(
        t != frame.trigger
        and other.type in _VIOLENT
        and (start <= t < end or _hangs_on(view, t, frame.trigger, last))
        for t, other in frames.items()
    )


def _hangs_on(view: View, i: int, trigger: int, last: int) -> bool:
    return i < last and any(a == trigger for a in _few(view, i))


def _few(view: View, i: int) -> list[int]:
    found = []
    for n, a in enumerate(view.tree.ancestors(i)):
        if n > 3:
            break
        found.append(a)
    return found


def _pointing(view: View, frame: Frame, frames: dict[int, Frame]) -> Frame:
    """Give "the attack" the type of the bombing that was told before."""
    tree, i = view.tree, frame.trigger
    if (
        frame.type != "Attack"
        or tree.is_verb(i)
        or tree.lemma[i] not in _GENERIC
        or not _is_definite(view, i)
    ):
        return frame
    if any(
        t < i and f.type == "Attack" and tree.lemma[t] == tree.lemma[i] for t, f in frames.items()
    ):
        return frame  # "a dawn raid ... Monday's raid"
    before = [f for t, f in sorted(frames.items()) if t < i and f.type in _SPECIFIC and not f.back]
    if not before or any(a.role == "target" and a.method == "argument" for a in frame.args):
        return frame
    last = before[-1]
    return replace(frame, type=last.type, kind=last.kind, same_as=last.trigger)


def _of_series(tree: Tree, i: int) -> int:
    """Go from "talks" to the "round" in "a round of talks opened"."""
    up: int = tree.head[i]
    if tree.dep[i] == "compound" and tree.text[i + 1 : i + 2] == ["-"]:
        return up  # "a sit-in"
    if tree.dep[i] == "pobj" and tree.lower[up] == "of" and tree.lemma[tree.head[up]] in _SERIES:
        return int(tree.head[up])
    return i


def _happening(view: View, frame: Frame) -> Frame:
    """Keep "the protests began in October": it says when, although it points back."""
    tree, i = view.tree, frame.trigger
    verb = tree.head[i]
    if (
        not frame.back
        or tree.dep[i] not in {"nsubj", "nsubjpass"}
        or tree.lemma[verb] not in _HAPPEN
    ):
        return frame
    end = tree.subtree(verb)[1]
    last = [t.end for t in view.times if verb < t.start < end] + [
        a.span[1] for a in frame.args if a.role == "place"
    ]
    if not last:
        return frame
    return replace(frame, back=False, clause=(frame.clause[0], max(max(last), verb + 1)))


def _is_definite(view: View, i: int) -> bool:
    tree = view.tree
    if any(tree.lower[k] in _DEFINITE for k in tree.children(i, "det")):
        return True
    return any(
        tree.dep[k] == "poss" and (k in view.time_tokens or tree.ent[k] in {"DATE", "TIME"})
        for k in tree.kids[i]
    )


def _antecedents(view: View, frames: list[Frame]) -> list[Frame]:
    """Say of what only points back to which event it points."""
    done: list[Frame] = []
    for frame in sorted(frames, key=lambda f: f.trigger):
        noun = not view.tree.is_verb(frame.trigger)
        own = any(
            a.role in {"target", "agent", "party"} and a.method == "argument" for a in frame.args
        )
        if frame.same_as is None and noun and not own and _is_definite(view, frame.trigger):
            before = [f for f in done if f.type == frame.type] or _taken(view, frame, done)
            if before:
                frame = replace(frame, same_as=before[-1].trigger)
        done.append(frame)
    return done


def _taken(view: View, frame: Frame, done: list[Frame]) -> list[Frame]:
    """Let "the assault" be the capture that the sentence before tells of."""
    sent = view.tree.sent_of
    generic = view.tree.lemma[frame.trigger] in _GENERIC and frame.type == "Attack"
    return [
        f
        for f in done
        if generic and f.type == "Capture" and sent[frame.trigger] - sent[f.trigger] in {1, 2}
    ]


def _worth_telling(view: View, frame: Frame) -> bool:
    """Tell whether a frame says something that happened, was planned or was denied."""
    tree, i = view.tree, frame.trigger
    if frame.status == "hypothetical":
        return False
    if tree.is_verb(i):
        return True
    if frame.status == "planned":
        return frame.type == "Negotiation" and tree.dep[i] in {"nsubj", "nsubjpass"}
    verb = next((a for a in tree.ancestors(i) if tree.is_verb(a)), None)
    if verb is not None and any(
        tree.dep[k] == "mark" and tree.lower[k] == "since" for k in tree.kids[verb]
    ):
        return bool(frame.args)
    own = [a for a in frame.args if a.method in {"argument", "modifier", "verb"}]
    if tree.dep[i] == "dobj" and tree.lemma[tree.head[i]] in _MUTUAL:
        return True
    if own or frame.quantity is not None or frame.back or frame.same_as is not None:
        return True
    i = _of_series(tree, i)
    timed = any(frame.clause[0] <= t.start < frame.clause[1] for t in view.times)
    if (
        timed
        or (tree.dep[i] in {"nsubj", "nsubjpass", "oprd"})
        or any(tree.lower[k] in {"a", "an", "another"} for k in tree.kids[i])
    ):
        return True
    return verb is not None and (
        tree.lemma[verb] in _HAPPEN or match(view, verb, casualties=True) is not None
    )
