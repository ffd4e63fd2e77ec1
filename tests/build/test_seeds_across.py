"""What two real articles of one day in November 2012 come to together."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.articles import Given, read_articles
from kg.mapping import article_quads
from kg.model import Article
from kg.nlp.extract import Extractor
from kg.nlp.pipeline import load_pipeline
from kg.reconcile import Grouping, read_story, take_in
from kg.reconcile.disagreements import contrasts, disagreements, revisions, said_of
from kg.reconcile.state import State
from kg.terms import article_slug

ARTICLES = Path(__file__).parents[3] / "shared" / "articles"
PATHS = [ARTICLES / f"{name}.txt" for name in ("000_97e827e566647909", "002_f173a229582882da")]

pytestmark = pytest.mark.skipif(
    not all(path.exists() for path in PATHS), reason="the two real articles are not here"
)


@pytest.fixture(scope="module")
def incidents() -> list[Grouping]:
    articles = [one for one in read_articles(PATHS, given=Given()) if isinstance(one, Article)]
    state, stories = State(), []
    for article, found in zip(articles, Extractor(load_pipeline()).extract(articles), strict=True):
        story = read_story(article_slug(article.id), article_quads(article, found))
        assert story is not None
        stories.append(("", story))
    state.begin()
    return take_in(state, stories, []).groupings


def of(incidents: list[Grouping], kind: str, measure: str) -> Grouping:
    (found,) = (
        one for one in incidents
        if any(m.happening.type == kind for m in one.members)
        and any(c.measure == measure for m in one.members for c in m.happening.counts)
    )  # fmt: skip
    return found


def test_eight_and_nine_thousand_disagree(incidents: list[Grouping]) -> None:
    (one,) = disagreements(said_of(of(incidents, "Displacement", "displaced")))
    assert one.ends == (8000, 9000)
    assert revisions(said_of(of(incidents, "Displacement", "displaced"))) == []


def test_twenty_six_officers_are_agreed_on_and_seventy_one_is_the_whole(
    incidents: list[Grouping],
) -> None:
    defection = of(incidents, "Defection", "defected")
    assert disagreements(said_of(defection)) == []
    wholes = [one for one in contrasts(defection) if one.why == "part"]
    assert [sorted([one.one.low, one.other.low]) for one in wholes] == [[26, 71]]  # type: ignore[type-var]


def test_nothing_else_disagrees(incidents: list[Grouping]) -> None:
    assert sum(len(disagreements(said_of(one))) for one in incidents) == 1
