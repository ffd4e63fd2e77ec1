"""Read lines of files that cannot be trusted."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from typing import IO, Final

from kg.linking.index.records import Problems

__all__ = ["lines_of"]

MOST_BYTES: Final = 1 << 16


def lines_of(
    file: IO[bytes], name: str, problems: Problems, *, most: int = MOST_BYTES
) -> Iterator[tuple[str, str]]:
    """Give the lines of a file with where they stand; what is too long or no text is counted."""
    number = 0
    try:
        while line := file.readline(most):
            number += 1
            where = f"{name}, line {number}"
            if len(line) == most and not line.endswith(b"\n"):
                problems.add("line too long", where)
                _skip(file, most)
                continue
            try:
                yield where, line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
            except UnicodeDecodeError:
                problems.add("no UTF-8", where)
    except (OSError, EOFError, LZMAError, zlib.error, zipfile.BadZipFile) as error:
        problems.add("the rest of a file cannot be read", f"{name} after line {number}: {error}")


def _skip(file: IO[bytes], most: int) -> None:
    while line := file.readline(most):
        if line.endswith(b"\n"):
            return
