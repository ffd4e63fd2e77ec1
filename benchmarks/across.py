"""What reconciling costs in stores of 1,000 and 10,000 articles, or of as many as are asked for.

`python -m benchmarks.across 100000` measures one store of that size; it takes half an hour.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

SMALL, LARGE = 1_000, 10_000
ADDED = 200
AT_ONCE = 200
MEGABYTE = 2**20 if sys.platform == "darwin" else 2**10
"""macOS counts memory in bytes, Linux in kilobytes."""


def fill(store: Any, count: int, start: int) -> None:
    """Write articles that a generator makes up, with the stories that a build keeps."""
    from benchmarks.world import articles

    batch = []
    for number, quads in enumerate(articles(count, start), start=1):
        batch += quads
        if number % AT_ONCE == 0 or number == count:
            store.replace({quad.graph_name for quad in batch}, batch)
            batch = []


def child(folder: Path, count: int) -> None:
    """Reconcile a store, add some articles and reconcile again; print CPU times as JSON."""
    from kg.build import reconcile
    from kg.store import open_store

    with open_store(folder / f"store{count}", write=True) as store:
        fill(store, count, 0)
        start = time.process_time()
        whole = reconcile(store)
        spent = time.process_time() - start
        start = time.process_time()
        reconcile(store)  # looks for what changed, and finds nothing
        idle = time.process_time() - start
        fill(store, ADDED, count)
        start = time.process_time()
        reconcile(store)
        added = time.process_time() - start - idle
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    print(
        json.dumps(
            {
                "each": 1000 * spent / count,
                "added": 1000 * added / ADDED,
                "idle": idle,
                "memory": memory,
                "incidents": whole.incidents,
            }
        )
    )


def run(count: int) -> dict[str, float]:
    """Measure a store of so many articles in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.across", name, str(count)],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure() -> list[dict[str, Any]]:
    """Give the cost of an added article in a large store over that in a small one, and memory."""
    small, large = run(SMALL), run(LARGE)
    return [
        {
            "what": f"reconciling one more of {LARGE:,} / of {SMALL:,}", "unit": "times",
            "bound": 1.5, "value": large["added"] / small["added"],
            "detail": f"{large['added']:.1f} ms against {small['added']:.1f} ms, "
            f"besides {large['idle']:.2f} s and {small['idle']:.2f} s to see what changed",
        },
        memory(large, LARGE),
    ]  # fmt: skip


def memory(found: dict[str, float], count: int) -> dict[str, Any]:
    """Give the row on the memory that reconciling a store takes."""
    return {
        "what": f"memory for reconciling {count:,} articles", "unit": "MB", "bound": 1000.0,
        "value": found["memory"],
        "detail": f"{found['each']:.1f} ms each, {found['incidents']:,.0f} incidents",
    }  # fmt: skip


if __name__ == "__main__":
    if len(sys.argv) == 3:
        child(Path(sys.argv[1]), int(sys.argv[2]))
    else:
        size = int(sys.argv[1])
        row = memory(run(size), size)
        print(f"{row['what']}: {row['value']:.0f} {row['unit']} ({row['detail']})")
