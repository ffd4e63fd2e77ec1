"""Linking again gives the store that a build would give, and can be stopped at any moment."""

import pytest
from fixtures.links import FakeLinker
from pyoxigraph import NamedNode

from kg.build import LinkReport, count_articles, relink, store_status
from kg.errors import StoreError
from kg.mapping import article_graphs, reading
from kg.shapes import load_gate
from kg.store import open_store

BETTER = {"Bamba": {"wikidata": "Q300"}}


class Nonsense(FakeLinker):
    """Gives a link that cannot be."""

    def _link(self, key, name):
        found = super()._link(key, name)
        return type(found)(entity=key, status="linked", score=0.2)


def again(world, linker: FakeLinker) -> LinkReport:
    with open_store(world.path, write=True) as store:
        return relink(store, gate=load_gate(), linker=linker)


def written(world, count: int = 5) -> None:
    for number in range(count):
        world.write(f"{number}.txt", f"Rebels shelled Bamba. Troops shelled Town{number}.")
    world.write("bad.txt", "NONSENSE")


def test_it_gives_what_a_build_would_give(world) -> None:
    written(world)
    world.build(linker=FakeLinker("1"))
    report = again(world, FakeLinker("2", **BETTER))
    assert (report.relinked, report.unchanged, report.links) == (5, 0, 5)
    assert report.problems == []
    relinked = [q for q in world.quads() if "bad-txt" not in str(q)]
    world.path = world.path.with_name("fresh")
    world.build(linker=FakeLinker("2", **BETTER))
    assert [q for q in world.quads() if "bad-txt" not in str(q)] == relinked


def test_a_build_finds_nothing_left_to_do(world) -> None:
    written(world)
    world.build(linker=FakeLinker("1"))
    again(world, FakeLinker("2", **BETTER))
    assert world.build(linker=FakeLinker("2", **BETTER)).counts == {
        "unchanged": 5, "quarantined": 1,
    }  # fmt: skip


def test_a_store_that_was_not_linked_is_linked(world) -> None:
    written(world)
    world.build()
    assert again(world, FakeLinker()).links > 0
    assert again(world, FakeLinker()).unchanged == 5


def test_stopped_and_run_again_it_goes_on(world, monkeypatch) -> None:
    written(world)
    world.build(linker=FakeLinker("1"))
    linker = FakeLinker("2", **BETTER)
    with open_store(world.path, write=True) as store:
        whole, done = store.replace, 0

        def replace(*args) -> None:
            nonlocal done
            if done == 2:
                raise StoreError("The disk is full")
            whole(*args)
            done += 1

        monkeypatch.setattr(store, "replace", replace)
        with pytest.raises(StoreError):
            relink(store, gate=load_gate(), linker=linker)
    linker.linked.clear()
    report = again(world, linker)
    assert (report.relinked, report.unchanged) == (3, 2)
    assert len(linker.linked) == 3


def test_what_another_version_has_read_stays_as_it_is(world, monkeypatch) -> None:
    written(world, 1)
    world.build(linker=FakeLinker("1"))
    before = world.quads()
    monkeypatch.setattr(reading, "model_version", lambda: "00000000")
    report = again(world, FakeLinker("2"))
    assert world.quads() == before
    [problem] = report.problems
    assert (problem.id, problem.status) == ("0.txt", "failed")
    assert "kg build" in problem.reason


def test_links_that_cannot_be_put_their_article_in_quarantine(world) -> None:
    written(world, 1)
    world.build(linker=FakeLinker("1"))
    report = again(world, Nonsense("3"))
    [problem] = report.problems
    assert problem.status == "quarantined"
    with open_store(world.path) as store:
        assert NamedNode(article_graphs("0.txt")["graph"]) not in store
        assert len(store_status(store).quarantined) == 2


def test_each_article_is_heard_of_once(world) -> None:
    written(world, 3)
    world.build()
    heard: list[str] = []
    with open_store(world.path, write=True) as store:
        assert count_articles(store) == 3
        relink(
            store, gate=load_gate(), linker=FakeLinker(),
            progress=lambda outcome, _: heard.append(outcome),
        )  # fmt: skip
    assert heard == ["relinked"] * 3
