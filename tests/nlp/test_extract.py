"""Whole articles of our own, from text to claims."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from kg.model import Article, Block, Extraction
from kg.nlp.extract import Extractor


@pytest.fixture(scope="module")
def extractor(nlp: Language) -> Extractor:
    return Extractor(nlp)


def article(text: str, published: date | None = date(2023, 5, 12), id_: str = "own") -> Article:
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(kind="paragraph", start=start, end=start + len(line.rstrip("\n"))))
        start += len(line)
    return Article(id=id_, text=text, published=published, blocks=tuple(blocks))


def read(extractor: Extractor, text: str, **given: object) -> Extraction:
    (extraction,) = extractor.extract([article(text, **given)])  # type: ignore[arg-type]
    return extraction


DARFUR = """About 4,000 refugees have crossed into Chad from Darfur in the past 24 hours, \
the UN refugee agency said on Friday.

Nine Sudanese army officers defected to Chad overnight, Radio Tamazuj reported.

The officers, among them two generals, three colonels and four majors, arrived in the \
town of Adre with their families, making a total of 31 people."""


def test_every_offset_points_at_the_words(extractor: Extractor) -> None:
    extraction = read(extractor, DARFUR)
    assert extraction.claims
    for claim in extraction.claims:
        for span in (*claim.evidence, *claim.cues, claim.sentence):
            assert 0 <= span.start < span.end <= len(DARFUR)
        assert claim.sentence.start <= claim.evidence[0].start
        assert claim.evidence[0].end <= claim.sentence.end


def test_defectors_told_twice_are_one_event_with_their_ranks_and_party(
    extractor: Extractor,
) -> None:
    extraction = read(extractor, DARFUR)
    events = [e for e in extraction.events if e.type == "Defection"]
    assert len(events) == 1
    figures = [f for f in extraction.figures if f.type == "DefectionFigure"]
    totals = [f for f in figures if f.rank is None]
    assert {(f.low, f.about) for f in totals} == {(9, events[0].id)}
    assert {(f.rank, f.low) for f in figures if f.rank} >= {
        ("general", 2),
        ("colonel", 3),
        ("major", 4),
    }
    (party,) = [f for f in extraction.figures if f.type == "PartyFigure"]
    assert party.low == 31
    assert party.id in {f.subset_of for f in totals}


def test_figures_carry_their_source_and_day(extractor: Extractor) -> None:
    extraction = read(extractor, DARFUR)
    figure = next(f for f in extraction.figures if f.type == "DisplacementFigure")
    claim = next(c for c in extraction.claims if c.asserts == figure.id)
    names = {e.key: e.name for e in extraction.entities}
    assert [names[s.entity] for s in claim.sources] == ["UN refugee agency"]
    assert figure.when is not None
    assert (figure.when.earliest, figure.when.latest) == (date(2023, 5, 11), date(2023, 5, 12))


def test_without_a_date_relative_times_stay_open(extractor: Extractor) -> None:
    extraction = read(extractor, DARFUR, published=None)
    figure = next(f for f in extraction.figures if f.type == "DisplacementFigure")
    assert figure.when is not None
    assert figure.when.earliest is None
    assert figure.when.stated_as


def test_the_attack_further_on_is_where_it_was(extractor: Extractor) -> None:
    extraction = read(
        extractor,
        "A car bomb exploded outside a court in Quetta on Monday.\n\n"
        "The blast killed 12 people, police said.",
    )
    figure = next(f for f in extraction.figures if f.type == "CasualtyReport")
    names = {e.key: e.name for e in extraction.entities}
    assert [names[s.entity] for s in figure.slots if s.role == "place"] == ["Quetta"]
    assert figure.about is not None


def test_the_place_of_speaking_is_not_the_place_of_the_event(extractor: Extractor) -> None:
    extraction = read(
        extractor, "Speaking in Berlin, the minister said shells had hit homes in Kherson."
    )
    places = {
        s.entity
        for e in extraction.events
        if e.type == "Shelling"
        for s in e.slots
        if s.role == "place"
    }
    assert places == {"p:kherson"}


def test_a_denied_event_is_no_fact(extractor: Extractor) -> None:
    extraction = read(
        extractor, "The junta denied that its jets had bombed the village of Pazigyi."
    )
    claims = [
        c for c in extraction.claims if c.status != "asserted" or c.rule.startswith("airstrike")
    ]
    assert {c.status for c in claims if c.rule.startswith("airstrike")} == {"denied"}


def test_an_article_on_something_else_gives_nothing(extractor: Extractor) -> None:
    text = "The bank raised its rates on Tuesday. Shares fell by two percent, its chairman said."
    extraction = read(extractor, text)
    assert (extraction.claims, extraction.events, extraction.figures) == ((), (), ())


def test_the_same_text_gives_the_same_extraction(extractor: Extractor) -> None:
    assert read(extractor, DARFUR) == read(extractor, DARFUR)


def test_many_articles_come_out_in_order(extractor: Extractor) -> None:
    articles = [article(DARFUR, id_=f"a{n}") for n in range(3)]
    assert [e.article for e in extractor.extract(articles)] == ["a0", "a1", "a2"]


def test_the_fingerprint_names_model_and_lexicons(extractor: Extractor) -> None:
    assert "lexicons" in extractor.fingerprint
    assert extractor.nlp.meta["version"] in extractor.fingerprint
