"""Read the lexicons in data/lexicons: small CSV files that an analyst can review and extend.

A file opens with comment lines (``#``) that say what it is for and what its columns mean, then a
header row, then the entries. Comment and blank lines may also stand between entries.

The setting ``lexicons`` names a folder of an analyst's own: files of the same names and columns,
whose rows are added to ours (see ``load``). What is read stays for the life of the process, since
the rules are put together from it when they are imported.
"""

from __future__ import annotations

import csv
import hashlib
import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from kg import model
from kg.config import settings
from kg.errors import ConfigError, KgError
from kg.resources import LEXICONS
from kg.terms import CODES

__all__ = ["Row", "check", "column", "describe", "digest", "key", "load", "names", "own", "use"]

Row = Mapping[str, str]

SETTING = "KG_LEXICONS"
MOST_BYTES = 2_000_000
"""The largest file of one's own; a lexicon is written by people, and ours have below 100 kB."""
MOST_LETTERS = 4_000
"""The longest cell."""


@cache
def load(name: str, folder: Path | None = None) -> tuple[Row, ...]:
    """Return the entries of one lexicon, each a mapping from column to stripped cell.

    Without a folder these are ours and those of the analyst's own folder together: a row with the
    key of one of ours takes its place, and every other goes before ours, since rules take the
    first row that fits.

    Raises:
        KgError: the file is missing, has no comment, or an entry is malformed or given twice.
    """
    if folder is not None:
        return tuple(row for _, row in _rows(name, folder / f"{name}.csv"))
    ours = load(name, LEXICONS)
    file = _own_files().get(name)
    return _merged(name, ours, file) if file else ours


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


def describe(name: str, folder: Path = LEXICONS) -> str:
    """Return the comment that opens a lexicon."""
    lines: list[str] = []
    for line in _text(folder / f"{name}.csv").splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.lstrip("#").strip())
    return "\n".join(lines)


@cache
def names(folder: Path = LEXICONS) -> tuple[str, ...]:
    """Return the names of all lexicons, sorted."""
    return tuple(sorted(f.name[:-4] for f in folder.iterdir() if f.name.endswith(".csv")))


def use(folder: Path) -> None:
    """Set the analyst's own folder, for this process and for those that it starts.

    Raises:
        ConfigError: there is no such folder, or lexicons have been read already from another.
    """
    before = _own_files() if load.cache_info().currsize else None
    os.environ[SETTING] = str(folder.resolve())
    own.cache_clear()
    _own_files.cache_clear()
    if before is not None and _own_files() != before:
        raise ConfigError(
            f"{folder}: the lexicons of this process have been read already; name the folder "
            "before the first article, or in a process of its own"
        )
    own()


@cache
def own() -> Path | None:
    """Give the analyst's own folder: KG_LEXICONS, else ``lexicons`` in kg.toml, else none.

    Raises:
        ConfigError: there is no such folder.
    """
    folder = settings().lexicons
    if folder is not None and not folder.is_dir():
        raise ConfigError(
            f"{folder}: there is no such folder; it is named for lexicons by --lexicons, "
            f"{SETTING} or kg.toml"
        )
    return folder.resolve() if folder else None


def digest() -> str:
    """Name the state of all lexicons, the analyst's own with ours, in a few letters.

    Raises:
        KgError: something is wrong with a file of the analyst's own, which is thus told before
            the first article is read.
    """
    found = hashlib.sha256()
    for name in names():
        found.update((LEXICONS / f"{name}.csv").read_bytes())
    for name, file in _own_files().items():
        load(name)
        found.update(f"own {name}\n".encode())
        found.update(file.read_bytes())
    return found.hexdigest()[:12]


def key(name: str) -> tuple[str, ...]:
    """Return the columns that tell two rows of a lexicon apart."""
    return tuple(_schema().get(name, {}).get("key") or list(load(name, LEXICONS)[0])[:1])


def check(name: str, row: Row) -> Iterator[str]:
    """Say of each cell of a row that is not what its column may hold, what is wrong with it."""
    if not row[key(name)[0]]:
        yield f"{key(name)[0]} is empty"
    for column_name, rule in _schema().get(name, {}).items():
        if column_name in {"key", "own"}:
            continue
        rule = rule if isinstance(rule, dict) else {"any": rule}
        cell = row[column_name]
        if (not cell and rule.get("empty")) or ("by" in rule and row[rule["by"]] not in rule):
            continue
        fits, wanted = _test({"matches": rule[row[rule["by"]]]} if "by" in rule else rule)
        parts = cell.split(rule["split"]) if "split" in rule else [cell]
        for part in parts:
            if not fits(part.strip()):
                yield f"{column_name} is {part.strip()!r}, which is not {wanted}"


@cache
def _schema() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((LEXICONS / "schema.toml").read_text(encoding="utf-8"))


