from fixtures.coded import occurrence, report, said

from kg.exports.coded.text import country_cells, identifier, notes, outlets


def test_a_number_is_that_of_its_name_and_fits_a_spreadsheet() -> None:
    assert identifier("incident/a_Shelling_1") == identifier("incident/a_Shelling_1")
    numbers = {identifier(f"event/{n}") for n in range(2000)}
    assert len(numbers) == 2000
    assert max(numbers) < 2**53


def test_an_outlet_stands_once_and_an_article_without_by_its_title() -> None:
    told = occurrence(
        report(slug="b", outlet="Gazette", issued="2017-08-23"),
        report(slug="a", outlet="Gazette", issued="2017-08-22"),
        report(slug="c", outlet="", title="Shells fall", issued=None),
    )
    assert outlets(told) == ["Shells fall", "Gazette"]


def test_notes_have_each_report_first_and_nothing_twice() -> None:
    told = occurrence(
        report(slug="a", said=(said("Shells hit Taiz", start=9), said("on Monday", start=30))),
        report(slug="b", said=(said("Shells hit Taiz"), said("hit Taiz", start=4))),
        report(slug="c", said=(said("a denial", status="denied"), said("It was loud"))),
    )
    assert notes(told) == "Shells hit Taiz / It was loud / on Monday"


def test_notes_are_kept_short_but_words_are_never_cut() -> None:
    long = "a" * 700
    assert notes(occurrence(report(said=(said(long), said("more", start=1))))) == long


def test_no_country_has_empty_cells() -> None:
    assert country_cells("YE")["name"] == "Yemen"
    assert set(country_cells(None).values()) == set(country_cells("ZZ").values()) == {""}
