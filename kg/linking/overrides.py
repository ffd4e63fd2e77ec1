"""Links that the user has set, which win over everything the index says.

A CSV file with the columns ``name,wikidata`` and any of ``kind,country,article,geonames,note``; or
what `kg export --format unlinked` wrote, with items filled in.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, get_args

from kg.errors import ConfigError
from kg.model import ActorKind, Entity, PlaceKind
from kg.terms import normalise_name

__all__ = ["COLUMNS", "NONE", "Override", "Overrides", "read_overrides"]

COLUMNS: Final = ("name", "kind", "country", "article", "wikidata", "geonames", "note")
"""The columns there may be; a file needs ``name``, and ``wikidata`` or ``geonames``."""

_PASSED_OVER: Final = frozenset(
    ("articles", "status", "reason", "candidates", "country_code", "within", "example",
     "example_article", "entity")
)  # fmt: skip
"""What the table of the unlinked has beside."""

NIL: Final = "NIL"
_KINDS: Final = {
    "": frozenset((*get_args(ActorKind), *get_args(PlaceKind))),
    "actor": frozenset(get_args(ActorKind)),
    "place": frozenset(get_args(PlaceKind)),
} | {kind: frozenset([kind]) for kind in (*get_args(ActorKind), *get_args(PlaceKind))}
_FORMS: Final = {
    "country": (r"|[A-Z]{2}", "two capital letters, such as SD"),
    "wikidata": (r"|NIL|Q[1-9]\d*", "an item, such as Q858, or NIL"),
    "geonames": (r"|[1-9]\d*", "the number of a place, such as 379252"),
}
_MOST_BYTES: Final = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """One line: what a name stands for; with neither id it stands for nothing that is known.

    ``country`` and ``article`` narrow where it holds; None is everywhere.
    """

    name: str
    kinds: frozenset[str]
    country: str | None = None
    article: str | None = None
    wikidata: str | None = None
    geonames: int | None = None
    note: str = ""

    @property
    def is_nil(self) -> bool:
        """Say whether a link is forbidden."""
        return self.wikidata is None and self.geonames is None

    def fits(self, article: str, entity: Entity) -> bool:
        """Say whether the line is about this entity, whose name is the same."""
        return (
            entity.kind in self.kinds
            and self.article in (None, article)
            and self.country in (None, entity.country)
        )

    @property
    def narrowness(self) -> tuple[bool, bool, int]:
        """Order lines that fit: one of the article goes first, then of the country, the kind."""
        return self.article is not None, self.country is not None, -len(self.kinds)


class Overrides:
    """The lines of a file, found by name."""

    def __init__(self, lines: Iterable[Override] = ()) -> None:
        self.lines = tuple(lines)
        self._by_name: dict[str, list[Override]] = {}
        for line in self.lines:
            self._by_name.setdefault(normalise_name(line.name), []).append(line)

    def __bool__(self) -> bool:
        return bool(self.lines)

    def find(self, article: str, entity: Entity) -> Override | None:
        """Find the narrowest line on an entity, by its name, else by its other names."""
        for name in (entity.name, *entity.aliases):
            lines = self._by_name.get(normalise_name(name), ())
            fitting = [line for line in lines if line.fits(article, entity)]
            if fitting:
                return max(fitting, key=lambda line: line.narrowness)
        return None

    @cached_property
    def digest(self) -> str:
        """Name what the lines say, in a few letters; empty where there are none."""
        if not self.lines:
            return ""
        said = sorted(
            repr((normalise_name(o.name), sorted(o.kinds), o.country, o.article, o.wikidata,
                  o.geonames))
            for o in self.lines
        )  # fmt: skip
        return hashlib.sha256("\n".join(said).encode()).hexdigest()[:12]


NONE: Final = Overrides()
"""No line at all."""


def read_overrides(path: Path) -> Overrides:
    """Read a file of links.

    Raises:
        ConfigError: It cannot be read, or a line says something that cannot be; with its number.
    """
    found: list[Override] = []
    first: dict[object, int] = {}
    for number, cells in _rows(path):
        line = _override(path, number, cells)
        if line is None:
            continue
        key = normalise_name(line.name), line.kinds, line.country, line.article
        if key in first:
            raise _wrong(
                path, number, f"{line.name!r} is already on line {first[key]}", "delete one"
            )
        first[key] = number
        found.append(line)
    return Overrides(found)


def _override(path: Path, number: int, cells: Mapping[str, str]) -> Override | None:
    """Check a line; one in which no item is filled in yet says nothing."""
    if not normalise_name(cells["name"]):
        raise _wrong(path, number, "it has no name", "write the name as the articles have it")
    kind = cells.get("kind", "")
    if kind not in _KINDS:
        kinds = ", ".join(_KINDS).removeprefix(", ")
        raise _wrong(path, number, f"there is no kind {kind!r}", f"write one of {kinds}, or none")
    for column, (form, wanted) in _FORMS.items():
        value = cells.get(column, "")
        if not re.fullmatch(form, value, re.ASCII):
            raise _wrong(path, number, f"{column} is {value!r}", f"write {wanted}")
    wikidata, geonames = cells.get("wikidata", ""), cells.get("geonames", "")
    if not wikidata and not geonames:
        return None
    if wikidata == NIL and geonames:
        raise _wrong(path, number, f"it has NIL and the place {geonames}", "leave one out")
    return Override(
        name=cells["name"],
        kinds=_KINDS[kind],
        country=cells.get("country") or None,
        article=cells.get("article") or None,
        wikidata=None if wikidata in ("", NIL) else wikidata,
        geonames=int(geonames) if geonames else None,
        note=cells.get("note", ""),
    )


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the lines by column; blank ones and those that begin with # say nothing."""
    header: list[str] = []
    for number, line in enumerate(_text(path).splitlines(), start=1):
        if not line.strip(" ,;\t") or line.startswith("#"):
            continue
        try:
            cells = [cell.strip() for cell in next(csv.reader([line], strict=True))]
        except csv.Error as error:
            raise _wrong(path, number, str(error), "close the quotation mark") from error
        if not header:
            header = _checked_header(path, number, cells)
        elif len(cells) != len(header):
            what = f"it has {len(cells)} cells where the header has {len(header)}"
            raise _wrong(path, number, what, "add or remove commas, or quote a cell")
        else:
            yield number, dict(zip(header, cells, strict=True))
    if not header:
        raise ConfigError(f"{path}: it has no header; write the line {','.join(COLUMNS)}")


def _checked_header(path: Path, number: int, cells: list[str]) -> list[str]:
    unknown = [cell for cell in cells if cell not in COLUMNS and cell not in _PASSED_OVER]
    if unknown or len(set(cells)) < len(cells):
        what = f"no column is called {unknown[0]!r}" if unknown else "a column is there twice"
        raise _wrong(path, number, what, f"there are {', '.join(COLUMNS)}")
    if "name" not in cells or not {"wikidata", "geonames"} & set(cells):
        raise _wrong(path, number, "the header lacks name or wikidata", "add the column")
    return cells


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ConfigError(f"{path}: it has more than {_MOST_BYTES:,} bytes; shorten it")
        return path.read_text(encoding="utf-8-sig")  # spreadsheets write a byte order mark
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise ConfigError(
            f"{path}: the links cannot be read ({reason}); name another file with --links, "
            "KG_LINKS or kg.toml"
        ) from error


def _wrong(path: Path, line: int, what: str, what_next: str) -> ConfigError:
    return ConfigError(f"{path}, line {line}: {what}; {what_next}")
