from pathlib import Path

import pytest
from pyoxigraph import Store

QUESTIONS = Path(__file__).parent.parent / "fixtures" / "questions.trig"


@pytest.fixture(scope="session")
def questions() -> Store:
    """Four invented articles made to tempt a query into counting twice."""
    store = Store()
    store.load(path=QUESTIONS)
    return store
