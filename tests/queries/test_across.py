"""Saved queries about what was found across articles, on seven articles that were reconciled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.queries import Table, bind, render, run, saved_queries
from kg.queries.format import cell
from kg.queries.reference import result_columns
from kg.reconcile.sides import sides
from kg.store import LocalStore

EXPECTED = Path(__file__).parent / "expected-across"
NAMES = sorted(path.stem for path in EXPECTED.iterdir())
QUERIES = saved_queries()


def rows(store: LocalStore, name: str, /, **values: str) -> list[dict[str, str]]:
    result = run(store, bind(QUERIES[name], values))
    assert isinstance(result, Table)
    return [dict(zip(result.columns, map(cell, row), strict=True)) for row in result.rows]


@pytest.mark.parametrize("name", NAMES)
def test_answers_as_expected(name: str, reconciled: LocalStore) -> None:
    written = render(run(reconciled, bind(QUERIES[name], {})), "csv").replace("\r\n", "\n")
    assert written == (EXPECTED / f"{name}.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted({*NAMES} - {"sourcing-profile"}))
def test_is_empty_before_anything_is_reconciled(name: str, questions: Store) -> None:
    result = run(questions, bind(QUERIES[name], {}))  # type: ignore[arg-type]
    assert isinstance(result, Table)
    assert result.rows == []


@pytest.mark.parametrize(
    ("name", "values", "number"),
    [
        ("incidents", {"type": "Shelling"}, 1),
        ("incidents", {"place": "mellit"}, 1),
        ("incidents", {"since": "2024-04-12"}, 1),
        ("incidents", {"until": "2024-04-10"}, 1),
        ("incidents", {"article": "horn-observer/126"}, 1),
        ("disagreements", {"measure": "displaced"}, 3),
        ("disagreements", {"place": "Tawila", "since": "2024-04-12"}, 0),
        ("disagreements", {"until": "2024-04-09"}, 0),
        ("contrasts", {"measure": "killed"}, 1),
        ("contrasts", {"measure": "injured"}, 0),
        ("corroboration", {"measure": "injured"}, 1),
        ("corroboration", {"sources": "3"}, 1),
        ("corroboration", {"place": "Mellit"}, 1),
        ("independent-sources", {"article": "column-brief"}, 3),
        ("independent-sources", {"place": "Mellit"}, 1),
        ("revisions", {"direction": "up"}, 0),
        ("revisions", {"direction": "down", "source": "health ministry"}, 1),
        ("revisions", {"since": "2024-04-16"}, 0),
        ("toll-series", {"counting": "stock"}, 1),
        ("toll-series", {"flag": "falls"}, 2),
        ("toll-series", {"flag": "jumps"}, 0),
        ("toll-series", {"source": "doctors", "until": "2024-04-14"}, 1),
        ("toll-series", {"place": "Zamzam", "measure": "displaced"}, 1),
        ("control-at", {"place": "Mellit", "day": "2024-04-11"}, 0),
        ("control-at", {"place": "Mellit", "day": "2024-04-12"}, 2),
        ("control-at", {"place": "Mellit", "day": "2024-04-14"}, 2),
        ("control-at", {"place": "El Fasher"}, 0),
        ("control-at", {"source": "Nabil Abdallah"}, 1),
        ("sourcing-profile", {"publisher": "Horn Observer"}, 2),
        ("sourcing-profile", {"article": "column-brief"}, 1),
        ("sourcing-profile", {"since": "2024-04-13", "until": "2024-04-15"}, 1),
        ("same-story", {"article": "column-brief"}, 4),
        ("same-story", {"incidents": "3"}, 3),
    ],
)  # fmt: skip
def test_parameters_narrow(
    name: str, values: dict[str, str], number: int, reconciled: LocalStore
) -> None:
    assert len(rows(reconciled, name, **values)) == number


def test_every_count_of_sources_is_of_independent_ones() -> None:
    for name, query in QUERIES.items():
        for column in result_columns(query) if name in NAMES else []:
            if column.endswith("sources"):
                assert column.startswith("independent"), (name, column)


def test_the_sources_that_are_listed_are_those_that_are_counted(reconciled: LocalStore) -> None:
    listed: dict[str, int] = {}
    for row in rows(reconciled, "independent-sources"):
        listed[row["iri"]] = listed.get(row["iri"], 0) + 1
    counted = {row["iri"]: int(row["independent_sources"]) for row in rows(reconciled, "incidents")}
    assert listed == counted


def test_copies_make_no_second_source(reconciled: LocalStore) -> None:
    (flight,) = rows(reconciled, "incidents", type="Displacement")
    assert (flight["articles"], flight["independent_articles"]) == ("3", "2")
    (pair,) = [row for row in rows(reconciled, "same-story") if row["copy"] == "yes"]
    assert {pair["article1"], pair["article2"]} == {"delta-daily-7", "fasher-market"}


def test_both_sides_of_a_disagreement_are_there_with_who_says_so(reconciled: LocalStore) -> None:
    found = rows(reconciled, "disagreements", measure="displaced")
    assert {(row["low"], row["high"], row["source"]) for row in found} == {
        ("6000", "6000", "UN refugee agency"),
        ("9000", "9500", "International Organization for Migration"),
    }
    assert {(row["least"], row["most"], row["ratio"]) for row in found} == {
        ("6000", "9500", "1.5833")
    }


def test_who_held_a_town_is_as_each_source_says(reconciled: LocalStore) -> None:
    def held(day: str) -> set[tuple[str, str, str]]:
        found = rows(reconciled, "control-at", place="Mellit", day=day)
        return {(row["held_by"], row["according_to"], row["contested"]) for row in found}

    assert held("2024-04-12") == {
        ("Rapid Support Forces", "witnesses", "yes"),
        ("", "army", "yes"),
    }
    assert held("2024-04-13") == {
        ("Rapid Support Forces", "witnesses", "yes"),
        ("army", "Nabil Abdallah", "yes"),
    }


def test_the_sides_of_the_profile_are_those_of_the_table() -> None:
    listed = re.findall(r'\((?:ckg:(\w+)|"([^"]+)") "([\w-]+)"\)', QUERIES["sourcing-profile"].text)
    kinds = [(("kind", kind), side) for kind, _, side in listed if kind]
    roles = [(("role", role), side) for _, role, side in listed if role]
    # once for the source, once for the body it speaks for
    assert sorted(kinds) == sorted(2 * [one for one in sides().items() if one[0][0] == "kind"])
    assert sorted(roles) == sorted(one for one in sides().items() if one[0][0] == "role")


def test_a_profile_adds_up(reconciled: LocalStore) -> None:
    for row in rows(reconciled, "sourcing-profile"):
        told = {name: int(row[name]) for name in ("claims", "own_voice", "named", "unnamed")}
        assert told["claims"] <= told["own_voice"] + told["named"] + told["unnamed"]
