from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import QueryError, StoreError
from kg.store import open_store
from kg.store.merged import open_merged
from kg.terms import BASE

COUNT = "SELECT (SUM(?n) AS ?sum) { ?s <http://x/n> ?n }"
SHARED = (NamedNode("http://x/s"), NamedNode("http://x/n"), Literal(26))


def graph(kind: str, slug: str) -> NamedNode:
    return NamedNode(f"{BASE}{kind}/{slug}")


def put(path: Path, *graphs: NamedNode) -> None:
    with open_store(path, write=True) as store:
        for name in graphs:
            store.replace([name], [Quad(*SHARED, name)])


def total(path: Path) -> str:
    with open_merged(path) as store:
        return next(iter(store.query(COUNT)))["sum"].value


def test_a_triple_of_two_articles_counts_once(tmp_path: Path) -> None:
    put(tmp_path / "s", graph("graph", "a"), graph("graph", "b"))
    with open_store(tmp_path / "s") as store:
        assert next(iter(store.query(COUNT)))["sum"].value == "52"  # why the merge is there
    assert total(tmp_path / "s") == "26"


def test_all_graphs_are_merged_and_can_be_named(tmp_path: Path) -> None:
    put(tmp_path / "s", graph("text", "a"))
    with open_merged(tmp_path / "s") as store:
        assert store.query("ASK { ?s ?p ?o }")
        assert store.query(f"ASK {{ GRAPH <{BASE}text/a> {{ ?s ?p ?o }} }}")


def test_the_copy_is_kept_until_the_store_changes(tmp_path: Path) -> None:
    path = tmp_path / "s"
    put(path, graph("graph", "a"))
    assert total(path) == "26"
    copies = list(path.glob("*.merged"))
    assert len(copies) == 1
    assert total(path) == "26"
    assert list(path.glob("*.merged")) == copies
    with open_store(path, write=True) as store:
        store.remove([graph("graph", "a")])
    with open_merged(path) as store:
        assert not store.query("ASK { ?s ?p ?o }")
    assert copies[0] not in list(path.glob("*.merged"))


def test_errors_are_in_words(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        open_merged(tmp_path / "none")
    put(tmp_path / "s", graph("graph", "a"))
    with open_merged(tmp_path / "s") as store, pytest.raises(QueryError, match="does not parse"):
        store.query("SELECT")
