import random
import re
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from fixtures.fake import FakeExtractor
from pyoxigraph import Literal, NamedNode

from kg.articles import Given
from kg.build import build, store_status
from kg.errors import ConfigError, StoreError, UsageError
from kg.mapping import article_graphs
from kg.shapes import load_gate
from kg.store import open_store
from kg.terms import CKG, DCTERMS

ROOT = Path(__file__).parents[2]


def by_graph(quads) -> dict[str, list]:
    found: dict[str, list] = {}
    for quad in quads:
        found.setdefault(quad.graph_name.value, []).append(quad)
    return found


def test_articles_become_graphs(world) -> None:
    world.write("one.txt", "Rebels shelled Kidal.")
    world.write("two.txt", "Soldiers shelled Gao. Rebels shelled Ansongo.")
    report = world.build()
    assert report.counts == {"new": 2}
    assert report.clean
    with open_store(world.path) as store:
        for article in ("one.txt", "two.txt"):
            assert all(NamedNode(g) in store for g in article_graphs(article).values())
        claims = list(store.match(NamedNode(CKG.rule), Literal("fake")))
    assert len(claims) == 3


def test_a_second_run_reads_nothing_and_changes_nothing(world) -> None:
    world.write("one.txt", "Rebels shelled Kidal.")
    world.write("bad.txt", "NONSENSE Rebels shelled Kidal.")
    world.write("no.txt", "REFUSED")
    world.write_lines("lines.jsonl", '{"id": "x", ', {"id": "y", "text": "Short."})
    first, before = world.build(), world.quads()
    snapshot = (world.path / "current").readlink()
    second = world.build()
    assert world.extractor.read == []
    assert world.quads() == before
    assert (world.path / "current").readlink() == snapshot
    assert second.counts["unchanged"] == first.counts["new"] == 2
    assert second.problems == first.problems
    assert len(second.problems) == 3
    assert not second.clean


def test_only_a_changed_article_is_read_again_and_only_its_graphs_change(world) -> None:
    world.write("one.txt", "Rebels shelled Kidal.")
    world.write("two.txt", "Soldiers shelled Gao.")
    world.build()
    before = by_graph(world.quads())
    world.write("two.txt", "Soldiers shelled Timbuktu.")
    assert world.build().counts == {"unchanged": 1, "changed": 1}
    assert world.extractor.read == ["two.txt"]
    after = by_graph(world.quads())
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    assert changed <= set(article_graphs("two.txt").values())
    assert changed


def test_the_same_store_comes_out_whatever_the_order_and_the_way(world, tmp_path) -> None:
    paths = [world.write(f"{n}.txt", f"Rebels shelled Town{n}.") for n in range(6)]
    world.build(*paths)
    straight = world.quads()
    world.path = tmp_path / "other-store"
    world.write("3.txt", "Nothing yet.")
    world.build(*paths[3:], *paths[:2])
    world.write("3.txt", "Rebels shelled Town3.")
    world.build(*reversed(paths))
    assert world.quads() == straight


def test_metadata_changes_an_article_too(world) -> None:
    path = world.write("one.txt", "Rebels shelled Kidal.")
    world.build(path)
    assert world.build(path, given=Given(publisher="Niger Post")).counts == {"changed": 1}
    with open_store(world.path) as store:
        found = store.query(f"ASK {{ ?article <{DCTERMS.publisher}> ?medium }}")
    assert bool(found)


def test_an_article_that_moved_keeps_its_graph_and_says_where_it_is(world) -> None:
    first = world.write_lines("a.jsonl", {"id": "x", "text": "Rebels shelled Kidal."})
    world.build()
    before = by_graph(world.quads())
    first.unlink()
    world.write_lines("b.jsonl", "", {"id": "x", "text": "Rebels shelled Kidal."})
    assert world.build().counts == {"unchanged": 1}
    assert world.extractor.read == []
    after = by_graph(world.quads())
    assert [name for name in after if after[name] != before[name]] == [article_graphs("x")["run"]]
    with open_store(world.path) as store:
        [article] = store_status(store).articles
    assert article.path == f"{world.articles / 'b.jsonl'}:2"


