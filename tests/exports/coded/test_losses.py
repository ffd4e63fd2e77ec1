import pytest
from fixtures.coded import killed, occurrence, report, said, where

from kg.exports.coded.deaths import accounts
from kg.exports.coded.losses import Ledger, common, figures_lost, left_out


def lines(told, place=None):
    ledger = Ledger("row", told.iri)
    common(ledger, told, place)
    figures_lost(ledger, told, accounts(told))
    return [(loss.lost, loss.value) for loss in ledger.lines()]


def test_the_same_loss_is_one_line() -> None:
    ledger = Ledger("row", "incident")
    ledger.add("hedge", 3, "thing", "why")
    ledger.add("hedge", "3", "thing", "why")
    [loss] = ledger.lines()
    assert (loss.row, loss.incident, loss.value) == ("row", "incident", "3")


def test_what_is_left_out_says_what_it_is_and_in_whose_words() -> None:
    [loss] = left_out(occurrence(report("Statement", said=(said("We will stay"),))), "why")
    assert (loss.row, loss.lost, loss.value) == ("", "left-out", "Statement: We will stay")


@pytest.mark.parametrize(
    ("bound", "low", "high", "noted"),
    [
        ("Exactly", 4, 4, False),
        ("AtLeast", 4, None, True),
        ("AtMost", None, 4, True),
        ("About", 4, 4, True),
        ("Between", 4, 6, True),
        ("Vague", 2, None, True),
    ],
)
def test_a_bound_is_noted_where_a_number_stands_for_it(bound, low, high, noted: bool) -> None:
    told = occurrence(report("Shelling", killed(low, high, bound=bound, words="four")))
    assert (("bound", "four") in lines(told)) == noted


def test_a_denied_figure_is_a_denial_and_no_lost_figure() -> None:
    told = occurrence(report("Shelling", killed(9, status="denied", words="nine")))
    assert lines(told, told.reports[0].where[0]) == [("denied", "nine dead")]


def test_every_further_place_is_a_line() -> None:
    taiz = where("Taiz")
    told = occurrence(report(where=(taiz, where("Aden"), where("Mocha"))))
    assert lines(told, taiz) == [("place", "Aden"), ("place", "Mocha")]
