"""How long the commands that only ask take to start and answer."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.corpus import SAMPLES

RUNS = 15
QUERIES = ("articles", "captures", "casualties")
BARE = """
import sys
from pyoxigraph import QueryResultsFormat, Store
store = Store.read_only(sys.argv[1])
answer = store.query(open(sys.argv[2], encoding="utf-8").read(), use_default_graph_as_union=True)
sys.stdout.buffer.write(answer.serialize(format=QueryResultsFormat.CSV))
"""


def best(*commands: list[str], environment: dict[str, str]) -> list[float]:
    """Give the shortest time of each command, in seconds, after a first run that does not count.

    The commands take turns, so that whatever else the machine does hits all of them.
    """
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(RUNS + 1):
        for command, taken in zip(commands, times, strict=True):
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, env=environment)
            taken.append(time.perf_counter() - start)
    return [min(taken[1:]) for taken in times]


def measure() -> list[dict[str, Any]]:
    """Time ``kg --help``, and saved queries against the same SPARQL in a bare interpreter."""
    kg = str(Path(sys.executable).parent / "kg")
    with tempfile.TemporaryDirectory() as folder:
        # Modules are compiled once, as in every installation, whatever the caller's shell says.
        environment = os.environ | {"PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        store = Path(folder) / "store"
        subprocess.run([kg, "build", str(SAMPLES), "--store", str(store)], capture_output=True)
        asked = [_against_bare(kg, name, store, environment) for name in QUERIES]
        (shown,) = best([kg, "--help"], environment=environment)
    return [
        {"what": "kg --help", "value": shown, "bound": 0.5, "unit": "s", "detail": ""},
        *asked,
    ]


def _against_bare(kg: str, name: str, store: Path, environment: dict[str, str]) -> dict[str, Any]:
    snapshot = str((store / "current").resolve())  # what readers open too
    query = Path(__file__).parent.parent / "queries" / f"{name}.rq"
    asked, bare = best(
        [kg, "query", "run", name, "--store", str(store), "--format", "csv"],
        [sys.executable, "-c", BARE, snapshot, str(query)],
        environment=environment,
    )
    return {
        "what": f"kg query run {name} / bare pyoxigraph",
        "value": asked / bare,
        "bound": 1.5,
        "unit": "times",
        "detail": f"{asked * 1000:.0f} ms against {bare * 1000:.0f} ms",
    }
