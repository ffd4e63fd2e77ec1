from __future__ import annotations

from datetime import date

import pytest
from fixtures import small

from kg.mapping import article_quads
from kg.reconcile import Happening, Story, kept_story, read_story, write_story
from kg.terms import article_slug


def read(article: object, extraction: object) -> Story:
    slug = article_slug(article.id)  # type: ignore[attr-defined]
    found = read_story(slug, article_quads(article, extraction))  # type: ignore[arg-type]
    assert found is not None
    return found


@pytest.fixture
def story() -> Story:
    return read(small.OFFICERS, small.officers())


def of(story: Story, kind: str) -> Happening:
    return next(one for one in story.happenings if one.type == kind)


def test_an_empty_graph_tells_no_story() -> None:
    assert read_story("nothing", []) is None


def test_a_story_is_its_article(story: Story) -> None:
    assert story.slug == article_slug(small.OFFICERS.id)
    assert story.issued == small.OFFICERS.published
    assert story.title
    assert {one.story for one in story.happenings} == {story.slug}


def test_an_event_has_its_figures_places_actors_and_words(story: Story) -> None:
    told = of(story, "Defection")
    wholes = {(c.measure, c.low, c.high) for c in told.counts if not c.part}
    assert wholes == {("accompanying", 52, 52), ("defected", 18, 18)}
    assert "Malian army" in {player.name for player in told.players}
    assert "destination" in {spot.role for spot in told.spots}
    assert told.tellings
    assert told.words == tuple(sorted(told.words))


def test_parts_are_told_from_wholes_and_places_lie_in_others() -> None:
    told = of(read(small.MARKET, small.market()), "Shelling")
    assert {(c.low, c.high, c.part) for c in told.counts if c.measure == "killed"} == {
        (14, None, False), (3, 3, True),
    }  # fmt: skip
    (fasher,) = (spot for spot in told.spots if spot.name == "El Fasher")
    assert (fasher.kind, fasher.country, len(fasher.around)) == ("Settlement", "SD", 1)
    assert told.day.earliest == told.day.latest == date(2024, 4, 11)


def test_words_for_a_day_that_nobody_could_resolve_are_kept(story: Story) -> None:
    day = of(story, "Defection").day
    assert (day.earliest, day.latest, day.words) == (None, None, "overnight")
    assert not day.assumed


def test_what_did_not_happen_is_no_happening(story: Story) -> None:
    happened = {"asserted", "unverified", "denied"}
    for one in story.happenings:
        assert {telling.status for telling in one.tellings} & happened


def test_a_story_can_be_kept(story: Story) -> None:
    assert kept_story(write_story(story)) == story
    assert kept_story("other " + write_story(story).partition(" ")[2]) is None
