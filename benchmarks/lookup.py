"""How long a look-up takes in an index of 1.8 million names, and what opening it costs.

The index is the default one's towns and countries, padded with made-up places to its size. Names
asked for are spellings that it has and, as often, spellings that it has not.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.linking.index import Index
from kg.linking.index.build import build_index
from kg.linking.index.default import default_sources
from kg.linking.index.index import open_index_file
from kg.linking.index.records import (
    EntityRecord,
    NameKind,
    NameRecord,
    Problems,
    Record,
    SourceInfo,
)
from kg.linking.index.sources.cities import CitySource

SEED = 20121109
PLACES = 395_000
KINDS: tuple[NameKind, ...] = ("label", "alias", "alias", "alias")
QUERIES = 4000
COUNTRIES = ("SY", "IQ", "TR", "YE", "SD", "ML", "UA", "MM", "CO", "LK", "ET", "AF", "LY", "PS")
RESPELLED = (
    ("kh", "x"), ("ai", "ay"), ("ou", "u"), ("aa", "a"), ("q", "k"), ("i", "e"), ("u", "o"),
    ("dh", "d"), ("w", "u"), ("ei", "ey"), ("Al ", "El-"), ("ay", "ei"), ("gh", "g"), ("o", "u"),
)  # fmt: skip

MEMORY = """
import resource, sys, time
from kg.linking.index.index import open_index_file
from pathlib import Path
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 1e6
before = resident()
start = time.perf_counter()
index = open_index_file(Path(sys.argv[1]))
index.lookup("Hasaka")
taken = time.perf_counter() - start
print(taken, resident() - before)
"""


class Padding:
    """Made-up places, the same ones in every run: halves of real names put together anew."""

    def __init__(self) -> None:
        records = CitySource().records(Problems())
        self.real = [each.name for each in records if isinstance(each, NameRecord)]

    def info(self) -> SourceInfo:
        """Describe the padding."""
        return SourceInfo(name="padding", title="made-up places", licence="-", credit="-")

    def records(self, problems: Problems) -> Iterator[Record]:
        """Give places with several spellings each."""
        chance = random.Random(SEED)
        for number in range(1, PLACES + 1):
            item = -(100_000_000 + number)
            name = self.made_up(chance)
            yield EntityRecord(id=item, type="place", label=name, country=chance.choice(COUNTRIES))
            for kind in KINDS:
                yield NameRecord(item, name, kind)
                name = respelled(name + chance.choice(("", "", "ah", "i", " Ulya")), chance)

    def made_up(self, chance: random.Random) -> str:
        """Put the halves of two names together."""
        one, other = chance.choice(self.real), chance.choice(self.real)
        return one[: len(one) // 2] + other[len(other) // 2 :]


def respelled(name: str, chance: random.Random) -> str:
    """Write a name in another way."""
    for old, new in chance.sample(RESPELLED, 4):
        name = name.replace(old, new)
    return name


def measure() -> list[dict[str, Any]]:
    """Build the index, ask it, and open it in a fresh interpreter."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.sqlite"
        start = time.perf_counter()
        padding = Padding()
        manifest = build_index([*default_sources(), padding], path)
        built = time.perf_counter() - start
        with open_index_file(path) as index:
            times = sorted(timed(index, padding))
        opened = subprocess.run(
            [sys.executable, "-c", MEMORY, str(path)], check=True, capture_output=True, text=True
        ).stdout.split()
        size = path.stat().st_size / 1e6
    detail = f"{manifest.counts['names']:,} names, {size:.0f} MB, built in {built:.0f} s"
    median = times[len(times) // 2]
    return [
        row("look-up in the index, median", median * 1000, 1.0, "ms", ""),
        row("look-up in the index, p95", times[len(times) * 95 // 100] * 1000, 1.0, "ms", detail),
        row("opening the index and a look-up", float(opened[0]) * 1000, 50.0, "ms", ""),
        row("memory of an open index", float(opened[1]), 100.0, "MB", ""),
    ]


def timed(index: Index, padding: Padding) -> Iterator[float]:
    """Ask for names that are there, real and made up, each second one respelled; time each."""
    chance = random.Random(SEED)
    names = [padding.made_up(chance) for _ in range(QUERIES // 2)]
    names += chance.sample(padding.real, QUERIES // 2)
    for at, name in enumerate(names):
        asked = respelled(name, chance) if at % 2 else name
        # Processor time: on a busy machine, waiting for one's turn is the slowest twentieth.
        start = time.process_time()
        index.lookup(asked)
        yield time.process_time() - start


def row(what: str, value: float, bound: float, unit: str, detail: str) -> dict[str, Any]:
    """Give one line of the report."""
    return {"what": what, "value": value, "bound": bound, "unit": unit, "detail": detail}


if __name__ == "__main__":
    for each in measure():
        print("{what}: {value:.3f} {unit} (at most {bound:g}) {detail}".format(**each))
