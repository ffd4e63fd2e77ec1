"""Links are part of a build, and made anew without reading."""

import re
from dataclasses import replace

import pytest
from fixtures.fake import FakeExtractor
from fixtures.links import FakeLinker
from pyoxigraph import Literal, NamedNode, Quad

from kg.build import store_status
from kg.errors import KgError
from kg.mapping import article_graphs, reading
from kg.model import Claim, Entity, Event, Slot, TextSpan
from kg.queries import bind, run, saved_query
from kg.store import open_store
from kg.terms import CKG, OWL, SKOS, Minter

MINT = Minter()


class Capturing(FakeExtractor):
    """Knows "A took B from C", too."""

    def _extract(self, article):
        found = super()._extract(article)
        match = re.search(r"(\w+) took (\w+) from (\w+)", article.text)
        assert match
        words = TextSpan(start=match.start(), end=match.end())
        kinds = ("ArmedGroup", "Settlement", "ArmedGroup")
        filled = ("newController", "territory", "previousController")
        known = {e.key: e for e in found.entities}
        slots = []
        for kind, role, name in zip(kinds, filled, match.groups(), strict=True):
            known.setdefault(kind + name, Entity(key=kind + name, kind=kind, name=name))
            slots.append(Slot(role=role, entity=kind + name, method="argument"))
        event = Event(id="capture", type="Capture", slots=tuple(slots))
        claim = Claim(id="c", asserts="capture", evidence=(words,), sentence=words, rule="fake")
        return replace(
            found,
            entities=tuple(known.values()),
            events=(*found.events, event),
            claims=(*found.claims, claim),
        )


class Failing(FakeLinker):
    """Its index breaks at an article."""

    def link(self, article, extraction):
        if article.id == "b.txt":
            raise KgError("the index is damaged; build it again")
        return super().link(article, extraction)


def same_as(world) -> set[tuple[str, str]]:
    return {
        (q.subject.value, q.object.value) for q in world.quads() if q.predicate.value == OWL.sameAs
    }


def test_articles_are_linked_as_they_are_built(world) -> None:
    world.write("a.txt", "Rebels shelled Gao. Rebels shelled Kidal. Rebels shelled Bamba.")
    assert world.build(linker=FakeLinker()).counts == {"new": 1}
    assert {subject for subject, _ in same_as(world)} == {
        MINT.actor("Q100"), MINT.place("Q188904"), MINT.place("gn2455290"),
    }  # fmt: skip
    with open_store(world.path) as store:
        [record] = store_status(store).articles
        statuses = list(store.match(NamedNode(CKG.linkStatus), NamedNode(CKG["link-nil"])))
    assert record.linker == "fake-linker/1"
    assert len(statuses) == 1


def test_the_saved_queries_on_links_answer(world) -> None:
    world.write("a.txt", "Rebels shelled Gao. Rebels shelled Town. Rebels shelled Bamba.")
    world.build(linker=FakeLinker())
    with open_store(world.path) as store:
        linked = run(store, bind(saved_query("links"), {"status": "linked"}))
        open_ = run(store, bind(saved_query("unlinked"), {}))
    assert [row[0].value for row in linked.rows] == ["Gao", "Rebels"]
    assert {row[0].value: row[4].value for row in open_.rows} == {
        "Bamba": "", "Town": "Q1 Town 1 0.3; Q2 Town 2 0.2",
    }  # fmt: skip


def test_another_index_links_again_and_reads_nothing(world) -> None:
    world.write("a.txt", "Rebels shelled Gao.")
    world.write("b.txt", "Rebels shelled Bamba.")
    world.build(linker=FakeLinker("1"))
    assert world.build(linker=FakeLinker("1")).counts == {"unchanged": 2}
    better = FakeLinker("2", Bamba={"wikidata": "Q300"})
    report = world.build(linker=better)
    assert report.counts == {"relinked": 2}
    assert report.written == 2
    assert world.extractor.read == []
    assert (MINT.place("Q300"), "http://www.wikidata.org/entity/Q300") in same_as(world)
    relinked = world.quads()
    world.path = world.path.with_name("fresh")
    world.build(linker=FakeLinker("2", Bamba={"wikidata": "Q300"}))
    assert world.quads() == relinked


