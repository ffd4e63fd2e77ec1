"""Every saved query: its file, its answer, and what must never come out of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from kg.queries import SavedQuery, Table, bind, render, run, saved_queries
from kg.queries.bind import TYPES, choices
from kg.queries.format import cell
from kg.resources import ROOT
from kg.store import LocalStore
from kg.terms import CKG, RDF, RDFS

EXPECTED = Path(__file__).parent / "expected"
ACROSS = Path(__file__).parent / "expected-across"
QUESTIONS = Path(__file__).parent.parent / "fixtures" / "questions.trig"
PORT = NamedNode("https://w3id.org/conflict-kg/id/place/port-sudan")
QUERIES = saved_queries()
GIVEN = {"article-graph": {"article": "cauca-4"}, "dossier": {"name": "FARC dissidents"}}

RECONCILED = {path.stem for path in ACROSS.iterdir()} - {"sourcing-profile"}
"""Queries that have nothing to answer before articles were reconciled."""

every = pytest.mark.parametrize("query", QUERIES.values(), ids=list(QUERIES))


def rows(store: Store | LocalStore, name: str, /, **values: str) -> list[dict[str, str]]:
    result = run(store, bind(QUERIES[name], values))  # type: ignore[arg-type]
    assert isinstance(result, Table)
    return [dict(zip(result.columns, map(cell, row), strict=True)) for row in result.rows]


@every
def test_header_is_complete(query: SavedQuery) -> None:
    lines = [line[2:] for line in query.text.splitlines() if line.startswith("#+")]
    assert query.text.startswith("#+ summary: ")
    header = yaml.safe_load("\n".join(lines))
    assert set(header) <= {"summary", "description", "tags", "parameters"}
    assert header["summary"]
    assert not header["summary"].endswith(".")
    assert header["description"].strip().endswith(".")
    assert header["tags"]
    assert query.view in {"Table", "Graph"}


@every
def test_parameters_read_the_quick_way_are_those_of_yaml(query: SavedQuery) -> None:
    declared = query.header.get("parameters", {})
    assert [p.as_dict() for p in query.parameters.values()] == [
        {"name": name, "type": p["type"], "description": p["description"],
         "required": p.get("required", False)}
        for name, p in declared.items()
    ]  # fmt: skip


@every
def test_each_parameter_is_one_values_line(query: SavedQuery) -> None:
    inside = re.findall(r"VALUES \?(\w+) \{ ", query.text)
    assert sorted(inside) == sorted(query.parameters)
    assert list(query.defaults) == inside
    assert all(p.type in TYPES or choices(p.type) for p in query.parameters.values())


@every
def test_reads_article_graphs_alone(query: SavedQuery) -> None:
    body = re.sub(r"^#.*$", "", query.text, flags=re.MULTILINE)
    assert "GRAPH ?g" in body
    assert not re.search(r"\bFROM\b", body)


@every
def test_runs_on_an_empty_store(query: SavedQuery) -> None:
    result = run(Store(), bind(query, GIVEN.get(query.name, {})))  # type: ignore[arg-type]
    assert (result.rows if isinstance(result, Table) else result) == []


@every
def test_answers_as_expected(query: SavedQuery, questions: Store) -> None:
    result = run(questions, bind(query, GIVEN.get(query.name, {})))  # type: ignore[arg-type]
    suffix = "csv" if isinstance(result, Table) else "ttl"
    expected = (EXPECTED / f"{query.name}.{suffix}").read_bytes().decode()
    written = render(result, {"csv": "csv", "ttl": "turtle"}[suffix])
    assert written.replace("\r\n", "\n") == expected


@every
def test_answers_alike_on_a_store_as_kg_builds_it(
    query: SavedQuery, small_store: LocalStore
) -> None:
    given = {"article-graph": {"article": "officers.txt"}, "dossier": {"name": "Mbera"}}
    text = bind(query, given.get(query.name, {}))
    result = run(small_store, text)
    nothing = {"contested", "links", "unlinked", *RECONCILED}  # nothing is linked there
    if query.name not in nothing:
        assert result.rows if isinstance(result, Table) else result
    assert render(result) == render(run(small_store, text))


def test_every_expected_file_has_its_query() -> None:
    assert {path.stem for path in EXPECTED.iterdir()} == set(QUERIES)


def test_a_defection_told_twice_is_one_row_with_its_parts_beside_it(questions: Store) -> None:
    (row,) = rows(questions, "defections", actor="Sudanese army")
    assert (row["low"], row["high"], row["claims"]) == ("14", "14", "2")
    assert row["ranks"] == "2 colonel; 5 major; 7 captain"
    assert row["party"] == "40"


def test_parts_of_a_defection_are_no_figures_of_their_own(questions: Store) -> None:
    stated = [r["low"] for r in rows(questions, "figures-side-by-side", measure="defected")]
    assert stated == ["14"]
    assert rows(questions, "figures-side-by-side", measure="accompanying") == []


def test_a_defection_without_a_number_has_none(questions: Store) -> None:
    (row,) = rows(questions, "defections", actor="FARC dissidents")
    assert (row["low"], row["high"], row["party"], row["ranks"]) == ("", "", "", "")


def test_flows_and_stocks_are_apart(questions: Store) -> None:
    assert {r["low"] for r in rows(questions, "displacement", counts="stock")} == {"120001"}
    assert "120001" not in {r["low"] for r in rows(questions, "displacement", counts="flow")}


def test_an_open_bound_is_empty_and_not_zero(questions: Store) -> None:
    (row,) = rows(questions, "displacement", counts="stock")
    assert row["high"] == ""
    lows = {r["low"] for r in rows(questions, "casualties")}
    assert "0" not in lows


def test_a_part_names_its_whole(questions: Store) -> None:
    parts = [r for r in rows(questions, "casualties") if r["part_of"]]
    assert [(r["low"], r["part_of"], r["victims"]) for r in parts] == [
        ("6", "at least 12", "children")
    ]


def test_a_statement_has_the_place_where_it_was_made() -> None:
    store = Store()
    store.load(path=QUESTIONS)
    assert {r["place"] for r in rows(store, "statements")} == {""}
    kind = NamedNode(CKG.Statement)
    (made,) = store.quads_for_pattern(None, NamedNode(RDF.type), kind, None)
    graph = made.graph_name
    store.add(Quad(made.subject, NamedNode(CKG.place), PORT, graph))
    store.add(Quad(PORT, NamedNode(RDFS.label), Literal("Port Sudan"), graph))
    assert {r["place"] for r in rows(store, "statements")} == {"Port Sudan"}


def test_a_name_that_stands_for_one_thing_is_one_row_over_all_articles(questions: Store) -> None:
    (town,) = rows(questions, "links", name="Geneina")
    assert (town["articles"], town["score"], town["match"]) == ("3", "0.96", "sameAs")
    assert (town["wikidata"], town["geonames"]) == ("Q101", "201")
    assert [r["name"] for r in rows(questions, "links", status="nil")] == ["UN refugee agency"]


def test_what_is_linked_is_no_work_left(questions: Store) -> None:
    assert {r["name"] for r in rows(questions, "unlinked")} == {"UN refugee agency", "Adre camp"}
    (camp,) = rows(questions, "unlinked", status="ambiguous")
    assert camp["candidates"].startswith("301 Adre 0.41; Q103")
    unresolved = {r["name"] for r in rows(questions, "unresolved")}
    assert "El Geneina" not in unresolved
    assert "UN refugee agency" in unresolved


def test_single_incidents_do_not_enter_tolls(questions: Store) -> None:
    tolls = rows(questions, "tolls-over-time", measure="killed")
    assert [(r["as_of"], r["low"], r["claims"]) for r in tolls] == [
        ("2023-06-16", "3000", "1"),
        ("2023-06-23", "3400", "2"),
    ]


def test_what_is_denied_or_planned_says_so_and_can_be_left_out(questions: Store) -> None:
    told = {r["event"]: r["told"] for r in rows(questions, "events")}
    assert told["event:nile-wire-1_Shelling_2"] == "denied"
    assert told["event:lake-post-2_ForceMovement_1"] == "planned"
    only = rows(questions, "events", status="asserted")
    assert {r["told"] for r in only} == {"asserted"}


def test_an_event_told_through_its_number_is_one_row(questions: Store) -> None:
    events = [r["event"] for r in rows(questions, "events")]
    assert len(events) == len(set(events))
    assert "event:cauca-4_Detention_1" in events
    (strikes,) = rows(questions, "events", type="AirStrike")
    assert strikes["counted"] == "two"


@pytest.mark.parametrize(
    ("name", "values", "number"),
    [
        ("events", {"place": "sudan"}, 8),
        ("events", {"place": "El Geneina"}, 6),
        ("events", {"place": "Gen"}, 0),
        ("events", {"place": "https://w3id.org/conflict-kg/id/place/geneina"}, 6),
        ("events", {"actor": "RSF"}, 4),
        ("events", {"day": "2023-06-15"}, 4),
        ("events", {"since": "2023-06-16", "until": "2023-06-16"}, 4),
        ("events", {"type": "Statement"}, 1),
        ("events", {"type": "Capture", "place": "Chad"}, 0),
        ("casualties", {"measure": "injured"}, 1),
        ("casualties", {"source": "doctors"}, 3),
        ("casualties", {"until": "2023-05-01"}, 3),
        ("captures", {"source": "Sudanese army"}, 1),
        ("statements", {"speaker": "UNHCR"}, 1),
        ("statements", {"speaker": "Hassan", "kind": "threat"}, 0),
        ("figures-side-by-side", {"measure": "killed", "place": "El Geneina"}, 3),
        ("figures-side-by-side", {"place": "Chad", "day": "2023-06-15"}, 3),
        ("claims-of-article", {"article": "lake-post-2"}, 8),
        ("actors", {"named": "false"}, 5),
        ("actors", {"name": "unhcr"}, 1),
        ("places", {"kind": "Country"}, 2),
        ("unresolved", {"what": "time"}, 1),
        ("rules-used", {"rule": "casualties"}, 3),
        ("articles", {"since": "2023-06-20"}, 1),
        ("articles", {"publisher": "Lake Post"}, 1),
        ("displacement", {"place": "Adre"}, 0),
        ("displacement", {"status": "hypothetical"}, 1),
        ("links", {"article": "delta-3"}, 2),
        ("links", {"status": "linked", "name": "support forces"}, 1),
        ("unlinked", {"kind": "Camp"}, 1),
    ],
)  # fmt: skip
def test_parameters_narrow(
    name: str, values: dict[str, str], number: int, questions: Store
) -> None:
    assert len(rows(questions, name, **values)) == number


def test_unnamed_sources_and_the_outlets_own_voice_are_told_apart(questions: Store) -> None:
    found = {(r["source"], r["named"]): r for r in rows(questions, "sources")}
    assert found["activists", "false"]["claims"] == "3"
    assert found["", ""]["claims"] == "5"
    assert found["Nile Wire", "true"]["via"] == "1"


def test_a_dossier_holds_whole_claims_and_nothing_of_others(questions: Store) -> None:
    triples = run(questions, bind(QUERIES["dossier"], {"name": "FARC dissidents"}))  # type: ignore[arg-type]
    assert isinstance(triples, list)
    assert all(isinstance(triple, Triple) for triple in triples)
    text = render(triples)
    assert "FARC dissidents seized three officers" in text
    assert "El Geneina" not in text


def test_queries_are_packaged() -> None:
    assert ROOT.joinpath("queries", "defections.rq").is_file()
