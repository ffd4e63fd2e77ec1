"""What is read out of an article's graph for its rows."""

from datetime import date

import pytest
from fixtures.scribe import Scribe

from kg.exports.coded.reading import read_reports
from kg.mapping import article_quads
from kg.model import Article

TEXT = (
    "Militants shelled Jahmaliya on Monday, medics of the Taiz Hospital said. "
    "Four policemen were killed and two families hurt. "
    "Nine people were killed or injured. Some 300 have died since March."
)


@pytest.fixture
def reports():
    s = Scribe(Article(id="a", text=TEXT, title="Shells on Taiz", publisher="Gazette"))
    front = s.entity("ArmedGroup", "Militants", named=False)
    hospital = s.entity("NonGovernmentalOrganisation", "Taiz Hospital")
    medics = s.entity("Person", "medics", named=False, affiliation=hospital)
    police = s.entity("PopulationGroup", "policemen", named=False)
    yemen = s.entity("Country", "Yemen", country="YE")
    province = s.entity("AdministrativeArea", "Taiz Governorate", within=yemen)
    district = s.entity("AdministrativeArea", "Salh", within=province)
    town = s.entity("Settlement", "Taiz", within=district)
    quarter = s.entity("Neighbourhood", "Jahmaliya", within=town)
    monday = s.time("Monday", "2017-08-21")
    event = s.event(
        "Shelling", when=monday, slots=(s.slot("agent", front), s.slot("place", quarter))
    )
    s.claim(event, "Militants shelled Jahmaliya on Monday", by=medics)
    dead = s.figure(
        "CasualtyReport", "killed", "Four", 4, about=event, group_role="police",
        slots=s.slots(group=police),
    )  # fmt: skip
    s.claim(dead, "Four policemen were killed", status="unverified")
    for measure in ("killed", "injured"):
        both = s.figure("CasualtyReport", measure, "Nine", 9)
        s.claim(both, "Nine people were killed or injured")
    total = s.figure("CasualtyReport", "killed", "Some 300", 300, bound="About", scope="Cumulative")
    s.claim(total, "Some 300 have died since March")
    extraction = s.done()
    return read_reports(article_quads(s.article, extraction), date(2017, 8, 30))


def test_events_and_loose_figures_come_in_the_order_of_the_text(reports) -> None:
    told = [(one.type, [figure.words for figure in one.figures]) for one in reports]
    assert told == [
        ("Shelling", ["Four"]),
        ("CasualtyReport", ["Nine"]),
        ("CasualtyReport", ["Nine"]),
        ("CasualtyReport", ["Some 300"]),
    ]


def test_a_place_knows_its_town_its_areas_and_its_country(reports) -> None:
    [place] = reports[0].where
    assert (place.name, place.kind, place.city) == ("Jahmaliya", "Neighbourhood", "Taiz")
    assert (place.areas, place.country) == (("Taiz Governorate", "Salh"), "YE")
    assert len(place.around) == 4


def test_those_counted_have_the_role_that_they_are_counted_by(reports) -> None:
    roles = {(who.name, who.role): who.role_code for who in reports[0].who}
    assert roles == {("Militants", "agent"): None, ("policemen", "group"): "police"}


def test_claims_have_their_words_their_sources_and_their_status(reports) -> None:
    first, second = reports[0].claims
    assert (first.words, first.status) == ("Militants shelled Jahmaliya on Monday", "asserted")
    [source] = first.sources
    assert (source.name, source.named) == ("medics", False)
    assert source.body is not None
    assert (second.status, second.sources) == ("unverified", ())


def test_the_same_words_count_two_things_jointly(reports) -> None:
    joint = {one.figures[0].measure: one.figures[0].joint for one in reports[1:3]}
    assert joint == {"killed": ("injured",), "injured": ("killed",)}


def test_an_undated_article_has_the_day_it_was_given(reports) -> None:
    assert {(one.issued, one.inferred) for one in reports} == {(date(2017, 8, 30), True)}
    assert reports[0].days == (date(2017, 8, 21), date(2017, 8, 21))
    assert (reports[0].outlet, reports[0].title, reports[0].name) == (
        "Gazette", "Shells on Taiz", "Shells on Taiz",
    )  # fmt: skip


def test_no_article_has_no_reports() -> None:
    assert read_reports([]) == []
