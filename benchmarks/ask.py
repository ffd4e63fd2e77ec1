"""How long the commands that only ask take to start and answer."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.corpus import SAMPLES

RUNS = 9
BARE = """
import sys
from pyoxigraph import QueryResultsFormat, Store
store = Store.read_only(sys.argv[1])
answer = store.query(open(sys.argv[2], encoding="utf-8").read(), use_default_graph_as_union=True)
sys.stdout.buffer.write(answer.serialize(format=QueryResultsFormat.CSV))
"""


def best(command: list[str]) -> float:
    """Time a command ``RUNS`` times and give the shortest, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)


def measure() -> list[dict[str, Any]]:
    """Time ``kg --help``, and a saved query against the same SPARQL in a bare interpreter."""
    kg = str(Path(sys.executable).parent / "kg")
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "store")
        subprocess.run([kg, "build", str(SAMPLES), "--store", store], capture_output=True)
        query = SAMPLES.parents[1] / "queries" / "casualties.rq"
        asked = best([kg, "query", "run", "casualties", "--store", store, "--format", "csv"])
        live = next(Path(store).rglob("CURRENT")).parent
        bare = best([sys.executable, "-c", BARE, str(live), str(query)])
    shown = best([kg, "--help"])
    return [
        {"what": "kg --help", "value": shown, "bound": 0.5, "unit": "s", "detail": ""},
        {
            "what": "kg query run / bare pyoxigraph",
            "value": asked / bare,
            "bound": 1.5,
            "unit": "times",
            "detail": f"{asked * 1000:.0f} ms against {bare * 1000:.0f} ms",
        },
    ]
