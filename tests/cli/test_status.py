import json


def test_status_counts_and_says_why(kg, article, folder) -> None:
    article("in/a.txt", "Rebels shelled Kidal.")
    article("in/b.txt", "NONSENSE")
    (folder / "in" / "c.txt").write_bytes(b"")
    kg("build", "in")
    done = kg("status")
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert lines[0].startswith("kg-store: 1 articles, ")
    assert "1 quarantined:" in lines
    assert (
        "  b.txt: its graph does not conform to the shapes; `kg status --json` has the report"
        in (lines)
    )
    assert "  in/c.txt: is empty; take it away or fill it" in lines


def test_a_store_without_problems_exits_0(kg, article) -> None:
    article("a.txt", "Rebels shelled Kidal.")
    kg("build", "a.txt")
    assert kg("status").exit_code == 0


def test_json_holds_everything(kg, article) -> None:
    article("in/a.txt", "Rebels shelled Kidal.")
    article("in/b.txt", "NONSENSE")
    kg("build", "in")
    found = json.loads(kg("status", "--json").stdout)
    assert [a["key"] for a in found["articles"]] == ["a.txt"]
    assert found["articles"][0]["path"] == "in/a.txt"
    assert "low end" in found["quarantined"][0]["report"]
    assert "inputs" not in found


def test_inputs_are_compared_without_reading_them(kg, article, folder) -> None:
    for name in "abcd":
        article(f"in/{name}.txt", f"Rebels shelled Town{name}.")
    article("in/e.txt", "NONSENSE")
    kg("build", "in")
    article("in/a.txt", "Rebels shelled Kidal.")
    article("in/new.txt", "Rebels shelled Gao.")
    (folder / "in" / "c.txt").unlink()
    (folder / "in" / "d.txt").write_bytes(b"")
    found = json.loads(kg("status", "in", "--json").stdout)["inputs"]
    assert found["new"] == ["new.txt"]
    assert found["changed"] == ["a.txt"]
    assert found["unchanged"] == ["b.txt"]
    assert found["quarantined"] == ["e.txt"]
    assert [p["id"] for p in found["failed"]] == ["in/d.txt"]
    assert found["missing"] == ["c.txt", "d.txt"]
    lines = kg("status", "in").stdout.splitlines()
    assert "Inputs: 1 unchanged" in lines
    assert "  missing: c.txt" in lines


def test_articles_of_other_folders_are_not_missing(kg, article) -> None:
    article("one/a.txt", "Rebels shelled Kidal.")
    article("two/b.txt", "Rebels shelled Gao.")
    kg("build", "one", "two")
    found = json.loads(kg("status", "one", "--json").stdout)["inputs"]
    assert found["missing"] == []


def test_without_a_store(kg, folder) -> None:
    done = kg("status")
    assert done.exit_code == 3
    assert "no store in kg-store" in done.stderr
    assert not (folder / "kg-store").exists()
