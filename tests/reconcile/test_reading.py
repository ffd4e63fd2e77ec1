"""What comparing claims needs of a story: who speaks for whom, headlines, running totals."""

from datetime import date

from fixtures.scribe import Scribe

from kg.mapping import article_quads
from kg.model import Article
from kg.reconcile import Story, read_story, write_story
from kg.reconcile.keeping import kept_story

TEXT = """\
Ministry says 30 killed or injured in Tarabad

LODGE, May 9 - Thirty people were killed or injured in Tarabad on Monday, a ministry official said \
on Tuesday.

More than 2,000 people are sheltering in Adre, spokeswoman Ana Ruiz said. At least 900 people have \
been killed since March.
"""


def read() -> Story:
    article = Article(
        id="a",
        title="Ministry says 30 killed or injured in Tarabad",
        published=date(2023, 5, 9),
        published_from="given",
        publisher="Lake Post",
        text=TEXT,
    )
    s = Scribe(article)
    ministry = s.entity("Government", "Ministry", country="TD")
    official = s.entity(
        "Person", "ministry official", named=False, role="official", affiliation=ministry
    )
    ruiz = s.entity("Person", "Ana Ruiz", role="spokeswoman")
    people = s.entity("PopulationGroup", "people", named=False)
    town = s.entity("Settlement", "Tarabad")
    camp = s.entity("Settlement", "Adre")
    monday, tuesday = s.time("on Monday", "2023-05-08"), s.time("on Tuesday", "2023-05-09")
    attack = s.event("Attack", slots=s.slots(place=town), when=monday)
    above = s.figure("CasualtyReport", "killed", "30", 30, about=attack, slots=s.slots(place=town))
    s.claim(above, "Ministry says 30 killed or injured", by=ministry)
    for measure in ("killed", "injured"):
        hurt = s.figure(
            "CasualtyReport", measure, "Thirty", 30, about=attack, when=monday,
            slots=s.slots(group=people, place=town),
        )  # fmt: skip
        s.claim(hurt, "Thirty people were killed or injured", by=official, said=tuesday)
    stock = s.figure(
        "DisplacedPopulation", "displaced", "More than 2,000", 2001, high=None, bound="AtLeast",
        slots=s.slots(group=people, place=camp),
    )  # fmt: skip
    s.claim(stock, "More than 2,000 people are sheltering in Adre", by=ruiz)
    total = s.figure(
        "CasualtyReport",
        "killed",
        "At least 900",
        900,
        high=None,
        bound="AtLeast",
        scope="Cumulative",
    )
    s.claim(total, "At least 900 people have been killed since March")
    story = read_story("a", article_quads(article, s.done()))
    assert story is not None
    return story


def test_a_source_has_its_body_and_side() -> None:
    (attack,) = read().happenings
    killed = next(count for count in attack.counts if count.words == "Thirty")
    (official,) = killed.tellings[0].sources
    assert official.body is not None
    assert official.body.rpartition("/")[2].startswith("ministry-")
    assert (official.named, official.side) == (False, "state")


def test_what_the_same_words_count_besides_is_told() -> None:
    (attack,) = read().happenings
    joint = {(count.measure, count.words): count.joint for count in attack.counts}
    assert joint == {
        ("killed", "30"): (),
        ("killed", "Thirty"): ("injured",),
        ("injured", "Thirty"): ("killed",),
    }


def test_the_headline_is_known_and_the_day_of_the_saying() -> None:
    (attack,) = read().happenings
    told = {t.headline: t.said for count in attack.counts for t in count.tellings}
    assert told == {True: None, False: date(2023, 5, 9)}


def test_a_figure_has_its_own_places_by_iri_and_name() -> None:
    (attack,) = read().happenings
    iri, name = attack.counts[0].places
    assert iri.rpartition("/")[2].startswith("tarabad-")
    assert name == "tarabad"


def test_running_totals_and_stocks_are_read_apart_from_what_happened() -> None:
    story = read()
    told = {(t.count.type, t.count.low, t.place_name) for t in story.tolls}
    assert told == {("DisplacedPopulation", 2001, "Adre"), ("CasualtyReport", 900, "")}
    assert story.outlet == "Lake Post"


def test_a_story_that_is_kept_is_the_same_story() -> None:
    story = read()
    assert kept_story(write_story(story)) == story
