from fixtures.coded import killed, occurrence, report, who

from kg.exports.coded.actors import parties
from kg.exports.coded.shares import shares

SIDES = (who("Army", "agent", "StateForce"), who("Front", "target", "ArmedGroup"))


def divided(total, *figures):
    told = occurrence(report("ArmedClash", *figures, who=SIDES))
    one, two = parties(told, None)
    return shares(told, one[0], two[0], total)


def test_the_dead_are_divided_by_whose_they_are() -> None:
    found = divided(
        12,
        killed(12, name="all"),
        killed(5, role_code="soldier", name="a"),
        killed(3, role_code="rebel", name="b"),
        killed(2, role_code="civilian", name="c"),
        killed(1, role_code="child", name="d"),  # one of the civilians
    )
    assert found == {"deaths_a": 5, "deaths_b": 3, "deaths_civilians": 2, "deaths_unknown": 2}


def test_groups_that_are_more_than_all_are_not_divided() -> None:
    found = divided(4, killed(4, name="all"), killed(9, role_code="soldier"))
    assert found == {"deaths_a": 0, "deaths_b": 0, "deaths_civilians": 0, "deaths_unknown": 4}


def test_nothing_is_divided_without_a_number_that_was_picked() -> None:
    assert divided(None, killed(9, role_code="soldier")) == {}
