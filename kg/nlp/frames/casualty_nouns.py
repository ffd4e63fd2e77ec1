"""Read victims from nouns: "56 deaths", "the killing of X", "the bodies of 14 men"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.nlp.frames.clauses import noun_clause, span_of
from kg.nlp.frames.events import place_argument
from kg.nlp.frames.grammar_nouns import noun_functions
from kg.nlp.frames.status import status_of
from kg.nlp.frames.victims import victims_of
from kg.nlp.mentions.words import word_list
from kg.nlp.parts import Argument, Frame, Quantity

if TYPE_CHECKING:
    from kg.model import Measure
    from kg.nlp.frames.grammar import Functions
    from kg.nlp.frames.view import View

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


def noun(view: View, i: int, events: dict[int, Frame]) -> list[Frame]:
    """Read "56 deaths", "the killing of X", "the bodies of 14 men", "12 lives were lost"."""
    lemma = view.tree.lemma[i]
    functions = noun_functions(view.tree, i)
    victims = _victims(view, i, lemma, functions)
    clause = noun_clause(view, i, victims)
    own = view.counted.get(i)
    if lemma == "casualty" and (own is None or own.form != "none"):
        return []
    others = _others(view, i, lemma, functions)
    about = i if i in events else None
    if own is not None and _counts_victims(view, i, own):
        group = next(
            (_argument(view, h) for h in functions.get("mod", []) if _people(view, h)), None
        )
        args = (*((group,) if group is not None else ()), *others)
        return [_figure(view, i, (min(own.start, clause[0]), clause[1]), own, args, about)]
    found = []
    for victim in victims:
        counted = victims_of(view, victim)
        if counted is None or (lemma == "loss" and not view.is_class(victim.head, "people")):
            continue
        if lemma == "body" and not counted[0]:
            continue
        args = (replace(counted[1], role="group"), *others)
        found.append(_figure(view, i, clause, counted[0], args, about))
    return found


def _argument(view: View, head: int, role: str = "group") -> Argument:
    return Argument(role=role, head=head, span=span_of(view, head), method="argument")


def _people(view: View, head: int) -> bool:
    return view.tree.is_noun(head) and view.is_class(head, "people")


def _counts_victims(view: View, i: int, own: Quantity) -> bool:
    lemma = view.tree.lemma[i]
    if own.form == "determiner" or lemma in {"killing", "loss"}:
        return False
    return lemma != "life" or _lost(view, i)


def _victims(view: View, i: int, lemma: str, functions: Functions) -> list[Argument]:
    """List who a noun says was killed: "of X", "X's killing", "the deaths are X and Y"."""
    heads = functions.get("of", []) if lemma != "life" else []
    if lemma in KILLINGS - {"loss"} and not heads and not view.counted.get(i):
        heads = functions.get("poss", [])
    if lemma in {"death", "fatality"} and not heads:
        return _attributes(view, i)
    return [_argument(view, h) for h in heads]


def _others(view: View, i: int, lemma: str, functions: Functions) -> tuple[Argument, ...]:
    """Find who killed them, and where."""
    killed = functions.get("of") and lemma != "life"
    killers = [*functions.get("by", []), *(functions.get("poss", []) if killed else [])]
    around = {k: v for k, v in functions.items() if k != "of"}
    return (
        *(_argument(view, h, "perpetrator") for h in killers if view.is_class(h, "actor")),
        *place_argument(view, i, around, verb=False),
    )


def _figure(
    view: View,
    i: int,
    clause: tuple[int, int],
    quantity: Quantity | None,
    args: tuple[Argument, ...],
    about: int | None,
) -> Frame:
    lemma = view.tree.lemma[i]
    hurt = lemma in {"wounding", "injuring", "maiming"}
    measure = NOUNS.get(lemma, "injured" if hurt else "killed")
    return Frame(
        type="CasualtyReport",
        kind=measure,
        trigger=i,
        clause=clause,
        rule=f"casualtyreport-{measure}-n-{lemma}",
        args=args,
        status=status_of(view.tree, i),
        measure=measure,
        quantity=quantity,
        cues=(i,),
        about=about,
    )


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
