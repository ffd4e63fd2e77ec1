from __future__ import annotations

from dataclasses import replace

import pytest
from fixtures.stories import happening, spot

from kg.reconcile.happenings import Spot
from kg.reconcile.places import distance, hit_finding, local, place_finding

TARABAD = spot("Tarabad", "place", "Settlement", "Blue Hills", "Sudan")
OMDAR = spot("Omdar", "place", "Settlement", "Red Plain", "Sudan")
HILLS = spot("Blue Hills", "place", "AdministrativeArea", "Sudan")
SUDAN = spot("Sudan", "place", "Country")
MARKET = spot("vegetable market", "place", "Facility")
NORTH, NEXT, FAR = (15.0, 32.0), (15.0, 32.02), (13.0, 30.0)


def at(place: Spot, point: tuple[float, float] | None = None, country: str | None = None) -> Spot:
    """Give a place its point and country."""
    return replace(place, point=point, country=country)


def found(one: tuple[Spot, ...], other: tuple[Spot, ...], kind: str = "Attack") -> tuple[str, bool]:
    mine, theirs = happening("a", kind, spots=one), happening("b", kind, spots=other)
    (finding,) = place_finding(mine, theirs)
    (back,) = place_finding(theirs, mine)
    assert (finding.value, finding.excludes) == (back.value, back.excludes)
    return finding.value, finding.excludes


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        ((TARABAD,), (TARABAD,), "same-town"),
        ((TARABAD,), (spot("al-Tarabad"),), "same-town"),
        ((spot("Kolooma"),), (spot("Koluma"),), "same-town"),
        ((spot("Deir ez-Zor"),), (spot("Dayr az Zawr"),), "same-town"),
        ((spot("In-Tamoust"),), (spot("Tamoust"),), "same-town"),
        ((spot("Kharkiv"),), (spot("Kharkov"),), "spelt-alike"),
        ((spot("Um Sider"),), (spot("Um Sidra"),), "elsewhere"),
        ((spot("Qusayr"),), (spot("Qasr"),), "elsewhere"),
        ((spot("Saltivka district", "place", "AdministrativeArea"),), (spot("Saltivka"),),
         "spelt-alike"),
        ((at(TARABAD, NORTH),), (at(OMDAR, NEXT),), "same-town"),
        ((at(TARABAD, NORTH),), (at(spot("Tarabad Two"), FAR),), "elsewhere"),
        ((TARABAD,), (HILLS,), "inside-region"),
        ((TARABAD,), (SUDAN,), "inside-country"),
        ((HILLS,), (HILLS,), "same-region"),
        ((SUDAN,), (SUDAN,), "same-country"),
        ((TARABAD,), (OMDAR,), "elsewhere"),
        ((spot("Tarabad Mill", "place", "Facility", "Tarabad"),), (TARABAD,), "inside-town"),
        ((OMDAR, TARABAD), (TARABAD,), "one-of"),
        ((MARKET,), (TARABAD,), "unknown"),
        ((MARKET, TARABAD), (TARABAD,), "same-town"),
        ((), (TARABAD,), "unknown"),
    ],
)  # fmt: skip
def test_how_places_stand(one: tuple[Spot, ...], other: tuple[Spot, ...], value: str) -> None:
    assert found(one, other) == (value, False)


def test_one_name_in_two_countries_is_two_places() -> None:
    one = at(spot("San Roque"), None, "CO")
    other = replace(at(one, None, "AR"), iri="https://example.org/another")
    assert found((one,), (other,)) == ("elsewhere", True)


def test_one_name_far_apart_is_two_places() -> None:
    one = at(spot("San Roque"), NORTH)
    other = replace(at(one, FAR), iri="https://example.org/another")
    assert found((one,), (other,)) == ("elsewhere", False)


def test_another_town_is_another_capture() -> None:
    assert found((TARABAD,), (OMDAR,), "Capture") == ("elsewhere", True)
    assert found((TARABAD,), (TARABAD,), "Capture") == ("same-town", False)


def test_where_they_came_from_is_not_where_they_went() -> None:
    left = spot("Tarabad", "origin")
    reached = spot("Tarabad", "destination")
    assert found((left,), (reached,), "Displacement") == ("unknown", False)
    assert found((left,), (left,), "Displacement") == ("same-town", False)
    assert found((reached,), (reached,), "Displacement") == ("one-of", False)


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("vegetable market", "crowded market", ["same"]),
        ("market", "police station", ["other"]),
        ("market", "Tarabad Mill", []),
        ("Mill", "market", []),
    ],
)
def test_what_was_hit(one: str, other: str, values: list[str]) -> None:
    mine, theirs = (
        happening(story, "Bombing", spots=(TARABAD, spot(site, "target", "Facility")))
        for story, site in (("a", one), ("b", other))
    )
    assert [f.value for f in hit_finding(mine, theirs)] == values
    assert [f.value for f in hit_finding(theirs, mine)] == values


def test_what_is_a_town_or_less() -> None:
    assert [local(place) for place in (TARABAD, MARKET, HILLS, SUDAN)] == [True, True, False, False]


def test_kilometres() -> None:
    assert distance(NORTH, NORTH) == 0
    assert distance((0.0, 0.0), (0.0, 1.0)) == pytest.approx(111.2, abs=0.1)
