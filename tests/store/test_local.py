import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, Store

from kg.errors import QueryError, StoreError
from kg.store import LocalStore, open_store
from kg.store.layout import FORMAT
from kg.store.local import FLUSH_EVERY, difference

P = NamedNode("https://example.org/p")
G, H = NamedNode("https://example.org/g"), NamedNode("https://example.org/h")


def quad(number: int, graph: NamedNode = G) -> Quad:
    return Quad(NamedNode(f"https://example.org/s{number}"), P, Literal(str(number)), graph)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "kg-store"


@pytest.fixture
def store(path: Path) -> Iterator[LocalStore]:
    with open_store(path, write=True) as opened:
        yield opened


def count(store: LocalStore, query: str = "SELECT * { ?s ?p ?o }") -> int:
    found = store.query(query)
    assert isinstance(found, QuerySolutions)
    return len(list(found))


def test_what_is_written_is_there_after_opening_again(path: Path) -> None:
    with open_store(path, write=True) as store:
        store.replace([G, H], [quad(1), quad(2), quad(3, H)])
    with open_store(path) as store:
        assert sorted(store.quads(), key=str) == [quad(1), quad(2), quad(3, H)]
        assert store.graphs() == [G, H]
        assert G in store
        assert len(store) == 3


def test_replacing_takes_the_old_quads_away_and_leaves_other_graphs(store: LocalStore) -> None:
    store.replace([G], [quad(1), quad(2)])
    store.replace([H], [quad(3, H)])
    store.replace([G], [quad(4)])
    assert set(store.quads()) == {quad(3, H), quad(4)}


def test_the_quads_of_a_graph_can_be_those_of_one_predicate(store: LocalStore) -> None:
    other = Quad(NamedNode("https://example.org/s1"), NamedNode("https://example.org/q"), P, G)
    for held in (False, True):
        if held:
            store.remove([G])
            store.hold()
        store.replace([G], [quad(1), other])
        assert list(store.quads(G, other.predicate)) == [other]
        assert list(store.quads(G, P)) == [quad(1)]
        assert list(store.quads(G, G)) == []


def test_replacing_by_the_same_writes_nothing(store: LocalStore) -> None:
    store.replace([G, H], [quad(1), quad(3, H)])
    store.flush()
    store.replace([G, H], [quad(3, H), quad(1)])
    assert store._unflushed == 0


def test_a_graph_left_without_quads_is_gone(store: LocalStore) -> None:
    store.replace([G, H], [quad(1), quad(3, H)])
    store.replace([G, H], [quad(4)])
    assert store.graphs() == [G]
    assert list(store.quads()) == [quad(4)]


def test_removing_is_by_graph_and_knows_no_missing_graph(store: LocalStore) -> None:
    store.replace([G, H], [quad(1), quad(3, H)])
    store.remove([G, NamedNode("https://example.org/never")])
    assert set(store.quads()) == {quad(3, H)}
    assert store.graphs() == [H]


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
def test_an_update_carries_any_text_unchanged(text: str) -> None:
    wanted = Quad(NamedNode("https://example.org/s"), P, Literal(text), G)
    store = Store()
    store.update(difference([G], [], [wanted]))
    assert list(store) == [wanted]
    store.update(difference([], [wanted], []))
    assert not list(store)


def test_readers_see_what_was_flushed_and_keep_it_while_the_writer_goes_on(path: Path) -> None:
    with open_store(path, write=True) as writer:
        writer.replace([G], [quad(1)])
        writer.flush()
        with open_store(path) as reader:
            for number in range(3 * FLUSH_EVERY):
                writer.replace([G], [quad(number), quad(number + 1)])
            assert set(reader.quads()) == {quad(1)}
            with open_store(path) as later:
                assert len(later) == 2
    with open_store(path) as reader:
        assert set(reader.quads()) == {quad(299), quad(300)}


def test_every_hundredth_transaction_is_published(path: Path) -> None:
    with open_store(path, write=True) as writer:
        for number in range(FLUSH_EVERY + 1):
            writer.replace([], [quad(number)])
        with open_store(path) as reader:
            assert len(reader) == FLUSH_EVERY


def test_snapshots_nobody_reads_are_removed(path: Path) -> None:
    with open_store(path, write=True) as writer:
        for number in range(4):
            writer.replace([], [quad(number)])
            writer.flush()
    assert len([p for p in path.glob("snapshot-*") if p.is_dir()]) == 1
    assert len(list(path.glob("snapshot-*.lock"))) == 1


def test_closing_a_store_that_was_only_opened_changes_nothing(path: Path) -> None:
    with open_store(path, write=True) as writer:
        writer.replace([], [quad(1)])
    before = os.readlink(path / "current")
    with open_store(path, write=True):
        pass
    assert os.readlink(path / "current") == before


