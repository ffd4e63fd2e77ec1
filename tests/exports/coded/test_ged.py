import pytest
from fixtures.coded import killed, occurrence, report, where, who

from kg.exports.coded.ged import ged_row

ARMY = who("Army", "agent", "StateForce", country="YE")
FRONT = who("Southern Front", "target", "ArmedGroup")
LIONS = who("Lions", "agent", "ArmedGroup")
PEOPLE = who("people", "target", "PopulationGroup", named=False)
SAUDIS = who("Saudi army", "target", "StateForce", country="SA")


def row_of(*reports, rule=None, **more):
    row, _ = ged_row(occurrence(*reports, **more), rule)
    assert row is not None
    return row


@pytest.mark.parametrize(
    ("actors", "kind", "sides", "states"),
    [
        ((ARMY, FRONT), 1, ("Government of Yemen", "Southern Front"), ("678", "")),
        ((ARMY, SAUDIS), 1, ("Government of Yemen", "Government of Saudi Arabia"), ("678", "670")),
        ((LIONS, FRONT), 2, ("Lions", "Southern Front"), ("", "")),
        ((LIONS, PEOPLE), 3, ("Lions", "Civilians"), ("", "")),
        ((ARMY, PEOPLE), 3, ("Government of Yemen", "Civilians"), ("678", "")),
        ((PEOPLE,), "", ("", "Civilians"), ("", "")),
        ((), "", ("", ""), ("", "")),
    ],
)
def test_the_type_of_violence_is_by_who_fights_whom(actors, kind, sides, states) -> None:
    row = row_of(report("Attack", killed(4), who=actors))
    assert row["type_of_violence"] == kind
    assert (row["side_a"], row["side_b"]) == sides
    assert (row["gwnoa"], row["gwnob"]) == states
    assert row["dyad_name"] == (" - ".join(sides) if all(sides) else "")


def test_the_government_is_side_a_whoever_attacks() -> None:
    front = who("Southern Front", "agent", "ArmedGroup")
    army = who("Army", "target", "StateForce", country="YE")
    row = row_of(report("Attack", killed(4), who=(front, army)))
    assert (row["side_a"], row["side_b"]) == ("Government of Yemen", "Southern Front")


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (report(), "no deaths are told"),
        (report("Shelling", killed(0)), "no deaths are told"),
        (report("Displacement", killed(3)), "GED has no Displacement"),
        (report("CasualtyReport", killed(900, scope="Cumulative"), said=()), "a running total"),
        (report("Shelling", killed(3), where=()), "no place is told"),
        (report("Shelling", killed(3), days=None, issued=None), "no day is known"),
        (report("Shelling", killed(3, status="denied"), said=()), "nobody says that it happened"),
    ],
)
def test_what_ged_does_not_hold_is_left_out_with_the_reason(told, reason: str) -> None:
    row, [loss] = ged_row(occurrence(told))
    assert row is None
    assert (loss.lost, loss.reason) == ("left-out", reason)


def test_deaths_without_an_event_that_is_told_are_a_row() -> None:
    row = row_of(report("CasualtyReport", killed(6), said=()))
    assert (row["low"], row["high"], row["best"]) == (6, 6, "")


def test_the_sum_of_several_acts_is_less_clear() -> None:
    assert row_of(report("Shelling", killed(3)))["event_clarity"] == 1
    week = killed(3, scope="Period")
    assert row_of(report("Shelling", week))["event_clarity"] == 2


def test_a_point_has_its_cell_and_its_words() -> None:
    taiz = where("Taiz", country="YE", point=(13.5789, 44.0219))
    row = row_of(report("Shelling", killed(3), where=(taiz,)))
    assert row["geom_wkt"] == "POINT (44.0219 13.5789)"
    assert row["priogrid_gid"] == 207 * 720 + 448 + 1
    row = row_of(report("Shelling", killed(3)))
    assert (row["geom_wkt"], row["priogrid_gid"], row["latitude"]) == ("", None, None)


def test_the_number_is_the_same_whole_number_every_time() -> None:
    one, two = (row_of(report("Shelling", killed(n)))["id"] for n in (3, 4))
    assert one == two > 0


def test_best_is_between_low_and_high() -> None:
    told = [report("Shelling", killed(n), slug=f"a{n}") for n in (12, 7, 30)]
    for rule, number in (("median", 12), ("lowest", 7), ("latest", 7)):
        row = row_of(*told, rule=rule)
        assert (row["low"], row["best"], row["high"]) == (7, number, 30)
    assert row_of(*told)["best"] == ""


def test_without_a_rule_the_loss_report_says_that_no_number_was_picked() -> None:
    told = occurrence(report("Shelling", killed(3)))
    assert "best" in {loss.lost for loss in ged_row(told)[1]}
    assert "best" not in {loss.lost for loss in ged_row(told, "median")[1]}
