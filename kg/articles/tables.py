"""Read the layout-*.csv tables of data/lexicons: what outlets print around a story."""

from __future__ import annotations

import csv
from functools import cache

from kg import resources


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a table; lines that start with # explain it."""
    with (resources.LEXICONS / f"layout-{name}.csv").open(encoding="utf-8") as file:
        return tuple(csv.DictReader(line for line in file if not line.startswith("#")))


@cache
def column(name: str, key: str) -> frozenset[str]:
    """Return the values of a column, case-folded."""
    return frozenset(row[key].casefold() for row in rows(name))
