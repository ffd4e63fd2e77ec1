"""Write tables: the facts as JSON lines, and any table as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kg.exports.facts_row import FIELDS, FactRow

__all__ = ["csv_chunks", "csv_line", "jsonl_chunks"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def jsonl_chunks(rows: Iterable[FactRow]) -> Iterator[bytes]:
    """Yield one JSON object a line, in UTF-8 and with the fields in their order."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False).encode() + b"\n"


def csv_chunks(
    rows: Iterable[Mapping[str, Any]],
    fields: Sequence[str] = FIELDS,
    tags: Sequence[str] | None = None,
) -> Iterator[bytes]:
    """Yield RFC 4180 lines in UTF-8: a heading, then one line a row.

    Lists are joined by "; ", objects are JSON; null, an empty list and an empty object are an empty
    cell. A text that a spreadsheet would take for a formula gets an apostrophe before it. ``tags``
    are a second heading, of HXL.
    """
    yield _line(fields)
    if tags is not None:
        yield _line(tags)
    for row in rows:
        yield csv_line([row[field] for field in fields])


def csv_line(values: Iterable[object]) -> bytes:
    """Write one line, as ``csv_chunks`` does."""
    return _line([_cell(value) for value in values])


def _line(cells: Iterable[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode()


def _cell(value: object) -> str:
    if value is None or value == {}:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    text = "; ".join(value) if isinstance(value, list) else str(value)
    return f"'{text}" if isinstance(value, str | list) and text.startswith(_FORMULA) else text
