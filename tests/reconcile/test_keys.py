from __future__ import annotations

import pytest
from fixtures.stories import count, happening, spot

from kg.reconcile.happenings import Happening
from kg.reconcile.keys import day_keys, timeless_keys

TARABAD = spot("Tarabad", "place", "Settlement", "Blue Hills", "Sudan")


def shelling(story: str, first: str | None = "2023-05-07", **more: object) -> Happening:
    given = {"spots": (TARABAD,), "first": first} | more
    return happening(story, str(given.pop("kind", "Shelling")), **given)  # type: ignore[arg-type]


MEETING = [
    pytest.param({}, id="alike"),
    pytest.param({"first": "2023-05-08"}, id="the day after"),
    pytest.param({"first": "2023-05-04", "last": "2023-05-07"}, id="days that meet"),
    pytest.param({"kind": "Attack"}, id="a class of the same family"),
    pytest.param({"spots": (spot("al-Tarrabad"),)}, id="another spelling"),
    pytest.param({"spots": (spot("Blue Hills", "place", "AdministrativeArea", "Sudan"),)},
                 id="the region"),
]  # fmt: skip
APART = [
    pytest.param({"first": "2023-06-07"}, id="a month later"),
    pytest.param({"kind": "Capture"}, id="another family"),
    pytest.param({"spots": (spot("Omdar"),)}, id="another town"),
    pytest.param({"first": None}, id="no day"),
    pytest.param({"first": "2023-03-01", "last": "2023-08-01"}, id="half a year"),
]


@pytest.mark.parametrize("more", MEETING)
def test_what_may_be_one_meets(more: dict[str, object]) -> None:
    assert not {*day_keys(shelling("a"))}.isdisjoint(day_keys(shelling("b", **more)))


@pytest.mark.parametrize("more", APART)
def test_what_cannot_be_one_does_not(more: dict[str, object]) -> None:
    assert {*day_keys(shelling("a"))}.isdisjoint(day_keys(shelling("b", **more)))


def test_large_figures_meet_without_a_place() -> None:
    one = shelling("a", spots=(), counts=(count("killed", 38),))
    assert not {*day_keys(one)}.isdisjoint(
        day_keys(shelling("b", spots=(spot("Omdar"),), counts=(count("killed", 38),)))
    )
    few = shelling("a", spots=(), counts=(count("killed", 3),))
    assert not [*day_keys(few)] or all("killed" not in key for key in day_keys(few))
    running = shelling("a", spots=(), counts=(count("killed", 900, scope="Cumulative"),))
    assert all("killed" not in key for key in day_keys(running))


def test_a_country_is_a_key_only_where_nothing_smaller_is_known() -> None:
    sudan = spot("Sudan", "place", "Country")
    assert any("sudan" in key for key in day_keys(shelling("a", spots=(sudan,))))
    assert not any("|sudan|" in key for key in day_keys(shelling("a", spots=(TARABAD, sudan))))


def test_dated_and_undated_find_each_other_and_not_their_own() -> None:
    one, other = shelling("a", None), shelling("b")
    assert {*timeless_keys(one, dated=False)}.isdisjoint(timeless_keys(other, dated=True))
    assert {*timeless_keys(one, dated=True)} == {*timeless_keys(other, dated=True)}