def test_without_a_linker_the_links_go(world) -> None:
    world.write("a.txt", "Rebels shelled Gao.")
    world.build()
    plain = world.quads()
    world.build(linker=FakeLinker())
    assert world.quads() != plain
    assert world.build().counts == {"relinked": 1}
    assert world.quads() == plain


def test_other_processes_link_too_and_take_what_was_read(world, tmp_path) -> None:
    for number in range(40):
        world.write(f"{number}.txt", f"Rebels shelled Gao. Troops shelled Town{number}.")
    world.build(linker=FakeLinker("1"))
    world.write("7.txt", "Rebels shelled Kidal.")
    report = world.build(linker=FakeLinker("2"), workers=2)
    assert report.counts == {"relinked": 39, "changed": 1}
    in_two = world.quads()
    world.path = tmp_path / "one"
    world.build(linker=FakeLinker("2"))
    assert world.quads() == in_two


def test_a_changed_mapping_does_not_read_again_and_a_changed_reader_does(
    world, monkeypatch
) -> None:
    world.write("a.txt", "Rebels shelled Gao.")
    world.build(linker=FakeLinker())
    monkeypatch.setattr("kg.build.stages.MAPPING_VERSION", "mapping/next")
    assert world.build(linker=FakeLinker()).counts == {"outdated": 1}
    assert world.extractor.read == []
    newer = FakeExtractor("2")
    assert world.build(linker=FakeLinker(), extractor=newer).counts == {"outdated": 1}
    assert newer.read == ["a.txt"]


def test_what_another_version_of_the_model_wrote_is_read_again(world, monkeypatch) -> None:
    world.write("a.txt", "Rebels shelled Gao.")
    world.build(linker=FakeLinker("1"))
    monkeypatch.setattr(reading, "model_version", lambda: "00000000")
    assert world.build(linker=FakeLinker("2")).counts == {"relinked": 1}
    assert world.extractor.read == ["a.txt"]


def test_all_reads_again_whatever_is_kept(world) -> None:
    world.write("a.txt", "Rebels shelled Gao.")
    world.build(linker=FakeLinker("1"))
    assert world.build(linker=FakeLinker("2"), reprocess="all").counts == {"again": 1}
    assert world.extractor.read == ["a.txt"]


def test_an_index_that_breaks_stops_the_build_and_is_no_article_s_fault(world) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        world.write(name, "Rebels shelled Gao.")
    with pytest.raises(KgError, match="index is damaged"):
        world.build(linker=Failing(), extractor=FakeExtractor(batch=1))
    with open_store(world.path) as store:
        assert [r.key for r in store_status(store).articles] == ["a.txt"]
        assert store_status(store).failed == ()


def test_links_that_contradict_the_text_do_not_cost_the_article(world) -> None:
    world.write("a.txt", "Rebels took Kidal from Troops. Rebels shelled Gao.")
    both = {"wikidata": "Q9"}
    report = world.build(linker=FakeLinker(Rebels=both, Troops=both), extractor=Capturing())
    assert report.counts == {"new": 1}
    quads = world.quads()
    [event] = [q for q in quads if q.predicate.value == CKG.newController]
    assert event.object.value.startswith(MINT.actor("rebels-"))
    matches = {q.predicate.value for q in quads if q.object.value.endswith("entity/Q9")}
    assert matches == {SKOS.exactMatch, CKG.linkTarget}


def test_what_was_read_stays_out_of_the_validated_graph(world) -> None:
    world.write("a.txt", "Rebels shelled Gao.")
    world.build(linker=FakeLinker())
    graph = article_graphs("a.txt")["graph"]
    kept: list[Quad] = [q for q in world.quads() if q.predicate.value == CKG.extractionData]
    assert [q.graph_name.value for q in kept] == [article_graphs("a.txt")["trace"]]
    assert all(isinstance(q.object, Literal) for q in kept)
    assert graph != kept[0].graph_name.value
