"""The short way answers as the long one, and takes nothing it does not know."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.app import create_app
from kg.cli.quick import quick


@pytest.mark.parametrize(
    "options",
    [
        ["defections"],
        ["events", "-p", "place=El Fasher", "--format", "csv"],
        ["casualties", "--param", "measure=killed", "-f", "json"],
        ["article-graph", "-p", "article=officers.txt"],
        ["events", "-p", "day=soon"],
        ["nope"],
        ["events", "-f", "turtle"],
    ],
)
def test_both_ways_say_the_same(
    options: list[str], small_store_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    arguments = ["query", "run", *options, "--store", str(small_store_path)]
    code = quick(arguments)
    short = capfdbinary.readouterr()
    long = CliRunner().invoke(create_app(), arguments, prog_name="kg")
    assert (code, short.out, short.err) == (long.exit_code, long.stdout_bytes, long.stderr_bytes)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["query"],
        ["query", "run"],
        ["query", "list"],
        ["query", "run", "--help"],
        ["query", "run", "events", "--help"],
        ["query", "run", "events", "--timeout", "3"],
        ["query", "run", "events", "--endpoint", "http://localhost/"],
        ["query", "run", "events", "-p"],
        ["query", "run", "events", "-p", "day"],
        ["query", "run", "events", "-p", "a=1", "-p", "a=2"],
        ["query", "run", "events", "--format=csv"],
        ["query", "run", "--store", "x", "events"],
        ["query", "run", "events", "--store", "x", "--store", "y"],
        ["query", "run", "events", "--format", "--store"],
        ["build", "x"],
    ],
)
def test_what_is_not_plain_is_left_to_typer(arguments: list[str]) -> None:
    assert quick(arguments) is None


def test_an_endpoint_in_the_settings_is_left_to_typer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_ENDPOINT", "http://localhost:1/query")
    assert quick(["query", "run", "events"]) is None
    monkeypatch.delenv("KG_ENDPOINT")
    (tmp_path / "kg.toml").write_text('endpoint = "http://localhost:1/query"\n')
    assert quick(["query", "run", "events"]) is None


def test_it_imports_neither_typer_nor_yaml(small_store_path: Path) -> None:
    script = (
        "import sys\nfrom kg.cli.quick import quick\n"
        "assert quick(sys.argv[1:]) == 0\n"
        "heavy = ('typer', 'rich', 'yaml', 'pydantic', 'dataclasses', 'rdflib', 'spacy')\n"
        "print([m for m in heavy if m in sys.modules], file=sys.stderr)\n"
    )
    arguments = ["query", "run", "events", "--store", str(small_store_path)]
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True
    )
    loaded = done.stderr.splitlines()[-1]
    assert loaded in {"[]", "['dataclasses']"}, done.stderr
