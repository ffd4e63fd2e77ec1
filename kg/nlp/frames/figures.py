"""Read numbers of victims: verbs ("killed 12"), nouns ("the death toll") and adjectives ("left 12 dead")."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kg.lexicons import load
from kg.nlp.frames.clauses import clause_of, noun_clause, span_of
from kg.nlp.frames.events import arguments, place_argument
from kg.nlp.frames.grammar import governor, noun_functions, subjects
from kg.nlp.frames.status import is_future, status_of
from kg.nlp.frames.triggers import match
from kg.nlp.parts import Argument, Frame, Quantity
from kg.nlp.mentions.words import word_list

if TYPE_CHECKING:
    from kg.model import Measure
    from kg.nlp.frames.grammar import Functions
    from kg.nlp.frames.view import View

_ADJECTIVES: dict[str, Measure] = {
    "dead": "killed", "killed": "killed", "slain": "killed", "wounded": "injured",
    "injured": "injured", "hurt": "injured", "missing": "missing", "unaccounted": "missing",
}  # fmt: skip
_NOUNS: dict[str, Measure] = {
    "death": "killed", "fatality": "killed", "body": "killed", "corpse": "killed",
    "injury": "injured", "life": "killed", "loss": "killed", "casualty": "killed",
}  # fmt: skip
_KILLINGS = word_list("killing-noun")
_SINGULAR = frozenset({"NN", "NNP"})
_HE = frozenset({"he", "she", "him", "her", "who"})


def casualty_frames(view: View, events: list[Frame]) -> list[Frame]:
    """List the figures of victims that the read sentences give."""
    by_trigger = {f.trigger: f for f in events}
    found: list[Frame] = []
    tree, unread = view.tree, view.doc._.unread
    for i in range(len(tree)):
        if i in unread or ((tree.lower[i] in _ADJECTIVES or tree.is_noun(i)) and _accident(view, i)):
            continue
        matched = match(view, i, casualties=True)
        if matched is not None:
            trigger, functions = matched
            measure: Measure = "injured" if trigger.kind == "injured" else "killed"
            told = _verb(view, i, measure, trigger.pattern, trigger.rule, functions, by_trigger)
            if not told and tree.lower[i] in _ADJECTIVES and not _accident(view, i):
                told = _adjective(view, i, by_trigger)
            found += told
        elif tree.lower[i] in _ADJECTIVES:
            found += _adjective(view, i, by_trigger)
        elif tree.lemma[i] in {"toll", "count"} and tree.is_noun(i):
            found += _toll(view, i, by_trigger)
        elif (tree.is_noun(i) and tree.lemma[i] in _NOUNS) or tree.lemma[i] in _KILLINGS:
            found += _noun(view, i, by_trigger)
        elif tree.lower[i] == "victims":
            found += _victims(view, i)
    found = [f for f in found if f.status not in {"planned", "hypothetical"}]
    return _distinct([*found, *_subsets(view, found), *_listed(view, found)])


def _verb(
    view: View,
    i: int,
    measure: Measure,
    pattern: str,
    rule: str,
    functions: Functions,
    events: dict[int, Frame],
) -> list[Frame]:
    if (
        pattern == "harm"
        and "obj" not in functions
        and functions.get("subj")
        and view.tree.tag[i] in {"VBD", "VBN"}
    ):
        functions = {**functions, "obj": functions["subj"], "subj": []}
    args = arguments(view, i, pattern, functions)
    victims = [a for a in args if a.role == "victim"]
    causes = [a for a in args if a.role == "perpetrator"]
    places = place_argument(view, i, functions, verb=True)
    about = _about(view, i, functions, events)
    agents = _perpetrators(view, causes, about, events)
    found: list[Frame] = []
    if _accident(view, i):
        return found
    for victim in victims:
        counted = victims_of(view, victim)
        if counted is None:
            continue
        quantity, group = counted
        clause = clause_of(view, i, [victim])
        if len(victims) > 1:
            clause = _own_part(view, i, victim, victims, clause)
        found.append(
            Frame(
                type="CasualtyReport",
                kind=measure,
                trigger=i,
                clause=clause,
                rule=rule,
                args=(replace(group, role="group"), *agents, *places),
                status=status_of(view.tree, i),
                tense="Future" if is_future(view.tree, i) else "NonFuture",
                measure=measure,
                quantity=quantity,
                cues=(i,),
                about=about,
            )  # fmt: skip
        )
    return found


@cache
def _accidents() -> frozenset[str]:
    return frozenset(row["lemma"] for row in load("not-conflict"))


def _accident(view: View, i: int) -> bool:
    """Tell whether a sentence speaks of an accident or disaster."""
    start, end = view.tree.sentence(i)
    return not _accidents().isdisjoint(view.tree.lemma[start:end])


def _own_part(
    view: View, verb: int, victim: Argument, victims: list[Argument], clause: tuple[int, int]
) -> tuple[int, int]:
    """Give each of several coordinated groups its own words as evidence, the verb with the nearest."""
    nearest = min(victims, key=lambda a: abs(a.head - verb))
    start, end = clause
    later = [a.span[0] for a in victims if a.span[0] > victim.span[0]]
    if victim is nearest and victim.head > verb:
        return start, min([end, *(x for x in later if x > verb)])
    if victim.head < verb:
        return (victim.span[0], end) if not later else (victim.span[0], victim.span[1])
    return victim.span[0], min([end, *later])


def victims_of(view: View, victim: Argument) -> tuple[Quantity | None, Argument] | None:
    """Find how many victims words stand for; None where they count nobody."""
    tree = view.tree
    whole = view.whole(victim.head)
    quantity = view.quantity(whole) or view.quantity(victim.head)
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
    mention = view.mention(victim.head)
    one = Quantity(
        start=victim.span[0], end=victim.span[1], low=1, high=1, bound="Exactly", head=victim.head, kind="people",
        form="names",
    )  # fmt: skip
    if tree.lower[victim.head] in _HE:
        return one, victim
    if (
        mention is not None
        and mention.named
        and mention.kind in {"Person", "Actor"}
        and mention.head == victim.head
    ):
        return one, victim
    if mention is not None and mention.kind == "Person" and tree.tag[victim.head] in _SINGULAR:
        return one, victim
    if (
        tree.tag[victim.head] in _SINGULAR
        and mention is not None
        and mention.kind in {"PopulationGroup", "StateForce", "ArmedGroup"}
        and any(tree.lower[k] in {"a", "an", "one", "another"} for k in tree.kids[victim.head])
    ):
        return one, victim
    return None


def _about(view: View, i: int, functions: Functions, events: dict[int, Frame]) -> int | None:
    """Find the event that the victims of a verb fell to: what killed them, or what they died in."""
    for word in ("by", "subj", "in", "during", "from", "after", "when"):
        for head in functions.get(word, ()):
            if head in events:
                return head
    for up in view.tree.ancestors(i):
        if up in events and events[up].type not in {
            "Statement",
            "Negotiation",
            "Displacement",
            "Protest",
        }:
            return up
    return i if i in events else None


def _perpetrators(
    view: View, causes: list[Argument], about: int | None, events: dict[int, Frame]
) -> tuple[Argument, ...]:
    actors = tuple(a for a in causes if view.is_class(a.head, "actor") and a.head not in events)
    if actors or about is None:
        return actors
    return tuple(
        replace(a, role="perpetrator", method="event")
        for a in events[about].args
        if a.role == "agent"
    )


def _adjective(view: View, i: int, events: dict[int, Frame]) -> list[Frame]:
    """Read "left six civilians dead", "27 dead", "a dozen wounded", "90 were missing"."""
    tree = view.tree
    word = tree.lower[i]
    measure = _ADJECTIVES[word]
    subject = _subject_quantity(view, i)
    quantity = subject[0] if subject else _left_quantity(view, i)
    if quantity is None:
        return []
    head = quantity.head if quantity.head is not None else quantity.start
    end = quantity.noun_end or quantity.end
    group = Argument(role="group", head=head, span=(quantity.start, end), method="argument")
    if subject is not None:
        group = replace(subject[1], role="group")
    upper = next((a for a in tree.ancestors(i) if tree.is_verb(a)), None)
    about, places = None, []
    if upper is not None:
        from kg.nlp.frames.grammar import functions as verb_functions

        own = verb_functions(tree, upper)
        about = _about(view, upper, own, events)
        places = place_argument(view, upper, own, verb=True)
    agents = _perpetrators(view, [], about, events)
    clause = (min(quantity.start, i), max(quantity.end, i + 1))
    status = status_of(tree, i)
    return [
        Frame(
            type="CasualtyReport",
            kind=measure,
            trigger=i,
            clause=clause,
            rule=f"casualtyreport-{measure}-adjective",
            args=(group, *agents, *places),
            status=status,
            measure=measure,
            quantity=quantity,
            cues=(i,),
            about=about,
        )  # fmt: skip
    ]


def _subject_quantity(view: View, i: int) -> tuple[Quantity, Argument] | None:
    """Count the subject of "X was dead", "he is missing", "reported X to be dead"."""
    tree = view.tree
    verb = tree.head[i]
    if tree.dep[i] not in {"acomp", "attr", "oprd"} or not tree.is_verb(verb):
        return None
    heads = tree.children(verb, "dobj") if tree.dep[i] == "oprd" else subjects(tree, verb)
    for head in heads:
        counted = victims_of(
            view, Argument(role="group", head=head, span=span_of(view, head), method="argument")
        )
        if counted is not None and counted[0] is not None and counted[0].kind == "people":
            return counted[0], counted[1]
    return None


def _left_quantity(view: View, i: int) -> Quantity | None:
    first = view.tree.sentence(i)[0]
    own = view.counted.get(i)
    if own is not None and own.start < i and own.kind in {"people", "other"}:
        return own
    best = None
    for k in range(i - 1, max(first, i - 9) - 1, -1):
        q = view.counted.get(k)
        if q is not None and q.start < i:
            best = q
            break
        if (
            view.tree.lower[k] in {",", ";", "and", "from", "of"}
            and k < i - 1
            and view.tree.lower[k] != "of"
        ):
            break
        if view.tree.is_verb(k) and view.tree.lemma[k] not in {"be", "have", "leave", "remain"}:
            break
    if best is None or best.kind not in {"people", "other"} or best.form == "determiner":
        return None
    return best


def _toll(view: View, i: int, events: dict[int, Frame]) -> list[Frame]:
    """Read "the death toll rose to 45", "an earlier toll of 27", "the death count in the hundreds"."""
    tree = view.tree
    start, end = tree.sentence(i)
    near = set(tree.lower[max(start, i - 3) : i])
    if tree.lemma[i] == "count" and "death" not in near and "body" not in near:
        return []
    if near & {"injury", "injuries", "wounded"}:
        return []
    for q in view.quantities:
        if not i < q.start < min(end, i + 15) or q.kind not in {"people", "other"}:
            continue
        before = tree.lower[q.start - 1]
        if before == "from" and any(
            other.start > q.end for other in view.quantities if other.start < min(end, q.end + 6)
        ):
            continue
        head = q.head if q.head is not None else q.start
        upper = governor(tree, i)
        low = upper if upper is not None and i < upper < q.start else i
        group = Argument(
            role="group", head=head, span=(q.start, q.noun_end or q.end), method="argument"
        )
        mod = next(
            (
                k
                for k in tree.children(i, "compound", "nmod")
                if view.is_class(k, "people") and tree.is_noun(k)
            ),
            None,
        )
        if mod is not None and (q.head is None or q.start <= q.head < q.end):
            group = Argument(role="group", head=mod, span=(mod, mod + 1), method="argument")
        return [
            Frame(
                type="CasualtyReport",
                kind="killed",
                trigger=i,
                clause=(tree.phrase(i)[0], q.noun_end or q.end),
                rule="casualtyreport-killed-toll",
                args=(group,),
                status=status_of(tree, i),
                measure="killed",
                quantity=q,
                cues=(i, low),
                cumulative=True,
                about=None,
            )  # fmt: skip
        ]
    return []


def _noun(view: View, i: int, events: dict[int, Frame]) -> list[Frame]:
    """Read "56 deaths", "the killing of X", "the bodies of 14 men", "12 lives were lost"."""
    tree = view.tree
    lemma = tree.lemma[i]
    measure = _NOUNS.get(
        lemma, "injured" if lemma in {"wounding", "injuring", "maiming"} else "killed"
    )
    functions = noun_functions(tree, i)
    rule = f"casualtyreport-{measure}-n-{lemma}"
    found: list[Frame] = []
    of = functions.get("of", []) if lemma not in {"life"} else []
    victims = [Argument(role="group", head=h, span=span_of(view, h), method="argument") for h in of]
    if lemma in _KILLINGS - {"loss"} and not victims and not view.counted.get(i):
        victims = [
            Argument(role="group", head=h, span=span_of(view, h), method="argument")
            for h in functions.get("poss", [])
        ]
    place = tuple(
        place_argument(view, i, {k: v for k, v in functions.items() if k != "of"}, verb=False)
    )
    about = i if i in events else None
    agents = tuple(
        Argument(role="perpetrator", head=h, span=span_of(view, h), method="argument")
        for h in (*functions.get("by", []), *(functions.get("poss", []) if of else []))
        if view.is_class(h, "actor")
    )
    if lemma in {"death", "fatality"} and not victims:
        victims = _attributes(view, i)
    clause = noun_clause(view, i, victims)
    own = view.counted.get(i)
    if lemma == "casualty" and (own is None or own.form != "none"):
        return []
    if (
        own is not None
        and own.form != "determiner"
        and lemma not in {"killing", "loss"}
        and (lemma != "life" or _lost(view, i))
    ):
        victims = []
        group_head = next(
            (
                h
                for h in functions.get("mod", [])
                if view.tree.is_noun(h) and view.is_class(h, "people")
            ),
            None,
        )
        args = (
            (
                Argument(
                    role="group",
                    head=group_head,
                    span=(group_head, group_head + 1),
                    method="argument",
                ),
            )
            if group_head is not None
            else ()
        )
        found.append(
            Frame(
                type="CasualtyReport",
                kind=measure,
                trigger=i,
                clause=(min(own.start, clause[0]), clause[1]),
                rule=rule,
                args=(*args, *agents, *place),
                status=status_of(tree, i),
                measure=measure,
                quantity=own,
                cues=(i,),
                about=about,
            )  # fmt: skip
        )
    for victim in victims:
        counted = victims_of(view, victim)
        if counted is None or (lemma == "loss" and not view.is_class(victim.head, "person")):
            continue
        if tree.lemma[i] == "body" and not counted[0]:
            continue
        found.append(
            Frame(
                type="CasualtyReport",
                kind=measure,
                trigger=i,
                clause=clause,
                rule=rule,
                args=(replace(counted[1], role="group"), *agents, *place),
                status=status_of(tree, i),
                measure=measure,
                quantity=counted[0],
                cues=(i,),
                about=about,
            )  # fmt: skip
        )
    return found


def _attributes(view: View, i: int) -> list[Argument]:
    """Read "the confirmed deaths are fourteen civilians and a guard"."""
    tree = view.tree
    verb = tree.head[i]
    if tree.dep[i] != "nsubj" or tree.lemma[verb] not in {"be", "include"}:
        return []
    heads = [h for k in tree.children(verb, "attr", "dobj") for h in tree.chain(k)]
    return [
        Argument(role="group", head=h, span=span_of(view, h), method="argument") for h in heads[:1]
    ]


def _lost(view: View, i: int) -> bool:
    return any(
        view.tree.lemma[a] in {"claim", "lose", "take", "cost"} for a in view.tree.ancestors(i)
    )


def _victims(view: View, i: int) -> list[Frame]:
    """Read "other victims included a clerk and Mohammed Reda"."""
    tree = view.tree
    verb = governor(tree, i)
    if (
        verb is None
        or tree.lemma[verb] not in {"include", "be"}
        or tree.dep[i] not in {"nsubj", "nsubjpass"}
    ):
        return []
    found = []
    heads = [h for k in tree.children(verb, "dobj", "attr") for h in tree.chain(k)]
    for n, head in enumerate(heads):
        counted = victims_of(
            view, Argument(role="group", head=head, span=span_of(view, head), method="argument")
        )
        if counted is None:
            continue
        start = tree.phrase(i)[0] if n == 0 else span_of(view, head)[0]
        found.append(
            Frame(
                type="CasualtyReport",
                kind="killed",
                trigger=i,
                clause=(start, span_of(view, head)[1]),
                rule="casualtyreport-killed-victims",
                args=(replace(counted[1], role="group"),),
                measure="killed",
                quantity=counted[0],
                cues=(i,),
            )  # fmt: skip
        )
    return found


def _subsets(view: View, found: list[Frame]) -> list[Frame]:
    """Give "including five children" a figure of its own, a part of the whole."""
    parts = []
    for frame in found:
        if frame.quantity is None:
            continue
        for q in view.quantities:
            if q.part_of is None or q.part_of != frame.quantity.start or q is frame.quantity:
                continue
            head = q.head if q.head is not None else q.start
            span = (q.start, q.noun_end or q.end)
            group = Argument(role="group", head=head, span=span, method="argument")
            rest = tuple(a for a in frame.args if a.role != "group")
            parts.append(
                replace(
                    frame,
                    quantity=q,
                    clause=span,
                    args=(group, *rest),
                    rule="casualtyreport-subset",
                )
            )
    return parts


def _listed(view: View, found: list[Frame]) -> list[Frame]:
    """Read the rest of a list: "14 civilians, five soldiers and one guard", "as were 17 from the army"."""
    tree = view.tree
    taken = {f.quantity.start for f in found if f.quantity is not None}
    more = []
    for frame in found:
        if (
            frame.quantity is None
            or frame.rule == "casualtyreport-subset"
            or frame.quantity.form == "names"
        ):
            continue
        for forward in (True, False):
            current = frame.quantity
            while (
                nxt := _beside(view, current, forward=forward)
            ) is not None and nxt.start not in taken:
                taken.add(nxt.start)
                group = _group_of(view, nxt)
                span = (nxt.start, max(group.span[1], nxt.end))
                rest = tuple(a for a in frame.args if a.role != "group")
                more.append(
                    replace(
                        frame,
                        quantity=nxt,
                        clause=span,
                        args=(group, *rest),
                        rule="casualtyreport-list",
                    )
                )
                current = nxt
    return more


def _group_of(view: View, q: Quantity) -> Argument:
    """Find who is counted: the noun, or the body in "17 from the army"."""
    tree = view.tree
    head = q.head if q.head is not None else q.start
    if q.start <= head < q.end:
        for word, obj in tree.prepositions(head):
            if word in {"from", "of"}:
                return Argument(role="group", head=obj, span=span_of(view, obj), method="argument")
    return Argument(role="group", head=head, span=(q.start, q.noun_end or q.end), method="argument")


def _beside(view: View, q: Quantity, *, forward: bool) -> Quantity | None:
    """Give the next quantity of people in the same list, with only commas and "and" between."""
    tree = view.tree
    first, last = tree.sentence(q.start)
    stop = q.noun_end or q.end
    others = sorted(
        (
            o
            for o in view.quantities
            if first <= o.start < last
            and (
                o.kind == "people"
                or (o.kind == "other" and o.head is not None and o.start <= o.head < o.end)
            )
        ),
        key=lambda o: o.start,
    )
    if forward:
        nxt = next((o for o in others if o.start >= stop), None)
        between = range(stop, nxt.start) if nxt is not None else range(0)
    else:
        nxt = next((o for o in reversed(others) if (o.noun_end or o.end) <= q.start), None)
        between = range(nxt.noun_end or nxt.end, q.start) if nxt is not None else range(0)
    if nxt is None or nxt.part_of is not None or nxt.form == "determiner" or len(between) > 9:
        return None
    words = [tree.lower[i] for i in between]
    joined = bool(words) and (
        words[-1] in {",", "and"} or words[-2:] == ["as", "were"] or words[-2:] == ["as", "was"]
    )
    plain = all(not tree.is_verb(i) or tree.lower[i] in {"were", "was"} for i in between)
    verbs = any(tree.is_verb(i) for i in between)
    if words[-2:] in (["as", "were"], ["as", "was"]):
        return nxt
    if not joined or not plain or (verbs and words[-2:] not in (["as", "were"], ["as", "was"])):
        return None
    return nxt


def _distinct(frames: list[Frame]) -> list[Frame]:
    """Keep one figure a number and measure."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for frame in sorted(frames, key=lambda f: (f.rule.endswith(("adjective", "toll")), f.trigger)):
        q = frame.quantity
        key = (frame.measure, q.start if q else frame.clause)
        if key not in seen:
            seen.add(key)
            kept.append(frame)
    return sorted(kept, key=lambda f: (f.clause, f.trigger))
