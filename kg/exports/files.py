"""Write a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from kg.errors import StoreError

__all__ = ["write_whole"]


def write_whole(path: Path, chunks: Iterable[bytes]) -> None:
    """Write beside the file and rename over it at the end, so that nobody sees half a file.

    A link is followed, and a device or pipe is written to as it is.

    Raises:
        StoreError: The file cannot be written; what stood there before is untouched.
    """
    path = Path(os.path.realpath(path))
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as out:
                out.writelines(chunks)
        else:
            _replace(path, chunks)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(
            f"{path}: cannot be written ({reason}); name another file with -o"
        ) from error


def _replace(path: Path, chunks: Iterable[bytes]) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:80]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.writelines(chunks)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(name, _mode(path))
        os.replace(name, path)
    finally:
        # After the rename there is nothing left to remove.
        with contextlib.suppress(OSError):
            os.unlink(name)


def _mode(path: Path) -> int:
    """Give the mode that open() would: that of the file there is, else what the umask leaves."""
    if path.exists():
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
