"""Turn names into the rows under which they are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kg.linking import names
from kg.linking.index.schema import KINDS

__all__ = ["INITIALS", "SHORT", "skeleton_keys", "skeleton_rows", "surface_rows"]

SHORT = 3
"""A skeleton with fewer letters says too little by itself."""

INITIALS = "5"
_ABBREVIATED = frozenset({"organisation", "igo", "government", "armed_group", "party"})


def surface_rows(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[str, int, str]]:
    """Give the rows of the table surface for names with their entities."""
    for n, kind_of, _, label, name, kind in rows:
        written = KINDS[kind] + ("" if name == label else name)
        if norm := names.exact(name):
            yield norm, n, written
        if kind_of in _ABBREVIATED and kind != "acronym" and (short := names.initials(name)):
            yield short, n, INITIALS + ("" if name == label else name)


def skeleton_rows(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[str, str, int, str]]:
    """Give the rows of the table skeleton for names with their entities."""
    for n, _, country, label, name, kind in rows:
        if kind == "acronym":
            continue
        written = KINDS[kind] + ("" if name == label else name)
        for reading in names.readings(name):
            folded = names.folded(reading)
            for key in skeleton_keys(reading, [country] if country else []):
                yield key, folded, n, written


def skeleton_keys(reading: str, countries: Iterable[str]) -> Iterator[str]:
    """Give the keys in the table skeleton for one reading of a name.

    A short skeleton is found together with a country, or with its vowels.
    """
    skeleton = names.skeleton(reading)
    if len(skeleton) >= SHORT:
        yield skeleton
    elif skeleton:
        yield f"~{names.pattern(reading)}"
        for country in countries:
            yield f"{skeleton} {country}"
