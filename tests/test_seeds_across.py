"""What two real articles of one day in November 2012 have in common, and what they have not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from kg.articles import read_articles
from kg.mapping import article_quads
from kg.model import Article
from kg.nlp.extract import Extractor
from kg.nlp.pipeline import load_pipeline
from kg.reconcile import Grouping, Happening, Story, Taken, read_story, take_in
from kg.reconcile.state import State
from kg.terms import article_slug

ARTICLES = Path(__file__).parents[2] / "shared" / "articles"
PATHS = [ARTICLES / f"{n}.txt" for n in ("000_97e827e566647909", "002_f173a229582882da")]

pytestmark = pytest.mark.skipif(
    not all(path.exists() for path in PATHS), reason="the two real articles are not here"
)


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    extractor = Extractor(load_pipeline())
    found = []
    for article in read_articles(PATHS):
        assert isinstance(article, Article)
        (extraction,) = extractor.extract([article])
        story = read_story(article_slug(article.id), article_quads(article, extraction))
        assert story is not None
        found.append(story)
    return sorted(found, key=lambda story: story.slug)


@pytest.fixture(scope="module")
def taken(stories: list[Story]) -> Taken:
    with closing(State()) as state:
        state.begin()
        return take_in(state, [("", story) for story in stories], [])


def across(taken: Taken, kind: str) -> list[Grouping]:
    return [g for g in taken.groupings if g.members[0].happening.type == kind]


def told(stories: list[Story]) -> Iterator[Happening]:
    return (one for story in stories for one in story.happenings)


def test_the_first_is_dated_by_the_second(stories: list[Story], taken: Taken) -> None:
    first, second = stories
    assert first.issued is None
    assert second.issued == date(2012, 11, 9)
    dating = taken.datings[first.slug]
    assert dating is not None
    assert (dating.day, dating.by) == (date(2012, 11, 9), second.slug)
    assert len(dating.reasons) >= 2
    assert any("Defection" in reason for reason in dating.reasons)


def test_twenty_six_officers_are_one_incident(taken: Taken) -> None:
    (found,) = across(taken, "Defection")
    assert len({member.happening.story for member in found.members}) == 2
    for member in found.members:
        assert 26 in {count.low for count in member.happening.counts}


def test_the_capture_of_the_frontier_town_is_one_incident(taken: Taken) -> None:
    (found,) = across(taken, "Capture")
    assert len({member.happening.story for member in found.members}) == 2
    assert all("Ras al-Ain" in {s.name for s in m.happening.spots} for m in found.members)


def test_those_who_fled_are_one_incident_with_two_figures(taken: Taken) -> None:
    counted = [
        {count.low for member in found.members for count in member.happening.counts}
        for found in across(taken, "Displacement")
    ]
    assert [found for found in counted if {8000, 9000} <= found]


def test_clashes_in_three_places_stay_three(stories: list[Story], taken: Taken) -> None:
    of = {m.happening.iri: g.key for g in taken.groupings for m in g.members}
    groups = [
        {of.get(one.iri, one.iri) for one in told(stories) if _violent(one, place)}
        for place in ("Ras al-Ain", "Kfar Souseh", "al-Qurriya")
    ]
    assert all(groups)
    assert len(set().union(*groups)) == sum(map(len, groups))


def test_the_bombing_of_july_is_no_other(stories: list[Story], taken: Taken) -> None:
    # September's wreck is told without a word that the reading takes for a bombing
    (july,) = [one for one in told(stories) if one.type == "Bombing" and "july" in one.day.words]
    assert {count.low for count in july.counts} == {4}
    assert not [one for one in told(stories) if {"july", "september"} <= {*one.day.words.split()}]
    assert july.iri not in {m.happening.iri for g in taken.groupings for m in g.members}


def test_nothing_else_of_the_two_is_joined(taken: Taken) -> None:
    kinds = {member.happening.family for g in taken.groupings for member in g.members}
    assert kinds <= {"defection", "capture", "displacement", "violence"}


def _violent(one: Happening, place: str) -> bool:
    return one.family == "violence" and place in {spot.name for spot in one.spots}
