"""What a store does that writes a batch at a time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.store import LocalStore, local, open_store

P = NamedNode("https://example.org/p")


def graph(number: int) -> NamedNode:
    return NamedNode(f"https://example.org/g{number}")


def quads(number: int, count: int = 3) -> list[Quad]:
    g = graph(number)
    return [Quad(g, P, Literal(f"{number}-{n}"), g) for n in range(count)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kg-store"


@pytest.fixture
def store(path: Path):
    with open_store(path, write=True) as opened:
        opened.hold()
        yield opened


def written(store: LocalStore) -> int:
    assert store._store is not None
    return len(store._store)


def test_what_is_new_waits_and_is_read_all_the_same(store) -> None:
    store.replace([graph(1)], quads(1))
    assert written(store) == 0
    assert set(store.quads(graph(1))) == set(quads(1))
    assert graph(1) in store
    assert graph(2) not in store
    assert list(store.quads(graph(2))) == []
    assert written(store) == 0


@pytest.mark.parametrize(
    "read",
    [
        lambda store: len(list(store.quads())) == 3,
        lambda store: len(list(store.match(P, Literal("1-0")))) == 1,
        lambda store: store.graphs() == [graph(1)],
        lambda store: len(store) == 3,
        lambda store: bool(store.query("ASK { ?s ?p '1-2' }")),
    ],
)
def test_whoever_asks_for_more_than_a_graph_sees_it_too(store, read) -> None:
    store.replace([graph(1)], quads(1))
    assert read(store)


def test_a_graph_that_is_held_is_replaced_and_removed_like_any(store) -> None:
    store.replace([graph(1), graph(2)], [*quads(1), *quads(2)])
    store.replace([graph(2)], quads(2, 1))
    store.replace([graph(3)], quads(3))
    store.remove([graph(1)])
    assert set(store.quads()) == {*quads(2, 1), *quads(3)}


@pytest.mark.parametrize("end", [LocalStore.settle, LocalStore.flush, LocalStore.close])
def test_settling_flushing_and_closing_write_it(path, end) -> None:
    with open_store(path, write=True) as opened:
        opened.hold()
        opened.replace([graph(1)], quads(1))
        end(opened)
    with open_store(path) as reader:
        assert set(reader.quads()) == set(quads(1))


def test_after_settling_nothing_waits(store) -> None:
    store.settle()
    store.replace([graph(1)], quads(1))
    assert written(store) == 3


def test_no_more_is_held_than_may_be(store, monkeypatch) -> None:
    first, most = local._AT_ONCE
    held = [written(store) for n in range(4 * most) if not store.replace([graph(n)], quads(n))]
    assert held[first - 1] == 3 * first
    assert held[-1] >= 3 * (4 * most - most)
    monkeypatch.setattr(local, "_MOST", 50)
    store.settle()
    store.hold()
    before = written(store)
    store.replace([graph(1000)], quads(1000, 50))
    assert written(store) == before + 50


def test_many_quads_and_few_are_written_alike(path, tmp_path) -> None:
    many = [quad for n in range(30) for quad in quads(n, 100)]
    assert len(many) > local._MANY
    for place in (path, tmp_path / "other"):
        with open_store(place, write=True) as opened:
            if place == path:
                opened.hold()
            for n in range(30):
                opened.replace([graph(n)], quads(n, 100))
    with open_store(path) as held, open_store(tmp_path / "other") as other:
        assert set(held.quads()) == set(other.quads()) == set(many)
        assert held.graphs() == other.graphs()


WRITE_UNTIL_KILLED = """
import sys
from pyoxigraph import Literal, NamedNode, Quad
from kg.store import open_store
P = NamedNode("https://example.org/p")
store = open_store(sys.argv[1], write=True)
store.hold()
for n in range(1_000_000):
    graphs = [NamedNode(f"https://example.org/{n}/{k}") for k in range(4)]
    store.replace(graphs, [
        Quad(NamedNode(f"https://example.org/s{i}"), P, Literal(str(n)), g)
        for g in graphs for i in range(60)
    ])
    print(n, flush=True)
"""


def test_a_writer_killed_at_any_moment_leaves_whole_articles(path: Path) -> None:
    for round_, lines in enumerate((10, 11, 31, 70, 72, 149)):
        place = path.with_name(f"store-{round_}")
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITE_UNTIL_KILLED, str(place)],
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert writer.stdout is not None
        for _ in range(lines):
            writer.stdout.readline()
        writer.kill()
        writer.communicate()
        with open_store(place) as reader:
            sizes = [len(list(reader.quads(g))) for g in reader.graphs()]
        assert set(sizes) == {60}
        assert len(sizes) % 4 == 0
        assert len(sizes) // 4 >= lines - local._AT_ONCE[1]
