from __future__ import annotations

from datetime import date

import edtf as reference
import pytest

from kg.nlp.times import days as d
from kg.nlp.times.days import Days

STRETCHES = [
    (d.day(date(2023, 5, 10)), "2023-05-10"),
    (d.month(2024, 2), "2024-02"),
    (d.year(2014), "2014"),
    (d.decade(1990), "1990-01-01/1999-12-31"),
    (d.week(date(2023, 5, 10)), "2023-05-08/2023-05-14"),
    (d.season(2022, 12), "2022-12-01/2023-02-28"),
    (Days(date(2021, 9, 1), date(2021, 9, 30), "month", approximate=True), "2021-09~"),
    (Days(date(2021, 9, 1), date(2021, 9, 2), "days", approximate=True), "2021-09-01~/2021-09-02~"),
]


@pytest.mark.parametrize(("days", "written"), STRETCHES)
def test_edtf(days, written):
    assert d.edtf(days) == written


@pytest.mark.parametrize(("days", "_"), [s for s in STRETCHES if not s[0].approximate])
def test_the_edtf_package_reads_the_same_days(days, _):
    parsed = reference.parse_edtf(d.edtf(days))
    first, last = parsed.lower_strict(), parsed.upper_strict()
    assert (first[:3], last[:3]) == (days.first.timetuple()[:3], days.last.timetuple()[:3])


@pytest.mark.parametrize(("days", "written"), STRETCHES)
def test_the_edtf_package_accepts_it(days, written):
    assert str(reference.parse_edtf(d.edtf(days))) == written


def test_open_ended():
    assert d.edtf(Days(date(2015, 1, 1), None, "year")) == "2015-01-01/.."
    assert reference.parse_edtf("2015-01-01/..")


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2023, 3, 31), -1, date(2023, 2, 28)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2023, 1, 15), -1, date(2022, 12, 15)),
        (date(2023, 12, 1), 1, date(2024, 1, 1)),
    ],
)
def test_add_months(start, months, expected):
    assert d.add_months(start, months) == expected
