"""Read victims from adjectives and nouns: "left 12 dead", "the death toll rose to 45"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.nlp.frames.casualty_among import including
from kg.nlp.frames.clauses import span_of
from kg.nlp.frames.events import place_argument
from kg.nlp.frames.grammar import functions as verb_functions
from kg.nlp.frames.grammar import subjects
from kg.nlp.frames.grammar_nouns import governor
from kg.nlp.frames.status import status_of
from kg.nlp.frames.victims import about_of, perpetrators, victims_of
from kg.nlp.parts import Argument, Frame, Quantity

if TYPE_CHECKING:
    from kg.model import Measure
    from kg.nlp.frames.view import View

_LINKS = frozenset(
    {"be", "have", "leave", "remain", "report", "believe", "presume", "confirm", "find"}
)
_BRING = frozenset({"bring", "take", "raise", "push", "lift", "drive"})
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
        if view.tree.is_verb(k) and view.tree.lemma[k] not in _LINKS:
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
    if (told := _brought_to(view, i)) is not None:
        return [told]
    for q in view.quantities:
        if not i < q.start < min(end, i + 15) or q.kind not in {"people", "other"}:
            continue
        if tree.lower[q.start - 1] == "from" and any(
            other.start > q.end for other in view.quantities if other.start < min(end, q.end + 6)
        ):
            continue  # "to 45 from 38": the new number is the toll
        upper = governor(tree, i)
        low = upper if upper is not None and i < upper < q.start else i
        return [
            Frame(
                type="CasualtyReport",
                kind="killed",
                trigger=i,
                clause=(tree.phrase(i)[0], q.noun_end or q.end),
                rule="casualtyreport-killed-toll",
                args=(_group_of_toll(view, i, q),),
                status=status_of(tree, i),
                measure="killed",
                quantity=q,
                cues=(i, low),
                cumulative=True,
                about=None,
            )
        ]
    return []


def _brought_to(view: View, i: int) -> Frame | None:
    """Read "bringing to 58 the number of soldiers killed since May"."""
    tree = view.tree
    verb = governor(tree, i)
    if tree.lemma[i] != "number" or verb is None or tree.lemma[verb] not in _BRING or verb > i:
        return None
    q = next((q for q in view.quantities if verb < q.start < i), None)
    if q is None or tree.lower[q.start - 1] != "to":
        return None
    subject = next((s for s in subjects(tree, verb) if s < verb), verb)
    start = tree.phrase(subject)[0] if tree.child(verb, "nsubj") == subject else verb
    return Frame(
        type="CasualtyReport",
        kind="killed",
        trigger=i,
        clause=(start, tree.subtree(i)[1]),
        rule="casualtyreport-killed-brought-to",
        args=(_group_of_toll(view, i, q),),
        status=status_of(tree, i),
        measure="killed",
        quantity=q,
        cues=(i, verb),
        cumulative=True,
    )


def _group_of_toll(view: View, i: int, q: Quantity) -> Argument:
    tree = view.tree
    if tree.lemma[i] == "number":
        of = (h for w, h in tree.prepositions(i) if w == "of" and view.is_class(h, "people"))
        if (counted := next(of, None)) is not None and tree.is_noun(counted):
            span = span_of(view, counted)
            return Argument(role="group", head=counted, span=span, method="argument")
    mods = tree.children(i, "compound", "nmod")
    mods += [k for m in mods for k in tree.children(m, "compound", "nmod", "amod")]
    mods = [k for k in mods if tree.lemma[k] != "death"]
    mod = next((k for k in mods if view.is_class(k, "people") and tree.is_noun(k)), None)
    if mod is not None and (q.head is None or q.start <= q.head < q.end):
        return Argument(role="group", head=mod, span=(mod, mod + 1), method="argument")
    head = q.head if q.head is not None else q.start
    span = q.start, q.noun_end or q.end
    return Argument(role="group", head=head, span=span, method="argument")


def victims_included(view: View, i: int) -> list[Frame]:
    """Read "other victims included a clerk and Mohammed Reda"."""
    tree = view.tree
    verb = including(tree, i) or governor(tree, i)
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
