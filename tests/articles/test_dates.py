from datetime import date

import pytest

from kg.articles.dates import day_at_or_before, find_dates, narrow, parse_day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2022-03-06", date(2022, 3, 6)),
        ("2022-03-06T23:30:00-05:00", date(2022, 3, 6)),
        ("2022/3/6", date(2022, 3, 6)),
        ("20220306", date(2022, 3, 6)),
        ("20220306T101500Z", date(2022, 3, 6)),
        ("6 March 2022", date(2022, 3, 6)),
        ("6th of March, 2022", date(2022, 3, 6)),
        ("March 6, 2022", date(2022, 3, 6)),
        ("Mar. 6th, 2022, 9:40 am", date(2022, 3, 6)),
        ("Sun, 06 Mar 2022 10:15:00 GMT", date(2022, 3, 6)),
        ("06.03.2022", date(2022, 3, 6)),
        ("31/12/2021", date(2021, 12, 31)),
        ("12/31/2021", date(2021, 12, 31)),
        ("4/4/2021", date(2021, 4, 4)),
        ("Sunday, 06/03/2022", date(2022, 3, 6)),
        ("Sept 9, 2014", date(2014, 9, 9)),
    ],
)
def test_a_certain_day_is_read(words: str, day: date) -> None:
    assert parse_day(words) == day


@pytest.mark.parametrize(
    "words",
    ["", "yesterday", "03/06/2022", "2022-02-30", "31/13/2021", "March 2022", "Nov 9", "1646524800",
     "2022-03-06 or 2022-03-07", "x" * 10_000, "99999999"],
)  # fmt: skip
def test_what_is_not_one_certain_day_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        parse_day(words)


def test_a_numeric_date_keeps_both_readings_until_something_decides() -> None:
    (found,) = find_dates("05/06/2019")
    assert found.readings == (date(2019, 5, 6), date(2019, 6, 5))
    assert narrow(found, None, None) is None
    assert narrow(found, "mdy", None) == date(2019, 5, 6)
    assert narrow(found, "dmy", None) == date(2019, 6, 5)
    assert narrow(found, None, (6, 4)) == date(2019, 6, 5)


def test_month_and_day_without_a_year_are_found_as_such() -> None:
    (found,) = find_dates("Feb 29")
    assert (found.readings, found.month_day) == ((), (2, 29))
    assert find_dates("Feb 30")[0].month_day is None


@pytest.mark.parametrize(
    ("month_day", "reference", "expected"),
    [
        ((11, 9), date(2012, 11, 9), date(2012, 11, 9)),
        ((12, 31), date(2013, 1, 2), date(2012, 12, 31)),
        ((1, 1), date(2012, 12, 31), date(2013, 1, 1)),  # filed in a zone further east
        ((11, 20), date(2012, 11, 9), date(2011, 11, 20)),
        ((2, 29), date(2015, 1, 1), date(2012, 2, 29)),
    ],
)
def test_a_day_takes_the_last_year_up_to_its_reference(
    month_day: tuple[int, int], reference: date, expected: date
) -> None:
    assert day_at_or_before(month_day, reference) == expected