def test_a_second_writer_is_told_who_writes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.local._PATIENCE", 0.05)
    told = rf"process {os.getpid()}\): wait until it has"
    with open_store(path, write=True), pytest.raises(StoreError, match=told):
        open_store(path, write=True)
    open_store(path, write=True).close()


def test_a_reader_can_not_write(path: Path) -> None:
    open_store(path, write=True).close()
    with open_store(path) as reader, pytest.raises(StoreError, match="reading only"):
        reader.replace([], [quad(1)])


def test_a_closed_store_says_so(path: Path) -> None:
    store = open_store(path, write=True)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="is closed"):
        store.query("ASK {}")


def test_queries_see_all_graphs_together_unless_they_name_some(store: LocalStore) -> None:
    store.replace([G, H], [quad(1), quad(2), quad(3, H)])
    assert count(store) == 3
    assert count(store, "SELECT * FROM <https://example.org/h> { ?s ?p ?o }") == 1
    assert count(store, "SELECT * { ?s ?p ?o FILTER(?o != 'from') } # FROM nowhere") == 3
    assert count(store, 'SELECT ?from { ?from ?p ?o . FILTER(STR(?p) != """x FROM y""") }') == 3
    assert count(store, "# from\nSELECT ?s_from { ?s_from ?p ?o . FILTER(?p != <x:from>) }") == 3
    assert count(store, "SELECT *FROM<https://example.org/h>{ ?s ?p ?o }") == 1
    assert (
        count(store, "SELECT * FROM NAMED <https://example.org/h> { GRAPH ?g { ?s ?p ?o } }") == 1
    )


def test_asking_gives_a_truth_value(store: LocalStore) -> None:
    answer = store.query("ASK { ?s ?p ?o }")
    assert isinstance(answer, QueryBoolean)
    assert not answer


def test_a_query_that_does_not_parse_is_a_query_error(store: LocalStore) -> None:
    with pytest.raises(QueryError, match="does not parse"):
        store.query("SELECT * WHERE { ?s ")


