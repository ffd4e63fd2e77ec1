import json
from collections.abc import Callable
from pathlib import Path

import pytest
from fixtures.fake import FakeExtractor
from pyoxigraph import Quad

from kg.build import BuildReport, build
from kg.shapes import load_gate
from kg.store import open_store

PADDING = (
    "The fighting in the district had gone on for days, and people who lived near the river said "
    "that they had slept in their cellars since the beginning of the week."
)


class World:
    """A folder of articles beside a store."""

    def __init__(self, folder: Path) -> None:
        self.articles = folder / "articles"
        self.articles.mkdir()
        self.path = folder / "kg-store"
        self.extractor = FakeExtractor()

    def write(self, name: str, text: str) -> Path:
        """Write an article that is long enough to be known as English."""
        path = self.articles / name
        path.write_text(f"{text}\n\n{PADDING}\n", encoding="utf-8")
        return path

    def write_lines(self, name: str, *records: object) -> Path:
        """Write a JSON-lines file; texts that are no records are written as they are."""
        path = self.articles / name
        lines = [r if isinstance(r, str) else json.dumps(r) for r in records]
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        return path

    def build(self, *inputs: Path, **more: object) -> BuildReport:
        """Build, and note which articles were read."""
        self.extractor.read.clear()
        with open_store(self.path, write=True) as store:
            return build(
                [*(inputs or [self.articles])],
                store=store,
                extractor=more.pop("extractor", self.extractor),  # type: ignore[arg-type]
                gate=load_gate(),
                **more,  # type: ignore[arg-type]
            )

    def quads(self) -> list[Quad]:
        """Give all that is in the store, sorted."""
        with open_store(self.path) as store:
            return sorted(store.quads(), key=str)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture
def padded() -> Callable[[str], str]:
    return lambda text: f"{text}\n\n{PADDING}"
