"""Run every measure and print what it gave against its bound; exit 1 if one is exceeded."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from benchmarks import across, ask, grow, lookup, parallel, stream, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A measured value and the most it may be."""

    what: str
    value: float
    bound: float
    unit: str
    detail: str


def main() -> int:
    """Measure, print a line each, and tell whether all bounds hold."""
    rows = [
        Measured(**row)
        for module in (whole, stream, parallel, grow, across, ask, lookup)
        for row in module.measure()
    ]
    width = max(len(row.what) for row in rows)
    for row in rows:
        verdict = "ok" if row.value <= row.bound else "OVER"
        print(
            f"{row.what:<{width}}  {row.value:8.2f} {row.unit:<8} <= {row.bound:g}  "
            f"{verdict:<4}  {row.detail}"
        )
    return 0 if all(row.value <= row.bound for row in rows) else 1


sys.exit(main())
