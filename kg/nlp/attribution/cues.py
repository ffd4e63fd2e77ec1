"""Find the words that report a saying: verbs with their particles, "according to", "citing"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from kg.lexicons import load
from kg.nlp.attribution.authors import is_figure, text_kind
from kg.nlp.attribution.speakers import noun_kind
from kg.nlp.attribution.tags import speech_words
from kg.nlp.parts import SpeechAct
from kg.nlp.tree import VERB_TAGS, Tree

__all__ = ["Cue", "Sense", "cues", "is_reporting"]

_PARTICLE_REACH = {"responsibility": 5, "credit": 5, "responsible": 9}
_LIVES = frozenset({"life", "casualty", "victim"})
_FIGURE_REACH = 14


@dataclass(frozen=True, slots=True)
class Sense:
    """What a reporting verb takes and does; the rows of a lexicon entry, read once."""

    particle: str
    takes: frozenset[str]
    act: SpeechAct


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word: the token, the end of its particle, and its sense."""

    token: int
    end: int
    sense: Sense

    @property
    def act(self) -> SpeechAct:
        """Give the kind of saying."""
        return self.sense.act

    def takes(self, *kinds: str) -> bool:
        """Tell whether the word takes one of these."""
        return not self.sense.takes.isdisjoint(kinds)


@cache
def _senses() -> dict[str, tuple[Sense, ...]]:
    found: dict[str, list[Sense]] = {}
    for row in load("reporting-verbs"):
        sense = Sense(
            row["particle"], frozenset(row["takes"].split()), cast("SpeechAct", row["act"])
        )
        found.setdefault(row["verb"], []).append(sense)
    # An entry with a particle says more than the bare verb and is tried first.
    return {
        verb: tuple(sorted(senses, key=lambda s: not s.particle)) for verb, senses in found.items()
    }


def is_reporting(lemma: str) -> bool:
    """Tell whether a verb is one that reports a saying."""
    return any(not sense.particle for sense in _senses().get(lemma, ()))


def cues(tree: Tree) -> Iterator[Cue]:
    """Yield the reporting verbs in text order; what they govern decides later if they stand."""
    senses = _senses()
    for i, lemma in enumerate(tree.lemma):
        if lemma not in senses or not _verbal(tree, i):
            continue
        for sense in senses[lemma]:
            end = _particle_end(tree, i, sense.particle)
            if end is not None and _plausible(tree, i, lemma, sense):
                yield Cue(i, end, sense)
                break


def _verbal(tree: Tree, i: int) -> bool:
    if tree.tag[i] not in VERB_TAGS:
        return _ends_as_noun(tree, i)
    # "the reported attack", "alleged rebels": a participle before a noun reports nothing by itself.
    return tree.dep[i] not in {"amod", "compound", "aux", "auxpass"}


def _ends_as_noun(tree: Tree, i: int) -> bool:
    """Tell ", the Karen Post reports on Facebook." from reports: a tag taken for a noun."""
    if tree.lower[i] not in {"claims", "reports", "states"} or tree.tag[i - 1] != "NNP":
        return False
    start, limit = tree.sentence(i)
    first = i - 1
    while first > start and tree.tag[first] in {"NNP", "NN", "DT", "JJ", "POS"}:
        first -= 1
    after = tree.lower[i + 1] if i + 1 < limit else "."
    return tree.lower[first] == "," and first > start and after in {".", "on", "in"}


def _particle_end(tree: Tree, i: int, particle: str) -> int | None:
    if not particle:
        return i + 1
    _, limit = tree.sentence(i)
    reach = _PARTICLE_REACH.get(particle, 2)
    for j in range(i + 1, min(limit, i + 1 + reach)):
        if tree.lower[j] == particle:
            return j + 1 if reach == _PARTICLE_REACH.get("") or reach <= 2 else i + 1
    return None


def _plausible(tree: Tree, i: int, lemma: str, sense: Sense) -> bool:
    if lemma == "agree" and tree.lemma[i - 1] in speech_words("offer"):
        return False  # "the truce agreed in Minsk": a participle, whatever the parser takes it for
    if lemma == "claim":
        return not any(tree.lemma[k] in _LIVES for k in tree.kids[i])
    if "evidence" in sense.takes:
        return _of_evidence(tree, i)
    if "grievance" in sense.takes:
        return any(tree.lemma[k] in speech_words("grievance") for k in tree.kids[i])
    if "offer" in sense.takes:
        return any(tree.lemma[k] in speech_words("offer") for k in tree.kids[i] if k > i)
    if "toll" in sense.takes:
        return any(is_figure(tree.lemma[k]) for k in tree.kids[i] if k > i)
    if "number" in sense.takes and "clause" not in sense.takes:
        return _places_number(tree, i)
    return True


def _of_evidence(tree: Tree, i: int) -> bool:
    """Tell "figures show", "the report found" from "the soldiers showed the way"."""
    above = tree.head[i] if tree.dep[i] in {"acl", "relcl"} else None
    who = [*tree.children(i, "nsubj"), *([] if above is None else [above])]
    if any(text_kind(tree.lemma[k]) for k in who):
        return True
    that = any(
        tree.dep[k] == "ccomp" and any(tree.lower[m] == "that" for m in tree.kids[k])
        for k in tree.kids[i]
    )
    return that and any(noun_kind(tree.lemma[k]) or tree.ent[k] == "ORG" for k in who)


def _places_number(tree: Tree, i: int) -> bool:
    """Tell "put the toll at 40" from "put troops at the gate"."""
    _, limit = tree.sentence(i)
    for j in range(i + 1, min(limit, i + _FIGURE_REACH)):
        if tree.lower[j] in {"at", "in", "above", "between", "around", "over", "near"}:
            after = range(j + 1, min(limit, j + 5))
            if any(tree.tag[k] == "CD" or tree.lemma[k] in _VAGUE for k in after):
                return any(
                    tree.is_noun(k) or tree.dep[k] in {"dobj", "poss"} for k in range(i + 1, j)
                )
    return tree.lemma[i] == "count" and any(
        tree.tag[k] == "CD" for k in range(i + 1, i + 4) if k < limit
    )


_VAGUE = frozenset({"hundred", "thousand", "dozen", "score", "ten", "million"})
