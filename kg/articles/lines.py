"""Split a text into the lines and rejoined hard-wrapped paragraphs that layout is read from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"(?:[•▪●◦‣∙·*\u2013—-]|\(?[0-9]{1,2}[.)])[ \t]+(?=\S)")
_SENTENCE_END = (".", "!", "?", ":", ";", '"', "”", "\u2019", "'", ")", "]", "…")
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line without the spaces around it; ``indent`` counts those before it."""

    start: int
    end: int
    text: str
    indent: int
    after_blank: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """One line, or the lines of one hard-wrapped paragraph."""

    start: int
    end: int
    text: str
    after_blank: bool
    bullet: bool = False


def read_units(text: str, stands_alone: Callable[[str], bool]) -> list[Unit]:
    """Split the text into units; a line that ``stands_alone`` is never joined with another."""
    lines = list(_lines(text))
    width = _wrap_width(lines)
    groups: list[list[Line]] = []
    for line in lines:
        apart = not groups or line.after_blank or stands_alone(line.text)
        if apart or stands_alone(groups[-1][-1].text) or not _joins(groups[-1][-1], line, width):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [_unit(text, group) for group in groups]


def ends_sentence(text: str) -> bool:
    """Say whether the words end as a sentence or a quotation does."""
    return text.endswith(_SENTENCE_END)


def _lines(text: str) -> Iterator[Line]:
    after_blank, last = True, 0
    for match in _LINE.finditer(text):
        after_blank = after_blank or match.start() > last + 1
        body = match.group().strip()
        if not body:
            after_blank = True
        else:
            start = match.start() + match.group().index(body[0])
            yield Line(start, start + len(body), body, start - match.start(), after_blank)
            after_blank = False
        last = match.end()


def _wrap_width(lines: list[Line]) -> int | None:
    """Return the width that the text is wrapped to, or None where its lines are paragraphs.

    In a filled paragraph the next line's first word never fits on the line before; and most such
    breaks fall inside a sentence, which breaks between paragraphs do not.
    """
    width = max((line.indent + len(line.text) for line in lines), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    full = [a for a, b in pairwise(lines) if not b.after_blank and _full(a, b, width)]
    inside = sum(not ends_sentence(line.text) for line in full)
    return width if full and inside * 2 >= len(full) else None


def _full(line: Line, following: Line, width: int) -> bool:
    word = following.text.split(None, 1)[0]
    return line.indent + len(line.text) + 1 + len(word) > width


def _joins(line: Line, following: Line, width: int | None) -> bool:
    if _BULLET.match(following.text):
        return False
    if width is not None and _full(line, following, width) and following.indent <= line.indent:
        return True
    open_end = line.text[-1].isalpha() or line.text[-1] in ",-"
    return open_end and following.text[0].islower() and len(line.text) >= 30


def _unit(text: str, group: list[Line]) -> Unit:
    start, end = group[0].start, group[-1].end
    bullet = _BULLET.match(group[0].text)
    if bullet:
        start += bullet.end()
    return Unit(start, end, text[start:end], group[0].after_blank, bullet is not None)
