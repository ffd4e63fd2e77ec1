"""A stream of general news, nine of ten articles not about conflict, against the bare model."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.corpus import shifted, varied

GENERAL = Path(__file__).parent / "general" / "articles.txt"
ARTICLES = 300
EVERY = 10
"""One article in so many is about conflict."""
ROUNDS = 3


def general() -> list[str]:
    """Give the articles on sport, markets, weather, health, culture and the rest."""
    return [text.strip() for text in GENERAL.read_text(encoding="utf-8").split("\n===\n")]


def stream(count: int) -> Iterator[tuple[str, str, str | None]]:
    """Yield id, text and day of ``count`` articles, no two texts alike."""
    others, conflict = general(), varied(count // EVERY + 1)
    for i in range(count):
        if i % EVERY == EVERY // 2:
            ident, article = next(conflict)
            yield ident, article.text, str(article.published or "") or None
        else:
            yield f"general-{i:05d}", shifted(others[i % len(others)], i // len(others)), None


def write_stream(path: Path, count: int) -> list[str]:
    """Write the stream as JSON lines and return its texts."""
    rows = list(stream(count))
    with path.open("w", encoding="utf-8") as out:
        for ident, text, day in rows:
            record = {"id": ident, "text": text} | ({"published": day} if day else {})
            out.write(json.dumps(record) + "\n")
    return [text for _, text, _ in rows]


def child(folder: Path) -> None:
    """Take turns with the bare model, and print the CPU time of both as JSON."""
    import spacy

    from kg.build import build
    from kg.nlp import DEFAULT, load_extractor
    from kg.shapes import load_gate
    from kg.store import open_store

    texts = write_stream(folder / "stream.jsonl", ARTICLES)
    write_stream(folder / "warm.jsonl", 2 * EVERY)
    bare, extractor, gate = spacy.load(DEFAULT), load_extractor(), load_gate()

    def built(name: str, source: str) -> float:
        with open_store(folder / name, write=True) as store:
            start = time.process_time()
            build([folder / source], store=store, extractor=extractor, gate=gate)
        return time.process_time() - start

    def parsed(some: list[str]) -> float:
        start = time.process_time()
        for _ in bare.pipe(some):
            pass
        return time.process_time() - start

    built("warm", "warm.jsonl")
    parsed(texts[:EVERY])
    rounds = [(parsed(texts), built(f"store-{n}", "stream.jsonl")) for n in range(ROUNDS)]
    print(json.dumps({"bare": min(a for a, _ in rounds), "build": min(b for _, b in rounds)}))


def measure() -> list[dict[str, Any]]:
    """Give the bare model's time over everything as a multiple of the build's."""
    with tempfile.TemporaryDirectory() as name:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.stream", name],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    seconds = json.loads(done.stdout)
    detail = f"CPU: {seconds['build']:.1f} s against {seconds['bare']:.1f} s, {ARTICLES} articles"
    return [
        {
            "what": "general news, build / bare nlp.pipe", "unit": "times", "bound": 1 / 3,
            "value": seconds["build"] / seconds["bare"], "detail": detail,
        }
    ]  # fmt: skip


if __name__ == "__main__":
    child(Path(sys.argv[1]))
