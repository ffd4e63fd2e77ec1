"""Read JSON lines: one article a line, with its metadata."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from pydantic import TypeAdapter, ValidationError

from kg.articles.record import Address, Day, Identifier, Words, explain
from kg.articles.values import MAX_CHARACTERS, Metadata, Raw, Unreadable

READER = "jsonl/1"
_LONGEST_LINE = 6 * MAX_CHARACTERS  # a character may be written \uXXXX
_NEXT = "correct this line; the other lines are read"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    id: Identifier
    text: str
    url: Address = None
    title: Words = None
    published: Day = None
    publisher: Words = None
    language: Words = None


_ADAPTER = TypeAdapter(_Record)


class Lines(Protocol):
    """What can be read line by line."""

    def readline(self, size: int, /) -> bytes:
        """Read up to a newline or ``size`` bytes."""
        ...


def read_jsonl(file: Lines, path: str) -> Iterator[Raw | Unreadable]:
    """Read the articles of a file; each broken line is reported, and the others are read."""
    for number, line in _lines(file):
        if line is None:
            reason = f"this line is longer than one article may be ({MAX_CHARACTERS:,} characters)"
            yield Unreadable(path=path, line=number, reason=reason, next=_NEXT)
        elif line.strip():
            yield _read(line, path, number)


def _lines(file: Lines) -> Iterator[tuple[int, bytes | None]]:
    """Yield the numbered lines, None for one that is too long to be held."""
    number = 0
    while line := file.readline(_LONGEST_LINE + 1):
        number += 1
        if len(line) > _LONGEST_LINE and not line.endswith(b"\n"):
            while (rest := file.readline(_LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def _read(line: bytes, path: str, number: int) -> Raw | Unreadable:
    try:
        record = _ADAPTER.validate_json(line.rstrip(b"\r\n"))
    except ValidationError as error:
        reason = explain(error).replace(" at line 1 column", " at column")
        return Unreadable(path=path, line=number, reason=reason, next=_NEXT)
    return Raw(
        text=record.text,
        name=record.id,
        path=path,
        line=number,
        reader=READER,
        metadata=Metadata(
            id=record.id,
            title=record.title,
            published=record.published,
            publisher=record.publisher,
            url=record.url,
            language=record.language,
        ),
        headline_first=False,
        declared=record.language,
    )
