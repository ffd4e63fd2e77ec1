import pytest
from fixtures.coded import killed, occurrence, report, source

from kg.errors import UsageError
from kg.exports.coded.deaths import accounts, acled_deaths, best, check_rule, ged_range

ALL = "https://w3id.org/conflict-kg/id/figure/all"
MEDICS, POLICE, MAYOR = source("Taiz medics"), source("police"), source("mayor")


def told(*figures, **more):
    return accounts(occurrence(report("Shelling", *figures, **more)))


@pytest.mark.parametrize(
    ("figures", "fatalities"),
    [
        ([], 0),  # no information
        ([killed(7)], 7),
        ([killed(19, None, MEDICS), killed(11, None, POLICE)], 11),  # the lowest report
        ([killed(20, 30, bound="Between")], 20),
        ([killed(None, 40, bound="AtMost")], 40),
        ([killed(9, bound="AtLeast")], 9),
        ([killed(6, joint=("injured",), words="six")], 0),  # casualties alone
        ([killed(900, scope="Cumulative")], 0),  # a running total
        ([killed(3, status="denied")], 0),
        ([killed(4, unit="households")], 0),
        (
            [killed(12, name="all"), killed(5, whole=ALL)],
            12,
        ),
        ([killed(4, role_code="soldier"), killed(2, role_code="civilian")], 6),  # groups add up
        ([killed(4, role_code="soldier", name="a"), killed(3, role_code="soldier", name="b")], 3),
    ],
)
def test_acled_fatalities(figures, fatalities: int) -> None:
    assert acled_deaths(told(*figures), many=True) == fatalities


@pytest.mark.parametrize(
    ("words", "low", "few", "many"),
    [
        ("several", 2, 3, 10),
        ("Many people", 2, 3, 10),
        ("a few", 2, 3, 10),
        ("dozens", 24, 12, 12),
        ("Hundreds", 200, 100, 100),
        ("several hundred", 200, 100, 100),
        ("several dozen", 24, 12, 12),
        ("a handful", 5, 5, 5),  # no word of ACLED's
    ],
)
def test_acled_has_numbers_for_words(words: str, low: int, few: int, many: int) -> None:
    found = told(killed(low, bound="Vague", words=words))
    assert acled_deaths(found, many=False) == few
    assert acled_deaths(found, many=True) == many


def test_a_part_of_the_dead_is_taken_for_all_only_where_nobody_counts_all() -> None:
    children = killed(3, role_code="child", name="children")
    alone = occurrence(report("Shelling", children, slug="a"))
    assert acled_deaths(accounts(alone), many=True) == 3
    both = occurrence(
        report("Shelling", children, slug="a"), report("Shelling", killed(8), slug="b")
    )
    assert acled_deaths(accounts(both), many=True) == 8


def test_one_person_who_is_named_among_the_dead_is_not_all_of_them() -> None:
    mayor = killed(1, group="mayor", group_kind="Person", words="the mayor")
    assert acled_deaths(told(mayor), many=True) == 1
    assert acled_deaths(told(mayor, killed(20)), many=True) == 20
    both = occurrence(report("Shelling", mayor, slug="a"), report("Shelling", killed(20), slug="b"))
    assert acled_deaths(accounts(both), many=True) == 20


def test_what_is_denied_altogether_counts_no_dead() -> None:
    denied = report("Shelling", killed(5, status="denied"), said=())
    assert accounts(occurrence(denied)) == []


@pytest.mark.parametrize(
    ("figures", "low", "high"),
    [
        ([], None, None),
        ([killed(14), killed(22, name="other")], 14, 22),
        ([killed(20, 30, bound="Between"), killed(24)], 20, 30),
        ([killed(14, bound="AtLeast")], 14, 14),
        ([killed(None, 40, bound="AtMost"), killed(31)], 31, 40),
        ([killed(24, bound="Vague", words="dozens")], 24, 24),  # no number of ACLED's in GED
    ],
)
def test_ged_has_the_least_and_the_most(figures, low, high) -> None:
    assert ged_range(told(*figures)) == (low, high)


FOUR = occurrence(
    report("Shelling", killed(17, None, MEDICS), slug="a", issued="2017-08-21", outlet="Radio"),
    report("Shelling", killed(11, None, POLICE), slug="b", issued="2017-08-24"),
    report("Shelling", killed(13, None, MAYOR), slug="c", issued="2017-08-24"),
    report("Shelling", killed(41), slug="d", issued="2017-08-22", outlet="Gazette"),
)


@pytest.mark.parametrize(
    ("rule", "number"),
    [
        (None, None),
        ("lowest", 11),
        ("median", 13),  # the lower of the two in the middle: a number that somebody states
        ("latest", 11),
        ("source:Taiz Medics", 17),
        ("source:radio", 17),
        ("source:Gazette", 41),
        ("source:nobody", None),
    ],
)
def test_best_is_picked_by_a_rule_or_not_at_all(rule, number) -> None:
    assert best(accounts(FOUR), rule) == number


@pytest.mark.parametrize("rule", ["mean", "source:", "source: ", "", "highest"])
def test_a_rule_that_is_none_is_said(rule: str) -> None:
    with pytest.raises(UsageError, match="--best"):
        check_rule(rule)


@pytest.mark.parametrize("rule", [None, "median", "latest", "lowest", "source:UN"])
def test_the_rules_are_known(rule) -> None:
    check_rule(rule)
