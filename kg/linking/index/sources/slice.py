"""A folder of TSV tables: entities, labels, tenures and relations, plain or compressed with xz."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kg.errors import InputError
from kg.linking.index.records import (
    TYPES,
    EntityRecord,
    NameKind,
    NameRecord,
    Problems,
    Record,
    RelationRecord,
    SourceInfo,
    TenureRecord,
    number_of,
)
from kg.linking.index.sources.lines import lines_of
from kg.linking.index.sources.values import coordinate, count, country_code, iso_date, text

__all__ = ["SliceSource"]

Row = dict[str, str]

_TABLES: Final = {
    "entities": ("id", "type", "label"),
    "labels": ("id", "label", "language", "kind"),
    "tenures": ("person", "position", "position_label", "country", "start", "end"),
    "relations": ("subject", "property", "object"),
}
_KINDS: Final[dict[str, NameKind]] = {
    "label": "label", "native": "native", "acronym": "acronym", "alias": "alias",
}  # fmt: skip


class SliceSource:
    """A slice of Wikidata and GeoNames in a folder; only its table of entities must be there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not folder.is_dir() or not self._file("entities"):
            raise InputError(f"{folder}: there is no entities.tsv or .tsv.xz in this folder")

    def info(self) -> SourceInfo:
        """Describe the slice; its day is that of its newest file."""
        files = [file for table in _TABLES if (file := self._file(table))]
        newest = max(file.stat().st_mtime for file in files)
        return SourceInfo(
            name=f"slice {self.folder.name}",
            title=f"TSV slice {self.folder.name}",
            licence="see the README of the slice",
            credit="see the README of the slice",
            date=datetime.fromtimestamp(newest, UTC).date().isoformat(),
        )

    def records(self, problems: Problems) -> Iterator[Record]:
        """Give the records of all tables."""
        for where, row in self._rows("entities", problems):
            yield from _entity(row, where, problems)
        for where, row in self._rows("labels", problems):
            yield from _name(row, where, problems)
        for where, row in self._rows("tenures", problems):
            yield from _tenure(row, where, problems)
        for where, row in self._rows("relations", problems):
            yield from _relation(row, where, problems)

    def _file(self, table: str) -> Path | None:
        for ending in (".tsv.xz", ".tsv"):
            if (file := self.folder / f"{table}{ending}").is_file():
                return file
        return None

    def _rows(self, table: str, problems: Problems) -> Iterator[tuple[str, Row]]:
        file = self._file(table)
        if file is None:
            return
        opener = lzma.open if file.suffix == ".xz" else open
        with opener(file, "rb") as stream:
            lines = lines_of(stream, file.name, problems)
            header = next(lines, ("", ""))[1].split("\t")
            if missing := [each for each in _TABLES[table] if each not in header]:
                raise InputError(f"{file}: there is no column {missing[0]}")
            for where, line in lines:
                cells = line.split("\t")
                if len(cells) == len(header):
                    yield where, dict(zip(header, cells, strict=True))
                else:
                    problems.add("wrong number of cells", where)


def _entity(row: Row, where: str, problems: Problems) -> Iterator[Record]:
    number, label = number_of(row["id"]), text(row["label"])
    if number is None or not label or row["type"] not in TYPES:
        problems.add("no id, type or label", where)
        return
    latitude = coordinate(row.get("lat", ""), 90)
    longitude = coordinate(row.get("lon", ""), 180)
    placed = latitude is not None and longitude is not None
    yield EntityRecord(
        id=number,
        type=row["type"],
        label=label,
        description=text(row.get("description", "")),
        country=country_code(row.get("country", "")),
        latitude=latitude if placed else None,
        longitude=longitude if placed else None,
        geonames=-number if number < 0 else count(row.get("geonames", "")),
        population=count(row.get("population", "")),
        sitelinks=count(row.get("sitelinks", "")),
        start=iso_date(row.get("start", "")),
        end=iso_date(row.get("end", "")),
        source=text(row.get("source", "")) or "slice",
    )
    yield NameRecord(number, label, "label")


def _name(row: Row, where: str, problems: Problems) -> Iterator[NameRecord]:
    number, name, kind = number_of(row["id"]), text(row["label"]), _KINDS.get(row["kind"])
    if number is None or not name or kind is None:
        problems.add("no id, name or kind of name", where)
        return
    if kind == "label" and row["language"] not in {"en", ""}:
        kind = "foreign"
    yield NameRecord(number, name, kind)


def _tenure(row: Row, where: str, problems: Problems) -> Iterator[TenureRecord]:
    person, label = number_of(row["person"]), text(row["position_label"])
    if person is None or not label:
        problems.add("no person or office", where)
        return
    yield TenureRecord(
        person,
        number_of(row["position"]),
        label,
        country_code(row["country"]),
        iso_date(row["start"]),
        iso_date(row["end"]),
    )


def _relation(row: Row, where: str, problems: Problems) -> Iterator[RelationRecord]:
    subject, found = number_of(row["subject"]), number_of(row["object"])
    prop = row["property"].removeprefix("P")
    if subject is None or found is None or not prop.isdecimal() or len(prop) > 6:
        problems.add("no statement between two entities", where)
        return
    yield RelationRecord(subject, int(prop), found)
