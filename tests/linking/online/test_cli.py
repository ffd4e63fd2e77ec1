"""`kg link --online` from the command to the store, against a service on this machine."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from fixtures.fake import FakeExtractor
from fixtures.sparql_server import serving
from fixtures.wiki import answer, item, point
from typer.testing import CliRunner, Result

from kg.cli.app import create_app
from kg.linking.index import Index
from kg.linking.online import clock
from kg.store import open_store
from kg.terms import CKG

PADDING = (
    "The fighting in Sudan had gone on for days, and people who lived in the Sudanese town said "
    "that they had slept in their cellars since the beginning of the week. Sudan closed its border."
)


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch, time) -> None:
    """Let the command live in the time of the test."""
    monkeypatch.setattr("kg.linking.online.load.Clock", time.clock)


@pytest.fixture
def kg(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small_index: Index, wiki
) -> Callable[..., Result]:
    """Run the command line in a folder with two articles, with a small index and a contact."""
    monkeypatch.chdir(tmp_path)
    for name in ("KG_STORE", "KG_BASE", "KG_MODEL", "KG_ENDPOINT", "KG_LINKS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KG_INDEX", str(small_index.path))
    monkeypatch.setenv("KG_CONTACT", "links@example.org")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.setattr("kg.nlp.load_extractor", lambda model=None: FakeExtractor(model or "1"))
    places = {"Tawila": (13.5, 24.8), "Kabkabiya": (13.6, 24.0), "Saraf": (13.7, 23.2)}
    wiki.items = {
        f"Q920000{n}": item(f"Q920000{n}", name, P31=["Q3957"], P17=["Q1049"], P625=[point(*at)])
        for n, (name, at) in enumerate(places.items())
    }
    for n, name in enumerate(places):
        day = f"{n + 1}"
        text = f"{day} June 2023\n\nFighters shelled {name} in Sudan.\n\n{PADDING}\n"
        (tmp_path / f"{n}.txt").write_text(text, encoding="utf-8")

    def run(*words: object) -> Result:
        return CliRunner().invoke(create_app(), [str(word) for word in words])

    assert run("build", "0.txt", "1.txt", "2.txt", "--quiet").exit_code == 0
    return run


def links(method: str = "online") -> list[str]:
    """Give the items that a method has linked."""
    with open_store("kg-store") as store:
        rows = store.query(
            f'SELECT ?to {{ GRAPH ?g {{ ?l <{CKG.linkMethod}> "{method}" ; '
            f"<{CKG.linkTarget}> ?to }} }} ORDER BY ?to"
        )
        return [str(row["to"].value).rsplit("/", 1)[-1] for row in rows]


def dump() -> list[str]:
    with open_store("kg-store") as store:
        return sorted(map(str, store.quads()))


def online(kg, wiki, *more: object) -> Result:
    return kg("link", "--online", "--api", wiki.api, *more)


def test_what_the_index_leaves_open_is_linked(kg, wiki) -> None:
    assert links() == []
    done = online(kg, wiki)
    assert done.exit_code == 0, done.output
    assert links() == ["Q9200000", "Q9200001", "Q9200002"]
    assert "3 articles linked again, 0 unchanged; 3 links changed" in done.stderr
    assert done.stdout == ""


def test_a_second_run_asks_nobody_and_gives_the_same(kg, wiki) -> None:
    online(kg, wiki)
    first, asked = dump(), len(wiki.asked)
    assert "3 unchanged" in online(kg, wiki).stderr
    kg("link")  # the local index alone: as if nobody had been asked
    assert links() == []
    wiki.always = answer({}, 500)
    assert online(kg, wiki, "--max-requests", 0).exit_code == 0
    assert dump() == first
    assert len(wiki.asked) == asked


def test_a_build_keeps_what_was_found(kg, wiki) -> None:
    online(kg, wiki)
    before = dump()
    done = kg("build", "0.txt", "1.txt", "2.txt")
    assert "unchanged" in done.stderr
    assert dump() == before


def test_nobody_is_asked_unless_told_to(kg, wiki, monkeypatch) -> None:
    kg("link")
    kg("build", "0.txt")
    assert wiki.asked == []
    monkeypatch.delenv("KG_CONTACT")
    before = dump()
    done = online(kg, wiki)
    assert done.exit_code == 2
    assert "set contact in kg.toml, or KG_CONTACT" in done.stderr
    assert wiki.asked == []
    assert dump() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--api", "http://x"], "--api is about the network: add --online"),
        (["--max-requests", "3"], "--max-requests is about the network"),
        (["--online", "--endpoint", "http://x", "--api", "http://y"], "instead of --api"),
        (
            ["--online", "--endpoint", "http://x", "--reconcile", "http://y"],
            "instead of --reconcile",
        ),
        (["--online", "--api", "ftp://x"], "no address of a service"),
    ],
)
def test_options_that_do_not_go_together(kg, words: list[str], said: str) -> None:
    done = kg("link", *words)
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_service_that_fails_leaves_what_is_linked(kg, wiki) -> None:
    done = online(kg, wiki, "--max-requests", 3)
    assert done.exit_code == 3
    assert "1 article linked again, 0 unchanged; 1 link changed" in done.stderr
    assert "The limit of 3 requests is reached; what is linked is kept" in done.stderr
    assert links() == ["Q9200000"]
    wiki.always = answer({}, 429, Retry_After="86400")
    done = online(kg, wiki)
    assert done.exit_code == 3
    assert "asks to wait 86,400 s; what is linked is kept" in done.stderr
    assert "0 articles linked again, 1 unchanged" in done.stderr
    wiki.always = None
    assert "2 articles linked again, 1 unchanged" in online(kg, wiki).stderr
    assert links() == ["Q9200000", "Q9200001", "Q9200002"]


def test_the_store_is_whole_after_every_fault(kg, wiki) -> None:
    kg("link", "--online", "--api", wiki.api)
    whole = dump()
    kg("link")
    Path("xdg/conflict-kg/online.sqlite").unlink()
    page = lambda: (200, {"Content-Type": "text/html"}, b"<html>")  # noqa: E731
    cut = lambda: (200, {"Content-Type": "application/json"}, b'{"sea')  # noqa: E731
    wiki.faults = [answer({"error": {"code": "maxlag"}}, Retry_After="6"), cut, answer({}, 503)]
    wiki.faults += [page]
    done = online(kg, wiki)
    assert done.exit_code == 1  # one article has no answer, the others are linked
    assert "a web page and not with JSON; the article keeps the links that it has" in done.stderr
    assert "2 articles linked again, 1 not, 0 unchanged" in done.stderr
    assert online(kg, wiki).exit_code == 0
    assert dump() == whole


def test_json_says_that_it_was_stopped(kg, wiki) -> None:
    done = online(kg, wiki, "--max-requests", 0, "--json", "--quiet")
    assert done.exit_code == 3
    said = json.loads(done.stdout)
    assert (said["relinked"], said["stopped"]) == (0, "The limit of 0 requests is reached")


def test_a_reconciliation_service_finds_them_too(kg, wiki) -> None:
    done = online(kg, wiki, "--reconcile", wiki.reconcile)
    assert done.exit_code == 0, done.output
    assert links() == ["Q9200000", "Q9200001", "Q9200002"]
    assert wiki.forms("wbsearchentities") == []


def test_an_endpoint_is_asked_instead(kg, wiki, tmp_path: Path) -> None:
    town = (
        "<http://www.wikidata.org/entity/Q9200000> "
        "<http://www.wikidata.org/prop/direct/P31> <http://www.wikidata.org/entity/Q3957> ; "
        "<http://www.wikidata.org/prop/direct/P17> <http://www.wikidata.org/entity/Q1049> ; "
        '<http://www.w3.org/2000/01/rdf-schema#label> "Tawila"@en .'
    )
    (tmp_path / "items").mkdir()
    with serving(tmp_path / "items", town) as address:
        done = kg("link", "--online", "--endpoint", address)
    assert done.exit_code == 0, done.output
    assert links() == ["Q9200000"]
    assert wiki.asked == []
    whole = dump()
    kg("link")
    assert kg("link", "--online", "--endpoint", address).exit_code == 0  # nobody is there any more
    assert dump() == whole


def test_what_was_learned_makes_an_index(kg, wiki, monkeypatch) -> None:
    online(kg, wiki, "--cache", "mine.sqlite")
    from kg.linking.index.sources.slice import SliceSource  # the small index is one of a slice

    tables = Path(__file__).parents[2] / "fixtures" / "linking"
    sources = ["--from", f"slice:{tables}", "--from", "cache:mine.sqlite"]
    assert SliceSource(tables).info().name
    done = kg("index", "build", *sources, "-o", "better.sqlite")
    assert done.exit_code == 0, done.output
    asked = len(wiki.asked)
    kg("link", "--index", "better.sqlite")
    assert {"Q9200000", "Q9200001", "Q9200002"} <= set(links("index"))
    assert len(wiki.asked) == asked


def test_the_time_is_real_outside_of_tests() -> None:
    assert clock.Clock().now() > 1_700_000_000
