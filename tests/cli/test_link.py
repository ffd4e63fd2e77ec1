import json
import subprocess
import sys

from kg.store import open_store
from kg.terms import OWL


def linkers(kg) -> set[str]:
    return {record["linker"] for record in json.loads(kg("status", "--json").stdout)["articles"]}


def test_a_store_is_linked_again_by_another_index(kg, article) -> None:
    article("in/a.txt", "Rebels shelled Gao.")
    article("in/b.txt", "Rebels shelled Bamba.")
    kg("build", "in")
    done = kg("link", "--index", "better.sqlite")
    assert done.exit_code == 0
    assert done.stdout == ""
    assert done.stderr == ("kg-store: 2 articles linked again, 0 unchanged; 0 links changed\n")
    assert linkers(kg) == {"fake-linker/better.sqlite+"}
    assert "0 articles linked again, 2 unchanged" in kg("link", "--index", "better.sqlite").stderr
    assert "2 unchanged" in kg("build", "in", "--index", "better.sqlite").stderr


def test_what_joins_articles_follows_the_links(kg, article, monkeypatch) -> None:
    from fixtures.links import FakeLinker

    known = {"Bamba": {"wikidata": "Q300"}, "Soldiers": {"wikidata": "Q301"}}
    for store, build_with in (("one", FakeLinker("1")), ("two", FakeLinker("2", **known))):
        monkeypatch.setattr("kg.linking.load_linker", lambda *_, to=build_with, **__: to)
        for name in ("a", "b"):
            article(f"in/{name}.txt", "11 April 2024\n\nSoldiers shelled Bamba on Thursday.")
        kg("build", "in", "--store", store)
    assert "link changed" in kg("link", "--store", "one").stderr.replace("links", "link")
    dumps = []
    for store in ("one", "two"):
        with open_store(store) as opened:
            dumps.append(sorted(map(str, opened.quads())))
    assert dumps[0] == dumps[1]


def test_json_says_how_many_links_are_others(kg, article, monkeypatch) -> None:
    from fixtures.links import FakeLinker

    article("a.txt", "Rebels shelled Bamba. Rebels shelled Gao.")
    kg("build", "a.txt")
    better = FakeLinker("2", Bamba={"wikidata": "Q300"})
    monkeypatch.setattr("kg.linking.load_linker", lambda *_, **__: better)
    done = kg("link", "--json", "--quiet")
    assert json.loads(done.stdout) == {
        "store": "kg-store", "relinked": 1, "unchanged": 0, "links": 1, "problems": [],
    }  # fmt: skip
    with open_store("kg-store") as store:
        same = [q.object.value for q in store.quads() if q.predicate.value == OWL.sameAs]
    assert "http://www.wikidata.org/entity/Q300" in same


def test_index_and_links_can_be_set_once(kg, article, folder, monkeypatch) -> None:
    article("a.txt", "Rebels shelled Gao.")
    kg("build", "a.txt")
    (folder / "kg.toml").write_text('index = "i.sqlite"\nlinks = "mine.csv"\n')
    kg("link")
    assert linkers(kg) == {"fake-linker/i.sqlite+mine.csv"}
    monkeypatch.setenv("KG_LINKS", "other.csv")
    kg("link", "--index", "better.sqlite")
    assert linkers(kg) == {"fake-linker/better.sqlite+other.csv"}


def test_what_another_version_has_read_is_named_and_exits_1(kg, article, monkeypatch) -> None:
    from kg.mapping import reading

    article("a.txt", "Rebels shelled Gao.")
    kg("build", "a.txt")
    monkeypatch.setattr(reading, "model_version", lambda: "00000000")
    done = kg("link", "--index", "better.sqlite")
    assert done.exit_code == 1
    assert "a.txt: it was read by another version of kg" in done.stderr
    assert "run `kg build` on it again" in done.stderr
    assert "0 articles linked again, 1 not, 0 unchanged" in done.stderr


def test_status_and_explain_show_the_links(kg, article) -> None:
    article("a.txt", "Rebels shelled Gao.")
    kg("build", "a.txt", "--index", "i.sqlite")
    assert "1 linked by fake-linker/i.sqlite+" in kg("status").stdout
    shown = kg("explain", "a-txt").stdout
    assert "Gao (Settlement, http://www.wikidata.org/entity/Q188904)" in shown


def test_where_there_is_no_store_none_is_made(kg, folder) -> None:
    done = kg("link")
    assert done.exit_code == 3
    assert "There is no store" in done.stderr
    assert not (folder / "kg-store").exists()


def test_linking_does_not_import_what_reads(small_store_path, tmp_path) -> None:
    from shutil import copytree

    copytree(small_store_path, tmp_path / "store", symlinks=True)
    script = """
import sys
import kg.linking
from fixtures.links import FakeLinker
kg.linking.load_linker = lambda *_, **__: FakeLinker()
from kg.cli.app import create_app
try:
    create_app()(["link", "--store", sys.argv[1]])
except SystemExit as done:
    assert not done.code, done.code
assert "spacy" not in sys.modules and "kg.nlp" not in sys.modules
"""
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "store"],
        capture_output=True, text=True, cwd="tests", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "4 articles linked again" in done.stderr
