"""Read the lexicons in data/lexicons: small CSV files that an analyst can review and extend.

A file opens with comment lines (``#``) that say what it is for and what its columns mean, then a
header row, then the entries. Comment and blank lines may also stand between entries.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType

from kg.errors import KgError
from kg.resources import LEXICONS

__all__ = ["Row", "column", "describe", "load", "names"]

Row = Mapping[str, str]


@cache
def load(name: str, folder: Traversable = LEXICONS) -> tuple[Row, ...]:
    """Return the entries of one lexicon, each a mapping from column to stripped cell.

    Raises:
        KgError: the file is missing, has no comment, or an entry is malformed or given twice.
    """
    rows = list(_cells(name, folder))
    if not rows:
        raise _malformed(name, 0, "it has no header row", "add one that names the columns")
    number, header = rows[0]
    if not all(header) or len(set(header)) < len(header):
        raise _malformed(name, number, "a column has no name or a name twice", "mend the header")
    seen: dict[tuple[str, ...], int] = {}
    entries: list[Row] = []
    for number, cells in rows[1:]:
        if len(cells) != len(header):
            what = f"{len(cells)} cells where the header has {len(header)}"
            raise _malformed(name, number, what, "add or remove commas, or quote a cell")
        if tuple(cells) in seen:
            first = seen[tuple(cells)]
            raise _malformed(name, number, f"the entry of line {first} again", "delete one")
        seen[tuple(cells)] = number
        entries.append(MappingProxyType(dict(zip(header, cells, strict=True))))
    return tuple(entries)


@cache
def column(name: str, key: str, value: str) -> Mapping[str, str]:
    """Return one column of a lexicon by another.

    Raises:
        KgError: a key is given two different values.
    """
    found: dict[str, str] = {}
    for row in load(name):
        if found.setdefault(row[key], row[value]) != row[value]:
            raise KgError(
                f"data/lexicons/{name}.csv gives {row[key]!r} two values of {value!r}: "
                f"{found[row[key]]!r} and {row[value]!r}. Delete one of the entries."
            )
    return MappingProxyType(found)


def describe(name: str, folder: Traversable = LEXICONS) -> str:
    """Return the comment that opens a lexicon."""
    lines: list[str] = []
    for line in _text(name, folder).splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.lstrip("#").strip())
    return "\n".join(lines)


def names(folder: Traversable = LEXICONS) -> tuple[str, ...]:
    """Return the names of all lexicons, sorted."""
    return tuple(sorted(f.name[:-4] for f in folder.iterdir() if f.name.endswith(".csv")))


def _text(name: str, folder: Traversable) -> str:
    try:
        text = (folder / f"{name}.csv").read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError) as error:
        raise KgError(
            f"The lexicon {name!r} cannot be read from {folder}: {error}. "
            f"There are: {', '.join(names(folder))}."
        ) from error
    if not text.startswith("#"):
        raise _malformed(
            name, 1, "it does not open with a comment", "say what the columns mean, after '#'"
        )
    return text


def _cells(name: str, folder: Traversable) -> Iterator[tuple[int, list[str]]]:
    # One entry is one line, so that the line number of an error is right and diffs are readable.
    for number, line in enumerate(_text(name, folder).splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            cells = next(csv.reader([line], strict=True, skipinitialspace=True))
        except csv.Error as error:
            raise _malformed(name, number, str(error), "close the quotation mark") from error
        yield number, [cell.strip() for cell in cells]


def _malformed(name: str, line: int, what: str, what_next: str) -> KgError:
    where = f"data/lexicons/{name}.csv" + (f", line {line}" if line else "")
    return KgError(f"{where}: {what}; {what_next}.")
