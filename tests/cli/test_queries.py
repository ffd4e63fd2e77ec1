"""kg query list, show and run."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli.app import create_app
from kg.queries import saved_queries

HEAVY = ("spacy", "rdflib", "pyshacl", "SPARQLWrapper")


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(create_app(), ["query", *map(str, arguments)], prog_name="kg")


def test_list_names_every_query_with_its_summary() -> None:
    lines = kg("list").stdout.splitlines()
    assert lines[0].split() == ["query", "answers"]
    assert [line.split()[0] for line in lines[1:]] == list(saved_queries())
    assert "Defections, one row a report" in kg("list").stdout


def test_list_as_json_describes_parameters() -> None:
    listed = {q["name"]: q for q in json.loads(kg("list", "--json").stdout)}
    assert set(listed) == set(saved_queries())
    assert listed["article-graph"]["parameters"] == [
        {
            "name": "article",
            "type": "string",
            "description": "Id of the article, as it came in",
            "required": True,
            "default": "UNDEF",
        }
    ]


def test_show_prints_the_file_itself() -> None:
    assert kg("show", "captures").stdout == saved_queries()["captures"].text
    assert json.loads(kg("show", "captures", "--json").stdout)["tags"] == ["captures", "events"]


def test_run_gives_rows_on_stdout_and_their_number_on_stderr(small_store_path: Path) -> None:
    done = kg("run", "defections", "--store", small_store_path, "--format", "csv")
    assert done.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["low"] for row in rows] == ["18", "24"]
    assert done.stderr == "2 rows\n"


def test_run_takes_parameters_and_every_format(small_store_path: Path) -> None:
    given = ("run", "events", "-p", "type=Shelling", "-p", "day=2024-04-11")
    for name in ("table", "csv", "tsv", "json", "md"):
        done = kg(*given, "--store", small_store_path, "-f", name)
        assert done.stderr == "2 rows\n"
        assert "El Fasher" in done.stdout


def test_run_gives_turtle_for_rdf(small_store_path: Path) -> None:
    done = kg("run", "article-graph", "-p", "article=officers.txt", "--store", small_store_path)
    assert done.stdout.startswith("@prefix")
    assert done.stderr.endswith("triples\n")


def test_run_within_a_time_limit_answers_the_same(small_store_path: Path) -> None:
    given = ("run", "captures", "--store", small_store_path, "-f", "json")
    limited, free = kg(*given, "--timeout", "60"), kg(*given)
    assert limited.stdout == free.stdout
    assert limited.stderr == free.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nope"], "There is no saved query 'nope'"),
        (["events", "-p", "when=now"], "events has no parameter 'when' (it has: type, place"),
        (["events", "-p", "day=soon"], "'soon' is no value for the parameter 'day'"),
        (["events", "-p", "day"], "'day' is no parameter: write -p key=value"),
        (["events", "-p", "day=2024-01-01", "-p", "day=2024-01-02"], "given twice"),
        (["events", "-f", "turtle"], "rows, not RDF"),
        (["article-graph"], "needs the parameter 'article'"),
        (["events", "--timeout", "0"], "leaves no time"),
        (["events", "--endpoint", "file:///etc/passwd"], "is no address of an endpoint"),
    ],
)
def test_a_mistake_is_one_line(arguments: list[str], message: str, small_store_path: Path) -> None:
    done = kg("run", *arguments, "--store", small_store_path)
    assert done.exit_code in {2, 3}
    assert done.stdout == ""
    assert done.stderr.startswith("kg: ")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_store_that_is_not_there(tmp_path: Path) -> None:
    done = kg("run", "events", "--store", tmp_path / "none")
    assert done.exit_code == 3
    assert "There is no store" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["query", "run", "--help"], ["query", "list"], ["query", "run", "events"]],
)
def test_asking_imports_nothing_heavy(arguments: list[str], small_store_path: Path) -> None:
    script = (
        "import sys\n"
        "from kg.cli.app import create_app\n"
        "try:\n    create_app()(sys.argv[1:])\n"
        "except SystemExit as end:\n    assert not end.code, end.code\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)\n"
    )
    if arguments[-1] == "events":
        arguments = [*arguments, "--store", str(small_store_path)]
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[-1] == "[]"
