"""Carry an indirect account on into the sentences after it that keep its shifted tense."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.nlp.attribution.extents import strip
from kg.nlp.attribution.reading import Reading
from kg.nlp.parts import Attribution, Bounds
from kg.nlp.tree import Tree

__all__ = ["continued"]

_ACTS = frozenset({"say"})
_OWNERS = frozenset(
    {"Government", "StateForce", "ArmedGroup", "PoliticalGroup", "NewsMedium", "Country", "Actor",
     "Settlement", "IntergovernmentalOrganisation", "NonGovernmentalOrganisation", "Facility"}
)  # fmt: skip
_LONGEST = 3


def continued(reading: Reading, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield an attribution for each sentence that goes on with what was said before it.

    "The colonel said his men had been ambushed. Two trucks had been burned." Only within a
    paragraph, only in the pluperfect, and not where the sentence has a time or source of its own.
    """
    tree = reading.tree
    spoken: dict[int, list[Attribution]] = {}
    for a in found:
        for n in {tree.sent_of[a.clause[0]], tree.sent_of[a.clause[1] - 1]}:
            spoken.setdefault(n, []).append(a)
    for block in tree.doc._.blocks:
        last: Attribution | None = None
        run = 0
        for n in _sentences(tree, block.start, block.end):
            here = spoken.get(n, [])
            if here:
                last, run = _account(tree, here), 0
            elif last is not None and run < _LONGEST and _goes_on(reading, last, tree.sents[n]):
                run += 1
                yield _carried(tree, last, tree.sents[n])
            else:
                last = None


def _sentences(tree: Tree, start: int, end: int) -> range:
    if end <= start:
        return range(0)
    return range(tree.sent_of[start], tree.sent_of[end - 1] + 1)


def _account(tree: Tree, here: Sequence[Attribution]) -> Attribution | None:
    """Give the one indirect account of a sentence in the past, None where there are two voices."""
    outer = [a for a in here if a.parent is None and a.kind != "DirectQuote"]
    if len(outer) != 1 or any(a.kind == "DirectQuote" for a in here):
        return None
    a = outer[0]
    told = a.sources and a.act in _ACTS and not a.negated and a.rule.startswith("clause")
    return a if told and a.cue is not None and tree.tag[a.cue] == "VBD" else None


def _goes_on(reading: Reading, last: Attribution, sentence: Bounds) -> bool:
    tree = reading.tree
    start, end = sentence
    if reading.quote_of(start) is not None:
        return False
    if _of_speaker(tree, last, start, end):
        return True
    root = next((i for i in range(start, end) if tree.head[i] == i), start)
    if any(i in reading.times for i in range(start, end)):
        return False
    auxiliaries = {tree.lower[k] for k in tree.children(root, "aux")}
    return tree.tag[root] == "VBN" and "had" in auxiliaries


def _of_speaker(tree: Tree, last: Attribution, start: int, end: int) -> bool:
    """Tell whether a sentence speaks of what a body just quoted has: "138 of its shelters"."""
    if not last.sources or tree.tag[last.sources[0].referent_head] in {"NNS", "NNPS", "PRP"}:
        return False
    its = next((i for i in range(start, end) if tree.lower[i] == "its"), None)
    if its is None:
        return False
    others = (m for m in tree.doc._.mentions if start <= m.head < its)
    return not any(m.kind in _OWNERS for m in others)


def _carried(tree: Tree, a: Attribution, sentence: Bounds) -> Attribution:
    content = (sentence[0], strip(tree, *sentence))
    sources = tuple(replace(s, method="continuation") for s in a.sources)
    return replace(
        a, content=content, pieces=(content,), clause=content, cue=None, sources=sources,
        place=None, time=None, addressee=None, quotes=(), parent=None, rule="continued account",
    )  # fmt: skip
