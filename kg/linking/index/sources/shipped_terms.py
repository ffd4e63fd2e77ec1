"""Terms and days of the sources that come with kg: data/linking/sources.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from kg.linking.index.records import SourceInfo
from kg.resources import folder

__all__ = ["info"]


def info(name: str, version: str = "", date: str | None = None) -> SourceInfo:
    """Describe a source that comes with kg."""
    terms = _all()[name] | ({"date": date} if date else {})
    return SourceInfo(name=name, version=version, **terms)


@cache
def _all() -> dict[str, dict[str, Any]]:
    with open(f"{folder('data/linking')}/sources.toml", "rb") as file:
        return tomllib.load(file)
