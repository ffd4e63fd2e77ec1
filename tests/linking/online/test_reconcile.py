"""A reconciliation service: it finds ids, and nothing else of what it says is believed."""

from __future__ import annotations

import json

import pytest
from fixtures.wiki import answer

from kg.errors import RemoteError, UsageError
from kg.linking.online.client import Client
from kg.linking.online.reconcile import ReconcileSearch
from kg.linking.online.wanted import Wanted
from kg.linking.online.wikibase import Items, ItemService

TOWN = Wanted("k", "place", ("Tawila", "Tawyla"))
PERSON = Wanted("p", "person", ("Idris Sannu",))


def test_candidates_are_found_and_fetched(client: Client, wiki) -> None:
    service = ItemService(ReconcileSearch(client, wiki.reconcile), Items(client, wiki.api))
    learned = service.learn([TOWN, PERSON])
    assert {9100001, 9100003, 9100010} <= {
        each.id for each in learned.records if hasattr(each, "id")
    }
    assert service.name == f"{wiki.reconcile} {wiki.api}"
    manifest, queries = (form for path, form, _ in wiki.asked if path == "/reconcile")
    assert manifest == {}
    assert json.loads(queries["queries"]) == {
        "q0": {"query": "Tawila", "limit": 10},
        "q1": {"query": "Tawyla", "limit": 10},
        "q2": {"query": "Idris Sannu", "limit": 10, "type": "Q5", "type_strict": "should"},
    }
    before = len(wiki.asked)
    again = ItemService(ReconcileSearch(client, wiki.reconcile), Items(client, wiki.api))
    assert again.learn([TOWN, PERSON]) == learned
    assert len(wiki.asked) == before


def test_queries_go_out_ten_at_a_time(client: Client, wiki) -> None:
    asked = [Wanted("k", "place", (f"Town {n}",)) for n in range(23)]
    ReconcileSearch(client, wiki.reconcile).find(asked)
    sizes = [len(json.loads(form["queries"])) for _, form, _ in wiki.asked if form]
    assert sizes == [10, 10, 3]


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        ({"identifierSpace": "http://viaf.org/viaf/"}, "gives ids of 'http://viaf.org/viaf/'"),
        (
            {"identifierSpace": "http://www.wikidata.org/entity/", "versions": ["1.0"]},
            r"speaks versions 1\.0",
        ),
    ],
)
def test_a_service_of_another_kind_is_refused(client: Client, wiki, manifest, said: str) -> None:
    wiki.manifest = manifest
    with pytest.raises(UsageError, match=said):
        ReconcileSearch(client, wiki.reconcile).find([TOWN])


@pytest.mark.parametrize("manifest", [[], {}, {"identifierSpace": 7}, "x"])
def test_an_address_without_a_manifest(client: Client, wiki, manifest) -> None:
    wiki.manifest = manifest
    with pytest.raises(RemoteError, match="no manifest"):
        ReconcileSearch(client, wiki.reconcile).find([TOWN])


@pytest.mark.parametrize(
    "body",
    [
        [], {"status": "error", "message": "Invalid query\x1b"}, {"q0": []}, {"q0": {"result": {}}},
        {"q0": None},
    ],
)  # fmt: skip
def test_answers_of_other_shapes_are_not_kept(client: Client, wiki, body) -> None:
    search = ReconcileSearch(client, wiki.reconcile)
    search.find([PERSON])
    kept = len(list(client.cache.all()))
    wiki.always = answer(body)
    with pytest.raises(RemoteError) as caught:
        search.find([TOWN])
    assert str(caught.value).isprintable()
    assert len(list(client.cache.all())) == kept


def test_ids_that_are_none_are_passed_over(client: Client, wiki) -> None:
    search = ReconcileSearch(client, wiki.reconcile)
    assert search.find([]) == ([], "")
    candidates = [{"id": each} for each in ("Q7", "P1", "/m/0abc", 9, None, "Q7")]
    wiki.always = answer({"q0": {"result": [*candidates, 3]}})
    assert search.find([PERSON])[0] == [7]
