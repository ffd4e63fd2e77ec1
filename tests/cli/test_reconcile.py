import json

import pytest

from kg.store import open_store


def incidents() -> set[str]:
    with open_store("kg-store") as store:
        return {g.value.rpartition("/")[2] for g in store.graphs() if "/incident/" in g.value}


def members() -> set[str]:
    with open_store("kg-store") as store:
        return {q.object.value for q in store.quads() if q.predicate.value.endswith("#member")}


@pytest.fixture
def built(kg, article) -> None:
    for name, group in (("a", "Rebels"), ("b", "Rebels"), ("c", "Soldiers")):
        town = "Gao" if name == "c" else "Kidal"
        article(f"in/{name}.txt", f"12 May 2012\n\n{group} shelled {town}.")
    kg("build", "in")


@pytest.mark.usefixtures("built")
def test_a_build_reconciles_and_says_so(kg) -> None:
    assert len(incidents()) == 1
    done = kg("reconcile")
    assert done.exit_code == 0
    assert done.stderr == "kg-store: 1 incident, 0 articles compared, 0 dated by others\n"


@pytest.mark.usefixtures("built")
def test_all_can_be_compared_again(kg) -> None:
    done = kg("reconcile", "--anew", "--json")
    assert json.loads(done.stdout) == {
        "articles": 3, "compared": 3, "incidents": 1, "written": 1, "dated": 0,
    }  # fmt: skip


@pytest.mark.usefixtures("built")
def test_removing_an_article_ends_its_incident(kg) -> None:
    kg("remove", "b.txt")
    assert incidents() == set()


@pytest.mark.usefixtures("built")
def test_decisions_win_and_are_kept(kg, folder) -> None:
    found = json.loads(kg("query", "run", "events", "--format", "json").stdout)
    events = sorted(row["event"]["value"] for row in found["results"]["bindings"])
    (folder / "decisions.csv").write_text(
        f"decision,event,other\ndifferent,{events[0]},{events[1]}\nsame,{events[0]},{events[2]}\n"
    )
    assert kg("reconcile", "--decisions", "decisions.csv").exit_code == 0
    decided = members()
    assert decided == {events[0], events[2]}
    (folder / "kg-store" / "reconcile.sqlite").unlink()
    assert kg("reconcile").exit_code == 0
    assert members() == decided


def test_without_a_store_there_is_nothing_to_reconcile(kg) -> None:
    done = kg("reconcile")
    assert done.exit_code == 3
    assert "There is no store" in done.stderr
