"""kg sparql: any query, none that writes, none for ever."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli.app import create_app


def kg(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(
        create_app(), ["sparql", *map(str, arguments)], prog_name="kg", input=stdin
    )


COUNT = (
    "PREFIX ckg: <https://w3id.org/conflict-kg/ns#> "
    "SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a a ckg:Article }"
)


def test_a_query_as_argument_as_file_and_from_standard_input(
    small_store_path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "q.rq"
    file.write_text(COUNT, encoding="utf-8")
    answers = {
        kg(COUNT, "--store", small_store_path, "-f", "csv").stdout,
        kg(f"@{file}", "--store", small_store_path, "-f", "csv").stdout,
        kg("-", "--store", small_store_path, "-f", "csv", stdin=COUNT).stdout,
    }
    assert answers == {"n\n4\n"}


def test_ask_and_construct(small_store_path: Path) -> None:
    ask = kg("ASK { ?s ?p ?o }", "--store", small_store_path, "-f", "json")
    assert json.loads(ask.stdout) == {"head": {}, "boolean": True}
    built = kg("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 3", "--store", small_store_path)
    assert built.exit_code == 0
    assert built.stderr.strip() in {"2 triples", "3 triples"}


@pytest.mark.parametrize(
    "text",
    ["DROP ALL", "PREFIX a: <urn:x> INSERT DATA { a:b a:b a:b }", "# hm\nDELETE WHERE { ?s ?p ?o }",
     "clear default", "LOAD <http://example.org/>", "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { }"],
)  # fmt: skip
def test_updates_are_refused(text: str, small_store_path: Path) -> None:
    done = kg(text, "--store", small_store_path)
    assert done.exit_code == 2
    assert "is an update, and kg sparql only reads" in done.stderr


def test_an_update_behind_a_query_does_not_parse(small_store_path: Path) -> None:
    done = kg("ASK {} ; DROP ALL", "--store", small_store_path)
    assert done.exit_code == 2
    assert "The query does not parse" in done.stderr


def test_a_query_that_does_not_end_is_ended(small_store_path: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    done = kg(endless, "--store", small_store_path, "--timeout", "1")
    assert done.exit_code == 2
    assert "took longer than 1 s and was ended" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["SELECT ?x WHERE {"], 2, "The query does not parse"),
        (["@no-such-file.rq"], 3, "no-such-file.rq cannot be read"),
        (["ASK {}", "--endpoint", "http://127.0.0.1:9/sparql"], 3, "cannot be reached"),
        (["ASK {}", "-f", "turtle"], 2, "yes or no"),
    ],
)
def test_a_mistake_is_told(
    arguments: list[str], code: int, message: str, small_store_path: Path
) -> None:
    done = kg(*arguments, "--store", small_store_path)
    assert done.exit_code == code
    assert message in done.stderr


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    file = tmp_path / "q.rq"
    file.write_bytes("ASK { ?s ?p 'Bogotá' }".encode("latin-1"))
    assert "is not UTF-8" in kg(f"@{file}").stderr


def test_no_store(tmp_path: Path) -> None:
    done = kg("ASK {}", "--store", tmp_path / "none")
    assert done.exit_code == 3
    assert "There is no store" in done.stderr
