from collections.abc import Iterator
from pathlib import Path

import pytest
from fixtures import across
from pyoxigraph import Store

from kg.store import LocalStore, open_store

QUESTIONS = Path(__file__).parent.parent / "fixtures" / "questions.trig"


@pytest.fixture(scope="session")
def questions() -> Store:
    """Four invented articles made to tempt a query into counting twice."""
    store = Store()
    store.load(path=QUESTIONS)
    return store


@pytest.fixture(scope="session")
def reconciled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStore]:
    """Seven hand-written articles, reconciled; read it only."""
    path = across.make_store(tmp_path_factory.mktemp("across") / "kg-store")
    with open_store(path) as store:
        yield store
