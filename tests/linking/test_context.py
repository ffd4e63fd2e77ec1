from datetime import date

from kg.linking.context import Anchor, Context, read_context
from kg.model import Article, Entity, Extraction, TextSpan


def test_countries_count_and_names_of_persons_do_not() -> None:
    text = "Michael Chad fled Sudan. Sudanese police in Chad held him."
    person = Entity(
        key="k", kind="Person", name="Michael Chad", mentions=(TextSpan(start=0, end=12),)
    )
    article = Article(id="a", text=text, published=date(2023, 4, 15))
    found = read_context(article, Extraction(article="a", pipeline="t", entities=(person,)))
    assert found.counts == {"SD": 2, "TD": 1}
    assert (found.share("SD"), found.share("TD"), found.share("US")) == (1.0, 0.5, 0.0)


def test_one_country_dominates_or_none() -> None:
    assert Context(None, {"SD": 4, "TD": 1}).dominant == "SD"
    assert Context(None, {"SD": 4, "TD": 3}).dominant is None
    assert Context(None, {"SD": 1}).dominant is None
    assert Context(None, {}).dominant is None


def test_places_that_were_found_count() -> None:
    seen = Context(None, {"SD": 1}).with_places([Anchor("k", "Q1", "TD", (1.0, 2.0))])
    assert seen.counts == {"SD": 1, "TD": 1}
    assert [anchor.id for anchor in seen.anchors] == ["Q1"]
