"""The rows of a table that comes with kg in data/linking."""

from __future__ import annotations

import csv

from kg.resources import folder

__all__ = ["rows"]


def rows(name: str) -> list[dict[str, str]]:
    """Give the rows of a table, without the comment that opens it."""
    with open(f"{folder('data/linking')}/{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))
