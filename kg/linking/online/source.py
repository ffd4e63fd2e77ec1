"""What services have answered so far, as a source of an index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.errors import InputError
from kg.linking.index.records import Problems, Record, SourceInfo
from kg.linking.online.cache import Cache, default_cache_path
from kg.linking.online.learned import records_of
from kg.linking.online.wikibase import is_item_request

__all__ = ["CacheSource"]


class CacheSource:
    """The items in a file of kept answers.

    Raises:
        InputError: There is no such file.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or default_cache_path()
        self._newest = ""
        if not self.path.is_file():
            raise InputError(
                f"{self.path}: there are no answers of the network yet; run: kg link --online"
            )

    def info(self) -> SourceInfo:
        """Describe the answers; their day is that of the newest one."""
        return SourceInfo(
            name="cache",
            title="Wikidata items that kg link --online has asked for",
            licence="CC0 1.0",
            credit="none required; Wikidata, CC0",
            date=self._newest or None,
        )

    def records(self, problems: Problems) -> Iterator[Record]:
        """Give the records of all items; those without use are passed over."""
        with Cache(self.path, today="") as cache:
            for kept in cache.all():
                if not is_item_request(kept.url):
                    continue
                if not isinstance(kept.value, dict):
                    problems.add("no item", kept.url)
                    continue
                self._newest = max(self._newest, kept.day)
                yield from records_of([kept.value])
