"""Find quotations: straight, curly, angled or single marks, nested, unbalanced, over paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp.parts import Bounds, Quote
from kg.nlp.tree import text_of

__all__ = ["mark_quotes", "quotes"]

_MARK = re.compile(r"[\"“”„«»]|``|''|[\u2018\u2019']")
_DOUBLE = frozenset(["“", "„", "«", "``", "”", "»", "''", '"'])
_OPENS = frozenset(["“", "„", "«", "``"])
_CLOSES = frozenset(["”", "»", "''"])
_BEFORE_OPENING = frozenset(" \t\n\u00a0([{\u2014\u2013-:/\u2026")
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_TAG_INSIDE = re.compile(
    r"[,.!?]\s+(?:(?:[A-Z][\w.'-]*|he|she|they|the \w+)\s+){1,3}"
    r"(?:said|added|told \w+|says|wrote)\b[^\"“”]{0,60}[.:,]\s*$"
)
_SCARE_WORDS = 3
_SENTENCE_END = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class _Marked:
    """A pair of marks as character offsets; ``closed`` is whether the second one is there."""

    start: int
    end: int
    depth: int
    closed: bool
    wide: int


@Language.component("kg_quotes", assigns=["doc._.quotes"])
def mark_quotes(doc: Doc) -> Doc:
    """Store the quotations of a document in ``doc._.quotes``."""
    doc._.quotes = tuple(quotes(doc))
    return doc


def quotes(doc: Doc) -> list[Quote]:
    """Return the quotations of a document by start; nested ones follow the one they stand in."""
    text = text_of(doc)
    if not _MARK.search(text):
        return []
    offsets = [token.idx for token in doc]
    found: list[Quote] = []
    open_run: int | None = None
    for start, end in _paragraphs(doc, text):
        pairs = _pairs(text, start, end)
        first = pairs[0] if pairs else None
        carries_on = open_run is not None and first is not None and _opens(text, start, first)
        open_run_here: int | None = None
        for pair in pairs:
            quote = _quote(text, offsets, pair, open_run if carries_on and pair is first else None)
            if quote is None:
                continue
            found.append(quote)
            if not pair.closed and pair.depth == 0:
                open_run_here = quote.run
        open_run = open_run_here
    return sorted(found, key=lambda quote: (quote.start, -quote.end))


def _paragraphs(doc: Doc, text: str) -> Iterator[Bounds]:
    blocks = doc._.blocks if Doc.has_extension("blocks") else ()
    if not blocks:
        yield from (match.span() for match in _PARAGRAPH.finditer(text))
        return
    for block in blocks:
        last = doc[block.end - 1]
        yield doc[block.start].idx, last.idx + len(last)


def _opens(text: str, start: int, pair: _Marked) -> bool:
    return not text[start : pair.start].strip()


def _pairs(text: str, start: int, end: int) -> list[_Marked]:
    """Pair the marks of one paragraph; one without its partner runs to where its words end."""
    double = _pair_marks(text, start, end, single=False)
    singles = _pair_marks(text, start, end, single=True)
    inside = [
        _Marked(s.start, s.end, s.depth + 1, s.closed, s.wide)
        for s in singles
        if s.closed and any(d.start < s.start and s.end <= d.end for d in double)
    ]
    alone = [s for s in singles if not any(d.start < s.end and s.start < d.end for d in double)]
    return sorted(double + inside + alone, key=lambda pair: (pair.start, -pair.end))


def _pair_marks(text: str, start: int, end: int, *, single: bool) -> list[_Marked]:
    stack: list[Bounds] = []
    pairs: list[_Marked] = []
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        if (mark in _DOUBLE) is single:
            continue
        role = _single_role(text, match) if single else _double_role(text, match, bool(stack))
        if role == "open":
            if stack and (single or _tag_before(text, stack[-1][1], match.start())):
                opened = stack.pop()
                if not single:
                    pairs.append(_unclosed(text, opened, match.start(), len(stack)))
            stack.append(match.span())
        elif role == "close" and stack:
            opened = stack.pop()
            wide = opened[1] - opened[0]
            pairs.append(_Marked(opened[0], match.end(), len(stack), True, wide))
    if stack and not single:
        pairs = _mend(text, stack, pairs, end)
    return pairs


def _mend(text: str, stack: list[Bounds], pairs: list[_Marked], end: int) -> list[_Marked]:
    """Close what stayed open: by the last mark of what stands inside it, else at its end."""
    outer = stack[0]
    inside = [pair for pair in pairs if pair.start > outer[0] and pair.closed]
    rest = text[inside[-1].end : end].strip() if inside else ""
    if inside and len(rest) < 2:
        last = inside[-1]
        kept = [pair for pair in pairs if pair is not last]
        return [*kept, _Marked(outer[0], last.end, 0, True, outer[1] - outer[0])]
    return [*pairs, _unclosed(text, outer, end, 0)]


def _unclosed(text: str, opened: Bounds, limit: int, depth: int) -> _Marked:
    tag = _TAG_INSIDE.search(text, opened[1], limit)
    end = tag.start() + 1 if tag else limit
    return _Marked(opened[0], len(text[:end].rstrip()), depth, False, opened[1] - opened[0])


def _tag_before(text: str, start: int, end: int) -> bool:
    return _TAG_INSIDE.search(text, start, end) is not None


def _double_role(text: str, match: re.Match[str], is_open: bool) -> Literal["open", "close", ""]:
    mark = match.group()
    if mark in _OPENS:
        return "open"
    if mark in _CLOSES:
        return "close"
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    if before in _BEFORE_OPENING and not after.isspace():
        return "open"
    if after.isspace() and before.isspace():
        return "close" if is_open else "open"
    return "close" if is_open else "open" if after.isalnum() else ""


def _single_role(text: str, match: re.Match[str]) -> Literal["open", "close", ""]:
    mark = match.group()
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    if mark in "\u2018'" and (before in _BEFORE_OPENING or before in '"“') and after.isalnum():
        # An apostrophe that stands for letters left out ('90s, 'em) opens nothing.
        return "" if after.isdigit() or text[match.end() : match.end() + 2] == "em" else "open"
    if mark in "\u2019'" and not before.isspace() and not after.isalnum():
        plural_genitive = before == "s" and after == " " and text[match.end() + 1].islower()
        return "" if plural_genitive else "close"
    return ""


def _quote(text: str, offsets: list[int], pair: _Marked, run: int | None) -> Quote | None:
    start = bisect_left(offsets, pair.start)
    end = bisect_left(offsets, pair.end)
    closing = 0 if not pair.closed else 2 if text[pair.end - 2 : pair.end] == "''" else 1
    inner_end = bisect_left(offsets, pair.end - closing)
    inner = bisect_left(offsets, pair.start + pair.wide), inner_end
    words = text[pair.start + pair.wide : pair.end - closing].strip()
    if inner[0] >= inner[1] or not any(c.isalnum() for c in words):
        return None
    form = _form(words, text, pair)
    return Quote(
        start=start,
        end=end,
        inner=inner,
        form=form,
        depth=pair.depth,
        run=start if run is None else run,
    )


def _form(words: str, text: str, pair: _Marked) -> Literal["sentence", "fragment", "scare"]:
    count = len(words.split())
    first = next((c for c in words if c.isalpha()), "")
    tagged = words[-1] in ",;" or text[pair.end : pair.end + 1] == ","
    before = text[: pair.start].rstrip()[-1:]
    alone = not before or before in ".!?:,…\"”'\n"
    ends = words[-1] in _SENTENCE_END or words.endswith("[.]")
    if first.isupper() and (ends or (tagged and alone)) and (count > 1 or ends):
        return "sentence"
    if count > _SCARE_WORDS:
        return "sentence" if first.isupper() and alone else "fragment"
    return "scare"
