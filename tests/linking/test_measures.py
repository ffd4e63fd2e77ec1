from datetime import date

import pytest

from kg.linking.measures import after, before, distance, during, years_since

DAY = date(2011, 7, 6)


@pytest.mark.parametrize(
    ("start", "said"),
    [("2011-07-07", True), ("2011-07-06", False), ("2011-08", True), ("2011-07", False),
     ("2011", False), ("2012", True), (None, False), ("-0300", False), ("1st century", False)],
)  # fmt: skip
def test_a_day_before_a_date_cut_to_what_is_known(start: str | None, said: bool) -> None:
    assert before(DAY, start) is said


@pytest.mark.parametrize(
    ("end", "said"),
    [("2011-07-05", True), ("2011-07-06", False), ("2011-06", True), ("2011", False),
     ("2010", True), (None, False), ("-0300", True)],
)  # fmt: skip
def test_a_day_after_a_date_cut_to_what_is_known(end: str | None, said: bool) -> None:
    assert after(DAY, end) is said


@pytest.mark.parametrize(
    ("start", "end", "held"),
    [("2003", "2014-08-28", 1.0), ("2003", None, 1.0), ("1990", None, 0.5), ("1950", None, 0.0),
     ("2012", None, 0.0), ("2003", "2010", 0.0), (None, "2014", 0.0)],
)  # fmt: skip
def test_an_unknown_end_is_not_today(start: str | None, end: str | None, held: float) -> None:
    assert during(DAY, start, end) == held


def test_years_since_a_month() -> None:
    assert years_since(DAY, "2010-01") == pytest.approx(1.5)


def test_the_way_from_damascus_to_aleppo() -> None:
    assert distance((33.5, 36.3), (36.2, 37.16)) == pytest.approx(310, abs=10)
    assert distance((10.0, 20.0), (10.0, 20.0)) == 0.0
