"""A JSON dump of Wikidata, read line by line in one pass: .json, .json.gz or .json.bz2."""

from __future__ import annotations

import bz2
import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from kg.errors import InputError
from kg.linking.index.records import Problems, Record, SourceInfo
from kg.linking.index.sources.item import HUMAN, item_records
from kg.linking.index.sources.lines import lines_of
from kg.linking.index.sources.values import iso_date
from kg.linking.index.sources.wikidata import classes

__all__ = ["DumpSource"]

MOST_BYTES: Final = 1 << 25
"""The longest items have some megabytes."""

_OPENERS: Final[dict[str, Callable[..., Any]]] = {".gz": gzip.open, ".bz2": bz2.open, ".json": open}


class DumpSource:
    """A dump of all of Wikidata, or any part of one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._newest: str | None = None
        if not path.is_file() or path.suffix not in _OPENERS:
            raise InputError(
                f"{path}: there is no such dump; name a file that ends in .json, .gz or .bz2"
            )

    def info(self) -> SourceInfo:
        """Describe the dump; its day is that of the newest change to an item that is taken."""
        return SourceInfo(
            name=f"dump {self.path.name}",
            title=f"Wikidata, {self.path.name}",
            licence="CC0 1.0",
            credit="none required; Wikidata, CC0",
            date=self._newest,
        )

    def records(self, problems: Problems) -> Iterator[Record]:
        """Give the records of the items that an index needs."""
        wanted = _wanted()
        try:
            opened = _OPENERS[self.path.suffix](self.path, "rb")
        except OSError as error:
            raise InputError(f"{self.path} cannot be read: {error}") from error
        with opened as file:
            for where, line in lines_of(file, self.path.name, problems, most=MOST_BYTES):
                # Most items are not wanted, and parsing them would take most of the time.
                if wanted.search(line):
                    yield from self._item(line, where, problems)

    def _item(self, line: str, where: str, problems: Problems) -> Iterator[Record]:
        try:
            item: Any = json.loads(line.strip().rstrip(","))
        except (ValueError, RecursionError):
            problems.add("no JSON", where)
            return
        if not isinstance(item, dict):
            problems.add("no item", where)
            return
        taken = list(item_records(item))
        modified = item.get("modified")
        day = iso_date(modified[:10]) if taken and isinstance(modified, str) else None
        if day and len(day) == 10 and (not self._newest or day > self._newest):
            self._newest = day
        yield from taken


def _wanted() -> re.Pattern[str]:
    """Give what an item that is wanted has in its JSON, whatever its spaces."""
    ids = "|".join(str(each) for each in classes() if each != HUMAN)
    return re.compile(rf'"P1566"|"P39"|"Q(?:{ids})"')
