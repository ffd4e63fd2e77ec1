"""Validating what is already written."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from kg.errors import InputError
from kg.shapes import load_gate
from kg.shapes.check import check_file, check_store
from kg.store import LocalStore, open_store
from kg.terms import CKG, NIF, Minter

MINT = Minter()
BASE = Path(__file__).with_name("base.ttl")


def test_every_article_of_a_store_is_validated_with_its_text(small_store: LocalStore) -> None:
    found = list(check_store(small_store, load_gate().validate))
    assert len(found) == 4
    assert all("/graph/" in one.graph and one.report.conforms for one in found)


def test_a_text_that_was_changed_in_the_store_is_noticed(
    small_quads: list[Quad], tmp_path: Path
) -> None:
    text = NamedNode(MINT.text("fasher-market"))
    changed = Quad(
        NamedNode(MINT.article("fasher-market")),
        NamedNode(NIF.isString),
        Literal("Somebody shortened this."),
        text,
    )
    with open_store(tmp_path / "store", write=True) as store:
        store.replace([], [*(q for q in small_quads if q.graph_name != text), changed])
        found = {one.graph: one.report for one in check_store(store, load_gate().validate)}
    report = found.pop(MINT.graph("fasher-market"))
    assert "The text does not have the SHA-256 that ckg:sha256 says." in str(report)
    assert all(other.conforms for other in found.values())


def test_an_article_without_its_text_is_validated_all_the_same(
    small_quads: list[Quad], tmp_path: Path
) -> None:
    path = tmp_path / "articles.trig"
    quads = [q for q in small_quads if "/text/" not in q.graph_name.value]
    path.write_bytes(serialize(quads, format=RdfFormat.TRIG) or b"")
    found = list(check_file(path, load_gate().validate))
    assert [one.report.conforms for one in found] == [True] * 4


def test_graphs_of_a_file_are_told_apart(small_quads: list[Quad], tmp_path: Path) -> None:
    graph = NamedNode(MINT.graph("fasher-market"))
    figure = next(q.subject for q in small_quads if q.predicate.value == CKG.measure)
    wrong = Quad(figure, NamedNode(CKG.low), Literal(-1), graph)
    path = tmp_path / "articles.nq"
    path.write_bytes(serialize([*small_quads, wrong], format=RdfFormat.N_QUADS) or b"")
    found = {one.graph: one.report.conforms for one in check_file(path, load_gate().validate)}
    assert found.pop(graph.value) is False
    assert set(found.values()) == {True}


def test_triples_without_a_graph_are_named_after_their_file() -> None:
    (found,) = check_file(BASE, load_gate().validate)
    assert (found.graph, found.report.conforms) == (str(BASE), True)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("broken.ttl", "<a> <b>\n<c> .. ", r"broken.ttl, line \d+: "),
        ("table.csv", "a,b", "does not tell its format"),
        ("absent.ttl", None, "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, name: str, content: str | None, message: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    with pytest.raises(InputError, match=message):
        list(check_file(path, load_gate().validate))
