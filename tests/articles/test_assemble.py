from datetime import date

from kg.articles.assemble import assemble
from kg.articles.values import Given, Metadata, Raw, Unreadable
from kg.model import Article


def _raw(text: str, **metadata: object) -> Raw:
    return Raw(
        text=text, name="a.txt", path="in/a.txt", reader="text/1", line=3,
        metadata=Metadata(**metadata),  # type: ignore[arg-type]
    )  # fmt: skip


def test_blocks_point_into_the_cleaned_text() -> None:
    article = assemble(
        _raw("\ufeffHill taken\r\n\r\nThe army took the hill\u202e on Monday."), Given()
    )
    assert isinstance(article, Article)
    assert [article.text[b.start : b.end] for b in article.blocks] == [
        "Hill taken",
        "The army took the hill on Monday.",
    ]
    assert article.path == "in/a.txt:3"


def test_a_given_day_gives_the_dateline_its_year() -> None:
    raw = _raw("Hill taken\n\nADEN, Dec 31 (Gulf) - Two men died on the hill.")
    article = assemble(raw, Given(published=date(2014, 1, 1)))
    assert isinstance(article, Article)
    assert article.dateline is not None
    assert article.dateline.day == date(2013, 12, 31)


def test_a_text_of_controls_alone_is_refused() -> None:
    outcome = assemble(_raw("\x00\x01\u202e\n"), Given())
    assert isinstance(outcome, Unreadable)
    assert str(outcome) == "in/a.txt:3: holds no text; take it away or fill it"
