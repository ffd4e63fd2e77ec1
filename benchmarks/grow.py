"""What one more article costs in an empty store and in one of a thousand."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.corpus import write_jsonl

BEFORE = 1000
SAMPLE = 15


def one_by_one(store: Any, folder: Path, name: str, extractor: Any, gate: Any) -> list[float]:
    """Build ``SAMPLE`` articles, each in a build of its own, and time each."""
    from kg.build import build

    times = []
    for line in (folder / "sample.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        single = folder / "single.jsonl"
        single.write_text(json.dumps(record | {"id": f"{name}-{record['id']}"}), encoding="utf-8")
        start = time.perf_counter()
        build([single], store=store, extractor=extractor, gate=gate)
        times.append(time.perf_counter() - start)
    return times


def child(folder: Path) -> None:
    """Print the median time of an article in an empty and in a grown store as JSON."""
    from kg.build import build
    from kg.nlp import load_extractor
    from kg.shapes import load_gate
    from kg.store import open_store

    write_jsonl(folder / "thousand.jsonl", BEFORE)
    write_jsonl(folder / "sample.jsonl", SAMPLE, start=BEFORE)
    extractor, gate = load_extractor(), load_gate()
    with open_store(folder / "warm", write=True) as store:
        one_by_one(store, folder, "warm", extractor, gate)
    with open_store(folder / "store", write=True) as store:
        first = one_by_one(store, folder, "first", extractor, gate)
        build([folder / "thousand.jsonl"], store=store, extractor=extractor, gate=gate)
        last = one_by_one(store, folder, "last", extractor, gate)
    print(json.dumps({"first": statistics.median(first), "last": statistics.median(last)}))


def measure() -> list[dict[str, Any]]:
    """Give the cost of the 1,001st article over that of the first."""
    with tempfile.TemporaryDirectory() as name:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.grow", name],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    times = json.loads(done.stdout)
    return [
        {
            "what": f"article {BEFORE + 1} / article 1", "unit": "times", "bound": 1.2,
            "value": times["last"] / times["first"],
            "detail": f"{1000 * times['last']:.0f} ms against {1000 * times['first']:.0f} ms",
        }
    ]  # fmt: skip


if __name__ == "__main__":
    child(Path(sys.argv[1]))
