import json

import pytest

from kg.mapping import article_graphs
from kg.store import open_store
from kg.terms import BASE, DERIVED, Minter


def graphs() -> set[str]:
    """Name the graphs of articles; those made across articles follow from them."""
    derived = tuple(Minter(BASE).thing(kind, "") for kind in DERIVED)
    with open_store("kg-store") as store:
        return {graph.value for graph in store.graphs() if not graph.value.startswith(derived)}


@pytest.fixture
def built(kg, article, folder) -> None:
    article("in/a.txt", "Rebels shelled Kidal.")
    article("in/b.txt", "Rebels shelled Gao.")
    (folder / "in" / "c.txt").write_bytes(b"")
    kg("build", "in")


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("name", ["a.txt", "in/a.txt", "iri"])
def test_exactly_its_graphs_are_removed(kg, name) -> None:
    before = graphs()
    iri = article_graphs("a.txt")["graph"].replace("/graph/", "/article/")
    done = kg("remove", iri if name == "iri" else name)
    assert done.exit_code == 0
    assert done.stderr == "removed a.txt\n"
    assert before - graphs() == set(article_graphs("a.txt").values())


@pytest.mark.usefixtures("built")
def test_a_failed_input_can_be_removed_from_the_record(kg) -> None:
    assert kg("remove", "in/c.txt").exit_code == 0
    assert kg("status").exit_code == 0


def test_all_articles_of_a_file_can_be_removed(kg, folder) -> None:
    lines = [json.dumps({"id": f"x{n}", "text": "Rebels shelled Kidal."}) for n in range(3)]
    (folder / "a.jsonl").write_text("\n".join(lines))
    kg("build", "a.jsonl")
    assert kg("remove", "a.jsonl:2").stderr == "removed x1\n"
    assert kg("remove", "a.jsonl").stderr == "removed x0\nremoved x2\n"
    assert graphs() == set()


@pytest.mark.usefixtures("built")
def test_an_unknown_article_removes_nothing(kg) -> None:
    before = graphs()
    done = kg("remove", "a.txt", "never.txt")
    assert done.exit_code == 2
    assert "no article 'never.txt', so nothing was removed" in done.stderr
    assert graphs() == before


@pytest.mark.usefixtures("built")
def test_a_removed_article_is_new_again(kg) -> None:
    kg("remove", "a.txt")
    assert "1 new, 1 unchanged" in kg("build", "in/a.txt", "in/b.txt").stderr


def test_removing_makes_no_store(kg, folder) -> None:
    assert kg("remove", "a.txt").exit_code == 3
    assert not (folder / "kg-store").exists()
