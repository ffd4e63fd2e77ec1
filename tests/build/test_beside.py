"""Series, ledgers and copies beside the incidents, on the hand-written articles."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from fixtures import across
from pyoxigraph import NamedNode, Quad

from kg.build.across import reconcile
from kg.mapping import article_graphs
from kg.queries import Table, bind, run, saved_queries
from kg.queries.format import cell
from kg.shapes import load_gate, validate_reference
from kg.store import LocalStore, open_store
from kg.terms import BASE, CKG, DERIVED, RDF

KINDS = (
    "Disagreement", "Contrast", "Revision", "Corroboration", "IndependentSource", "TollSeries",
    "TollPoint", "Tenure", "CopiedText",
)  # fmt: skip


def derived(store: LocalStore) -> dict[str, list[Quad]]:
    """Give the graphs that were made across articles, sorted."""
    made = tuple(f"{BASE}{kind}/" for kind in DERIVED)
    names = [graph for graph in store.graphs() if graph.value.startswith(made)]
    return {graph.value: sorted(store.quads(graph), key=str) for graph in sorted(names, key=str)}


def built(path: Path, *parts: list[int], removed: str = "") -> dict[str, list[Quad]]:
    """Build the articles in parts, reconciling after each, and give what was made."""
    told = across.articles()
    with open_store(path, write=True) as store:
        for part in parts:
            across.add(store, [told[number] for number in part])
            reconcile(store)
        if removed:
            store.remove(NamedNode(name) for name in article_graphs(removed).values())
            reconcile(store)
        return derived(store)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Quad]]:
    everything = list(range(len(across.articles())))
    return built(tmp_path_factory.mktemp("at-once") / "store", everything)


def test_everything_there_is_to_find_is_found(expected: dict[str, list[Quad]]) -> None:
    types = {
        quad.object for quads in expected.values() for quad in quads
        if quad.predicate.value == RDF.type
    }  # fmt: skip
    assert {NamedNode(CKG[kind]) for kind in KINDS} <= types


@pytest.mark.parametrize("seed", range(4))
def test_order_and_parts_change_nothing(
    seed: int, tmp_path: Path, expected: dict[str, list[Quad]]
) -> None:
    chance = random.Random(seed)
    order = list(range(len(across.articles())))
    chance.shuffle(order)
    at = sorted(chance.sample(range(1, len(order)), 2))
    parts = [order[: at[0]], order[at[0] : at[1]], order[at[1] :]]
    assert built(tmp_path / "parts", *parts) == expected
    assert built(tmp_path / "singly", *([number] for number in order)) == expected


@pytest.mark.parametrize("number", range(len(across.articles())))
def test_what_is_removed_leaves_no_trace(number: int, tmp_path: Path) -> None:
    everything = list(range(len(across.articles())))
    others = [one for one in everything if one != number]
    article = across.articles()[number][0]
    left = built(tmp_path / "removed", everything, removed=article.id)
    assert left == built(tmp_path / "never", others)


def test_sources_of_a_lone_article_disagree_and_later_those_of_its_incident(
    tmp_path: Path,
) -> None:
    asked = bind(saved_queries()["disagreements"], {})

    def answer(store: LocalStore, *names: str) -> list[tuple[str, str]]:
        across.add(store, [across.two_voices(name) for name in names])
        reconcile(store)
        found = run(store, asked)
        assert isinstance(found, Table)
        columns = [found.columns.index(name) for name in ("incident", "low")]
        return [(cell(row[columns[0]]), cell(row[columns[1]])) for row in found.rows]

    with open_store(tmp_path / "store", write=True) as store:
        assert answer(store, "a") == [("", "12"), ("", "30")]
        incident = "Shelling, Tarabad, 2023-05-08"
        assert answer(store, "b") == [(incident, low) for low in ("12", "12", "30", "30")]
        store.remove(NamedNode(name) for name in article_graphs("b").values())
        assert answer(store) == [("", "12"), ("", "30")]
        store.remove(NamedNode(name) for name in article_graphs("a").values())
        assert answer(store) == []
        assert derived(store) == {}


def test_what_is_made_conforms_to_the_shapes(expected: dict[str, list[Quad]]) -> None:
    for quads in expected.values():
        assert str(load_gate().validate(quads)) == str(validate_reference(quads)) == ""


def test_no_literal_property_has_two_values(expected: dict[str, list[Quad]]) -> None:
    for quads in expected.values():
        literals = [(q.subject, q.predicate) for q in quads if not isinstance(q.object, NamedNode)]
        assert len(set(literals)) == len(literals)
