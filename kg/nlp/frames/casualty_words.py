"""Read victims from adjectives and nouns: "left 12 dead", "the death toll rose to 45"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.nlp.frames.clauses import noun_clause, span_of
from kg.nlp.frames.events import place_argument
from kg.nlp.frames.grammar import functions as verb_functions
from kg.nlp.frames.grammar import subjects
from kg.nlp.frames.grammar_nouns import governor, noun_functions
from kg.nlp.frames.status import status_of
from kg.nlp.frames.victims import about_of, perpetrators, victims_of
from kg.nlp.mentions.words import word_list
from kg.nlp.parts import Argument, Frame, Quantity

if TYPE_CHECKING:
    from kg.model import Measure
    from kg.nlp.frames.view import View

ADJECTIVES: dict[str, Measure] = {
    "dead": "killed",
    "killed": "killed",
    "slain": "killed",
    "wounded": "injured",
    "injured": "injured",
    "hurt": "injured",
    "missing": "missing",
    "unaccounted": "missing",
}
NOUNS: dict[str, Measure] = {
    "death": "killed",
    "fatality": "killed",
    "body": "killed",
    "corpse": "killed",
    "injury": "injured",
    "life": "killed",
    "loss": "killed",
    "casualty": "killed",
}
KILLINGS = word_list("killing-noun")


def adjective(view: View, i: int, events: dict[int, Frame]) -> list[Frame]:
    """Read "left six civilians dead", "27 dead", "a dozen wounded", "90 were missing"."""
    tree = view.tree
    word = tree.lower[i]
    measure = ADJECTIVES[word]
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
        own = verb_functions(tree, upper)
        about = about_of(view, upper, own, events)
        places = place_argument(view, upper, own, verb=True)
    agents = perpetrators(view, [], about, events)
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
        )
    ]


def _subject_quantity(view: View, i: int) -> tuple[Quantity, Argument] | None:
    """Count the subject of "X was dead", "he is missing", "reported X to be dead"."""
    tree = view.tree
    verb = tree.head[i]
    if tree.is_verb(i) and tree.lower[i] == "missing" and tree.tag[i] == "VBG":
        return _counted_subject(view, subjects(tree, i))
    if tree.dep[i] not in {"acomp", "attr", "oprd"} or not tree.is_verb(verb):
        return None
    heads = tree.children(verb, "dobj") if tree.dep[i] == "oprd" else subjects(tree, verb)
    if tree.dep[i] == "oprd":
        heads = tree.children(i, "nsubj") or [h for h in heads if h < i or h == i + 1] or heads
    return _counted_subject(view, heads)


def _counted_subject(view: View, heads: list[int]) -> tuple[Quantity, Argument] | None:
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
    opening = _parenthesis(view, i, first)
    for k in range(opening - 1, max(first, opening - 9) - 1, -1):
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


def _parenthesis(view: View, i: int, first: int) -> int:
    """Skip back over ", including a nurse, were" to the number before it."""
    tree = view.tree
    commas = [k for k in range(max(first, i - 14), i) if tree.text[k] == ","]
    if len(commas) > 1 and tree.lower[commas[-2] + 1] in {"including", "among", "mostly", "many"}:
        return commas[-2] if i - commas[-1] <= 4 else i
    return i


def toll(view: View, i: int, events: dict[int, Frame]) -> list[Frame]:
    """Read "the death toll rose to 45", "an earlier toll of 27", "a death count in hundreds"."""
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
            )
        ]
    return []


def noun(view: View, i: int, events: dict[int, Frame]) -> list[Frame]:
    """Read "56 deaths", "the killing of X", "the bodies of 14 men", "12 lives were lost"."""
    tree = view.tree
    lemma = tree.lemma[i]
    measure = NOUNS.get(
        lemma, "injured" if lemma in {"wounding", "injuring", "maiming"} else "killed"
    )
    functions = noun_functions(tree, i)
    rule = f"casualtyreport-{measure}-n-{lemma}"
    found: list[Frame] = []
    of = functions.get("of", []) if lemma not in {"life"} else []
    victims = [Argument(role="group", head=h, span=span_of(view, h), method="argument") for h in of]
    if lemma in KILLINGS - {"loss"} and not victims and not view.counted.get(i):
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
            )
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
            )
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


def victims_included(view: View, i: int) -> list[Frame]:
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
            )
        )
    return found
