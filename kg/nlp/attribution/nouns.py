"""Read sayings that stand as nouns: "made threats against", "condemnation came from", "demands"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import cast

from kg.lexicons import column
from kg.nlp.attribution.authors import author_of, is_figure, text_kind
from kg.nlp.attribution.extents import left_start, strip
from kg.nlp.attribution.reading import Draft, Reading
from kg.nlp.attribution.tags import Circumstance, speech_words
from kg.nlp.parts import Bounds, SpeechAct
from kg.nlp.tree import Tree

__all__ = ["nominal"]

_EQUATE = frozenset({"include", "be", "remain", "contain"})
_BEARERS = frozenset({"statement", "expression", "word", "message", "chorus", "wave", "storm"})


@cache
def _kinds() -> dict[str, str]:
    kinds = column("reporting-nouns", "noun", "kind")
    return {noun: kind for noun, kind in kinds.items() if kind not in {"text", "figure"}}


def nominal(reading: Reading) -> Iterator[Draft]:
    """Yield a draft for each noun of saying whose speaker is named beside it."""
    tree = reading.tree
    kinds = _kinds()
    for i, lemma in enumerate(tree.lemma):
        if not tree.is_noun(i):
            continue
        told = _figure_told(tree, i) or _claimed(tree, i)
        if told is not None:
            yield told
            continue
        act = kinds.get(lemma) or ("claim" if _claims_responsibility(tree, i) else "")
        if not act or act == "clause" or _denied(tree, i):
            continue
        found = _spoken(tree, _bearer(tree, i))
        if found is None:
            continue
        head, said = found
        yield Draft(
            cue=i, act=cast("SpeechAct", act), pieces=(said,),
            left=min(said[0], tree.phrase(head)[0]), end=max(said[1], tree.subtree(head)[1]),
            heads=(head,), around=Circumstance(said[1], addressee=_against(tree, i)), rule="noun",
        )  # fmt: skip


def _claimed(tree: Tree, i: int) -> Draft | None:
    """Read "a claim by X that ..." and "X's assertion that ..."."""
    if not (_kinds().get(tree.lemma[i]) or text_kind(tree.lemma[i])):
        return None
    clause = next(
        (
            k for k in tree.kids[i]
            if k > i and tree.dep[k] in {"acl", "ccomp", "relcl"}
            and any(tree.lower[m] == "that" and tree.dep[m] == "mark" for m in tree.kids[k])
        ),
        None,
    )  # fmt: skip
    who = author_of(tree, i)
    if clause is None or who is None:
        return None
    start, end = tree.subtree(clause)
    start = max(start, i + 1, tree.subtree(who)[1] if i < who < clause else 0)
    said = (left_start(tree, start, end), strip(tree, start, end))
    act = _kinds().get(tree.lemma[i], "say")
    return _made(tree, i, who, said, "say" if act == "clause" else act, "noun with clause")


def _figure_told(tree: Tree, i: int) -> Draft | None:
    """Read "the ministry's count stands at 400" and "tolls provided by medics exceeded 60"."""
    verb = tree.head[i]
    if (
        not is_figure(tree.lemma[i])
        or tree.dep[i] != "nsubj"
        or tree.lemma[verb] not in speech_words("amount")
    ):
        return None
    who = author_of(tree, i)
    if who is None or not any(tree.tag[j] == "CD" for j in range(verb, tree.subtree(verb)[1])):
        return None
    start = tree.phrase(i)[0]
    return _made(tree, i, who, (start, strip(tree, start, tree.subtree(verb)[1])), "say", "number")


def _made(tree: Tree, i: int, who: int, said: Bounds, act: str, rule: str) -> Draft:
    return Draft(
        cue=i, act=cast("SpeechAct", act), pieces=(said,), left=min(said[0], tree.phrase(who)[0]),
        end=max(said[1], tree.phrase(who)[1]), heads=(who,), around=Circumstance(said[1]),
        rule=rule,
    )  # fmt: skip


def _against(tree: Tree, i: int) -> Bounds | None:
    """Find whom a threat or an accusation is against, and whom an appeal is to."""
    who = _from(tree, i, {"against", "to", "on"}) or _from(tree, tree.head[i], {"against"})
    return None if who is None else tree.phrase(who)


def _claims_responsibility(tree: Tree, i: int) -> bool:
    return tree.lemma[i] == "claim" and tree.lower[i + 1 : i + 3] == ["of", "responsibility"]


def _denied(tree: Tree, i: int) -> bool:
    return any(tree.lower[k] in {"no", "any"} for k in tree.kids[i])


def _bearer(tree: Tree, i: int) -> int:
    """Climb from "condemnation" to "statements" in "statements of condemnation"."""
    prep = tree.head[i]
    if (
        tree.dep[i] == "pobj"
        and tree.lower[prep] == "of"
        and tree.lemma[tree.head[prep]] in _BEARERS
    ):
        bearer: int = tree.head[prep]
        return bearer
    return i


def _spoken(tree: Tree, i: int) -> tuple[int, Bounds] | None:
    """Find the speaker and the words: uttered by, coming from, had by."""
    verb = tree.head[i]
    if tree.dep[i] == "dobj" and tree.lemma[verb] in speech_words("utter"):
        who = tree.child(verb, "nsubj")
        return None if who is None else (who, (verb, _end(tree, verb)))
    if tree.dep[i] == "nsubjpass" and tree.lemma[verb] in speech_words("utter"):
        agent = tree.child(verb, "agent")
        who = None if agent is None else tree.child(agent, "pobj")
        return None if who is None else (who, (tree.subtree(i)[0], verb + 1))
    if tree.dep[i] == "nsubj" and tree.lemma[verb] == "come":
        who = _from(tree, verb, {"from"})
        return None if who is None else (who, (tree.subtree(i)[0], verb + 1))
    owner = tree.child(i, "poss")
    if owner is not None and tree.dep[i] == "nsubj" and tree.lemma[verb] in _EQUATE:
        return owner, (verb + 1, _end(tree, verb))
    who = _from(tree, i, {"from", "by"})
    return None if who is None else (who, (tree.phrase(i)[0], i + 1))


def _from(tree: Tree, i: int, words: set[str]) -> int | None:
    for kid in tree.kids[i]:
        if tree.dep[kid] == "prep" and tree.lower[kid] in words:
            return tree.child(kid, "pobj")
    return None


def _end(tree: Tree, verb: int) -> int:
    start = left_start(tree, verb + 1, tree.subtree(verb)[1])
    return strip(tree, start, min(tree.subtree(verb)[1], tree.sentence(verb)[1]))
