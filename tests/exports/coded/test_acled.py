import pytest
from fixtures.coded import day, killed, occurrence, report, said, source, where, who

from kg.exports.coded.acled import acled_row

MONTHS = (day("2017-06-01"), day("2017-08-21"))


def row_of(*reports, **more):
    row, _ = acled_row(occurrence(*reports, **more))
    assert row is not None
    return row


def lost(*reports, **more) -> set[tuple[str, str]]:
    return {(loss.lost, loss.value) for loss in acled_row(occurrence(*reports, **more))[1]}


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (report(said=(said("no shells fell", status="denied"),)), "nobody says that it happened"),
        (report(said=(said("will shell", status="planned"),)), "nobody says that it happened"),
        (report("Statement"), "ACLED codes no statements"),
        (report(where=()), "no place is told"),
        (report(where=(where("Yemen", "Country", country="YE"),)), "known to the country only"),
        (report(days=None, issued=None), "no day is known"),
        (report(days=MONTHS), "known to no month"),
    ],
)
def test_what_acled_does_not_record_is_left_out_with_the_reason(told, reason: str) -> None:
    row, [loss] = acled_row(occurrence(told))
    assert row is None
    assert (loss.row, loss.lost, loss.reason) == ("", "left-out", reason)
    assert (loss.incident, loss.thing) == (told.iri, told.iri)


def test_a_strategic_development_may_be_known_to_the_country_only() -> None:
    row = row_of(report("Displacement", where=(where("Yemen", "Country", country="YE"),)))
    assert (row["event_type"], row["geo_precision"]) == ("Strategic developments", 3)


def test_the_part_of_a_town_goes_after_its_town_and_areas_from_the_largest() -> None:
    areas = ("Taiz Governorate", "Salh District")
    place = where("Jahmaliya", "Neighbourhood", city="Taiz", areas=areas, country="YE")
    row = row_of(report(where=(place,)))
    assert row["location"] == "Taiz - Jahmaliya"
    assert (row["admin1"], row["admin2"], row["admin3"]) == (*areas, "")


def test_a_vague_word_stands_for_more_in_a_battle_than_in_an_attack() -> None:
    several = killed(2, bound="Vague", words="several")
    assert row_of(report("ArmedClash", several))["fatalities"] == 10
    assert row_of(report("Attack", several))["fatalities"] == 3


def test_protesters_are_called_so_and_who_shot_at_them_stands_second() -> None:
    crowd = who("Teachers Union", "agent", "NonGovernmentalOrganisation")
    police = who("riot police", "perpetrator", "StateForce")
    row = row_of(report("Protest", killed(2), who=(crowd, police)))
    assert row["sub_event_type"] == "Excessive force against protesters"
    assert row["disorder_type"] == "Political violence; Demonstrations"
    assert (row["actor1"], row["assoc_actor_1"]) == ("Protesters (Yemen)", "Teachers Union")
    assert (row["actor2"], row["interaction"]) == ("riot police", "State forces-Protesters")
    assert row["civilian_targeting"] == "Civilian targeting"


def test_a_number_and_a_name_never_change_with_what_else_is_told() -> None:
    first = row_of(report(slug="a"))
    again = row_of(report(slug="a"), report(slug="b", issued="2017-08-30"))
    assert first["event_id_cnty"] == again["event_id_cnty"]
    assert again["source"] == "A; B"


def test_an_assumed_day_and_an_inferred_one_are_told() -> None:
    found = lost(report(inferred=True, day_words="lately"), assumed=True)
    assert {("day", "lately"), ("day-inferred", "2017-08-22")} <= found
    days = (day("2017-08-21"), day("2017-08-23"))
    assert ("days", "2017-08-21/2017-08-23") in lost(report(days=days))


def test_hedges_parts_casualties_and_totals_are_told() -> None:
    hurt = killed(30, measure="injured", words="thirty")
    told = report(
        "Shelling",
        killed(9, None, source("medics"), bound="About", words="about nine"),
        killed(4, role_code="child", words="four"),
        killed(50, joint=("injured",), words="fifty"),
        killed(700, scope="Cumulative", words="700"),
        killed(6, unit="households", words="six families"),
        hurt,
        said=(said("shells may have fallen", epistemic="TrueUncertain"),),
    )
    assert lost(told) == {
        ("bound", "about nine"),
        ("part", "four"),
        ("casualties", "fifty"),
        ("running-total", "700"),
        ("killed", "six families"),
        ("injured", "thirty"),
        ("hedge", "shells may have fallen"),
        ("who-said-so", "medics"),
    }


def test_what_its_own_source_revised_is_no_report_any_more() -> None:
    medics = source("medics")
    first = report("Shelling", killed(6, None, medics, name="six"), slug="a")
    later = report("Shelling", killed(21, None, medics, name="later"), slug="b")
    other = report("Shelling", killed(24, name="other"), slug="c")
    old = frozenset(claim.iri for claim in first.figures[0].said)
    assert row_of(first, later, other)["fatalities"] == 6
    assert row_of(first, later, other, revised=old)["fatalities"] == 21
    told = lost(first, later, other, revised=old)
    assert {("revised", "6"), ("second-figure", "24")} <= told
    assert row_of(first, revised=old)["fatalities"] == 6


def test_sources_that_are_not_independent_are_told() -> None:
    pair = report(slug="a"), report(slug="b")
    assert ("independent-sources", "1") in lost(*pair, sources=1)
    assert not any(what == "independent-sources" for what, _ in lost(*pair, sources=2))


def test_members_told_as_something_else_are_told() -> None:
    assert ("type", "AirStrike") in lost(report(slug="a"), report("AirStrike", slug="b"))
