"""Lay out the Doc before the model reads it: blocks, sentence borders, what is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from kg.model import Article, Block
from kg.nlp.parts import TokenBlock

__all__ = ["blocks_of", "prepare"]

READ = ("headline", "subhead", "paragraph")
_LINE = re.compile(r"[^\n]*\S[^\n]*")


@Language.component("kg_prepare", assigns=["doc._.blocks", "doc._.unread", "token.is_sent_start"])
def prepare(doc: Doc) -> Doc:
    """Store the blocks and set sentence borders; the parser keeps them and adds its own."""
    blocks = tuple(blocks_of(doc))
    doc._.blocks = blocks
    doc._.unread = frozenset(
        i for block in blocks if not block.read for i in range(block.start, block.end)
    )
    for token in doc:
        if token.is_space:
            token.is_sent_start = False
    for block in blocks:
        first = next((t for t in doc[block.start : block.end] if not t.is_space), None)
        if first is not None:
            first.is_sent_start = True
    return doc


def blocks_of(doc: Doc) -> Iterator[TokenBlock]:
    """Yield the article's blocks as token bounds; each runs on to where the next one starts."""
    blocks = _text_blocks(doc)
    starts: list[int] = []
    i = 0
    for block in blocks:
        while i < len(doc) and doc[i].idx < block.start:
            i += 1
        starts.append(i)
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
