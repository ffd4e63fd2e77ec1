"""The facts table's record: its fields, in the order they are written, and their types.

A public format with a version of its own, described in docs/reference/facts-table.md. Adding a
field raises the second number, changing or removing one the first.
"""

from __future__ import annotations

from typing import TypedDict

VERSION = "1.0"

FactRow = TypedDict(
    "FactRow",
    {
        "claim": str,
        "article": str,
        "published": str | None,
        "publisher": str | None,
        "url": str | None,
        "title": str | None,
        "type": str,
        "kind": str | None,
        "start": int,
        "end": int,
        "evidence": str,
        "sentence": str | None,
        "count_text": str | None,
        "count_min": int | None,
        "count_max": int | None,
        "count_approx": bool | None,
        "bound": str | None,
        "measure": str | None,
        "unit": str | None,
        "scope": str | None,
        "who": list[str],
        "target": list[str],
        "perpetrator": list[str],
        "from": list[str],
        "to": list[str],
        "place": list[str],
        "origin": list[str],
        "destination": list[str],
        "affiliation": list[str],
        "source": list[str],
        "ranks": dict[str, int],
        "party_total": int | None,
        "when_start": str | None,
        "when_end": str | None,
        "when_edtf": str | None,
        "when_text": str | None,
        "attribution": str | None,
        "epistemic": str | None,
        "status": str | None,
        "subset": bool,
        "cumulative": bool,
        "links": dict[str, list[str]],
        "incident": str | None,
        "rule": str | None,
        "score": float | None,
    },
)

FIELDS: tuple[str, ...] = tuple(FactRow.__annotations__)

NAME_SLOTS = (
    "who", "target", "perpetrator", "from", "to", "place", "origin", "destination", "affiliation",
    "source",
)  # fmt: skip
"""The fields that hold lists of names."""
