"""What all tests share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# Tests import what they share as ``from fixtures.small import ...`` and ``from strategies import``.
sys.path.insert(0, str(Path(__file__).parent))

from fixtures import small
from pyoxigraph import Quad

from kg.store import LocalStore, open_store


@pytest.fixture
def small_quads() -> list[Quad]:
    """All quads of the four hand-written articles, run records too, sorted."""
    return small.quads()


@pytest.fixture(scope="session")
def small_store_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with the four hand-written articles; read it only."""
    return small.make_store(tmp_path_factory.mktemp("small") / "kg-store")


@pytest.fixture
def small_store(small_store_path: Path) -> Iterator[LocalStore]:
    """That store, open for reading."""
    with open_store(small_store_path) as store:
        yield store
