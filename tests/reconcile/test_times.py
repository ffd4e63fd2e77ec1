from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from fixtures.stories import happening

from kg.reconcile.happenings import Day
from kg.reconcile.times import day_finding


def day(first: str = "", last: str = "", words: str = "", *, assumed: bool = False) -> Day:
    return Day(
        earliest=date.fromisoformat(first) if first else None,
        latest=date.fromisoformat(last or first) if first else None,
        words=words,
        assumed=assumed,
    )


def values(one: Day, other: Day) -> list[str]:
    mine, theirs = happening("a", "Attack"), happening("b", "Attack")
    mine, theirs = replace(mine, day=one), replace(theirs, day=other)
    found = list(day_finding(mine, theirs))
    assert [f.value for f in day_finding(theirs, mine)] == [f.value for f in found]
    return ["excluded" if f.excludes else f.value for f in found]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (day("2023-05-07"), day("2023-05-07"), ["same"]),
        (day("2023-05-06", "2023-05-07"), day("2023-05-07"), ["same"]),
        (day("2023-05-01", "2023-05-07"), day("2023-05-07"), ["overlap"]),
        (day("2023-05-01", "2023-05-31"), day("2023-05-07"), ["unknown"]),
        (day("2023-05-07"), day("2023-05-08"), ["next"]),
        (day("2023-05-07"), day("2023-05-10"), ["near"]),
        (day("2023-05-07"), day("2023-05-11"), ["excluded"]),
        (day("2023-07-01", "2023-07-31"), day("2023-09-01", "2023-09-30"), ["excluded"]),
        (day(words="overnight"), day(words="overnight"), ["words"]),
        (day(words="overnight"), day(words="on sunday"), ["unknown"]),
        (day(), day("2023-05-07"), ["unknown"]),
    ],
)
def test_days(one: Day, other: Day, expected: list[str]) -> None:
    assert values(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2023-05-08", day("2023-05-07"), ["assumed"]),
        ("2023-05-08", day("2023-05-09"), ["assumed"]),
        ("2023-05-08", day("2023-05-11"), ["near"]),
        ("2023-05-08", day("2023-05-18"), ["excluded"]),
        ("2023-05-08", day("2023-05-06", "2023-05-09", assumed=True), ["assumed"]),
        ("2023-05-08", day("2023-05-07", "2023-05-10", assumed=True), ["assumed-far"]),
    ],
)
def test_news_without_a_day_is_of_the_days_before_its_article(
    one: str, other: Day, expected: list[str]
) -> None:
    first = date.fromordinal(date.fromisoformat(one).toordinal() - 3).isoformat()
    assert values(day(first, one, assumed=True), other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("on saturday morning", "on saturday evening", ["same", "other-hour"]),
        ("at dawn on saturday", "on saturday afternoon", ["same", "other-hour"]),
        ("on saturday afternoon", "on saturday evening", ["same"]),
        ("on saturday morning", "on saturday", ["same"]),
        ("on saturday morning", "overnight", ["same"]),
        ("from morning to evening", "on saturday evening", ["same"]),
    ],
)
def test_hours(one: str, other: str, expected: list[str]) -> None:
    assert values(day("2023-05-06", words=one), day("2023-05-06", words=other)) == expected
