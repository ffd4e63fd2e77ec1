"""Read inputs of every kind into articles; what cannot be read comes out as a value."""

from __future__ import annotations

import hashlib
import io
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from kg.articles.assemble import assemble
from kg.articles.html import read_html
from kg.articles.inputs import cannot_read, find_files
from kg.articles.jsonl import read_jsonl
from kg.articles.sidecar import read_sidecar
from kg.articles.text import read_text
from kg.articles.values import MAX_CHARACTERS, Given, Metadata, Outcome, Raw, Unreadable, shown
from kg.errors import UsageError

STDIN = "-"
_LARGEST_TEXT = 4 * MAX_CHARACTERS + 4  # bytes: UTF-8 and UTF-32 take at most four a character
_LARGEST_PAGE = 10_000_000
_NOTHING = Given()
_JSONL = frozenset({".jsonl", ".ndjson"})
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_HTML = frozenset({".html", ".htm", ".xhtml"})


def read_articles(inputs: Sequence[str | Path], *, given: Given = _NOTHING) -> Iterator[Outcome]:
    """Read files, folders and standard input (``-``), in the order named, folders sorted.

    Bad input comes out as ``Unreadable``, never as an exception. ``given`` is what the user says
    about a single article; UsageError if the inputs are more than one file.
    """
    paths = [path if path == STDIN else Path(path) for path in inputs]
    if given and (len(paths) != 1 or (isinstance(paths[0], Path) and paths[0].is_dir())):
        raise UsageError(
            "a date, publisher or address is given for a single file, but there are several; "
            "write sidecars (NAME.meta.toml) beside the articles of a folder"
        )
    return _read_all(paths, given)


def _read_all(paths: Sequence[str | Path], given: Given) -> Iterator[Outcome]:
    for path in paths:
        if not isinstance(path, Path):
            yield from _outcomes(_read_stream(sys.stdin.buffer, given), given)
            continue
        for file in find_files(path):
            if isinstance(file, Unreadable):
                yield file
            else:
                yield from _outcomes(_read_file(file, given), given)


def _outcomes(found: Iterator[Raw | Unreadable], given: Given) -> Iterator[Outcome]:
    for item in found:
        yield item if isinstance(item, Unreadable) else assemble(item, given)


def _read_file(path: Path, given: Given) -> Iterator[Raw | Unreadable]:
    try:
        with path.open("rb") as file:
            if path.suffix.casefold() in _JSONL:
                yield from read_jsonl(file, shown(path))
            else:
                yield _read_one(file, path, given)
    except OSError as error:
        yield cannot_read(path, error)


def _read_one(file: BinaryIO, path: Path, given: Given) -> Raw | Unreadable:
    metadata = read_sidecar(path) or Metadata()
    if isinstance(metadata, Unreadable):
        return metadata
    if given.encoding:
        metadata = replace(metadata, encoding=given.encoding)
    page = path.suffix.casefold() in _HTML
    data = file.read((_LARGEST_PAGE if page else _LARGEST_TEXT) + 1)
    if problem := _bad_size(data, shown(path), page=page):
        return problem
    read = read_html if page else read_text
    return read(data, name=shown(Path(path.name)), path=shown(path), metadata=metadata)


def _read_stream(stream: BinaryIO, given: Given) -> Iterator[Raw | Unreadable]:
    """Read standard input: JSON lines where it starts with a brace, a page, else a text."""
    first = stream.read(4096)
    if first.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        yield from read_jsonl(_Joined(first, stream), STDIN)
        return
    data = first + stream.read(_LARGEST_TEXT + 1)
    if problem := _bad_size(data, STDIN, page=False):
        yield problem
        return
    name = "stdin-" + hashlib.sha256(data).hexdigest()[:12]
    read = read_html if _PAGE.match(first) else read_text
    yield read(data, name=name, path=STDIN, metadata=Metadata(encoding=given.encoding))


def _bad_size(data: bytes, path: str, *, page: bool) -> Unreadable | None:
    if not data:
        return Unreadable(path=path, reason="is empty", next="take it away or fill it")
    if len(data) > (_LARGEST_PAGE if page else _LARGEST_TEXT):
        reason = f"is larger than one article may be ({MAX_CHARACTERS:,} characters)"
        return Unreadable(path=path, reason=reason, next="split it into articles")
    return None


class _Joined:
    """A stream whose first bytes were read already."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start = io.BytesIO(start)
        self._rest = rest

    def readline(self, size: int, /) -> bytes:
        """Read up to a newline or ``size`` bytes."""
        line = self._start.readline(size)
        if line.endswith(b"\n") or len(line) == size:
            return line
        return line + self._rest.readline(size - len(line))
