import pytest
from fixtures.coded import occurrence, report, where

from kg.exports.coded.places import (
    acled_precision,
    degrees,
    main_place,
    other_places,
    prio_grid,
    ucdp_precision,
)


@pytest.mark.parametrize(
    ("place", "acled", "ucdp"),
    [
        (where("Taiz"), 1, 1),
        (where("Old City", "Neighbourhood"), 1, 1),
        (where("Kakuma", "Camp"), 1, 1),
        (where("Bab al-Hawa", "BorderCrossing"), 1, 1),
        (where("district", "AdministrativeArea", areas=("Taiz Governorate", "District")), 2, 3),
        (where("Taiz Governorate", "AdministrativeArea", areas=("Taiz Governorate",)), 3, 4),
        (where("Sahel", ""), 2, 5),
        (where("a village"), 3, 5),
        (where("Yemen", "Country"), 3, 6),
    ],
)
def test_how_exact_a_place_is(place, acled: int, ucdp: int) -> None:
    assert (acled_precision(place), ucdp_precision(place)) == (acled, ucdp)


def test_a_town_comes_before_what_is_around_it_and_the_place_before_the_target() -> None:
    places = (
        where("Yemen", "Country"),
        where("market", "Facility"),
        where("Radio Tower", "Facility", "target"),
        where("Taiz Governorate", "AdministrativeArea"),
        where("Taiz"),
    )
    found = main_place(occurrence(report(where=places)))
    assert found is not None
    assert found.name == "Taiz"


def test_the_place_that_most_name_stands() -> None:
    told = [
        report(slug="a", where=(where("Aden"),)),
        report(slug="b", where=(where("Taiz"),)),
        report(slug="c", where=(where("Taiz"),)),
    ]
    found = main_place(occurrence(*told))
    assert found is not None
    assert found.name == "Taiz"


def test_the_one_country_that_is_told_is_that_of_a_place_without() -> None:
    yemen = where("Yemen", "Country", country="YE")
    found = main_place(occurrence(report(where=(where("Taiz"), yemen))))
    assert found is not None
    assert found.country == "YE"
    oman = where("Oman", "Country", "destination", country="OM")
    found = main_place(occurrence(report(where=(where("Taiz"), yemen, oman))))
    assert found is not None
    assert found.country is None


def test_what_lies_around_the_place_is_no_other_place() -> None:
    yemen, aden = where("Yemen", "Country"), where("Aden")
    taiz = where("Taiz", around=(yemen.iri,))
    told = occurrence(report(where=(taiz, yemen, aden)))
    assert [place.name for place in other_places(told, taiz)] == ["Aden"]


@pytest.mark.parametrize(
    ("point", "cell"),
    [
        ((-89.9, -179.9), 1),
        ((-89.9, 179.9), 720),
        ((0.1, 0.1), 129961),
        ((90.0, 180.0), 259200),
        (None, None),
    ],
)
def test_the_cell_of_half_a_degree(point, cell) -> None:
    assert prio_grid(point) == cell


@pytest.mark.parametrize(
    ("value", "written"),
    [(13.57952, "13.5795"), (-7.97522, "-7.9752"), (-0.00001, "0.0000"), (44, "44.0000")],
)
def test_degrees_have_four_decimals(value: float, written: str) -> None:
    assert str(degrees(value)) == written
    assert degrees(None) is None
