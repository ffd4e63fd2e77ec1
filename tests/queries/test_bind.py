from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, Store

from kg.errors import QueryError
from kg.queries import SavedQuery, Table, bind, run, saved_query

ECHO = SavedQuery(
    "echo",
    "#+ summary: Echo\n#+ parameters:\n"
    "#+   s: {type: string, description: 'Any text'}\n"
    "#+   n: {type: integer, description: 'A number'}\n"
    "#+   d: {type: date, description: 'A day'}\n"
    "#+   i: {type: iri, description: 'A thing'}\n"
    "SELECT ?s ?n ?d ?i WHERE {\n"
    "  VALUES ?s { UNDEF }\n  VALUES ?n { 7 }\n  VALUES ?d { UNDEF }\n  VALUES ?i { UNDEF }\n}\n",
)


def echo(**values: str) -> tuple[str | None, ...]:
    result = run(Store(), bind(ECHO, values))  # type: ignore[arg-type]
    assert isinstance(result, Table)
    (row,) = result.rows
    return tuple(None if term is None else str(term) for term in row)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_stays_inside_its_literal(text: str) -> None:
    result = run(Store(), bind(ECHO, {"s": text}))  # type: ignore[arg-type]
    assert isinstance(result, Table)
    assert result.rows[0][0] == Literal(text)
    assert len(result.rows) == 1


@pytest.mark.parametrize(
    "hostile",
    [
        '" } } ; DROP ALL #',
        "x\\",
        "UNDEF }\n  VALUES ?n { 99 }",
        "\n  VALUES ?n { 99 }\n",
        '""" ?s ?p ?o """',
        "\\u0022 }",
    ],
)
def test_hostile_text_changes_nothing_else(hostile: str) -> None:
    assert echo(s=hostile)[1] == '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'


def test_what_one_value_brings_is_not_filled_in_again() -> None:
    assert echo(s="VALUES ?n { 7 }", n="5")[:2] == (
        '"VALUES ?n { 7 }"',
        '"5"^^<http://www.w3.org/2001/XMLSchema#integer>',
    )


def test_values_become_terms_of_their_type() -> None:
    assert echo(n="-12", d="2024-02-29", i="https://example.org/x") == (
        None,
        '"-12"^^<http://www.w3.org/2001/XMLSchema#integer>',
        '"2024-02-29"^^<http://www.w3.org/2001/XMLSchema#date>',
        "<https://example.org/x>",
    )


def test_an_empty_value_lifts_the_default() -> None:
    assert echo(n="")[1] is None


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("d", "2024-02-30", "a day as YYYY-MM-DD"),
        ("d", "20240228", "a day as YYYY-MM-DD"),
        ("d", "yesterday", "a day as YYYY-MM-DD"),
        ("d", "\uff12024-02-01", "a day as YYYY-MM-DD"),
        ("n", "1.5", "a whole number"),
        ("n", "1e5", "a whole number"),
        ("n", "9" * 30, "a whole number"),
        ("i", "not an iri", "an absolute IRI"),
        ("i", "relative/path", "an absolute IRI"),
        ("i", "https://example.org/> } #", "an absolute IRI"),
        ("s", "\udcff", "text in Unicode"),
    ],
)
def test_a_wrong_value_is_refused(name: str, value: str, wanted: str) -> None:
    with pytest.raises(QueryError, match=wanted):
        bind(ECHO, {name: value})


def test_an_unknown_parameter_names_those_there_are() -> None:
    with pytest.raises(QueryError, match=r"no parameter 'when' \(it has: s, n, d, i\)"):
        bind(ECHO, {"when": "now"})


def test_a_required_parameter_is_asked_for() -> None:
    with pytest.raises(QueryError, match="needs the parameter 'article'"):
        bind(saved_query("article-graph"), {})


def test_an_unknown_query_names_the_nearest_and_all() -> None:
    with pytest.raises(QueryError, match=r"'defection'. Did you mean defections\?.*casualties"):
        saved_query("defection")


@pytest.mark.parametrize("name", ["../pyproject", "/etc/passwd", "", "events.rq"])
def test_a_name_is_never_a_path(name: str) -> None:
    with pytest.raises(QueryError, match="no saved query"):
        saved_query(name)


@pytest.mark.parametrize("value", ["kiled", 'killed" } #', "Killed"])
def test_a_value_outside_a_closed_list_is_refused_with_the_list(value):
    with pytest.raises(QueryError, match="give one of killed, injured, missing"):
        bind(saved_query("casualties"), {"measure": value})


def test_a_value_of_a_closed_list_is_taken():
    assert 'VALUES ?measure { "killed" }' in bind(saved_query("casualties"), {"measure": "killed"})