def test_another_pipeline_reads_everything_again(world) -> None:
    world.write("one.txt", "Rebels shelled Kidal.")
    world.build()
    assert world.build(extractor=FakeExtractor("2")).counts == {"outdated": 1}
    assert world.build(extractor=FakeExtractor("2")).counts == {"unchanged": 1}


def test_reprocess(world) -> None:
    world.write("fine.txt", "Rebels shelled Kidal.")
    world.write("bad.txt", "NONSENSE")
    world.write("no.txt", "REFUSED")
    assert world.build().counts == {"new": 1, "quarantined": 1, "failed": 1}
    world.build(reprocess="changed")
    assert world.extractor.read == []
    world.build(reprocess="failed")
    assert world.extractor.read == ["bad.txt"]
    assert world.build(reprocess="all").counts == {"again": 1, "quarantined": 1, "failed": 1}
    assert sorted(world.extractor.read) == ["bad.txt", "fine.txt"]


def test_a_graph_that_does_not_conform_is_quarantined_with_its_report(world) -> None:
    world.write("a.txt", "Rebels shelled Kidal.")
    world.write("b.txt", "NONSENSE Rebels shelled Gao.")
    world.write("c.txt", "Rebels shelled Ansongo.")
    report = world.build()
    assert report.counts == {"new": 2, "quarantined": 1}
    [problem] = report.problems
    assert (problem.id, problem.status) == ("b.txt", "quarantined")
    assert problem.path == str(world.articles / "b.txt")
    with open_store(world.path) as store:
        [record] = store_status(store).quarantined
        names = article_graphs("b.txt")
        held = {kind for kind, name in names.items() if NamedNode(name) in store}
    assert held == {"run"}
    assert "low end" in (record.report or "")


def test_what_was_well_and_no_longer_conforms_leaves_no_stale_facts(world) -> None:
    world.write("a.txt", "Rebels shelled Kidal.")
    world.build()
    world.write("a.txt", "NONSENSE Rebels shelled Kidal.")
    world.build()
    assert set(by_graph(world.quads())) == {article_graphs("a.txt")["run"]}
    world.write("a.txt", "Rebels shelled Kidal.")
    assert world.build().counts == {"changed": 1}
    assert set(by_graph(world.quads())) == set(article_graphs("a.txt").values())


def test_an_expected_error_fails_its_article_alone(world) -> None:
    for number in range(10):
        text = "REFUSED" if number in (2, 7) else f"Rebels shelled Town{number}."
        world.write(f"{number}.txt", text)
    report = world.build()
    assert report.counts == {"new": 8, "failed": 2}
    assert [p.id for p in report.problems] == ["2.txt", "7.txt"]
    assert report.problems[0].reason == "the text is refused; write another"


def test_a_bug_is_not_hidden_and_what_was_done_before_stays(world) -> None:
    world.extractor = FakeExtractor(batch=1)
    world.write("a.txt", "Rebels shelled Kidal.")
    world.write("b.txt", "BUG")
    with pytest.raises(RuntimeError, match="a bug") as caught:
        world.build()
    assert any("'b.txt'" in note for note in caught.value.__notes__)
    assert set(by_graph(world.quads())) == set(article_graphs("a.txt").values())


def test_inputs_that_are_no_articles_are_recorded_by_file_and_line(world) -> None:
    world.write("fine.txt", "Rebels shelled Kidal.")
    (world.articles / "empty.txt").write_bytes(b"")
    world.write_lines("lines.jsonl", {"id": "x", "text": "Short."}, '{"id": "y", "te', "{}")
    report = world.build()
    assert report.counts == {"new": 2, "failed": 3}
    folder = world.articles
    assert [p.id for p in report.problems] == [
        f"{folder}/empty.txt", f"{folder}/lines.jsonl:2", f"{folder}/lines.jsonl:3",
    ]  # fmt: skip
    with open_store(world.path) as store:
        failed = store_status(store).failed
    assert {r.path: r.reason for r in failed} == {p.path: p.reason for p in report.problems}


