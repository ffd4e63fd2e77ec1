"""Which side a source is of, and whom a count singles out: two small tables."""

from __future__ import annotations

import csv
from functools import cache

from kg.resources import RECONCILE
from kg.terms import CODES

__all__ = ["coded", "everybody", "side_of", "sides"]

_CODED = frozenset({*CODES["role-scheme"], *CODES["rank-scheme"]})


def side_of(kind: str, body: str | None, role: str | None) -> str:
    """Give the side of a source by its class, the class of who it speaks for, and its role."""
    table = sides()
    found = table.get(("kind", body or "")) or table.get(("kind", kind))
    return found or table.get(("role", (role or "").casefold()), "unknown")


def coded(group: str | None) -> str | None:
    """Give the code that a plural such as "soldiers" stands for, else the group as it is."""
    singular = (group or "").removesuffix("s")
    return singular if singular in _CODED else group


def everybody(measure: str, group: str | None) -> bool:
    """Say whether a group is all there are to count; a star stands for any name, not for codes."""
    if group is None:
        return True
    words = _everybody()
    if (measure, "*") in words and group not in _CODED:
        return True
    return ("any", group) in words or (measure, group) in words


@cache
def sides() -> dict[tuple[str, str], str]:
    """Read the sides, by ("kind" or "role", what)."""
    return {(row["by"], row["what"]): row["side"] for row in _rows("sides.csv")}


@cache
def _everybody() -> frozenset[tuple[str, str]]:
    return frozenset((row["measure"], row["group"]) for row in _rows("everybody.csv"))


def _rows(name: str) -> list[dict[str, str]]:
    with (RECONCILE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))
