"""Lay out the Doc before the model reads it: blocks, sentence borders, what is not read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from kg.model import Article, Block
from kg.nlp.mentions.words import word_list
from kg.nlp.parts import TokenBlock

__all__ = ["LONGEST", "acronyms", "blocks_of", "bounded", "prepare", "sentence_starts"]

LONGEST = 400
"""Tokens of the longest stretch without a sure sentence border."""
READ = ("headline", "subhead", "paragraph")
STAND_IN = "nato"
"""A norm that the model takes for the name of a body."""
_ACRONYMS = frozenset(word.upper() for word in word_list("acronym-word"))
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_STOPS = frozenset({".", "!", "?", "..", "...", "\u2026", "?!", "!!", "\u2022", "|"})
_CLOSING = frozenset({'"', "\u201d", "\u2019", "'", "''", ")", "]", "\u00bb"})
_OPENING = frozenset({'"', "\u201c", "\u2018", "'", "``", "(", "[", "\u00ab"})
# Shortened words from which the tokenizer splits the full stop
_SHORT = frozenset(
    {"brig", "gen", "col", "lt", "maj", "capt", "sgt", "cpl", "pvt", "adm", "cmdr", "supt", "insp",
     "sec", "rep", "sen", "gov", "pres", "min", "prof", "dr", "mr", "mrs", "ms", "rev", "hon", "st",
     "ft", "mt", "no", "nos", "art", "vs", "approx", "est", "dept", "al", "spc", "amb", "messrs"}
)  # fmt: skip


@Language.component("kg_prepare", assigns=["doc._.blocks", "doc._.unread", "token.is_sent_start"])
def prepare(doc: Doc) -> Doc:
    """Store the blocks and set the sentence borders that are sure; the parser adds the others."""
    blocks = tuple(blocks_of(doc))
    doc._.blocks = blocks
    doc._.unread = frozenset(
        i for block in blocks if not block.read for i in range(block.start, block.end)
    )
    words, spaced = _words(doc)
    for i in acronyms(words):
        doc[i].norm_ = STAND_IN
    # All at once: the setter of a token looks through the whole Doc each time.
    marks = numpy.zeros((len(doc), 1), dtype="int32")
    for block in blocks:
        texts, spaces = words[block.start : block.end], spaced[block.start : block.end]
        starts = bounded(sentence_starts(texts, spaces), spaces)
        marks[block.start : block.end, 0] = [0 if s is None else 1 if s else -1 for s in starts]
    return doc.from_array(["SENT_START"], cast("Any", marks.astype("uint64")))


def acronyms(texts: Sequence[str]) -> Iterator[int]:
    """Yield the tokens that are acronyms though they are spelled like a word: "IS" and "WHO".

    The model reads words without their case, so that "IS executed two men" is a passive to it; it
    is given the norm of a name in their place. Not where the words around are in capitals too.
    """
    for i, text in enumerate(texts):
        if text in _ACRONYMS:
            around = (*texts[max(i - 2, 0) : i], *texts[i + 1 : i + 3])
            if not any(w.isupper() and len(w) > 1 and w not in _ACRONYMS for w in around):
                yield i


def _words(doc: Doc) -> tuple[list[str], list[bool]]:
    """Give the words of a Doc, and whether a space follows each."""
    if not len(doc):
        return [], []
    numbers, spaces = doc.to_array(["ORTH", "SPACY"]).T.tolist()
    strings = {number: str(doc.vocab.strings[number]) for number in set(numbers)}
    return [strings[number] for number in numbers], [bool(space) for space in spaces]


def sentence_starts(texts: Sequence[str], spaces: Sequence[bool]) -> Iterator[bool | None]:
    """Say for each token of a block whether a sentence starts there; None leaves it to the parser.

    One does where the block begins and after a full stop with its closing quotation marks. None
    does after a word, a comma, a colon, or before "he said" in lower case.
    """
    last = -1  # the token before that is no white space
    for i, text in enumerate(texts):
        if not text.strip():
            yield False
            continue
        if last < 0:
            yield True
        else:
            split = spaces[i - 1] or not texts[i - 1].strip()
            yield _starts(texts, last, i) if split else False
        last = i


def bounded(starts: Iterable[bool | None], spaces: Sequence[bool]) -> Iterator[bool | None]:
    """Start a sentence where none is sure for ``LONGEST`` tokens: no prose has one that long.

    Lists and noise without a full stop would otherwise be parsed as one sentence, at a cost that
    grows with the square of its length.
    """
    length = 0
    for i, start in enumerate(starts):
        if start is False and length >= LONGEST and spaces[i - 1]:
            start = True
        length = 1 if start else length + 1
        yield start


def _starts(texts: Sequence[str], last: int, i: int) -> bool | None:
    stop = last
    while stop > 0 and texts[stop] in _CLOSING and texts[stop - 1].strip():
        stop -= 1
    mark, text = texts[stop], texts[i]
    if mark not in _STOPS:
        # "U.S.", "a.m." and unknown abbreviations keep their full stop: the parser decides
        return None if mark.endswith((".", "!", "?")) else False
    if text[0].islower():
        return False
    before = texts[stop - 1]
    if mark == "." and before.lower() in _SHORT and (before[0].isupper() or text[0].isdecimal()):
        return False
    if mark == ".":
        opens = text in _OPENING or text[0].isupper() or text[0].isdecimal()
        return True if opens and len(before) > 1 else None
    return True if mark in "!?" and stop == last else None


def blocks_of(doc: Doc) -> Iterator[TokenBlock]:
    """Yield the article's blocks as token bounds; each runs on to where the next one starts."""
    blocks = _text_blocks(doc)
    places = doc.to_array(["IDX"]).ravel() if len(doc) else numpy.zeros(0)
    starts = numpy.searchsorted(places, [block.start for block in blocks]).tolist()
    for n, block in enumerate(blocks):
        start = 0 if n == 0 else starts[n]
        end = starts[n + 1] if n + 1 < len(blocks) else len(doc)
        if start < end:
            yield TokenBlock(kind=block.kind, start=start, end=end, read=block.kind in READ)


def _text_blocks(doc: Doc) -> tuple[Block, ...]:
    article: Article | None = doc._.article
    if article is not None and article.blocks:
        return tuple(sorted(article.blocks, key=lambda block: block.start))
    return tuple(
        Block(kind="paragraph", start=m.start(), end=m.end()) for m in _LINE.finditer(doc.text)
    )