def test_a_mended_input_is_no_longer_on_record(world) -> None:
    world.write_lines("lines.jsonl", '{"id": "x", ', {"id": "y"}, "{")
    (world.articles / "empty.txt").write_bytes(b"")
    world.build()
    world.write_lines("lines.jsonl", {"id": "x", "text": "Rebels shelled Kidal."}, "{")
    world.write("empty.txt", "Rebels shelled Gao.")
    assert world.build().counts == {"new": 2, "failed": 1}
    with open_store(world.path) as store:
        status = store_status(store)
    assert [r.path for r in status.failed] == [f"{world.articles}/lines.jsonl:2"]
    assert [r.key for r in status.articles] == ["empty.txt", "x"]


def test_failures_of_other_inputs_stay_on_record(world) -> None:
    world.write_lines("lines.jsonl", "{")
    world.build()
    world.build(world.write("fine.txt", "Rebels shelled Gao."))
    with open_store(world.path) as store:
        assert len(store_status(store).failed) == 1


def test_an_unreadable_file_leaves_the_article_read_from_it_before(world) -> None:
    world.write("a.txt", "Rebels shelled Kidal.")
    world.build()
    (world.articles / "a.txt").write_bytes(b"")
    assert world.build().counts == {"failed": 1}
    with open_store(world.path) as store:
        assert [r.key for r in store_status(store).articles] == ["a.txt"]


def test_one_id_for_two_texts_is_a_failure_that_names_both_files(world) -> None:
    world.write_lines("a.jsonl", {"id": "x", "text": "Rebels shelled Kidal."})
    world.write_lines("b.jsonl", {"id": "x", "text": "Rebels shelled Gao."})
    report = world.build()
    assert report.counts == {"new": 1, "failed": 1}
    [problem] = report.problems
    assert f"{world.articles}/a.jsonl:1" in problem.reason
    assert problem.path == f"{world.articles}/b.jsonl:1"
    before = world.quads()
    assert world.build().counts == {"unchanged": 1, "failed": 1}
    assert world.quads() == before


def test_one_article_given_twice_is_built_once(world) -> None:
    world.write_lines("a.jsonl", *[{"id": "x", "text": "Rebels shelled Kidal."}] * 3)
    assert world.build().counts == {"new": 1, "repeated": 2}
    assert world.extractor.read == ["x"]


def test_two_ids_of_one_iri_do_not_overwrite_each_other(world) -> None:
    slug = article_graphs("x.y")["graph"].rpartition("/")[2]
    world.write_lines("a.jsonl", {"id": "x.y", "text": "Rebels shelled Kidal."})
    world.build()
    world.write_lines("b.jsonl", {"id": slug, "text": "Rebels shelled Gao."})
    report = world.build()
    assert report.counts == {"unchanged": 1, "failed": 1}
    assert "makes the same IRIs as 'x.y'" in report.problems[0].reason


def test_what_is_not_for_us_is_skipped_and_no_failure(world, padded) -> None:
    german = "Die Rebellen haben am Donnerstag die Stadt eingenommen, sagten Bewohner am Abend."
    world.write_lines("a.jsonl", {"id": "de", "text": german * 5, "language": "de"})
    report = world.build()
    assert report.counts == {"skipped": 1}
    assert report.clean
    with open_store(world.path) as store:
        assert len(store_status(store).skipped) == 1


def test_a_path_that_is_not_there_is_a_failure(world) -> None:
    report = world.build(world.articles / "nowhere.txt")
    assert report.counts == {"failed": 1}
    assert report.read == 0


def test_what_is_given_is_for_one_file(world) -> None:
    one, two = world.write("1.txt", "Quiet."), world.write("2.txt", "Quiet.")
    with pytest.raises(UsageError, match="single file"):
        world.build(one, two, given=Given(publisher="Niger Post"))


