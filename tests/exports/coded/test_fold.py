from fixtures.coded import day, killed, report, where

from kg.exports.coded.fold import fold

TAIZ, ADEN = (where("Taiz"),), (where("Aden"),)
TOLL = report("CasualtyReport", killed(5), where=TAIZ, said=())


def names(*reports, apart=()):
    return [(one.type, len(one.figures)) for one in fold(reports, apart=apart)]


def test_a_toll_goes_to_the_one_event_of_its_place_and_day() -> None:
    assert names(report("Shelling", where=TAIZ), report("Capture", where=TAIZ), TOLL) == [
        ("Shelling", 1), ("Capture", 0),
    ]  # fmt: skip


def test_a_toll_that_could_be_of_two_events_or_of_none_stays_alone() -> None:
    two = report("Shelling", where=TAIZ, slug="a"), report("AirStrike", where=TAIZ)
    assert ("CasualtyReport", 1) in names(*two, TOLL)
    assert ("CasualtyReport", 1) in names(report("Shelling", where=ADEN), TOLL)
    before = (day("2017-06-01"), day("2017-06-01"))
    assert ("CasualtyReport", 1) in names(report("Shelling", where=TAIZ, days=before), TOLL)


def test_a_running_total_and_a_member_of_an_incident_stay_alone() -> None:
    total = report("CasualtyReport", killed(900, scope="Cumulative"), where=TAIZ, said=())
    assert ("CasualtyReport", 1) in names(report("Shelling", where=TAIZ), total)
    assert ("CasualtyReport", 1) in names(report("Shelling", where=TAIZ), TOLL, apart={TOLL.iri})


def test_words_for_a_day_that_differ_keep_apart() -> None:
    today = report("Shelling", where=TAIZ, days=None, day_words="today")
    other = report("CasualtyReport", killed(5), where=TAIZ, said=(), days=None, day_words="Monday")
    assert ("CasualtyReport", 1) in names(today, other)
