"""Count what there is to read, for those who wait."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.articles.inputs import find_files

__all__ = ["count_inputs"]

_CHUNK = 1 << 20


def count_inputs(inputs: Sequence[str | Path]) -> int | None:
    """Count files, and the lines of JSON-lines files; None where standard input is among them."""
    if any(str(name) == "-" for name in inputs):
        return None
    return sum(_count(found) for name in inputs for found in find_files(Path(name)))


def _count(found: object) -> int:
    if not isinstance(found, Path) or found.suffix.casefold() not in (".jsonl", ".ndjson"):
        return 1
    try:
        with found.open("rb") as file:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(_CHUNK), b""))
    except OSError:
        return 1  # reading it will say what is wrong
