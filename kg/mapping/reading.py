"""What was read out of an article, as one text: to link and map it again without reading it.

The text is the version of kg.model's shape, a space, and JSON; fields at their defaults are left
out, and so is the article's own text, which has a graph of its own.
"""

from __future__ import annotations

import hashlib
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, get_args, get_type_hints

from kg.model import Article, Extraction

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = ["Reading", "read_reading", "write_reading"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article and what it says."""

    article: Article
    extraction: Extraction


def write_reading(article: Article, extraction: Extraction) -> str:
    """Write down what was read; equal readings give equal texts."""
    reading = Reading(article=replace(article, text="", path=None), extraction=extraction)
    return f"{model_version()} {_adapter().dump_json(reading, exclude_defaults=True).decode()}"


def read_reading(written: str, text: str, path: str | None = None) -> Reading | None:
    """Read what ``write_reading`` wrote; None where it is of another version of the model."""
    version, _, data = written.partition(" ")
    if version != model_version():
        return None
    reading = _adapter().validate_json(data)
    return replace(reading, article=replace(reading.article, text=text, path=path))


@cache
def model_version() -> str:
    """Sum up the classes of the model, their fields, types and defaults."""
    said: list[str] = []
    todo: list[object] = [Reading]
    for each in todo:
        if isinstance(each, type) and is_dataclass(each):
            hints = get_type_hints(each)
            for f in fields(each):
                default = "" if f.default is MISSING else f" = {f.default!r}"
                said.append(f"{each.__name__}.{f.name}: {hints[f.name]}{default}")
            todo += [hint for hint in hints.values() if hint not in todo]
        else:
            todo += [hint for hint in get_args(each) if hint not in todo]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:8]


@cache
def _adapter() -> TypeAdapter[Reading]:
    from pydantic import TypeAdapter

    return TypeAdapter(Reading)
