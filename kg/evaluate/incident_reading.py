"""Read gold annotations of incidents: which events of articles are one, and which only look so."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError

__all__ = ["Apart", "GoldIncidents", "Mention", "read_incident_gold"]

INCIDENTS, APART = "incidents.csv", "apart.csv"
_MENTION = ("article", "start", "end", "family", "incident", "evidence")
_APART = ("article", "start", "other", "other_start", "why")

Place = tuple[str, int]
"""An article, and where in its text a mention begins: enough to name the mention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of an article that tell of an incident; ``family`` is one of kg.reconcile's."""

    article: str
    start: int
    end: int
    family: str
    incident: str
    evidence: str

    @property
    def at(self) -> Place:
        """Name the mention."""
        return self.article, self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Two mentions that look alike and are not one incident."""

    one: Place
    other: Place
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldIncidents:
    """All mentions, and the pairs that are to be kept apart."""

    mentions: tuple[Mention, ...]
    apart: tuple[Apart, ...]
    path: Path


def read_incident_gold(folder: Path) -> GoldIncidents:
    """Read ``incidents.csv`` and, where it is there, ``apart.csv`` of a folder.

    Raises:
        InputError: A file is missing or not as documented, or a pair names what nobody annotated.
    """
    mentions = tuple(_mention(row, where) for row, where in _rows(folder / INCIDENTS, _MENTION))
    path = folder / APART
    apart = tuple(_apart(row, where) for row, where in _rows(path, _APART)) if path.exists() else ()
    labels = {mention.at: mention.incident for mention in mentions}
    for pair in apart:
        for place in (pair.one, pair.other):
            if place not in labels:
                raise InputError(f"{path}: {INCIDENTS} has no mention in {place[0]} at {place[1]}")
        if labels[pair.one] == labels[pair.other]:
            raise InputError(
                f"{path}: {pair.one} and {pair.other} are both of {labels[pair.one]!r}; "
                "mend the one or the other"
            )
    return GoldIncidents(mentions=mentions, apart=apart, path=folder)


def _mention(row: dict[str, str], where: str) -> Mention:
    return Mention(
        article=row["article"],
        start=_number(row["start"], where),
        end=_number(row["end"], where),
        family=row["family"],
        incident=row["incident"],
        evidence=row["evidence"],
    )


def _apart(row: dict[str, str], where: str) -> Apart:
    return Apart(
        one=(row["article"], _number(row["start"], where)),
        other=(row["other"], _number(row["other_start"], where)),
        why=row["why"],
    )


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[dict[str, str], str]]:
    """Yield the rows of a table, each with words for where it stands."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path} cannot be read as UTF-8 text: {error}; name a folder with {INCIDENTS}"
        ) from error
    rows = csv.DictReader(text.splitlines(keepends=True))
    if missing := [name for name in columns if name not in (rows.fieldnames or ())]:
        raise InputError(f"{path} has no column {missing[0]!r}: its header must name {columns}")
    for number, row in enumerate(rows, start=1):
        if None in row.values() or None in row:
            raise InputError(f"{path}, row {number}: it has not {len(columns)} fields")
        yield row, f"{path}, row {number}"


def _number(value: str, where: str) -> int:
    if not value.isdecimal():
        raise InputError(f"{where}: {value!r} is not a place in a text; count letters from 0")
    return int(value)