def test_progress_hears_of_every_input_once(world) -> None:
    world.write("a.txt", "Rebels shelled Kidal.")
    world.write("b.txt", "NONSENSE")
    (world.articles / "c.txt").write_bytes(b"")
    heard: list[tuple[str, str | None]] = []
    world.build(progress=lambda outcome, problem: heard.append((outcome, problem and problem.id)))
    assert sorted(heard, key=str) == [
        ("failed", f"{world.articles}/c.txt"), ("new", None), ("quarantined", "b.txt"),
    ]  # fmt: skip


def test_the_store_that_fails_stops_the_build(world, monkeypatch) -> None:
    for number in range(5):
        world.write(f"{number}.txt", f"Rebels shelled Town{number}.")
    with open_store(world.path, write=True) as store:
        written = 0
        whole = store.replace

        def replace(*args) -> None:
            nonlocal written
            if written == 3:
                raise StoreError("The disk is full")
            whole(*args)
            written += 1

        monkeypatch.setattr(store, "replace", replace)
        with pytest.raises(StoreError, match="disk is full"):
            build([world.articles], store=store, extractor=world.extractor, gate=load_gate())
    with open_store(world.path) as store:
        assert len(store_status(store).articles) == 3
    assert world.build().counts == {"unchanged": 3, "new": 2}


def test_a_store_that_fails_while_books_are_kept_is_no_fault_of_an_article(
    world, monkeypatch
) -> None:
    world.write("a.txt", "Rebels shelled Kidal.")
    (world.articles / "b.txt").write_bytes(b"")

    def replace(*args) -> None:
        raise StoreError("The disk is full")

    monkeypatch.setattr("kg.store.LocalStore.replace", replace)
    with pytest.raises(StoreError, match="disk is full"):
        world.build()


def test_an_extractor_that_can_not_start_stops_the_build(world) -> None:
    class Broken(FakeExtractor):
        def extract(self, articles) -> Iterator:
            raise ConfigError("no model")

    world.write("a.txt", "Rebels shelled Kidal.")
    with pytest.raises(ConfigError, match="no model"):
        world.build(extractor=Broken())


def test_articles_are_streamed_and_not_held(world) -> None:
    held: list[int] = []

    class Counting(FakeExtractor):
        def extract(self, articles) -> Iterator:
            for extraction in super().extract(articles):
                held.append(tracemalloc.get_traced_memory()[0])
                yield extraction

    text = ("It was quiet in the hills. " * 20 + "\n\n") * 20
    world.write_lines("a.jsonl", *[{"id": f"x{n}", "text": f"{n} {text}"} for n in range(120)])
    tracemalloc.start()
    try:
        world.build(extractor=Counting())
    finally:
        tracemalloc.stop()
    assert len(held) == 120
    assert max(held[100:]) - min(held[20:40]) < 40 * len(text)


BUILD = """
import sys
sys.path.insert(0, sys.argv[1])
from fixtures.fake import FakeExtractor
from kg.build import build
from kg.shapes import load_gate
from kg.store import open_store
with open_store(sys.argv[3], write=True) as store:
    build([sys.argv[2]], store=store, extractor=FakeExtractor(), gate=load_gate(),
          progress=lambda *_: print(flush=True))
"""


def test_a_build_killed_at_any_moment_and_run_again_gives_the_same_store(world, tmp_path) -> None:
    records: list[object] = [
        {"id": f"a{n}", "text": f"Rebels shelled Town{n % 9}. Troops shelled Hill{n}."}
        for n in range(240)
    ]
    records[50], records[90] = "{", {"id": "a90", "text": "NONSENSE"}
    world.write_lines("a.jsonl", *records)
    world.build()
    whole = world.quads()

    killed = tmp_path / "killed-store"
    chance = random.Random(7)
    for _ in range(4):
        builder = subprocess.Popen(
            [sys.executable, "-c", BUILD, ROOT / "tests", world.articles, killed],
            stdout=subprocess.PIPE,
        )
        assert builder.stdout is not None
        for _ in range(chance.randrange(1, 70)):
            builder.stdout.readline()
        time.sleep(chance.random() / 100)
        builder.kill()
        builder.communicate()
    world.path = killed
    assert re.search(r"a\d+", str(world.quads()))
    world.build()
    assert world.quads() == whole
