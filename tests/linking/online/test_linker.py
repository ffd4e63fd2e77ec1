"""The network gives candidates, and the same rules decide as without it."""

from __future__ import annotations

import pytest
from fixtures.linking_case import Said, link

from kg.linking.index import Index
from kg.linking.online.client import Client
from kg.linking.online.linker import OnlineLinker
from kg.linking.online.wikibase import Items, ItemService, NameSearch

DAY = "2023-06-20"
TEXT = (
    "KHARTOUM - Fighters attacked Tawila, a town in North Darfur, in Sudan on Monday. Sudan's "
    "foreign minister Idris Sannu spoke in Khartoum. Sudan closed its border, and Sudanese "
    "officials said that the Saviours of Darfur had done it."
)
SAID = [
    Said("Sudan", "Country", "SD"),
    Said("Tawila", "Settlement"),
    Said("North Darfur", "AdministrativeArea"),
    Said("Idris Sannu", "Person"),
    Said("Saviours of Darfur", "ArmedGroup"),
]


@pytest.fixture
def online(small_index: Index, client: Client, wiki) -> OnlineLinker:
    service = ItemService(NameSearch(client, wiki.api), Items(client, wiki.api))
    return OnlineLinker(small_index, None, service, state="2026-09-21")


def test_what_the_index_leaves_open_is_found(online: OnlineLinker) -> None:
    found = link(online, TEXT, SAID, day=DAY)
    town = found["Tawila"]
    assert (town.status, town.wikidata, town.method) == ("linked", "Q9100001", "online")
    assert (town.latitude, town.longitude, town.geonames) == (13.5, 24.87, 9100001)
    assert "Asked online on 2026-09-21." in town.reason
    assert found["Idris Sannu"].wikidata == "Q9100010"
    assert [o.label for o in found["Idris Sannu"].offices] == [
        "Minister of Foreign Affairs of Sudan"
    ]
    assert found["Saviours of Darfur"].wikidata == "Q9100020"


def test_what_the_index_links_is_not_asked_for_and_stays(online: OnlineLinker, wiki) -> None:
    found = link(online, TEXT, SAID, day=DAY)
    assert (found["Sudan"].wikidata, found["Sudan"].method) == ("Q1049", "index")
    assert not any(form["search"] == "Sudan" for form in wiki.forms("wbsearchentities"))
