"""A store's snapshot with all graphs merged into the default graph, for free queries.

Oxigraph answers over several graphs by walking one after the other, so a triple that two articles
share counts twice in a sum. In a merge it stands once.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from pyoxigraph import DefaultGraph, Quad, Store

from kg.errors import StoreError
from kg.store.base import Answer
from kg.store.local import LocalStore, open_store

__all__ = ["MergedStore", "open_merged"]


def open_merged(path: str | Path) -> MergedStore:
    """Open the newest snapshot of a store, merged.

    The first to ask after a change makes the copy, at some 100,000 quads a second; it is kept
    beside the snapshot and goes with it.

    Raises:
        StoreError: There is no store, or it cannot be read.
    """
    return MergedStore(open_store(path))


class MergedStore:
    """All graphs as one (the default graph), and every named graph beside it."""

    def __init__(self, reader: LocalStore) -> None:
        self.path = reader.path
        self.base = reader.base
        self._reader = reader
        self._elsewhere: TemporaryDirectory[str] | None = None
        try:
            self._store: Store | None = self._open()
        except (OSError, RuntimeError) as error:
            self.close()
            raise StoreError(f"Cannot merge the graphs of {reader.path}: {error}") from error

    def query(self, text: str) -> Answer:
        """Answer a SPARQL query; without FROM and GRAPH it is about all graphs together.

        Raises:
            QueryError: The query does not parse.
        """
        if self._store is None:
            raise StoreError(f"The store in {self._reader.path} is closed: open it again")
        return self._reader.ask(self._store, text, union=False)

    def close(self) -> None:
        """Let go of the files; closing twice is harmless."""
        self._store = None
        if self._elsewhere is not None:
            self._elsewhere.cleanup()
        self._reader.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _open(self) -> Store:
        if self._reader.snapshot is None:
            raise StoreError(f"{self._reader.path} is open for writing: close it first")
        copy = self._reader.snapshot.with_suffix(".merged")
        if copy.is_dir():
            return Store.read_only(str(copy))
        new = copy.with_suffix(f".merged-{os.getpid()}")
        try:
            new.mkdir()
        except OSError:  # a read-only folder: a copy for ourselves alone
            self._elsewhere = TemporaryDirectory(prefix="kg-")
            return self._made(Path(self._elsewhere.name))
        try:
            self._made(new)
            new.rename(copy)
        except OSError:
            shutil.rmtree(new, ignore_errors=True)
            if not copy.is_dir():  # no other reader was faster: the trouble is real
                raise
        return Store.read_only(str(copy))

    def _made(self, folder: Path) -> Store:
        store = Store(str(folder))
        store.bulk_extend(self._quads())
        store.flush()
        return store

    def _quads(self) -> Iterator[Quad]:
        for quad in self._reader.quads():
            yield quad
            yield Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())
