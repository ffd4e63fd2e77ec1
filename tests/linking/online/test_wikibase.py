"""The Action API: searches, items in batches, and errors that come as if all were well."""

from __future__ import annotations

import pytest
from fixtures.wiki import ITEMS, answer, item, time_, value

from kg.errors import RemoteError, StoppedError
from kg.linking.index.records import EntityRecord, NameRecord, RelationRecord, TenureRecord
from kg.linking.online.client import Client
from kg.linking.online.learned import item_number, records_of
from kg.linking.online.wanted import Wanted
from kg.linking.online.wikibase import BATCH, Items, ItemService, NameSearch, is_item_request


def town(*spellings: str) -> Wanted:
    return Wanted("k", "place", spellings)


def entities(records) -> dict[int, EntityRecord]:
    return {each.id: each for each in records if isinstance(each, EntityRecord)}


@pytest.fixture
def service(client: Client, wiki) -> ItemService:
    return ItemService(NameSearch(client, wiki.api), Items(client, wiki.api))


def test_names_become_records_of_an_index(service: ItemService, wiki) -> None:
    learned = service.learn([town("Tawila"), Wanted("p", "person", ("Idris Sannu",))])
    found = entities(learned.records)
    assert found[9100001] == EntityRecord(
        id=9100001, type="place", label="Tawila", country="SD", latitude=13.5, longitude=24.87,
        geonames=9100001, population=45000, sitelinks=3, source="wikidata",
    )  # fmt: skip
    assert (found[9100010].type, found[9100010].country, found[9100010].start) == (
        "person", "SD", "1961",
    )  # fmt: skip
    assert NameRecord(9100001, "Tawilah", "alias") in learned.records
    assert RelationRecord(9100001, 131, 9100002) in learned.records
    assert found[9100002].label == "North Darfur"  # fetched as what the town lies in
    assert learned.day == "2026-09-21"
    assert wiki.url in service.name


def test_offices_have_labels_countries_and_days_and_no_deprecated_ones(service) -> None:
    learned = service.learn([Wanted("p", "person", ("Idris Sannu",))])
    tenures = [each for each in learned.records if isinstance(each, TenureRecord)]
    assert tenures == [TenureRecord(9100010, 9100011, "", None, "2022-05-19", "2024-01-01")]
    office = entities(learned.records)[9100011]
    assert (office.type, office.label, office.country) == (
        "other", "Minister of Foreign Affairs of Sudan", "SD",
    )  # fmt: skip


def test_another_spelling_of_the_name_is_fetched(client: Client, wiki) -> None:
    wiki.items["Q9"] = item("Q9", "Tawilah", P31=["Q3957"])
    assert 9 in NameSearch(client, wiki.api).find([town("Tawila")])[0]


def test_what_only_begins_alike_is_not_fetched(service: ItemService, wiki) -> None:
    service.learn([town("Tawila")])
    assert "Q9100030" not in wiki.forms("wbgetentities")[0]["ids"].split("|")
    assert "Q9100003" in wiki.forms("wbgetentities")[0]["ids"].split("|")


def test_disambiguation_pages_are_no_candidates(service: ItemService) -> None:
    assert 9100004 not in entities(service.learn([town("Tawila")]).records)


def test_other_spellings_are_tried_until_one_is_a_name(service: ItemService, wiki) -> None:
    service.learn([town("Tawyla", "Tawila", "Tauila")])
    assert [form["search"] for form in wiki.forms("wbsearchentities")] == ["Tawyla", "Tawila"]
    for form, headers in ((form, headers) for _, form, headers in wiki.asked):
        assert (form["maxlag"], form["format"]) == ("5", "json")
        assert "mailto:links@example.org" in headers["User-Agent"]


def test_items_come_in_batches_and_are_kept_one_by_one(client: Client, wiki) -> None:
    wiki.items = {f"Q{n}": item(f"Q{n}", f"Town {n}", P31=["Q3957"]) for n in range(1, 121)}
    items = Items(client, wiki.api)
    assert len(items.get(range(1, 121))[0]) == 120
    sizes = [form["ids"].count("|") + 1 for form in wiki.forms("wbgetentities")]
    assert sizes == [BATCH, BATCH, 20]
    assert len(items.get([7, 99])[0]) == 2  # of another batch, and still known
    assert len(wiki.asked) == 3
    assert all(is_item_request(kept.url) for kept in client.cache.all())


def test_an_item_that_was_merged_comes_as_the_other(client: Client, wiki) -> None:
    wiki.items["Q5000"] = ITEMS["Q9100001"]
    [found], _ = Items(client, wiki.api).get([5000])
    assert found["id"] == "Q9100001"
    merged = ITEMS["Q9100001"] | {"redirects": {"from": "Q5001", "to": "Q9100001"}}
    wiki.always = answer({"entities": {"Q9100001": merged}})
    [found], _ = Items(client, wiki.api).get([5001])
    assert found["id"] == "Q9100001"


def test_a_missing_item_is_remembered_as_missing(client: Client, wiki) -> None:
    items = Items(client, wiki.api)
    gone = {"error": {"code": "no-such-entity", "id": "Q404", "info": "Could not find an entity"}}
    wiki.faults = [answer(gone)]
    found, _ = items.get([404, 405, 9100001])
    assert [each["id"] for each in found] == ["Q9100001"]
    assert [form["ids"] for form in wiki.forms("wbgetentities")] == [
        "Q404|Q405|Q9100001", "Q405|Q9100001",
    ]  # fmt: skip
    assert items.get([404, 405])[0] == []
    assert len(wiki.asked) == 2


