"""The folder of a store: its format, its lock, the live database, the snapshots for readers.

::

    kg-store/
      format.json       what made this folder, and the base of its IRIs
      lock              held by the one writer
      open              there while a writer has not closed properly
      live/             the database, opened by the writer alone
      current -> snapshot-12
      snapshot-12/      what readers open: immutable, hard links into live/
      snapshot-12.lock  held (shared) by every reader of that snapshot
      snapshot-12.merged/  made by the first free query: see merged.py

See docs/decisions/0005-store-folder.md for why readers never open ``live``.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
from pathlib import Path
from typing import IO, Any

from kg.errors import StoreError

__all__ = ["FORMAT", "Folder"]

FORMAT = 1
"""Raised when an older kg could not read what this one writes."""

_BESIDE = frozenset({"lock", "format.json.new"})
"""All that a writer killed while it made the folder can leave behind."""


class Folder:
    """The files of one store, without any idea of what a quad is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.live = path / "live"
        self._format = path / "format.json"
        self._open = path / "open"
        self._current = path / "current"

    def exists(self) -> bool:
        """Say whether there is a store; raise StoreError where something else is there."""
        if not self.path.exists():
            return False
        if not self.path.is_dir():
            raise StoreError(f"{self.path} is a file, not the folder of a store: name a folder")
        try:
            names = set(os.listdir(self.path))
        except OSError as error:
            raise self.trouble("read", error) from error
        if "format.json" in names:
            return True
        if names <= _BESIDE:
            return False
        raise StoreError(
            f"{self.path} is not a store: it holds other files and no format.json. "
            "Name an empty or new folder with --store"
        )

    def base(self) -> str:
        """Check the format of the store and give the base of its IRIs."""
        try:
            found = json.loads(self._format.read_text(encoding="utf-8"))
            version, base = found["format"], found["base"]
        except OSError as error:
            raise self.trouble("read", error) from error
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(
                f"{self._format} is damaged: it names no format and base. Restore it, or remove "
                f"{self.path} and build again"
            ) from error
        if not isinstance(version, int) or version > FORMAT:
            raise StoreError(
                f"{self.path} was made by a newer version of kg (store format {version}, this kg "
                f"reads up to {FORMAT}): update kg, or build into another folder with --store"
            )
        return str(base)

    def create(self, base: str) -> None:
        """Make the folder a store: the format file comes last and at once."""
        new = self._format.with_name("format.json.new")
        try:
            new.write_text(json.dumps({"format": FORMAT, "base": base}) + "\n", encoding="utf-8")
            new.replace(self._format)
        except OSError as error:
            raise self.trouble("create", error) from error

    def lock(self, patience: float) -> IO[str]:
        """Become the one writer, until the answered file is closed.

        Args:
            patience: Seconds to wait for another writer, such as a reader that catches up.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            held = (self.path / "lock").open("a+", encoding="utf-8")
        except OSError as error:
            raise self.trouble("write to", error) from error
        if not _locks(held, patience):
            held.seek(0)
            owner = held.read().strip()
            held.close()
            raise StoreError(
                f"{self.path} is being written by another kg{f' (process {owner})' * bool(owner)}: "
                "wait until it has finished, or name another folder with --store"
            )
        held.truncate(0)
        held.write(str(os.getpid()))
        held.flush()
        return held

    def mark_open(self) -> None:
        """Note that the live database may be ahead of the newest snapshot."""
        self._open.touch()

    def mark_closed(self) -> None:
        """Note that the newest snapshot holds everything."""
        self._open.unlink(missing_ok=True)

    def is_behind(self) -> bool:
        """Say whether a writer is at work, or died, with the newest snapshot behind."""
        return self._open.exists()

    def has_snapshot(self) -> bool:
        """Say whether there is anything for readers."""
        return self._current.is_symlink()

    def next_snapshot(self) -> Path:
        """Name the snapshot after the newest one, removing what a killed writer left of it."""
        numbers = [int(p.name.removeprefix("snapshot-")) for p in self._snapshots()]
        if self._current.is_symlink():
            numbers.append(int(os.readlink(self._current).removeprefix("snapshot-")))
        return self.path / f"snapshot-{max(numbers, default=0) + 1}"

    def publish(self, snapshot: Path) -> None:
        """Make a complete snapshot the one that readers open; remove older ones nobody reads."""
        self._lock_file(snapshot).touch()
        link = self.path / "current.new"
        link.unlink(missing_ok=True)
        link.symlink_to(snapshot.name)
        link.replace(self._current)
        for old in self._snapshots():
            if old != snapshot:
                self._remove_unread(old)

    def hold_current(self) -> tuple[Path, IO[bytes]]:
        """Give the newest snapshot and a lock that keeps it in place."""
        for _ in range(100):  # a writer may publish between two of these lines, not 100 times
            try:
                snapshot = self.path / os.readlink(self._current)
                held = self._lock_file(snapshot).open("rb")
                fcntl.flock(held, fcntl.LOCK_SH)
            except FileNotFoundError:
                continue
            except OSError as error:
                raise self.trouble("read", error) from error
            if snapshot.is_dir():
                return snapshot, held
            held.close()
        raise StoreError(f"{self.path} has no snapshot to read: run a build on it again")

    def trouble(self, doing: str, error: OSError) -> StoreError:
        """Put an error of the operating system into words."""
        text = str(error)
        if "No space left" in text or "File too large" in text or "Disk quota" in text:
            return StoreError(
                f"The disk is full: cannot {doing} {self.path}. What was stored before is safe; "
                "make room and run the same command again"
            )
        if isinstance(error, PermissionError) or "Read-only file system" in text:
            return StoreError(
                f"Cannot {doing} {self.path}: {error.strerror or text}. Change its permissions, or "
                "name another folder with --store"
            )
        return StoreError(f"Cannot {doing} {self.path}: {text}")

    def _snapshots(self) -> list[Path]:
        return [p for p in self.path.glob("snapshot-*") if "." not in p.name]

    def _lock_file(self, snapshot: Path) -> Path:
        return snapshot.with_name(snapshot.name + ".lock")

    def _remove_unread(self, snapshot: Path) -> None:
        lock = self._lock_file(snapshot)
        with lock.open("ab") as held:
            if not _locks(held, 0):
                return  # somebody reads it: a later writer removes it
            for left in (snapshot, *self.path.glob(f"{snapshot.name}.merged*")):
                shutil.rmtree(left, ignore_errors=True)
            lock.unlink(missing_ok=True)


def _locks(file: IO[Any], patience: float) -> bool:
    give_up = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= give_up:
                return False
            time.sleep(0.02)
        else:
            return True
