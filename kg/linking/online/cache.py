"""Answers of services, kept in a SQLite file by the address and body of the request.

Only good answers come here. A run that was stopped goes on with them, and one that finds all of its
answers here asks nobody and gives the same links.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Final, NamedTuple, Self

from kg.errors import InputError

__all__ = ["MOST_BYTES", "Cache", "Kept", "default_cache_path"]

MOST_BYTES: Final = 500_000_000
"""Compressed; the oldest answers go first."""

_APPLICATION: Final = 0x6B674F4E
_FORMAT: Final = 1
_TABLES: Final = """
CREATE TABLE answer(
  number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, url TEXT NOT NULL, day TEXT NOT NULL,
  data BLOB NOT NULL);
CREATE TABLE about(made TEXT NOT NULL);
"""
_MOST_UNPACKED: Final = 1 << 28


class Kept(NamedTuple):
    """An answer, where it came from, and the day on which it came."""

    url: str
    day: str
    value: Any


class Cache:
    """A file of answers, opened for reading and writing.

    Raises:
        InputError: The file cannot be opened, or is something else.
    """

    def __init__(self, path: Path, *, today: str, most: int = MOST_BYTES) -> None:
        self.path = path
        self._most = most
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, isolation_level=None, timeout=30)
            self._prepare(today)
        except (OSError, sqlite3.Error) as error:
            raise self._unusable(str(error)) from error
        self._size = self._measured()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @property
    def made(self) -> str:
        """The day on which the file was begun; it names the state of the network that it holds."""
        return str(self._db.execute("SELECT made FROM about").fetchone()[0])

    def get(self, url: str, body: str = "") -> Kept | None:
        """Find the answer to a request."""
        row = self._db.execute(
            "SELECT url, day, data FROM answer WHERE key = ?", (_key(url, body),)
        ).fetchone()
        return self._kept(*row) if row else None

    def put(self, url: str, body: str, value: Any, day: str) -> None:
        """Keep an answer; it is on disk when this returns."""
        text = json.dumps(value, ensure_ascii=False, sort_keys=True)
        data = zlib.compress(text.encode("utf-8", "surrogatepass"))
        row = (_key(url, body), url, day, data)
        try:
            self._db.execute(
                "INSERT OR REPLACE INTO answer(key, url, day, data) VALUES (?,?,?,?)", row
            )
            self._size += len(data)
            if self._size > self._most:
                self._shrink()
        except sqlite3.Error as error:
            raise self._unusable(str(error)) from error

    def all(self) -> Iterator[Kept]:
        """Give all answers by address."""
        for row in self._db.execute("SELECT url, day, data FROM answer ORDER BY url, key"):
            kept = self._kept(*row)
            if kept is not None:
                yield kept

    def _prepare(self, today: str) -> None:
        (application,) = self._db.execute("PRAGMA application_id").fetchone()
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        tables = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if not tables and not application:
            self._db.execute(f"PRAGMA application_id = {_APPLICATION}")
            self._db.execute(f"PRAGMA user_version = {_FORMAT}")
            self._db.executescript(f"BEGIN;{_TABLES}COMMIT;")
            self._db.execute("INSERT INTO about VALUES (?)", (today,))
        elif application != _APPLICATION or version != _FORMAT:
            self._db.close()
            raise self._unusable("it is another kind of file, or of another version of kg")

    def _kept(self, url: str, day: str, data: bytes) -> Kept | None:
        try:
            unpacked = zlib.decompressobj().decompress(data, _MOST_UNPACKED)
            return Kept(url, day, json.loads(unpacked.decode("utf-8", "surrogatepass")))
        except (zlib.error, ValueError):
            return None  # asked again

    def _measured(self) -> int:
        return int(self._db.execute("SELECT total(length(data)) FROM answer").fetchone()[0])

    def _shrink(self) -> None:
        """Forget the oldest answers until a tenth is free."""
        left = self._measured()
        doomed: list[tuple[int]] = []
        for number, size in self._db.execute(
            "SELECT number, length(data) FROM answer ORDER BY number"
        ):
            if left <= self._most * 0.9:
                break
            doomed.append((number,))
            left -= size
        self._db.execute("BEGIN")
        self._db.executemany("DELETE FROM answer WHERE number = ?", doomed)
        self._db.execute("COMMIT")
        self._size = left

    def _unusable(self, why: str) -> InputError:
        return InputError(
            f"{self.path} cannot be used to keep answers of the network ({why}): delete it, or "
            "name another file with --cache"
        )


def default_cache_path() -> Path:
    """Give the file that is taken where none is named; it serves all stores.

    Raises:
        InputError: There is no folder for it.
    """
    cache = os.environ.get("XDG_CACHE_HOME", "")
    try:
        base = Path(cache) if os.path.isabs(cache) else Path.home() / ".cache"
    except RuntimeError as error:
        raise InputError(
            f"There is no folder to keep answers of the network in ({error}): name a file with "
            "--cache, or set XDG_CACHE_HOME"
        ) from error
    return base / "conflict-kg" / "online.sqlite"


def _key(url: str, body: str) -> str:
    return sha256(f"{url}\n{body}".encode("utf-8", "surrogatepass")).hexdigest()
