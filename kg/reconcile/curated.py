"""What people say about pairs of events: that they are one incident, or that they are not."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError
from kg.reconcile.clusters import Pair, pair

__all__ = ["Curated", "read_curated"]

_COLUMNS = ("decision", "event", "other")


@dataclass(frozen=True, slots=True)
class Curated:
    """Pairs of events' IRIs; what is in both is forbidden."""

    forced: frozenset[Pair] = field(default_factory=frozenset)
    forbidden: frozenset[Pair] = field(default_factory=frozenset)


def read_curated(path: Path) -> Curated:
    """Read a CSV file with the columns decision (same, different), event, other and any more.

    Raises:
        InputError: The file cannot be read, lacks a column, or a row makes no sense.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read as UTF-8 text: {error}") from error
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    if missing := [name for name in _COLUMNS if name not in (rows.fieldnames or ())]:
        raise InputError(f"{path} has no column {missing[0]!r}: its header must name {_COLUMNS}")
    decided: dict[str, set[Pair]] = {"same": set(), "different": set()}
    for number, row in enumerate(rows, start=1):
        one, other = ((row[name] or "").strip() for name in ("event", "other"))
        decision = (row["decision"] or "").strip().casefold()
        if decision not in decided or not one or not other or one == other:
            raise InputError(
                f"{path}, row {number}: give `same` or `different` and the IRIs of two events "
                f"(`kg query run events` lists them), not {decision!r}, {one!r}, {other!r}"
            )
        decided[decision].add(pair(one, other))
    return Curated(frozenset(decided["same"]), frozenset(decided["different"]))
