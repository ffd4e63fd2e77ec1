"""The tables in data/coded agree with the ontology, and with each other."""

import re

import pytest

from kg.exports.coded.choice import CONDITIONS
from kg.exports.coded.data import acled_codes, acled_event, rows
from kg.exports.coded.tables import CODED
from kg.exports.facts_row import FIELDS
from kg.terms import ACTOR_CLASSES, CODES, EVENT_CLASSES, FIGURE_CLASSES

USED = {
    (notation, code)
    for notation, by_relation in acled_codes().items()
    for codes in by_relation.values()
    for code in codes
}


def test_every_code_that_the_alignments_give_has_an_event_type_above_it() -> None:
    assert len(USED) > 25
    assert {acled_event(code) for _, code in USED} == {
        "Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots",
        "Strategic developments",
    }  # fmt: skip


def test_a_code_that_acled_has_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        acled_event("Skirmish")
    with pytest.raises(KeyError):
        acled_event("ASSAULT")  # PLOVER's


def test_what_is_chosen_is_what_the_alignments_offer() -> None:
    for row in rows("acled-choice"):
        assert (row["type"], row["sub_event"]) in USED
        assert row["when"] in CONDITIONS
    last = {row["type"]: row["when"] for row in rows("acled-choice")}
    assert set(last.values()) == {"always"}


def test_every_event_type_has_a_disorder_type() -> None:
    named = {row["code"] for row in rows("acled-disorder")}
    events = {acled_event(code) for _, code in USED}
    assert events <= named <= events | {code for _, code in USED}


def test_the_tables_name_what_there_is() -> None:
    order = {row["inter"] for row in rows("acled-inter-order")}
    for row in rows("acled-inter"):
        assert row["what"] in (CODES["role-scheme"] if row["by"] == "role" else ACTOR_CLASSES)
        assert row["inter"] in order
    assert {row["role"] for row in rows("narrow-roles")} <= set(CODES["role-scheme"])
    assert {row["type"] for row in rows("ged-types")} <= {*EVENT_CLASSES, *FIGURE_CLASSES}
    assert {row["type"] for row in rows("sides")} <= {*EVENT_CLASSES, "any"}


def test_countries_and_their_numbers_stand_once() -> None:
    countries = rows("countries")
    for column in ("code", "iso", "name", "gw"):
        values = [row[column] for row in countries if row[column]]
        assert len(values) == len(set(values))
    assert all(re.fullmatch(r"[A-Z]{2}", row["code"]) for row in countries)
    assert all(re.fullmatch(r"\d{3}|", row["iso"]) for row in countries)
    assert {row["ged_region"] for row in countries} == {
        "Africa", "Americas", "Asia", "Europe", "Middle East",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "iso", "gw"),
    [("UA", "804", "369"), ("SD", "729", "625"), ("YE", "887", "678"), ("ET", "231", "530")],
)
def test_some_countries_by_heart(code: str, iso: str, gw: str) -> None:
    [row] = [row for row in rows("countries") if row["code"] == code]
    assert (row["iso"], row["gw"]) == (iso, gw)


def test_hxl_tags_are_well_formed_and_of_columns_that_there_are() -> None:
    fields = {**CODED, "facts-csv": FIELDS}
    for row in rows("hxl"):
        assert row["column"] in fields[row["table"]]
        assert re.fullmatch(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*", row["tag"])
    for table in fields:
        tags = [row["tag"] for row in rows("hxl") if row["table"] == table]
        assert len(tags) == len(set(tags)) > 20
