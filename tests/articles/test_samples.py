"""The samples of data/articles are read as they are meant."""

from datetime import date
from pathlib import Path

import pytest

from kg.articles import read_articles
from kg.model import Article

SAMPLES = Path(__file__).parents[2] / "data" / "articles"
README = SAMPLES.parent / "README.md"


@pytest.fixture(scope="module")
def samples() -> dict[str, Article]:
    outcomes = list(read_articles([SAMPLES]))
    assert all(isinstance(outcome, Article) for outcome in outcomes)
    return {outcome.id: outcome for outcome in outcomes if isinstance(outcome, Article)}


def test_every_sample_has_a_day_an_outlet_and_a_title(samples: dict[str, Article]) -> None:
    assert len(samples) >= 12
    for article in samples.values():
        assert article.published, article.id
        assert article.publisher, article.id
        assert article.title, article.id


def test_every_sample_is_explained(samples: dict[str, Article]) -> None:
    words = README.read_text(encoding="utf-8")
    assert "report no real" in words
    for path in SAMPLES.iterdir():
        assert path.name.endswith(".meta.toml") or f"`{path.name}`" in words, path.name


@pytest.mark.parametrize(
    ("name", "day", "origin"),
    [
        ("sudan-umm-tarad-wire.txt", date(2024, 5, 11), "dateline"),
        ("sudan-umm-tarad-ledger.html", date(2024, 5, 12), "metadata"),
        ("sudan-umm-tarad-sitrep.txt", date(2024, 5, 13), "date_line"),
        ("mali-tin-adrar-wire.txt", date(2024, 3, 19), "dateline"),
        ("colombia-massacre.txt", date(2019, 5, 18), "date_line"),
        ("yemen-toll-2", date(2019, 2, 16), "metadata"),
    ],
)
def test_the_day_comes_from_where_it_stands(
    samples: dict[str, Article], name: str, day: date, origin: str
) -> None:
    assert (samples[name].published, samples[name].published_from) == (day, origin)


def test_nothing_of_a_sample_is_lost_between_blocks(samples: dict[str, Article]) -> None:
    for article in samples.values():
        inside = "".join(article.text[b.start : b.end] for b in article.blocks)
        assert len("".join(article.text.split())) - len("".join(inside.split())) <= 8, article.id
