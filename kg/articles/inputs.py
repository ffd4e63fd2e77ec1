"""Find the files behind what the user named: files, folders, standard input."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from kg.articles.sidecar import SUFFIX
from kg.articles.values import Unreadable, shown

SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson"})
_NAME_IT = "name the file itself to read it"


def find_files(path: Path) -> Iterator[Path | Unreadable]:
    """Yield the file itself, or the articles of a folder and its sub-folders in sorted order."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            found = sorted(_walk(path, path.resolve()), key=_parts)
            yield from found
            if not found:
                yield _unreadable(
                    path, "no article in this folder", "articles are .txt, .html, .jsonl"
                )
        elif stat.S_ISREG(mode) or stat.S_ISFIFO(mode):
            yield path
        else:
            yield _unreadable(path, "is neither a file nor a folder", "name a file or a folder")
    except FileNotFoundError:
        yield _unreadable(path, "no such file or folder", "check the name")
    except OSError as error:
        yield cannot_read(path, error)
    except ValueError:
        yield _unreadable(path, "is no file name", "check the name")


def cannot_read(path: Path, error: OSError) -> Unreadable:
    """Say why the system does not let us read a file or folder."""
    reason = f"cannot be read ({error.strerror or 'no reason given'})"
    return _unreadable(path, reason, "check its permissions")


def _walk(folder: Path, root: Path) -> Iterator[Path | Unreadable]:
    """Yield what is in a folder; links are followed to files inside the root, never to folders."""
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield cannot_read(folder, error)
        return
    for name in names:
        path = folder / name
        if name.startswith(".") or name.endswith(SUFFIX):
            continue
        if path.is_symlink():
            yield from _link(path, root)
        elif path.is_dir():
            yield from _walk(path, root)
        elif path.suffix.casefold() in SUFFIXES and path.is_file():
            yield path


def _link(path: Path, root: Path) -> Iterator[Path | Unreadable]:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):  # a loop is a RuntimeError before Python 3.13
        yield _unreadable(path, "is a link that leads nowhere", "remove it", skipped=True)
        return
    if not target.is_relative_to(root):
        yield _unreadable(path, "is a link out of the folder", _NAME_IT, skipped=True)
    elif path.suffix.casefold() in SUFFIXES and target.is_file() and _hidden(target, root):
        yield path  # a target that is not hidden is read under its own name


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


def _parts(item: Path | Unreadable) -> tuple[str, ...]:
    return (item if isinstance(item, Path) else Path(item.path)).parts


def _unreadable(path: Path, reason: str, then: str, *, skipped: bool = False) -> Unreadable:
    return Unreadable(
        path=shown(path), reason=reason, next=then, kind="skipped" if skipped else "unreadable"
    )
