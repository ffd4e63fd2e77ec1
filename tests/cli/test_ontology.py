import json

from typer.testing import CliRunner

from kg.cli.ontology import app
from kg.errors import UsageError
from kg.terms import CLASSES

runner = CliRunner()


def test_list_shows_name_kind_and_definition() -> None:
    result = runner.invoke(app, ["list"])
    assert result.exit_code == 0
    line = next(one for one in result.stdout.splitlines() if one.startswith("Shelling "))
    assert "class" in line
    assert "Artillery" in line


def test_list_can_be_narrowed_to_a_kind() -> None:
    result = runner.invoke(app, ["list", "--kind", "class", "--json"])
    assert {one["name"] for one in json.loads(result.stdout)} == set(CLASSES)
    kinds = runner.invoke(app, ["list", "--kind", "property", "--json"])
    assert {one["kind"].split()[0] for one in json.loads(kinds.stdout)} == {
        "object", "datatype", "annotation",
    }  # fmt: skip


def test_show_says_all_about_a_term() -> None:
    result = runner.invoke(app, ["show", "ckg:Protest"])
    assert "parents     ckg:Event" in result.stdout
    assert "closeMatch plover:PROTEST" in result.stdout


def test_show_as_json_leaves_out_what_is_not_said() -> None:
    found = json.loads(runner.invoke(app, ["show", "rank-colonel", "--json"]).stdout)
    assert found["notation"] == "colonel"
    assert found["scheme"] == "ckg:rank-scheme"
    assert "domain" not in found


def test_an_unknown_term_is_a_usage_error() -> None:
    result = runner.invoke(app, ["show", "Skirmish"])
    assert isinstance(result.exception, UsageError)
    assert "kg ontology list" in str(result.exception)