def _test(rule: Mapping[str, Any]) -> tuple[Callable[[str], bool], str]:
    if "matches" in rule:
        pattern = re.compile(rule["matches"])
        return lambda cell: pattern.fullmatch(cell) is not None, f"of the form {rule['matches']}"
    values = {*rule.get("any", ()), *rule.get("and", ()), *CODES.get(rule.get("codes", ""), ())}
    for each in rule.get("model", ()):
        values.update(get_args(getattr(model, each)))
    if "lexicon" in rule:
        values.update(row[rule["column"]] for row in _referred(rule["lexicon"]))
        return values.__contains__, f"in the column {rule['column']} of {rule['lexicon']}.csv"
    return values.__contains__, f"one of {', '.join(sorted(values))}"


def _referred(name: str) -> tuple[Row, ...]:
    # A lexicon may refer to itself: to ours, since the analyst's is just being read.
    return load(name, LEXICONS) if name == "word-lists" else load(name)


@cache
def _own_files() -> Mapping[str, Path]:
    folder = own()
    if folder is None:
        return MappingProxyType({})
    found = {}
    for file in sorted(folder.glob("*.csv")):
        name = file.stem
        if name not in names():
            raise ConfigError(
                f"{file}: no lexicon is called {name!r}; there are {', '.join(names())}"
            )
        if _schema().get(name, {}).get("own") is False:
            raise ConfigError(
                f"{file}: rows of one's own are not taken for {name}; remove the file"
            )
        if not file.resolve().is_relative_to(folder) or not file.is_file():
            raise ConfigError(f"{file}: this is no file in the folder; put the file itself there")
        if file.stat().st_size > MOST_BYTES:
            raise ConfigError(f"{file}: it has more than {MOST_BYTES} bytes; split or shorten it")
        found[name] = file
    return MappingProxyType(found)


def _merged(name: str, ours: tuple[Row, ...], file: Path) -> tuple[Row, ...]:
    columns = key(name)
    added: dict[tuple[str, ...], Row] = {}
    lines: dict[tuple[str, ...], int] = {}
    for number, row in _rows(name, file, list(ours[0])):
        if wrong := next(check(name, row), None):
            raise _malformed(file, number, wrong, "mend the cell")
        at = tuple(row[each] for each in columns)
        if at in lines:
            what = f"the {' and '.join(columns)} of line {lines[at]} again"
            raise _malformed(file, number, what, "delete one")
        added[at], lines[at] = row, number
    kept = [added.pop(tuple(row[each] for each in columns), row) for row in ours]
    return (*added.values(), *kept)


def _rows(name: str, file: Path, columns: list[str] | None = None) -> Iterator[tuple[int, Row]]:
    """Yield the entries of a file with their lines; ``columns`` are what one's own must have."""
    cells_of = _cells(_text(file, bare=columns is not None), file)
    number, header = next(cells_of, (0, []))
    if not header:
        raise _malformed(file, 0, "it has no header row", "add one that names the columns")
    if columns and header != columns:
        what = f"its columns are not those of {name}"
        raise _malformed(file, number, what, f"write the header {','.join(columns)}")
    if not all(header) or len(set(header)) < len(header):
        raise _malformed(file, number, "a column has no name or a name twice", "mend the header")
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in cells_of:
        if len(cells) != len(header):
            what = f"{len(cells)} cells where the header has {len(header)}"
            raise _malformed(file, number, what, "add or remove commas, or quote a cell")
        if max(map(len, cells)) > MOST_LETTERS:
            raise _malformed(
                file, number, f"a cell has more than {MOST_LETTERS} letters", "shorten it"
            )
        if tuple(cells) in seen:
            first = seen[tuple(cells)]
            raise _malformed(file, number, f"the entry of line {first} again", "delete one")
        seen[tuple(cells)] = number
        yield number, MappingProxyType(dict(zip(header, cells, strict=True)))


def _text(file: Path, *, bare: bool = False) -> str:
    try:
        # Spreadsheets write a byte order mark.
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"The lexicon {file.stem!r} cannot be read from {file.parent}: {error}. "
            f"There are: {', '.join(names(file.parent))}."
        ) from error
    if not bare and not text.startswith("#"):
        raise _malformed(
            file, 1, "it does not open with a comment", "say what the columns mean, after '#'"
        )
    return text


def _cells(text: str, file: Path) -> Iterator[tuple[int, list[str]]]:
    # One entry is one line, so that the line number of an error is right and diffs are readable.
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            cells = next(csv.reader([line], strict=True, skipinitialspace=True))
        except csv.Error as error:
            raise _malformed(file, number, str(error), "close the quotation mark") from error
        yield number, [cell.strip() for cell in cells]


def _malformed(file: Path, line: int, what: str, what_next: str) -> KgError:
    ours = file.parent == LEXICONS
    where = f"data/lexicons/{file.name}" if ours else str(file)
    message = f"{where}{f', line {line}' if line else ''}: {what}; {what_next}."
    return KgError(message) if ours else ConfigError(message)
