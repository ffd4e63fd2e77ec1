"""The tables as bytes, and what they lose to whoever wants to know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from kg.exports.coded.acled import ACLED_FIELDS, acled_row
from kg.exports.coded.data import rows
from kg.exports.coded.deaths import check_rule
from kg.exports.coded.gather import occurrences
from kg.exports.coded.ged import GED_FIELDS, ged_row
from kg.exports.coded.values import Loss
from kg.exports.tables import csv_chunks
from kg.store import LocalStore

__all__ = ["CODED", "coded_chunks", "hxl_tags"]

CODED: Final = {"acled": ACLED_FIELDS, "ged": GED_FIELDS}
"""Tables by name, with their columns."""


def coded_chunks(
    store: LocalStore,
    name: str,
    slugs: list[str],
    *,
    across: bool = True,
    best: str | None = None,
    hxl: bool = False,
    lost: Callable[[Loss], None] | None = None,
) -> Iterator[bytes]:
    """Yield a table of CODED as CSV.

    Args:
        store: The store.
        name: Which table.
        slugs: The articles, in the order of their ids.
        across: Whether what was reconciled is one row.
        best: How GED's ``best`` is picked.
        hxl: Whether the second line has HXL tags.
        lost: Called with everything that the table cannot hold.
    """
    check_rule(best)
    fields = CODED[name]
    return csv_chunks(
        _rows(store, name, slugs, across, best, lost),
        fields,
        tags=hxl_tags(name, fields) if hxl else None,
    )


def hxl_tags(name: str, fields: Iterable[str]) -> list[str]:
    """Give the HXL tag of each column, empty for those that have none."""
    tags = {row["column"]: row["tag"] for row in rows("hxl") if row["table"] == name}
    return [tags.get(field, "") for field in fields]


def _rows(
    store: LocalStore,
    name: str,
    slugs: list[str],
    across: bool,
    best: str | None,
    lost: Callable[[Loss], None] | None,
) -> Iterator[Mapping[str, Any]]:
    for occurrence in occurrences(store, slugs, across=across):
        row, losses = ged_row(occurrence, best) if name == "ged" else acled_row(occurrence)
        if lost is not None:
            for loss in losses:
                lost(loss)
        if row is not None:
            yield row
