"""The short way answers as the long one, and takes nothing it does not know."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.app import create_app
from kg.cli.quick import quick

HEAVY = {
    *("typer", "rich", "click", "yaml", "pydantic", "rdflib", "pyshacl", "spacy", "SPARQLWrapper"),
    *("collections", "contextlib", "csv", "dataclasses", "hashlib", "inspect", "json", "pathlib"),
    *("re", "shutil", "subprocess", "typing", "urllib"),
}
"""What takes long to start with; of the standard library too, see docs/decisions/0009."""


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


@pytest.mark.parametrize(
    "options", [["casualties"], ["events", "-p", "day=2026-03-01"], ["defections"]]
)
def test_it_imports_hardly_anything(options: list[str], small_store_path: Path) -> None:
    arguments = ["query", "run", *options, "--store", str(small_store_path), "-f", "csv"]
    script = (
        "import sys\n"
        "before = set(sys.modules)\n"
        "from kg.cli.main import main\n"
        "assert main() == 0\n"
        "print(*sorted({name.partition('.')[0] for name in set(sys.modules) - before}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "pyoxigraph" in loaded
    assert not loaded & HEAVY


def test_what_the_quick_way_leaves_goes_through_typer() -> None:
    done = subprocess.run([sys.executable, "-m", "kg", "query"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "show" in done.stdout + done.stderr
    done = subprocess.run([sys.executable, "-m", "kg", "--version"], capture_output=True, text=True)
    assert (done.returncode, done.stdout[:3]) == (0, "kg ")
