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
import os
import time
from os.path import exists, isdir, join

from kg.errors import StoreError

TYPE_CHECKING = False  # this module is on the quick path: docs/decisions/0009-quick-start.md
if TYPE_CHECKING:
    from typing import IO, Any

__all__ = ["FORMAT", "Folder"]

FORMAT = 1
"""Raised when an older kg could not read what this one writes."""

_BESIDE = frozenset({"lock", "format.json.new"})
"""All that a writer killed while it made the folder can leave behind."""


class Folder:
    """The files of one store, without any idea of what a quad is."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = os.path.normpath(path)
        self.live = join(self.path, "live")
        self._format = join(self.path, "format.json")
        self._open = join(self.path, "open")
        self._current = join(self.path, "current")

    def exists(self) -> bool:
        """Say whether there is a store; raise StoreError where something else is there."""
        try:
            names = set(os.listdir(self.path))
        except FileNotFoundError:
            return False
        except NotADirectoryError as error:
            raise StoreError(
                f"{self.path} is a file, not the folder of a store: name a folder"
            ) from error
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
            with open(self._format, encoding="utf-8") as file:
                text = file.read()
            version, base = _read_format(text)
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
        new = self._format + ".new"
        try:
            with open(new, "w", encoding="utf-8") as file:
                file.write(_written_format(base))
            os.replace(new, self._format)
        except OSError as error:
            raise self.trouble("create", error) from error

    def lock(self, patience: float) -> IO[str]:
        """Become the one writer, until the answered file is closed.

        Args:
            patience: Seconds to wait for another writer, such as a reader that catches up.
        """
        try:
            os.makedirs(self.path, exist_ok=True)
            held = open(join(self.path, "lock"), "a+", encoding="utf-8")  # noqa: SIM115
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
        open(self._open, "a").close()

    def mark_closed(self) -> None:
        """Note that the newest snapshot holds everything."""
        _unlink(self._open)

    def is_behind(self) -> bool:
        """Say whether a writer is at work, or died, with the newest snapshot behind."""
        return exists(self._open)

    def has_snapshot(self) -> bool:
        """Say whether there is anything for readers."""
        return os.path.islink(self._current)

    def next_snapshot(self) -> str:
        """Name the folder of the snapshot after the newest one."""
        names = self._snapshots()
        if self.has_snapshot():
            names.append(os.readlink(self._current))
        numbers = [int(name.removeprefix("snapshot-")) for name in names]
        return join(self.path, f"snapshot-{max(numbers, default=0) + 1}")

    def publish(self, snapshot: str) -> None:
        """Make a complete snapshot the one that readers open; remove older ones nobody reads."""
        open(_lock_file(snapshot), "a").close()
        link = join(self.path, "current.new")
        _unlink(link)
        name = os.path.basename(snapshot)
        os.symlink(name, link)
        os.replace(link, self._current)
        for old in self._snapshots():
            if old != name:
                self._remove_unread(join(self.path, old))

    def hold_current(self) -> tuple[str, IO[bytes]]:
        """Give the newest snapshot and a lock that keeps it in place."""
        for _ in range(100):  # a writer may publish between two of these lines, not 100 times
            try:
                snapshot = join(self.path, os.readlink(self._current))
                held = open(_lock_file(snapshot), "rb")  # noqa: SIM115
                fcntl.flock(held, fcntl.LOCK_SH)
            except FileNotFoundError:
                continue
            except OSError as error:
                raise self.trouble("read", error) from error
            if isdir(snapshot):
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

    def _snapshots(self) -> list[str]:
        names = os.listdir(self.path)
        return [name for name in names if name.startswith("snapshot-") and "." not in name]

    def _remove_unread(self, snapshot: str) -> None:
        from shutil import rmtree

        lock = _lock_file(snapshot)
        with open(lock, "ab") as held:
            if not _locks(held, 0):
                return  # somebody reads it: a later writer removes it
            merged = os.path.basename(snapshot) + ".merged"
            for name in os.listdir(self.path):
                if name.startswith(merged):
                    rmtree(join(self.path, name), ignore_errors=True)
            rmtree(snapshot, ignore_errors=True)
            _unlink(lock)


def _written_format(base: str) -> str:
    import json

    return json.dumps({"format": FORMAT, "base": base}) + "\n"


def _read_format(text: str) -> tuple[object, object]:
    begin, end = f'{{"format": {FORMAT}, "base": "', '"}\n'
    base = text[len(begin) : -len(end)]
    if text == begin + base + end and not {'"', "\\"} & set(base):
        return FORMAT, base  # as we write it: json takes longer to import than the store to open
    import json

    found = json.loads(text)
    return found["format"], found["base"]


def _lock_file(snapshot: str) -> str:
    return snapshot + ".lock"


def _unlink(path: str) -> None:
    if os.path.lexists(path):
        os.unlink(path)


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
