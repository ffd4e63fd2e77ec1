"""What dumps and endpoints of Wikidata have in common: classes, properties, dates, countries."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from kg.linking.index.records import number_of
from kg.resources import folder

__all__ = [
    "LANGUAGES",
    "RELATIONS",
    "classes",
    "country_codes",
    "endpoint_classes",
    "wikidata_date",
]

LANGUAGES: Final = frozenset(
    ["en", "ar", "fr", "de", "es", "it", "pt", "nl", "tr", "ku", "ckb", "fa", "ps", "ur", "az"]
)
"""Languages in Latin or Arabic script whose names outlets quote."""

RELATIONS: Final = (131, 17, 159, 361, 749, 1001, 1365, 1366, 2388, 2389, 463)
"""Properties kept as relations, as P131."""

_TIME: Final = re.compile(r"\+([0-9]{4})-([0-9]{2})-([0-9]{2})T[0-9:]{8}Z")
_YEAR, _MONTH, _DAY = 9, 10, 11


@cache
def classes() -> Mapping[int, str]:
    """Give the type of entity that the instances of each class are, the first class first."""
    return {item: row["type"] for row in _rows() if (item := number_of(row["class"]))}


def endpoint_classes() -> tuple[str, ...]:
    """Give the classes of which an endpoint can list all instances."""
    return tuple(row["class"] for row in _rows() if row["endpoint"] == "yes")


@cache
def country_codes() -> Mapping[int, str]:
    """Give the ISO code for the items of the countries of today."""
    found = {}
    for row in _read("territories.csv"):
        item = number_of(row["wikidata"])
        if item and len(row["code"]) == 2 and row["type"] == "country" and not row["historical"]:
            found[item] = row["code"]
    return found


def wikidata_date(time: object, precision: object) -> str | None:
    """Give an ISO date cut to its precision; None for what is vaguer than a year."""
    found = _TIME.fullmatch(time) if isinstance(time, str) else None
    if not found or not isinstance(precision, int) or precision < _YEAR:
        return None
    year, month, day = found.groups()
    if precision >= _DAY and day != "00" and month != "00":
        return f"{year}-{month}-{day}"
    return f"{year}-{month}" if precision >= _MONTH and month != "00" else year


def _rows() -> tuple[dict[str, str], ...]:
    return _read("wikidata-classes.csv")


@cache
def _read(name: str) -> tuple[dict[str, str], ...]:
    with open(f"{folder('data/linking')}/{name}", encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(line for line in file if not line.startswith("#")))
