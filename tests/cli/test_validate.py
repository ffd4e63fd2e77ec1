import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from kg.cli.validate import validate
from kg.errors import InputError, StoreError

SHAPES = Path(__file__).parent.parent / "shapes"
GOOD = SHAPES / "base.ttl"


def run(*arguments: str | Path) -> Result:
    app = typer.Typer()
    app.command()(validate)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.ttl"
    defect = (SHAPES / "claim" / "invalid-disputes-itself.ttl").read_text(encoding="utf-8")
    path.write_text(GOOD.read_text(encoding="utf-8") + defect, encoding="utf-8")
    return path


def test_a_store_that_conforms(small_store_path: Path) -> None:
    result = run("--store", small_store_path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "4 graphs validated, 0 with violations" in result.stderr


def test_a_file_that_conforms() -> None:
    result = run(GOOD)
    assert result.exit_code == 0
    assert "1 graph validated" in result.stderr


@pytest.mark.parametrize("engine", ["fast", "reference"])
def test_violations_are_sentences_and_exit_with_1(bad: Path, engine: str) -> None:
    result = run(GOOD, bad, "--engine", engine)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{bad}: https://example.org/claim/x: A claim cannot dispute")
    assert "2 graphs validated, 1 with violations" in result.stderr


def test_json_holds_every_graph_and_result(bad: Path) -> None:
    good, wrong = json.loads(run(GOOD, bad, "--json").stdout)
    assert good == {"graph": str(GOOD), "conforms": True, "results": []}
    assert wrong["conforms"] is False
    assert wrong["results"][0]["focus"] == "https://example.org/claim/x"


def test_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    assert isinstance(run(tmp_path / "absent.ttl").exception, InputError)
    assert isinstance(run("--store", tmp_path / "absent").exception, StoreError)
