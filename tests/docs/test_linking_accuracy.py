"""Links on unseen articles, with the index that is shipped, keep up with what is recorded."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.evaluate.link_reading import read_link_gold
from kg.evaluate.link_running import read_and_link
from kg.evaluate.links import LinkEvaluation, score_links
from kg.linking.index import default_index_path, open_index
from kg.linking.linker import Linker
from kg.nlp import load_extractor

ROOT = Path(__file__).parent.parent.parent
OWN = ROOT / "tests" / "gold" / "links"
PAGE = (ROOT / "docs" / "linking-accuracy.md").read_text(encoding="utf-8")
LEEWAY = 5.0
"""Points that the share of linked names may fall below the page before this is told."""


def recorded(unit: str) -> tuple[float, float]:
    """Give precision and share linked of our own articles, from the page."""
    table = PAGE[PAGE.index(f"| {unit} |") :]
    row = re.search(r"^\| own, shipped index \| ([\d.]+) \| \d+ \| ([\d.]+) \|", table, re.M)
    assert row, f"docs/linking-accuracy.md has no {unit} of our own articles"
    return float(row[1]), float(row[2])


@pytest.fixture(scope="module")
def result(monkeypatch_module: pytest.MonkeyPatch) -> LinkEvaluation:
    """The scores of our own articles, with the default index."""
    monkeypatch_module.delenv("KG_INDEX", raising=False)
    gold = read_link_gold(OWN / "own")
    linker = Linker(open_index(None))
    assert linker.index.path == default_index_path()
    read, problems = read_and_link(gold, OWN / "articles", {}, load_extractor(), linker)
    assert problems == []
    return score_links(gold, read)


@pytest.fixture(scope="module")
def monkeypatch_module():
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def test_what_is_linked_is_right(result: LinkEvaluation) -> None:
    assert result.names.precision is not None
    assert result.names.precision >= 0.95
    assert result.entities.precision is not None
    assert result.entities.precision >= 0.95


@pytest.mark.parametrize("unit", ["names", "entities"])
def test_as_much_is_linked_as_recorded(result: LinkEvaluation, unit: str) -> None:
    share = getattr(result, unit).share_linked
    assert share is not None
    assert 100 * share >= recorded(unit)[1] - LEEWAY


def test_the_page_records_no_less_than_is_asked() -> None:
    assert min(recorded("names")[0], recorded("entities")[0]) >= 95.0
