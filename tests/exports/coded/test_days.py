from datetime import date, timedelta

import pytest
from fixtures.coded import day

from kg.exports.coded.days import acled_day, ucdp_days


@pytest.mark.parametrize(
    ("first", "last", "reference", "precision"),
    [
        ("2017-08-21", "2017-08-21", "2017-08-21", 1),
        ("2017-08-21", "2017-08-22", "2017-08-21", 2),  # two days: the first stands for both
        ("2017-08-19", "2017-08-20", "2017-08-19", 2),  # a weekend
        ("2017-08-21", "2017-08-27", "2017-08-24", 2),  # a week: its middle
        ("2017-08-21", "2017-08-28", "2017-08-24", 3),  # eight days are more than a week
        ("2017-08-01", "2017-08-31", "2017-08-16", 3),  # a month: its middle
        ("2017-08-01", "2017-08-10", "2017-08-01", 3),  # the beginning of a month: its first day
        ("2017-08-21", "2017-08-31", "2017-08-31", 3),  # the end of a month: its last day
        ("2016-02-20", "2016-02-29", "2016-02-29", 3),
    ],
)
def test_acled_takes_the_middle_of_a_time(first, last, reference, precision) -> None:
    found = acled_day((day(first), day(last)), assumed=False)
    assert found == (day(reference), precision)


def test_acled_records_nothing_that_is_known_to_more_than_a_month() -> None:
    assert acled_day((day("2017-08-01"), day("2017-09-01")), assumed=False) is None


def test_the_day_of_an_article_stands_for_the_week_before_it() -> None:
    days = (day("2017-08-22"), day("2017-08-22"))
    assert acled_day(days, assumed=True) == (day("2017-08-22"), 2)
    assert ucdp_days(days, assumed=True) == (day("2017-08-16"), day("2017-08-22"), 3)


@pytest.mark.parametrize(
    ("length", "precision"),
    [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (366, 5)],
)
def test_ucdp_grades_days_by_their_number(length: int, precision: int) -> None:
    first = date(2016, 1, 1)
    days = (first, first + timedelta(days=length - 1))
    assert ucdp_days(days, assumed=False) == (*days, precision)


def test_ucdp_records_nothing_that_is_known_to_more_than_a_year() -> None:
    assert ucdp_days((day("2016-01-01"), day("2017-01-01")), assumed=False) is None
