"""Read quotations whose marks a scraper has lost: by capital letters and by "I" and "we"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.nlp.attribution.reading import Reading
from kg.nlp.parts import Attribution, Bounds
from kg.nlp.tree import Tree

__all__ = ["unmarked"]

_FIRST = frozenset({"i", "we", "us", "our", "my", "me", "ours", "mine", "ourselves", "myself"})
_OPENERS = frozenset(
    {"PRP", "DT", "IN", "MD", "WRB", "EX", "PRP$", "WP", "VB", "RB", "VBZ", "VBD", "UH"}
)
_LONGEST = 6


def unmarked(reading: Reading, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield every attribution; those that quote without marks as direct and in full."""
    tree = reading.tree
    if any(q.form == "sentence" for q in reading.quotes):
        yield from found
        return
    starts = sorted(a.clause[0] for a in found if not _by_first_person(tree, a))
    for a in found:
        if a.cue is None or a.kind == "DirectQuote" or a.negated or _by_first_person(tree, a):
            yield a
        elif a.content[0] > a.cue and _opens_anew(tree, a.content[0]):
            yield _forward(reading, a, starts)
        elif (
            a.content[1] <= a.cue and a.rule.startswith("clause") and _first_person(tree, a.content)
        ):
            yield _backward(reading, a, found)
        else:
            yield a


def _by_first_person(tree: Tree, a: Attribution) -> bool:
    return any(tree.lower[s.head] in _FIRST for s in a.sources)


def _opens_anew(tree: Tree, i: int) -> bool:
    """Tell a capital that can only be the first word of what is quoted: "wrote We must stand"."""
    loud = tree.text[i].isupper() and tree.text[i + 1 : i + 2] == [tree.text[i + 1].upper()]
    return (
        tree.text[i][0].isupper() and tree.tag[i] in _OPENERS and tree.text[i] != "I" and not loud
    )


def _first_person(tree: Tree, bounds: Bounds) -> bool:
    return any(tree.lower[i] in _FIRST for i in range(*bounds))


def _block(tree: Tree, i: int) -> Bounds:
    for block in tree.doc._.blocks:
        if block.start <= i < block.end:
            return block.start, block.end
    return tree.sentence(i)


def _forward(reading: Reading, a: Attribution, starts: Sequence[int]) -> Attribution:
    tree = reading.tree
    start, end = a.content
    _, limit = _block(tree, start)
    for n, (begin, stop) in enumerate(tree.sents):
        if begin < end or begin >= limit:
            continue
        if any(begin <= s < stop for s in starts) or n > tree.sent_of[start] + _LONGEST:
            break
        end = stop
    while end > start and not tree.text[end - 1].strip():
        end -= 1
    return _direct(a, (start, end), (a.clause[0], max(end, a.clause[1])))


def _backward(reading: Reading, a: Attribution, found: Sequence[Attribution]) -> Attribution:
    tree = reading.tree
    start, end = a.content
    border, _ = _block(tree, start)
    for begin, stop in reversed(tree.sents[: tree.sent_of[start]]):
        taken = any(
            b is not a
            and b.clause[0] < stop
            and b.clause[1] > begin
            and not _by_first_person(tree, b)
            for b in found
        )
        if begin < border or taken:
            break
        start = begin
    return _direct(a, (start, end), (min(start, a.clause[0]), a.clause[1]))


def _direct(a: Attribution, content: Bounds, clause: Bounds) -> Attribution:
    rule = "quotation without marks"
    return replace(
        a, content=content, pieces=(content,), clause=clause, kind="DirectQuote", rule=rule
    )
