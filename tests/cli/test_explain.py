import json

import pytest
from typer.testing import CliRunner

from kg.cli import app


@pytest.fixture
def kg(monkeypatch, small_store_path):
    monkeypatch.setattr(app, "SIMPLE", ("explain", "export"))
    monkeypatch.setattr(app, "COMMANDS", {})

    def run(*arguments):
        command = ["explain", "--store", str(small_store_path), *arguments]
        return CliRunner().invoke(app.create_app(), command)

    return run


def test_the_evidence_is_marked(kg):
    done = kg("fasher-market_Shelling")
    assert done.exit_code == 0
    assert "when «the Rapid Support Forces shelled the main market» of El Fasher" in done.stdout


def test_json_has_everything(kg):
    data = json.loads(kg("fasher-market_Shelling", "--json").stdout)
    assert data["row"]["type"] == "Shelling"
    assert {slot["role"] for slot in data["slots"]} == {"source", "agent", "place"}


def test_an_unknown_claim_names_those_near_it(kg):
    done = kg("fasher-market_Shelling_138_187")
    assert done.exit_code == 2
    assert "near it are fasher-market_Shelling_138_186" in done.stderr


def test_a_claim_must_be_named(kg):
    assert kg().exit_code == 2
