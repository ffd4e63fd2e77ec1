from datetime import date

import pytest
from fixtures.stories import count, happening, spot, story

from kg.reconcile.dating import infer_day, with_days
from kg.reconcile.relative import days_by_words, issue_days

TOWN, BRIDGE = spot("Tarabad"), spot("Kelm Bridge", "place", "Facility")
ISSUED = "2023-05-08"  # a Monday


def undated(*words: str) -> object:
    return story(
        "u",
        None,
        happening("u", "Shelling", 1, spots=(TOWN,), words=words[0]),
        happening("u", "Capture", 1, spots=(BRIDGE,), words=words[1]),
    )


def dated(first: str, second: str, *words: str) -> object:
    return story(
        "d",
        ISSUED,
        happening("d", "Shelling", 1, spots=(TOWN,), first=first, words=words[0]),
        happening("d", "Capture", 1, spots=(BRIDGE,), first=second, words=words[1]),
    )


@pytest.mark.parametrize(
    ("mine", "theirs", "day"),
    [
        (("yesterday", "overnight"), ("on sunday", "overnight"), "2023-05-08"),
        (("today", "on saturday"), ("yesterday", "on saturday"), "2023-05-07"),
        (("on sunday", "on saturday"), ("on sunday", "on saturday"), None),
        (("last year", "in spring"), ("on sunday", "on saturday"), None),
        (("", ""), ("on sunday", "on saturday"), None),
    ],
    ids=["both fit one day", "a day earlier", "weekdays alone", "vague words", "no words"],
)
def test_the_day_is_the_one_that_all_words_allow(
    mine: tuple[str, str], theirs: tuple[str, str], day: str | None
) -> None:
    found = infer_day(undated(*mine), [dated("2023-05-07", "2023-05-06", *theirs)])  # type: ignore[arg-type, list-item]
    assert (str(found.day) if found else None) == day


def test_one_shared_happening_is_not_enough() -> None:
    one = story("u", None, happening("u", "Shelling", spots=(TOWN,), words="yesterday"))
    other = story("d", ISSUED, happening("d", "Shelling", spots=(TOWN,), first="2023-05-07"))
    assert infer_day(one, [other]) is None


def test_the_article_that_shares_most_is_believed() -> None:
    counts = (count("killed", 38),)
    told = [happening("u", "Shelling", 1, spots=(TOWN,), words="yesterday", counts=counts)]
    told += [
        happening("u", "Capture", n, spots=(spot(f"Post{n}ville"),), words="today") for n in (1, 2)
    ]
    mine = story("u", None, *told)

    def other(slug: str, day: str, before: str, number: int) -> object:
        shared = [happening(slug, "Shelling", 1, spots=(TOWN,), first=before, counts=counts)]
        shared += [
            happening(slug, "Capture", n, spots=(spot(f"Post{n}ville"),), first=day)
            for n in range(1, number + 1)
        ]
        return story(slug, day, *shared)

    few = other("few", "2023-05-08", "2023-05-07", 1)
    most = other("most", "2023-05-09", "2023-05-08", 2)
    found = infer_day(mine, [few, most])  # type: ignore[list-item]
    assert found is not None
    assert (str(found.day), found.by) == ("2023-05-09", "most")


def test_days_are_filled_in_by_words_else_by_the_days_before() -> None:
    told = [
        happening("a", "Shelling", 1, words="overnight"),
        happening("a", "Shelling", 2),
        happening("a", "Shelling", 3, words="last spring"),
        happening("a", "Shelling", 4, first="2023-01-02"),
    ]
    days = [one.day for one in with_days(story("a", ISSUED, *told), None).happenings]
    assert [(str(d.earliest), str(d.latest), d.assumed) for d in days] == [
        ("2023-05-07", "2023-05-08", False),
        ("2023-05-05", "2023-05-08", True),
        ("None", "None", False),
        ("2023-01-02", "2023-01-02", False),
    ]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("overnight", ("2023-05-07", "2023-05-08")),
        ("in the past 24 hours", ("2023-05-07", "2023-05-08")),
        ("late on thursday", ("2023-05-04", "2023-05-04")),
        ("on monday", ("2023-05-08", "2023-05-08")),
        ("between friday and sunday", None),
        ("in the first week of ramadan", None),
    ],
)
def test_words_by_the_day_of_the_article(words: str, days: tuple[str, str] | None) -> None:
    found = days_by_words(words, date.fromisoformat(ISSUED))
    assert (found and tuple(map(str, found))) == days


def test_the_day_of_the_article_by_words() -> None:
    sunday = (date(2023, 5, 7), date(2023, 5, 7))
    assert issue_days("yesterday", sunday) == (date(2023, 5, 8), date(2023, 5, 8))
    assert issue_days("on sunday", sunday) == (date(2023, 5, 7), date(2023, 5, 13))
    assert issue_days("on monday", sunday) is None
    assert issue_days("in spring", sunday) is None
