import json
from pathlib import Path

import pytest
from pyoxigraph import QueryBoolean

from kg.articles import MAX_CHARACTERS
from kg.store import open_store
from kg.terms import CKG, DCTERMS


def test_a_clean_build_exits_0_and_says_what_it_did_on_stderr(kg, article, folder) -> None:
    article("in/a.txt", "Rebels shelled Kidal.")
    done = kg("build", "in")
    assert done.exit_code == 0
    assert done.stdout == ""
    assert done.stderr == "kg-store: 1 article written (1 new), 0 incidents\n"
    assert (folder / "kg-store" / "format.json").exists()


def test_json_goes_to_stdout(kg, article) -> None:
    article("in/a.txt", "Rebels shelled Kidal.")
    article("in/b.txt", "NONSENSE")
    done = kg("build", "in", "--json", "--quiet")
    assert done.exit_code == 1
    found = json.loads(done.stdout)
    assert found["store"] == "kg-store"
    assert found["counts"] == {"new": 1, "quarantined": 1}
    assert [p["id"] for p in found["problems"]] == ["b.txt"]
    assert done.stderr == ""


def test_problems_are_named_as_they_come_and_exit_1(kg, article, folder) -> None:
    article("in/a.txt", "Rebels shelled Kidal.")
    (folder / "in" / "b.txt").write_bytes(b"")
    done = kg("build", "in")
    assert done.exit_code == 1
    assert "failed: in/b.txt: is empty; take it away or fill it\n" in done.stderr


def test_nothing_readable_at_all_exits_3(kg) -> None:
    done = kg("build", "nowhere.txt")
    assert done.exit_code == 3
    assert "nowhere.txt: no such file or folder" in done.stderr


def test_what_is_given_reaches_the_graph(kg, article) -> None:
    article("a.txt", "Rebels shelled Kidal.")
    given = (
        "--published",
        "2012-11-09",
        "--publisher",
        "Niger Post",
        "--url",
        "https://n.example/1",
    )
    assert kg("build", "a.txt", *given).exit_code == 0
    with open_store("kg-store") as store:
        answer = store.query(
            f"""ASK {{ ?a <{DCTERMS.issued}> "2012-11-09"^^<http://www.w3.org/2001/XMLSchema#date> ;
                <{CKG.issuedFrom}> "given" ; <{DCTERMS.publisher}>/a <{CKG.NewsMedium}> ;
                <https://schema.org/url> ?url }}"""
        )
        assert isinstance(answer, QueryBoolean)
        assert answer


def test_what_is_given_for_several_files_is_a_usage_error_and_makes_no_store(
    kg, article, folder
) -> None:
    article("in/a.txt", "Quiet.")
    done = kg("build", "in", "--published", "2012-11-09")
    assert done.exit_code == 2
    assert "sidecars" in done.stderr
    assert not (folder / "kg-store").exists()


@pytest.mark.parametrize("day", ["2012-13-01", "yesterday", "09/11/2012"])
def test_a_day_that_is_none_is_a_usage_error(kg, article, day) -> None:
    article("a.txt", "Quiet.")
    done = kg("build", "a.txt", "--published", day)
    assert done.exit_code == 2
    assert "write YYYY-MM-DD" in done.stderr


def test_standard_input(kg) -> None:
    line = json.dumps({"id": "x", "text": "Rebels shelled Kidal."})
    assert kg("build", "-", stdin=line + "\n").exit_code == 0
    assert "1 articles" in kg("status").stdout


def test_reprocess_reads_again(kg, article) -> None:
    article("a.txt", "Rebels shelled Kidal.")
    kg("build", "a.txt")
    assert "(1 unchanged)" in kg("build", "a.txt").stderr
    assert "(1 again)" in kg("build", "a.txt", "--reprocess", "all").stderr
    assert kg("build", "a.txt", "--reprocess", "some").exit_code == 2


def test_the_model_can_be_chosen_by_option_environment_and_file(
    kg, article, folder, monkeypatch
) -> None:
    article("a.txt", "Rebels shelled Kidal.")

    def read_by(*words: str) -> str:
        kg("build", "a.txt", *words)
        [pipeline] = json.loads(kg("status", "--json").stdout)["pipelines"]
        return str(pipeline.split(";")[0])

    (folder / "kg.toml").write_text('model = "from_file"\n')
    assert read_by() == "fake/from_file"
    monkeypatch.setenv("KG_MODEL", "from_environment")
    assert read_by() == "fake/from_environment"
    assert read_by("--model", "from_option") == "fake/from_option"


def test_the_store_can_be_chosen_by_option_environment_and_file(
    kg, article, folder, monkeypatch
) -> None:
    article("a.txt", "Rebels shelled Kidal.")
    (folder / "kg.toml").write_text('store = "one"\n')
    kg("build", "a.txt")
    monkeypatch.setenv("KG_STORE", "two")
    kg("build", "a.txt")
    kg("build", "a.txt", "--store", "three")
    stores = {path.name for path in folder.iterdir() if path.is_dir()}
    assert stores == {"one", "two", "three"}


def test_a_second_build_at_once_exits_3(kg, article, monkeypatch) -> None:
    monkeypatch.setattr("kg.store.local._PATIENCE", 0.0)
    article("a.txt", "Rebels shelled Kidal.")
    with open_store("kg-store", write=True):
        done = kg("build", "a.txt")
    assert done.exit_code == 3
    assert "is being written by another kg" in done.stderr


def test_a_store_of_a_newer_version_exits_3(kg, article) -> None:
    article("a.txt", "Rebels shelled Kidal.")
    kg("build", "a.txt")
    Path("kg-store/format.json").write_text('{"format": 99, "base": "x"}')
    for words in (("build", "a.txt"), ("status",), ("remove", "a.txt")):
        done = kg(*words)
        assert done.exit_code == 3
        assert "newer version" in done.stderr


def test_a_text_too_long_for_one_article_is_refused(kg, folder) -> None:
    (folder / "long.txt").write_text("Shells fell. " * (5 * MAX_CHARACTERS // 13))
    done = kg("build", "long.txt")
    assert done.exit_code == 3
    assert "long.txt" in done.stderr


def test_a_line_every_hundred_inputs_where_there_is_no_terminal(kg, folder) -> None:
    lines = [json.dumps({"id": f"x{n}", "text": "Rebels shelled Kidal."}) for n in range(201)]
    (folder / "a.jsonl").write_text("\n".join(lines))
    done = kg("build", "a.jsonl")
    assert [line.split(",")[0] for line in done.stderr.splitlines()[:2]] == [
        "100 inputs", "200 inputs",
    ]  # fmt: skip
