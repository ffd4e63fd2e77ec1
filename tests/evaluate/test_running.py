from datetime import date
from pathlib import Path

import pytest
from fixtures import small

from kg.evaluate import GoldArticle
from kg.evaluate.running import articles_beside, read_gold_articles, run, to_facts
from kg.model import Extraction
from kg.shapes import Report, Result, load_gate


class ByHand:
    """Gives what was read by hand; of articles it does not know, nothing."""

    def extract(self, articles):
        known = {article.id: found for article, found in small.extractions()}
        for article in articles:
            yield known.get(article.id) or Extraction(article=article.id, pipeline="none")


class Refusing:
    def validate(self, quads):
        graphs = {quad.graph_name.value.split("/")[-2] for quad in quads}
        assert graphs == {"graph", "text"}
        return Report((Result(focus="urn:x", message="A claim needs evidence."),))


def gold(name, *facts, published=None):
    return GoldArticle(article=name, published=published, facts=facts, path=Path("gold.json"))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "articles").mkdir()
    path = tmp_path / "articles" / "officers.txt"
    path.write_text(small.OFFICERS.text, "utf-8")
    return path.parent


def test_the_articles_stand_beside_gold(tmp_path, folder):
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.json").write_text("{}")
    assert articles_beside(tmp_path / "gold") == folder.resolve()
    assert articles_beside(tmp_path / "gold" / "a.json") == folder.resolve()
    assert articles_beside(folder) == folder.resolve()


def test_no_articles_beside_gold(tmp_path):
    assert articles_beside(tmp_path) is None


def test_only_annotated_articles_are_read(folder):
    (folder / "other.txt").write_text("Another headline\n\nNothing to see in this text.\n")
    articles, problems = read_gold_articles([gold("officers")], folder, {})
    assert [article.id for article in articles] == ["officers.txt"]
    assert not problems


@pytest.mark.parametrize(
    ("published", "days", "expected"),
    [
        (None, {}, None),
        (date(2023, 8, 2), {}, date(2023, 8, 2)),
        (None, {"officers": date(2023, 8, 3)}, date(2023, 8, 3)),
        (date(2023, 8, 2), {"officers.txt": date(2023, 8, 3)}, date(2023, 8, 3)),
    ],
)
def test_an_article_without_a_day_is_given_one(folder, published, days, expected):
    (article,), _ = read_gold_articles([gold("officers", published=published)], folder, days)
    assert article.published == expected
    assert article.published_from == ("given" if expected else None)


def test_a_missing_article_is_a_problem(folder):
    articles, problems = read_gold_articles([gold("nowhere.txt")], folder, {})
    assert articles == []
    assert "there is no article 'nowhere.txt'" in problems[0]


def test_gold_made_on_another_text_is_a_problem(folder, fact):
    _, problems = read_gold_articles([gold("officers.txt", fact(0, 9, id="f07"))], folder, {})
    assert "the words of f07 do not stand in" in problems[0]


def test_facts_come_out_of_the_graphs(folder):
    articles, _ = read_gold_articles([gold("officers.txt")], folder, {})
    done = run(articles, ByHand(), load_gate())
    assert done.problems == ()
    found = to_facts(done.rows)
    assert {fact.type for fact in found} == {"Defection", "Statement", "Capture"}
    assert {fact.count for fact in found} == {(18, 18), (24, None), None}
    assert {fact.article for fact in found} == {"officers.txt"}


def test_a_graph_that_does_not_conform_gives_no_facts_and_is_a_problem(folder):
    articles, _ = read_gold_articles([gold("officers.txt")], folder, {})
    done = run(articles, ByHand(), Refusing())
    assert done.rows == ()
    assert done.problems == (
        "officers.txt: its graph does not conform, so no fact counts: "
        "urn:x: A claim needs evidence.",
    )
