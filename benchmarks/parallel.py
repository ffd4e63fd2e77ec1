"""What a second process is worth: the wall time of one over that of two, where there are cores."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.corpus import write_jsonl

ARTICLES = 400
ROUNDS = 2


def child(folder: Path) -> None:
    """Build with one process and with two in turn, and print the best times as JSON.

    Loading counts for neither: the parts that start up are timed with a short corpus and taken off.
    """
    from kg.build import build
    from kg.nlp import load_extractor
    from kg.shapes import load_gate
    from kg.store import open_store

    write_jsonl(folder / "long.jsonl", ARTICLES)
    write_jsonl(folder / "short.jsonl", 40, start=ARTICLES)

    def built(name: str, workers: int) -> float:
        start = time.perf_counter()
        with tempfile.TemporaryDirectory() as place, open_store(place, write=True) as store:
            build(
                [folder / f"{name}.jsonl"], store=store, extractor=load_extractor(),
                gate=load_gate(), workers=workers,
            )  # fmt: skip
        return time.perf_counter() - start

    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        for workers in (1, 2):
            for name in ("short", "long"):
                key = f"{name}-{workers}"
                best[key] = min(best.get(key, 1e9), built(name, workers))
    print(json.dumps({str(n): best[f"long-{n}"] - best[f"short-{n}"] for n in (1, 2)}))


def measure() -> list[dict[str, Any]]:
    """Give two processes' time over one's; nothing where there is but one core."""
    if (os.cpu_count() or 1) < 2:
        return []
    with tempfile.TemporaryDirectory() as name:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.parallel", name],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    seconds = json.loads(done.stdout)
    return [
        {
            "what": "kg build --workers 2 / 1", "unit": "times", "bound": 1 / 1.7,
            "value": seconds["2"] / seconds["1"],
            "detail": f"wall: {seconds['2']:.1f} s against {seconds['1']:.1f} s, needs quiet cores",
        }
    ]  # fmt: skip


if __name__ == "__main__":
    child(Path(sys.argv[1]))
