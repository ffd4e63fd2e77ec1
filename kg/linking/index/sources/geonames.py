"""Dumps of GeoNames: a country's table or allCountries, with what lies beside it.

``alternateNamesV2`` (names, and Wikidata items in rows of the language ``wkdt``),
``admin1CodesASCII`` and ``admin2Codes`` are read where they lie in the same folder. Tables may be
plain text or in the zip files that GeoNames hands out.
"""

from __future__ import annotations

import zipfile
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from kg.errors import InputError
from kg.linking.index.records import (
    EntityRecord,
    NameKind,
    NameRecord,
    Problems,
    Record,
    RelationRecord,
    SourceInfo,
)
from kg.linking.index.sources.lines import lines_of
from kg.linking.index.sources.values import (
    coordinate,
    count,
    country_code,
    iso_date,
    readable,
    spelled,
    text,
)

__all__ = ["GeoNamesSource"]

_COLUMNS: Final = 19
_LANGUAGES: Final = frozenset(
    [
        "", "en", "ar", "fr", "de", "es", "it", "pt", "nl", "tr", "ku", "ckb", "fa", "ps", "ur",
        "az", "uk", "so", "am", "ti", "sw", "ha", "my", "si", "ta", "pl", "id", "ms", "abbr",
    ]
)  # fmt: skip
"""Languages whose names are taken; ``readable`` then leaves Latin and Arabic script."""

_AREAS: Final = {"ADM1": "admin1", "ADM2": "admin2", "ADM1H": "admin1"}
_COUNTRIES: Final = frozenset(["PCLI", "PCLD", "PCLF", "PCLS", "PCLIX", "TERR", "PCL"])
_TAKEN: Final = frozenset("AP")
"""Classes of features: areas and settlements; of the rest only what news calls a place."""
_FEATURES: Final = frozenset(
    [
        "AIRB", "AIRP", "AIRF", "CMP", "CMPRF", "INSM", "MLO", "PRT", "BRKS", "PSTB", "CSTM", "DAM",
        "BDG", "HSP", "MT", "PASS", "ISL", "ISLS", "VAL", "LK", "STM", "RGN", "OILF", "OILR",
    ]
)  # fmt: skip


class GeoNamesSource:
    """One table of GeoNames, and the tables beside it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._newest: str | None = None
        if not path.is_file():
            raise InputError(
                f"{path}: there is no such file; GeoNames hands out a table a country, as SY.zip"
            )

    def info(self) -> SourceInfo:
        """Describe the dump; its day is that of the newest change in it."""
        return SourceInfo(
            name=f"geonames {self.path.stem}",
            title=f"GeoNames, {self.path.name}",
            licence="CC BY 4.0",
            credit="GeoNames (https://www.geonames.org), CC BY 4.0",
            date=self._newest,
        )

    def records(self, problems: Problems) -> Iterator[Record]:
        """Give places, their names, and the units that they lie in."""
        units = dict(self._units(problems))
        taken = array("q")
        with _table(self.path) as file:
            for where, line in lines_of(file, self.path.name, problems):
                cells = line.split("\t")
                if len(cells) != _COLUMNS or not count(cells[0]) or not text(cells[1]):
                    problems.add("no row of GeoNames", where)
                elif cells[6] in _TAKEN or cells[7] in _FEATURES:
                    taken.append(int(cells[0]))
                    yield from self._place(cells, units)
        yield from self._names(frozenset(taken), problems)

    def _place(self, cells: list[str], units: dict[str, int]) -> Iterator[Record]:
        number, label = -int(cells[0]), text(cells[1])
        day = iso_date(cells[18])
        if day and len(day) == 10 and (not self._newest or day > self._newest):
            self._newest = day
        country = country_code(cells[8])
        latitude, longitude = coordinate(cells[4], 90), coordinate(cells[5], 180)
        placed = latitude is not None and longitude is not None
        yield EntityRecord(
            id=number,
            type="country" if cells[7] in _COUNTRIES else _AREAS.get(cells[7], "place"),
            label=label,
            description="" if cells[6] == "P" else text(cells[7]),
            country=country,
            latitude=latitude if placed else None,
            longitude=longitude if placed else None,
            geonames=-number,
            population=count(cells[14]),
            source="geonames",
        )
        yield NameRecord(number, label, "label")
        for name in cells[3].split(","):
            if name != label and spelled(name):
                yield NameRecord(number, name, "alias")
        around = [f"{country}.{cells[10]}.{cells[11]}", f"{country}.{cells[10]}"]
        for code in around:
            if units.get(code, -number) != -number:
                yield RelationRecord(number, 131, -units[code])
                break

    def _units(self, problems: Problems) -> Iterator[tuple[str, int]]:
        """Give the GeoNames ids of the units that codes such as SY.08 stand for."""
        for stem in ("admin1CodesASCII", "admin2Codes"):
            path = _beside(self.path, stem)
            if path is None:
                continue
            with _table(path) as file:
                for where, line in lines_of(file, path.name, problems):
                    cells = line.split("\t")
                    if len(cells) == 4 and (number := count(cells[3])):
                        yield cells[0], number
                    else:
                        problems.add("no unit of GeoNames", where)

    def _names(self, taken: frozenset[int], problems: Problems) -> Iterator[Record]:
        path = _beside(self.path, "alternateNamesV2")
        if path is None:
            return
        with _table(path) as file:
            for where, line in lines_of(file, path.name, problems):
                cells = line.split("\t")
                number = count(cells[1]) if len(cells) >= 4 else None
                if number is None:
                    problems.add("no name of GeoNames", where)
                elif number in taken:
                    yield from _name(number, cells)


def _name(number: int, cells: list[str]) -> Iterator[Record]:
    language, name = cells[2], cells[3].strip()
    if language == "wkdt":
        if item := count(name.removeprefix("Q")):
            # The item is the place: what is known of the place is then said of the item.
            yield EntityRecord(id=item, type="place", label="", geonames=number, source="geonames")
        return
    flags = dict(zip(("preferred", "short", "colloquial", "historic"), cells[4:8], strict=False))
    if language in _LANGUAGES and readable(name):
        kind: NameKind = "label" if language == "en" and flags.get("preferred") == "1" else "alias"
        yield NameRecord(-number, text(name), kind)


def _beside(path: Path, stem: str) -> Path | None:
    for ending in (".txt", ".zip"):
        if (file := path.with_name(stem + ending)).is_file():
            return file
    return None


@contextmanager
def _table(path: Path) -> Iterator[IO[bytes]]:
    try:
        if path.suffix != ".zip":
            with path.open("rb") as file:
                yield file
            return
        with zipfile.ZipFile(path) as archive:
            # The zip files of countries also hold a readme.txt.
            inside = f"{path.stem}.txt"
            if inside not in archive.namelist():
                raise InputError(f"{path}: it does not hold {inside}")
            with archive.open(inside) as member:
                yield member
    except (OSError, zipfile.BadZipFile) as error:
        raise InputError(f"{path} cannot be read: {error}; fetch it again") from error
