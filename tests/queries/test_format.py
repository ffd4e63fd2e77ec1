from __future__ import annotations

import csv
import io
import json

import pytest
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)

from kg.errors import QueryError
from kg.queries import Table, counted, render, run
from kg.queries.format import cell

NODE = NamedNode("https://example.org/x")
TABLE = Table(
    ("a", "b"),
    [
        (NODE, Literal('say "no", \nor | yes')),
        (Literal("7", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")), None),
        (Literal("mot", language="fr"), BlankNode("b1")),
        (Literal("=1+1"), Literal("\u2066right\u2069\ttab")),
    ],
)
TRIPLES = [Triple(NODE, NODE, Literal("z")), Triple(NODE, NODE, Literal("a"))]


@pytest.mark.parametrize(
    ("name", "form"), [("json", QueryResultsFormat.JSON), ("tsv", QueryResultsFormat.TSV)]
)
def test_a_second_reader_gets_the_same_terms(name: str, form: QueryResultsFormat) -> None:
    read = parse_query_results(render(TABLE, name).encode(), format=form)
    assert [tuple(row) for row in read] == TABLE.rows


def test_csv_is_read_back_by_the_standard_library() -> None:
    read = list(csv.reader(io.StringIO(render(TABLE, "csv"), newline="")))
    assert read[0] == ["a", "b"]
    assert read[1] == ["https://example.org/x", 'say "no", \nor | yes']
    assert read[2] == ["7", ""]


def test_json_says_types_and_leaves_unbound_out() -> None:
    bindings = json.loads(render(TABLE, "json"))["results"]["bindings"]
    assert bindings[1] == {
        "a": {
            "type": "literal",
            "value": "7",
            "datatype": "http://www.w3.org/2001/XMLSchema#integer",
        }
    }
    assert bindings[2]["a"] == {"type": "literal", "value": "mot", "xml:lang": "fr"}


def test_markdown_keeps_its_columns() -> None:
    lines = render(TABLE, "md").splitlines()
    assert lines[:2] == ["| a | b |", "| --- | --- |"]
    assert lines[2].replace("\\|", "").count("|") == 3


def test_plain_table_has_one_line_a_row() -> None:
    lines = render(TABLE).splitlines()
    assert len(lines) == 2 + len(TABLE.rows)
    assert lines[0].split() == ["a", "b"]
    assert render(Table(("only",), [])).splitlines() == ["only", "----"]


def test_iris_of_ours_are_short_for_readers() -> None:
    assert cell(NamedNode("https://w3id.org/conflict-kg/id/claim/x_1")) == "claim:x_1"
    assert cell(NamedNode("https://w3id.org/conflict-kg/ns#killed")) == "ckg:killed"
    assert cell(NODE) == "https://example.org/x"


def test_turtle_is_the_same_in_any_order() -> None:
    assert render(TRIPLES) == render(TRIPLES[::-1], "turtle")
    read = {quad.triple for quad in parse(render(TRIPLES).encode(), format=RdfFormat.TURTLE)}
    assert read == set(TRIPLES)


@pytest.mark.parametrize(
    ("result", "name", "message"),
    [
        (TABLE, "turtle", "rows, not RDF"),
        (TRIPLES, "csv", "RDF, not rows"),
        (True, "turtle", "yes or no"),
        (TABLE, "xlsx", "no format 'xlsx'.*table, csv, tsv, json, md, turtle"),
    ],
)
def test_a_format_that_does_not_fit_is_refused(
    result: Table | list[Triple] | bool, name: str, message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        render(result, name)


def test_yes_or_no() -> None:
    assert render(True) == "true\n"
    assert json.loads(render(False, "json")) == {"head": {}, "boolean": False}
    assert run(Store(), "ASK {}") is True  # type: ignore[arg-type]
    assert counted(True) == ""


def test_lengths() -> None:
    assert counted(TABLE) == "4 rows"
    assert counted(Table(("a",), [(None,)])) == "1 row"
    assert counted(TRIPLES) == "2 triples"
