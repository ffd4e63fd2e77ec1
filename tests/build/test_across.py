from collections.abc import Iterable, Iterator
from itertools import permutations
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from kg.build import Reconciled, reconcile
from kg.build.records import digests, records
from kg.reconcile import Curated
from kg.reconcile.clusters import pair
from kg.shapes import load_gate
from kg.store import LocalStore, open_store
from kg.terms import DERIVED, article_slug

KINDS = ("graph", "text", "trace", "run")


def by_article(quads: Iterable[Quad]) -> dict[str, list[Quad]]:
    found: dict[str, list[Quad]] = {}
    for quad in quads:
        kind, _, slug = quad.graph_name.value.removeprefix(
            "https://w3id.org/conflict-kg/id/"
        ).partition("/")
        assert kind in KINDS
        found.setdefault(slug, []).append(quad)
    return found


def write(store: LocalStore, quads: list[Quad]) -> None:
    store.replace({quad.graph_name for quad in quads}, quads)  # type: ignore[misc]


def derived(store: LocalStore) -> list[str]:
    """Give what reconciling wrote."""
    return sorted(str(q) for q in store.quads() if derives(q.graph_name.value))


def derives(graph: str) -> bool:
    return any(f"/{kind}/" in graph for kind in DERIVED)


@pytest.fixture
def articles(small_quads: list[Quad]) -> dict[str, list[Quad]]:
    return by_article(small_quads)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LocalStore]:
    with open_store(tmp_path / "kg-store", write=True) as opened:
        yield opened


def fill(store: LocalStore, articles: dict[str, list[Quad]], *slugs: str) -> Reconciled:
    for slug in slugs or tuple(articles):
        write(store, articles[slug])
    return reconcile(store)


def test_what_articles_share_becomes_incidents(
    store: LocalStore, articles: dict[str, list[Quad]]
) -> None:
    found = fill(store, articles)
    assert (found.articles, found.compared) == (4, 4)
    assert found.incidents == found.written > 0
    assert any("both Shelling" in line for line in derived(store))


def test_a_second_run_has_nothing_to_do(store: LocalStore, articles: dict[str, list[Quad]]) -> None:
    first = fill(store, articles)
    before = derived(store)
    again = reconcile(store)
    assert (again.compared, again.written, again.incidents) == (0, 0, first.incidents)
    assert derived(store) == before


def test_the_order_of_arrival_changes_nothing(
    tmp_path: Path, articles: dict[str, list[Quad]]
) -> None:
    results = set()
    for number, order in enumerate(permutations(articles)):
        if number % 6:
            continue  # four of the orders, one by one
        with open_store(tmp_path / str(number), write=True) as store:
            for slug in order:
                fill(store, articles, slug)
            results.add(tuple(derived(store)))
    with open_store(tmp_path / "at-once", write=True) as store:
        fill(store, articles)
        results.add(tuple(derived(store)))
    assert len(results) == 1


def test_an_article_that_is_gone_leaves_no_trace(
    tmp_path: Path, store: LocalStore, articles: dict[str, list[Quad]]
) -> None:
    slugs = list(articles)
    fill(store, articles)
    store.remove({quad.graph_name for quad in articles[slugs[0]]})  # type: ignore[misc]
    reconcile(store)
    with open_store(tmp_path / "without", write=True) as other:
        fill(other, articles, *slugs[1:])
        assert derived(store) == derived(other)


def test_article_graphs_are_never_touched(
    store: LocalStore, articles: dict[str, list[Quad]]
) -> None:
    for quads in articles.values():
        write(store, quads)
    before = sorted(map(str, store.quads()))
    reconcile(store)
    assert sorted(str(q) for q in store.quads() if not derives(q.graph_name.value)) == before


@pytest.mark.parametrize("damage", [b"", b"no database at all, but long enough to be read as one"])
def test_a_damaged_or_missing_state_is_made_anew(
    store: LocalStore, articles: dict[str, list[Quad]], damage: bytes
) -> None:
    fill(store, articles)
    before = derived(store)
    (store.path / "reconcile.sqlite").write_bytes(damage * 100)
    assert reconcile(store).compared == 4
    assert derived(store) == before


def test_a_run_that_broke_off_is_begun_again(
    store: LocalStore, articles: dict[str, list[Quad]], monkeypatch: pytest.MonkeyPatch
) -> None:
    slugs = list(articles)
    fill(store, articles, *slugs[:2])
    monkeypatch.setattr("kg.build.across.incident_quads", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        fill(store, articles, *slugs[2:])
    monkeypatch.undo()
    assert reconcile(store).compared == 4
    after = derived(store)
    reconcile(store, anew=True)
    assert derived(store) == after


def test_people_are_remembered_until_they_decide_otherwise(
    store: LocalStore, articles: dict[str, list[Quad]]
) -> None:
    fill(store, articles)
    before = derived(store)
    members = [
        line.split()[2][1:-1] for line in before if "#member>" in line and "Shelling_1>" in line
    ]
    one, other = sorted(set(members))[:2]
    assert "Shelling" in one
    reconcile(store, curated=Curated(forbidden=frozenset({pair(one, other)})))
    apart = derived(store)
    assert apart != before
    reconcile(store)
    assert derived(store) == apart
    reconcile(store, curated=Curated())
    assert derived(store) == before


def test_the_shapes_accept_what_is_written(
    store: LocalStore, articles: dict[str, list[Quad]]
) -> None:
    fill(store, articles)
    quads = [q for q in store.quads() if derives(q.graph_name.value)]
    assert quads
    gate = load_gate()
    for graph in sorted({q.graph_name.value for q in quads}):
        report = gate.validate([*store.quads(NamedNode(graph))])
        assert report.conforms, str(report)


def test_what_is_compared_is_known_by_its_record(
    store: LocalStore, articles: dict[str, list[Quad]]
) -> None:
    fill(store, articles)
    assert digests(store) == {
        article_slug(r.key): f"{r.fingerprint} {r.pipeline} {r.linker}"
        for r in records(store, "ok")
    }
