"""A small index, made once for all tests of linking."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.linking.index import Index
from kg.linking.index.build import build_index
from kg.linking.index.index import open_index_file
from kg.linking.index.sources.slice import SliceSource
from kg.linking.linker import Linker

_TABLES = Path(__file__).parents[1] / "fixtures" / "linking"


@pytest.fixture(scope="session")
def small_index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    target = tmp_path_factory.mktemp("index") / "small.sqlite"
    build_index([SliceSource(_TABLES)], target)
    with open_index_file(target) as index:
        yield index


@pytest.fixture(scope="session")
def linker(small_index: Index) -> Linker:
    return Linker(small_index)
