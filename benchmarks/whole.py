"""A whole build against the bare model over the same texts, in one process."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.corpus import write_jsonl

ARTICLES = 150
WARM_UP = 20
ROUNDS = 3
SHARES = (
    ("SHACL's share of the build", "gate", 15.0),
    ("linking's share of the build", "link", 10.0),
    ("reconciling's share of the build", "reconcile", 10.0),
)


class Timed:
    """A stage of the build that adds up the time spent in one of its methods."""

    def __init__(self, stage: Any, method: str) -> None:
        self.fingerprint = stage.fingerprint
        self.seconds = 0.0
        self._call = getattr(stage, method)
        setattr(self, method, self._timed)

    def _timed(self, *given: Any) -> Any:
        start = time.process_time()
        result = self._call(*given)
        self.seconds += time.process_time() - start
        return result


def child(folder: Path) -> None:
    """Take turns with the bare model, and print the best CPU and wall times of both as JSON."""
    import spacy

    from kg.build import build, reconcile
    from kg.linking import load_linker
    from kg.nlp import DEFAULT, load_extractor
    from kg.shapes import load_gate
    from kg.store import open_store

    texts = write_jsonl(folder / "articles.jsonl", ARTICLES)
    write_jsonl(folder / "warm.jsonl", WARM_UP, start=ARTICLES)
    bare, extractor = spacy.load(DEFAULT), load_extractor()
    gate, linker = Timed(load_gate(), "validate"), Timed(load_linker(None, None), "link")

    def built(name: str, source: str) -> dict[str, float]:
        gate.seconds = linker.seconds = 0.0
        start, wall = time.process_time(), time.perf_counter()
        with open_store(folder / name, write=True) as store:
            build([folder / source], store=store, extractor=extractor, gate=gate, linker=linker)
            across = time.process_time()
            reconcile(store)
            across = time.process_time() - across
            written = sum(1 for graph in store.graphs() if "/graph/" in graph.value)
        cpu, wall = time.process_time() - start, time.perf_counter() - wall
        shares = {"gate": gate.seconds, "link": linker.seconds, "reconcile": across}
        return {"build": cpu, "wall": wall, "written": written} | shares

    def parsed(some: list[str]) -> dict[str, float]:
        start, wall = time.process_time(), time.perf_counter()
        for _ in bare.pipe(some):
            pass
        return {"bare": time.process_time() - start, "bare_wall": time.perf_counter() - wall}

    parsed(texts[:WARM_UP])
    built("warm", "warm.jsonl")
    rounds = [parsed(texts) | built(f"store-{n}", "articles.jsonl") for n in range(ROUNDS)]
    print(json.dumps({key: min(r[key] for r in rounds) for key in rounds[0]}))


def peak_memory(folder: Path) -> float:
    """Build the corpus with the command itself and give its peak resident memory, in GB."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    kg = str(Path(sys.executable).parent / "kg")
    command = [kg, "build", str(folder / "articles.jsonl"), "--store", str(folder / "again")]
    done = subprocess.run(
        [sys.executable, "-c", code, *command], capture_output=True, text=True, check=True
    )
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes
    return int(done.stdout) * unit / 1e9


def measure() -> list[dict[str, Any]]:
    """Give the build's ratio to the bare model, the gate's share and the peak memory."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.whole", name],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        seconds = json.loads(done.stdout)
        if seconds["written"] != ARTICLES:
            raise SystemExit(f"only {seconds['written']} of {ARTICLES} articles were written")
        memory = peak_memory(folder)
    wall = seconds["wall"] / seconds["bare_wall"]
    detail = (
        f"CPU: {seconds['build']:.1f} s against {seconds['bare']:.1f} s, {ARTICLES} articles, "
        f"best of {ROUNDS}; wall {wall:.2f} times"
    )
    return [
        {
            "what": "build / bare nlp.pipe", "unit": "times", "bound": 1.4,
            "value": seconds["build"] / seconds["bare"], "detail": detail,
        },
        *(_share(what, seconds[part], seconds["build"], bound) for what, part, bound in SHARES),
        {
            "what": "peak memory of kg build", "unit": "GB", "bound": 1.0,
            "value": memory, "detail": f"{ARTICLES} articles",
        },
    ]  # fmt: skip


def _share(what: str, part: float, whole: float, bound: float) -> dict[str, Any]:
    """Make a row of the share of a stage in the whole."""
    return {
        "what": what, "unit": "%", "bound": bound, "value": 100 * part / whole,
        "detail": f"{1000 * part / ARTICLES:.1f} ms an article",
    }  # fmt: skip


if __name__ == "__main__":
    child(Path(sys.argv[1]))