def test_reading_where_there_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no store in .*nothing: make one with `kg build"):
        open_store(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize("write", [True, False])
def test_a_folder_of_other_things_is_not_touched(tmp_path: Path, write: bool) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(StoreError, match="is not a store"):
        open_store(tmp_path, write=write)
    assert {p.name for p in tmp_path.iterdir()} == {"thesis.txt"}


def test_a_file_is_not_a_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for write in (True, False):
        with pytest.raises(StoreError, match="is a file"):
            open_store(tmp_path / "file", write=write)


def test_a_store_of_a_newer_version_is_left_alone(path: Path) -> None:
    open_store(path, write=True).close()
    marker = path / "format.json"
    marker.write_text(json.dumps({"format": FORMAT + 1, "base": "https://example.org/"}))
    for write in (True, False):
        with pytest.raises(StoreError, match=r"made by a newer version of kg .*: update kg"):
            open_store(path, write=write)


@pytest.mark.parametrize("damage", ["", "[]", "{}", "not json"])
def test_a_damaged_format_file_is_named(path: Path, damage: str) -> None:
    open_store(path, write=True).close()
    (path / "format.json").write_text(damage)
    with pytest.raises(StoreError, match=r"format\.json is damaged"):
        open_store(path)


def test_a_damaged_database_is_a_store_error(path: Path) -> None:
    with open_store(path, write=True) as store:
        store.replace([], [quad(1)])
    snapshot = path / os.readlink(path / "current")
    (snapshot / "CURRENT").write_text("MANIFEST-999999\n")
    with pytest.raises(StoreError, match="Cannot open"):
        open_store(path)


def test_the_base_is_kept_and_can_not_be_mixed(path: Path) -> None:
    with open_store(path, write=True, base="https://kg.example/") as store:
        assert store.base == "https://kg.example/"
    with open_store(path) as store:
        assert store.base == "https://kg.example/"
    with pytest.raises(StoreError, match=r"begin with https://kg\.example/, not with"):
        open_store(path, write=True, base="https://other.example/")


def test_a_writer_killed_while_it_made_the_folder_is_no_obstacle(path: Path) -> None:
    path.mkdir(parents=True)
    (path / "lock").write_text("123")
    (path / "format.json.new").write_text("{")
    with open_store(path, write=True) as store:
        store.replace([], [quad(1)])
    with open_store(path) as store:
        assert len(store) == 1


def run(code: str, *args: object, **more: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, args)],
        text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more,
    )  # fmt: skip


WRITE_UNTIL_KILLED = """
import sys
from pyoxigraph import Literal, NamedNode, Quad
from kg.store import open_store
P = NamedNode("https://example.org/p")
store = open_store(sys.argv[1], write=True)
for n in range(1_000_000):
    graphs = [NamedNode(f"https://example.org/{n % 7}/{k}") for k in range(4)]
    store.replace(graphs, [
        Quad(NamedNode(f"https://example.org/s{i}"), P, Literal(str(n)), g)
        for g in graphs for i in range(50)
    ])
    print(n, flush=True)
"""


def whole_articles(store: LocalStore) -> int:
    """Check that no article is torn; give the number of the newest."""
    newest = -1
    for article in range(7):
        graphs = [NamedNode(f"https://example.org/{article}/{k}") for k in range(4)]
        quads = [list(store.quads(graph)) for graph in graphs]
        assert {len(found) for found in quads} in ({0}, {50})
        numbers = {q.object.value for found in quads for q in found}
        assert len(numbers) <= 1
        newest = max([newest, *map(int, numbers)])
    return newest


def test_a_writer_killed_at_any_moment_leaves_whole_articles(path: Path) -> None:
    for written in (1, 4, 30, 90, 130):
        writer = run(WRITE_UNTIL_KILLED, path)
        assert writer.stdout is not None
        for _ in range(written):
            last = int(writer.stdout.readline())
        writer.kill()
        rest, _ = writer.communicate()
        last = int((rest.split() or [str(last)])[-1])
        with open_store(path) as store:
            assert whole_articles(store) in (last, last + 1)
        with open_store(path, write=True) as store:
            assert whole_articles(store) in (last, last + 1)


FILL = """
import resource, sys
from pyoxigraph import Literal, NamedNode, Quad
from kg.errors import StoreError
from kg.store import open_store
store = open_store(sys.argv[1], write=True)
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
done = 0
try:
    for done in range(10_000):
        g = NamedNode(f"https://example.org/{done}")
        store.replace([g], [Quad(g, g, Literal("x" * 20_000 + str(done)), g)])
except StoreError as error:
    print(done)
    print(error)
try:
    store.close()
except StoreError:
    pass
"""


def test_a_full_disk_is_told_and_what_was_stored_stays(path: Path) -> None:
    filler = run(FILL, path, 1_000_000)
    out, err = filler.communicate(timeout=120)
    assert filler.returncode == 0, err
    done, message = out.splitlines()
    assert message.startswith(f"The disk is full: cannot write to {path}")
    with open_store(path) as store:
        assert len(store) == len(store.graphs()) == int(done) > 10


needs_permissions = pytest.mark.skipif(
    os.geteuid() == 0, reason="the superuser may write to read-only folders"
)


@needs_permissions
def test_a_read_only_store_can_be_read_and_not_written(path: Path) -> None:
    with open_store(path, write=True) as store:
        store.replace([], [quad(1)])
    for folder, _, _ in os.walk(path):
        Path(folder).chmod(0o555)
    (path / "lock").chmod(0o444)
    with open_store(path) as store:
        assert len(store) == 1
    with pytest.raises(StoreError, match="Permission denied"):
        open_store(path, write=True)


def test_errors_of_the_system_are_put_into_words(store: LocalStore, path: Path) -> None:
    folder = store._folder
    for error, words in (
        (OSError(28, "No space left on device"), "disk is full"),
        (OSError("IO error: No space left on device: While appending"), "disk is full"),
        (PermissionError(13, "Permission denied"), "Change its permissions"),
        (OSError(30, "Read-only file system"), "Change its permissions"),
        (OSError("IO error: something else"), "something else"),
    ):
        message = str(folder.trouble("write to", error))
        assert words in message
        assert str(path) in message


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
        'SELECT * { # "\n SERVICE <http://127.0.0.1:1/> { ?s ?p "SERVICE" } }',
    ],
)
def test_no_query_leaves_the_machine(store: LocalStore, text: str) -> None:
    with pytest.raises(QueryError, match="stays on this machine"):
        store.query(text)


def test_a_word_that_reads_service_is_no_call(store: LocalStore) -> None:
    text = (
        'PREFIX service: <urn:service> SELECT ?service { ?service service:p "SERVICE" } # SERVICE'
    )
    assert count(store, text) == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * WHERE { ?s ?p", "line 1, where it ends: look for a bracket"),
        ("SELECT *\nWHERE { ?s foo:bar ?o }", "line 2, before '?o }': a prefix is not declared"),
        ("SELECT ?s {?a ?b ?c} GROUP ?a", "line 1"),
        ("", "it says nothing"),
        ("SELEC * { ?s ?p ?o }", "it begins with SELEC, and not with one of ASK, CONSTRUCT"),
    ],
)
def test_what_does_not_parse_is_said_in_one_line(store: LocalStore, text: str, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        store.query(text)
    message = str(caught.value)
    assert message.startswith("The query does not parse")
    assert said in message
    assert "\n" not in message
    assert len(message) < 200


def test_a_predicate_is_matched_with_an_object_or_any(store: LocalStore) -> None:
    store.replace([G, H], [quad(1), quad(2, H)])
    assert set(store.match(P, Literal("1"))) == {quad(1)}
    assert set(store.match(P)) == {quad(1), quad(2, H)}
