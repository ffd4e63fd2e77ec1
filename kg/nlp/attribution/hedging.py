"""Find what is left open: "reportedly", "alleged", "could not be independently verified"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from kg.lexicons import column
from kg.nlp.parts import Bounds, Hedge
from kg.nlp.tree import text_of

__all__ = ["hedged", "hedges"]

_BACK = 3
_ASIDE = 4


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(column("hedges", "words", "kind"), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)", re.IGNORECASE)


def hedges(doc: Doc) -> Iterator[Hedge]:
    """Yield each hedge by start, with the sentences or the clause that it covers."""
    matches = list(_pattern().finditer(text_of(doc)))
    if not matches:
        return
    kinds = column("hedges", "words", "kind")
    sentences = [(s.start, s.end) for s in doc.sents]
    for match in matches:
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None:
            continue
        at = next((n for n, (_, end) in enumerate(sentences) if span.start < end), None)
        if at is None:
            continue
        if kinds[match.group().lower()] == "unverified":
            first = at if _aside(doc, span.start) else _reaches_back(doc, sentences, at)
            covers = tuple(sentences[max(first, at - _BACK) : at + 1])
            yield Hedge(start=span.start, end=span.end, covers=covers, kind="unverified")
        else:
            yield Hedge(
                start=span.start, end=span.end, covers=(_clause(doc, span.start),), kind="hedge"
            )


def _aside(doc: Doc, i: int) -> bool:
    """Tell ", which could not be verified" from a sentence that says so of what came before."""
    return any(token.lower_ == "which" for token in doc[max(0, i - _ASIDE) : i])


def _reaches_back(doc: Doc, sentences: list[Bounds], at: int) -> int:
    """Give the first sentence that "could not be verified" may speak of: same paragraph or last."""
    start = sentences[at][0]
    here = next((n for n, b in enumerate(doc._.blocks) if b.start <= start < b.end), None)
    if here is None:
        return 0
    block = doc._.blocks[here]
    opens = block.start == start and here > 0
    border = doc._.blocks[here - 1].start if opens else block.start
    return next(n for n, (s, _) in enumerate(sentences) if s >= border)


def _clause(doc: Doc, i: int) -> Bounds:
    """Give the clause around a hedging word: the subtree of the verb above it."""
    token = doc[i]
    if token.dep_ == "amod":
        head = token.head
        return head.left_edge.i, head.right_edge.i + 1
    # By index: the Token of a root is not always the same object as that of its head.
    while token.head.i != token.i and (
        token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}
    ):
        token = token.head
    return token.left_edge.i, token.right_edge.i + 1


def hedged(doc: Doc, i: int, j: int) -> Hedge | None:
    """Give the hedge that covers a stretch, the nearest one first."""
    found = [h for h in doc._.hedges if any(a <= i and j <= b for a, b in h.covers)]
    return min(found, key=lambda h: abs(h.start - i), default=None)
