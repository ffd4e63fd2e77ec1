"""The program keeps up with the figures that docs/accuracy.md has recorded."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.evaluate import evaluate, read_gold
from kg.evaluate.running import read_gold_articles, run, to_facts
from kg.evaluate.scores import Score
from kg.nlp import load_extractor
from kg.shapes import load_gate

ROOT = Path(__file__).parent.parent.parent
GOLD = ROOT / "tests" / "gold"
PAGE = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
SETS = ("dev", "dev2", "dev3", "held")
LEEWAY = 3.0
"""Points that a figure may fall below the page before this is told."""


def recorded(name: str) -> list[float]:
    """Give precision, recall, F1 and complete of a set, from the first table of the page."""
    row = re.search(rf"^\| {name} \| \d+ \| \d+ \|(.*)\|$", PAGE, re.MULTILINE)
    assert row, f"docs/accuracy.md has no row {name!r}"
    return [float(cell) for cell in row[1].split("|")]


@pytest.fixture(scope="module")
def totals() -> dict[str, Score]:
    """The scores of all sets, read in one go; the held set's errors are not looked at."""
    gold = {name: read_gold(GOLD / "annotations" / name) for name in SETS}
    every = [article for articles in gold.values() for article in articles]
    articles, missing = read_gold_articles(every, GOLD / "articles", {})
    done = run(articles, load_extractor(), load_gate())
    assert missing == []
    assert done.problems == ()
    found = to_facts(done.rows)
    return {name: evaluate(articles, found).total for name, articles in gold.items()}


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize(("place", "figure"), [(2, "f1"), (3, "complete_share")])
def test_a_set_is_read_as_well_as_recorded(
    totals: dict[str, Score], name: str, place: int, figure: str
) -> None:
    assert 100 * getattr(totals[name], figure) >= recorded(name)[place] - LEEWAY


def test_the_page_shows_all_sets_and_baselines() -> None:
    for name in (*SETS, "all 12", "odd half", "even half"):
        assert recorded(name)
        for baseline in ("program", "largest number", "nearest place", "no source"):
            assert f"| {name}: {baseline} |" in PAGE
