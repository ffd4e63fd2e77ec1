"""Read victims from set phrases: "put the dead at 30", "his body was found", "brought to 64"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.nlp.frames.clauses import noun_clause, span_of
from kg.nlp.frames.grammar import functions as verb_functions
from kg.nlp.frames.grammar_nouns import governor
from kg.nlp.frames.status import status_of
from kg.nlp.mentions.words import word_list
from kg.nlp.parts import Argument, Frame, Quantity

if TYPE_CHECKING:
    from kg.nlp.frames.view import View
    from kg.nlp.tree import Tree

_FIND = word_list("body-verb")
_PUT = frozenset({"put", "place", "estimate", "set", "count"})
_COUNTED: dict[str, str] = {
    "dead": "killed",
    "fatalities": "killed",
    "wounded": "injured",
    "injured": "injured",
}
_DEAD = frozenset({"dead", "deaths", "killed", "fatalities", "slain"})
_RISE = frozenset({"pass", "reach", "exceed", "hit", "top", "surpass", "climb", "rise", "number"})
_MARKS = frozenset({'"', "\u201c", "\u2018", "'", "``"})
_ALONG = frozenset({"alongside", "with"})


def body_found(view: View, i: int) -> list[Frame]:
    """Read "his bullet-riddled body was recovered", "the body of a nurse" without a number."""
    tree = view.tree
    if tree.lemma[i] not in {"body", "corpse", "remains"} or tree.tag[i] != "NN":
        return []
    verb = governor(tree, i)
    owners = tree.children(i, "poss")
    if verb is None or tree.lemma[verb] not in _FIND or not owners:
        return []
    if tree.tag[owners[0]] != "PRP$" and not view.is_class(owners[0], "people"):
        return []
    one = Quantity(
        start=owners[0],
        end=owners[0] + 1,
        low=1,
        high=1,
        bound="Exactly",
        head=i,
        kind="people",
        form="names",
    )
    start, end = noun_clause(view, i, [])
    end = max(end, tree.subtree(verb)[1] if tree.dep[i] == "nsubjpass" else end)
    group = Argument(role="group", head=owners[0], span=span_of(view, owners[0]), method="argument")
    return [_killed(view, i, (start, _before_stop(view, start, end)), one, group, "body")]


def put_at(view: View, i: int) -> list[Frame]:
    """Read "put the dead at 30", "put the number of wounded at 200"."""
    tree = view.tree
    measure = _COUNTED.get(tree.lower[i])
    verb = next((a for a in tree.ancestors(i) if tree.is_verb(a)), None)
    if verb is None:  # "Doctors placed rebel fatalities at 138", read as one long noun
        verb = next((k for k in range(max(0, i - 3), i) if tree.lemma[k] in _PUT), None)
    if measure is None or verb is None or tree.lemma[verb] not in _PUT or verb > i:
        return []
    stop = min(tree.sentence(i)[1], i + 8)
    q = next((q for q in view.quantities if i < q.start < stop and _after_at(tree, q.start)), None)
    if q is None:
        return []
    subj = verb_functions(tree, verb).get("subj", [])
    start = min([*(tree.phrase(s)[0] for s in subj if s < verb), verb])
    sides = (k for k in tree.children(i, "compound", "amod") if view.is_class(k, "armed"))
    side = next(sides, None)
    group = (
        Argument(role="group", head=side, span=span_of(view, side), method="argument")
        if side is not None
        else None
    )
    frame = _killed(view, i, (start, q.end), q, group, "put-at")
    return [frame] if measure == "killed" else []


def rose(view: View, i: int) -> list[Frame]:
    """Read "fatalities passed 100", "deaths have climbed to 64"."""
    tree = view.tree
    verb = tree.head[i]
    if tree.dep[i] != "nsubj" or tree.lemma[verb] not in _RISE or view.counted.get(i):
        return []
    stop = min(tree.sentence(i)[1], verb + 5)
    q = next((q for q in view.quantities if verb < q.start < stop and q.kind != "events"), None)
    if q is None:
        return []
    return [_killed(view, i, (tree.phrase(i)[0], q.end), q, None, "rose")]


def _after_at(tree: Tree, i: int) -> bool:
    """Tell whether a number stands after "at", a quotation mark between them or not."""
    before = i - 2 if tree.text[i - 1] in _MARKS else i - 1
    return tree.lower[before] == "at"


def number_of_dead(tree: Tree, i: int) -> bool:
    """Tell "the number of dead" and "the number of people killed" from other numbers."""
    if tree.lemma[i] != "number":
        return False
    if tree.lower[i + 1 : i + 2] != ["of"]:
        return tree.lower[i + 1 : i + 2] in (["killed"], ["dead"])
    return (
        not _DEAD.isdisjoint(tree.lower[i + 2 : i + 8]) and "wounded" not in tree.lower[i : i + 8]
    )


def beside(view: View, verb: int) -> list[Argument]:
    """List who else a verb befell: "died alongside his interpreter", "along with two guards"."""
    tree = view.tree
    found = []
    for word, head in tree.prepositions(verb):
        along = word == "alongside" or (
            word == "with"
            and any(
                tree.lower[k - 1] in {"along", "together"}
                for k in range(verb + 1, head)
                if tree.lower[k] == "with"
            )
        )
        if word in _ALONG and along and view.is_class(head, "people"):
            found.append(
                Argument(role="victim", head=head, span=span_of(view, head), method="alongside")
            )
    return found


def _before_stop(view: View, start: int, end: int) -> int:
    while end > start + 1 and not view.tree.text[end - 1][:1].isalnum():
        end -= 1
    return end


def _killed(
    view: View, i: int, clause: tuple[int, int], q: Quantity, group: Argument | None, rule: str
) -> Frame:
    return Frame(
        type="CasualtyReport",
        kind="killed",
        trigger=i,
        clause=clause,
        rule=f"casualtyreport-killed-{rule}",
        args=(group,) if group is not None else (),
        status=status_of(view.tree, i),
        measure="killed",
        quantity=q,
        cues=(i,),
    )