@pytest.mark.parametrize(
    ("code", "headers", "waited"),
    [
        ("maxlag", {"Retry_After": "9"}, 9.0),
        ("maxlag", {"Retry_After": "1"}, 5.0),  # never less than five seconds
        ("maxlag", {}, 5.0),
        ("ratelimited", {}, 5.0),
        ("readonly", {}, 5.0),
        ("internal_api_error_DBQueryError", {}, 2.0),
    ],
)
def test_errors_in_good_answers_are_waited_out(
    service: ItemService, wiki, time, code: str, headers: dict[str, str], waited: float
) -> None:
    error = {"error": {"code": code, "info": "Waiting for a database server: 7.2 seconds lagged."}}
    wiki.faults = [answer(error, **headers)]
    assert service.learn([town("Tawila")]).records
    assert time.waits == [waited]


def test_an_error_that_stays_is_not_kept(client: Client, wiki) -> None:
    wiki.always = answer({"error": {"code": "maxlag"}})
    with pytest.raises(RemoteError, match="busy \\(maxlag\\), 4 times"):
        Items(client, wiki.api).get([1])
    wiki.always = answer({"error": {"code": "badtoken\x1b[2J"}})
    with pytest.raises(RemoteError, match="refused with the error 'badtoken") as caught:
        Items(client, wiki.api).get([1])
    assert str(caught.value).isprintable()
    assert list(client.cache.all()) == []


@pytest.mark.parametrize(
    "body",
    [
        [], "x", None, {}, {"entities": []}, {"entities": {}}, {"entities": {"Q1": 7}},
        {"entities": {"Q1": {"id": "P31"}}}, {"entities": {"Q1": {"id": {"$": 1}}}},
        {"entities": {"Q2": {"id": "Q2"}}}, {"error": "x"}, {"error": []},
    ],
)  # fmt: skip
def test_answers_of_other_shapes_are_failures(client: Client, wiki, body) -> None:
    wiki.always = answer(body)
    with pytest.raises(RemoteError):
        Items(client, wiki.api).get([1])
    assert list(client.cache.all()) == []


@pytest.mark.parametrize("body", [[], {}, {"search": {}}, {"search": 3}, {"error": {}}])
def test_so_are_searches_of_other_shapes(client: Client, wiki, body) -> None:
    wiki.always = answer(body)
    with pytest.raises(RemoteError):
        NameSearch(client, wiki.api).find([town("Gao")])


def test_hits_that_are_no_items_are_passed_over(client: Client, wiki) -> None:
    hits = [
        {"id": "P31"}, {"id": "L7"}, {"id": "Q0"}, {"id": "Q1x"}, {"id": 5}, {"id": ["Q1"]}, 7,
        None,
        {"id": "Q9" + "9" * 40}, {"id": "Q12", "match": "Gao"}, {"id": "Q13", "label": {"x": 1}},
        {"id": "Q14", "match": {"text": "Gao"}},
    ]  # fmt: skip
    wiki.always = answer({"search": hits})
    assert NameSearch(client, wiki.api).find([town("Gao")])[0] == [14]


def test_a_batch_that_is_too_long_is_halved(client: Client, wiki) -> None:
    refuse = answer({"error": {"code": "toobig"}})
    wiki.items = {f"Q{n}": item(f"Q{n}", f"Town {n}", P31=["Q3957"]) for n in range(1, 5)}
    wiki.faults = [refuse, refuse]
    assert len(Items(client, wiki.api).get(range(1, 5))[0]) == 4
    assert [form["ids"] for form in wiki.forms("wbgetentities")] == [
        "Q1|Q2|Q3|Q4", "Q1|Q2", "Q1", "Q2", "Q3|Q4",
    ]  # fmt: skip


def test_one_who_refuses_all_is_left_alone(client: Client, wiki) -> None:
    wiki.always = answer({"error": {"code": "blocked"}})
    with pytest.raises(RemoteError, match="blocked"):
        Items(client, wiki.api).get(range(1, 51))
    with pytest.raises(StoppedError, match="8 requests in a row"):
        Items(client, wiki.api).get(range(51, 101))
    assert len(wiki.asked) == 8


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "Q1", "claims": 3}, {"id": "Q1", "claims": {"P31": 3}, "labels": []},
        {"id": "Q1", "claims": {"P31": [{"mainsnak": None}, {"mainsnak": {"datavalue": []}}]}},
        {"id": "Q1", "labels": {"en": 7}, "sitelinks": []}, {"id": "Q1"},
    ],
)  # fmt: skip
def test_an_item_of_another_shape_gives_nothing(wrong) -> None:
    assert list(records_of([wrong])) == []


def test_vague_dates_are_no_dates() -> None:
    made = item("Q8", "Old Town", P31=["Q3957"], P571=[time_("1200-00-00", 7)], P576=[value(None)])
    [town_record, _] = records_of([made])
    assert (town_record.start, town_record.end) == (None, None)


def test_only_items_have_numbers() -> None:
    assert [item_number(x) for x in ("Q42", "gn:7", "ckg:x", "Q", None, 42, "q42")] == [
        42, None, None, None, None, None, None,
    ]  # fmt: skip
