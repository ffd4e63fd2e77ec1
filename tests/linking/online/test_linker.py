"""The network gives candidates, and the same rules decide as without it."""

from __future__ import annotations

import pytest
from fixtures.linking_case import Said, link
from fixtures.wiki import answer, item

from kg.errors import RemoteError
from kg.linking import ONLINE
from kg.linking.index import Index
from kg.linking.linker import Linker
from kg.linking.online.client import Client
from kg.linking.online.linker import OnlineLinker
from kg.linking.online.wikibase import Items, ItemService, NameSearch
from kg.model import Article, Entity, Link

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


def test_between_homonyms_of_one_size_nothing_is_taken(online: OnlineLinker, wiki) -> None:
    people = [{"amount": "+45000"}]
    wiki.items["Q9100005"] = item("Q9100005", "Tawila", P31=["Q3957"], P17=["Q79"], P1082=people)
    text = "Fighters attacked Tawila on Monday. The villagers fled, a teacher said."
    found = link(online, text, [Said("Tawila", "Settlement")], day=DAY)["Tawila"]
    assert found.status != "linked"
    assert {"Q9100001", "Q9100005"} <= {each.id for each in found.candidates}


def test_a_person_out_of_office_then_is_not_taken(online: OnlineLinker) -> None:
    found = link(online, TEXT, SAID, day="1970-06-20")["Idris Sannu"]  # a child
    assert found.status == "nil"
    assert "too young" in found.reason


def test_the_words_of_the_user_win(small_index: Index, client: Client, wiki) -> None:
    class Set:
        fingerprint = "set"

        def find(self, entity: Entity, article: Article) -> Link | None:
            if entity.name != "Tawila":
                return None
            return Link(entity=entity.key, status="nil", method="override", reason="Set by hand.")

    service = ItemService(NameSearch(client, wiki.api), Items(client, wiki.api))
    found = link(OnlineLinker(small_index, Set(), service, state=""), TEXT, SAID, day=DAY)
    assert (found["Tawila"].status, found["Tawila"].method) == ("nil", "override")
    assert not any(form["search"] == "Tawila" for form in wiki.forms("wbsearchentities"))


def test_the_version_says_what_the_links_depend_on(
    small_index: Index, client: Client, wiki
) -> None:
    items = Items(client, wiki.api)
    service = ItemService(NameSearch(client, wiki.api), items)
    elsewhere = ItemService(NameSearch(client, f"{wiki.api}?x=1"), items)
    one, same, later, other = (
        OnlineLinker(small_index, None, asked, state=state).fingerprint
        for asked, state in ((service, "1"), (service, "1"), (service, "2"), (elsewhere, "1"))
    )
    assert one == same
    assert len({one, later, other}) == 3
    assert one.startswith(f"{Linker(small_index).fingerprint}{ONLINE}")


def test_links_are_the_same_again_and_in_any_order(small_index, cache, client, wiki, time) -> None:
    service = ItemService(NameSearch(client, wiki.api), Items(client, wiki.api))
    online = OnlineLinker(small_index, None, service, state="")
    first = link(online, TEXT, SAID, day=DAY)
    wiki.always = answer({}, 500)
    time.time += 10 * 86_400
    fresh = Client(cache, "someone@example.org", clock=time.clock())
    service = ItemService(NameSearch(fresh, wiki.api), Items(fresh, wiki.api))
    again = OnlineLinker(small_index, None, service, state="")
    link(again, "Fighters attacked Tawila.", [Said("Tawila", "Settlement")])
    assert link(again, TEXT, SAID, day=DAY) == first
    assert fresh.sent == 0


def test_an_article_without_an_answer_keeps_its_links(online: OnlineLinker, wiki) -> None:
    wiki.always = answer({"error": {"code": "nope"}})
    with pytest.raises(
        RemoteError, match=r"keeps the links that it has; run kg link --online again"
    ):
        link(online, TEXT, SAID, day=DAY)


def test_where_nothing_is_open_nobody_is_asked(online: OnlineLinker, wiki) -> None:
    found = link(online, "Sudan closed its border.", [Said("Sudan", "Country", "SD")], day=DAY)
    assert found["Sudan"].wikidata == "Q1049"
    assert wiki.asked == []


def test_odd_names_harm_nothing(online: OnlineLinker) -> None:
    odd = ("", "(", "*", "\u202e", "a" * 500, "\ud83d\ude00", "Gao\nGao", '"', "\\", "|", "Q42")
    said = [Said(name, kind) for name in odd for kind in ("Settlement", "Person", "ArmedGroup")]
    found = link(online, " ".join(odd), said, day=DAY)
    assert all(each.status != "linked" for each in found.values())
