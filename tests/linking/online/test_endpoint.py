"""A real SPARQL server that holds items as Wikidata writes them, and one that misbehaves."""

from __future__ import annotations

import csv
import lzma
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fixtures.linking_case import Said, link
from fixtures.sparql_server import serving
from fixtures.wiki import answer

from kg.errors import RemoteError, StoppedError, UsageError
from kg.linking.index import Index
from kg.linking.index.records import EntityRecord, NameRecord, TenureRecord
from kg.linking.online.client import Client
from kg.linking.online.endpoint import EndpointService
from kg.linking.online.linker import OnlineLinker
from kg.linking.online.wanted import Wanted

SLICE = Path(__file__).parents[4] / "shared" / "wikidata"
PREFIXES = """
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix p: <http://www.wikidata.org/prop/> .
@prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix pq: <http://www.wikidata.org/prop/qualifier/> .
@prefix pqv: <http://www.wikidata.org/prop/qualifier/value/> .
@prefix wikibase: <http://wikiba.se/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix geo: <http://www.opengis.net/ont/geosparql#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
DATA = (
    PREFIXES
    + """
wd:Q9100001 wdt:P31 wd:Q3957 ; rdfs:label "Tawila"@en ; skos:altLabel "Tawilah"@en ;
  wdt:P17 wd:Q1049 ; wdt:P131 wd:Q9100002 ; wdt:P1566 "9100001" ;
  wdt:P625 "Point(24.87 13.5)"^^geo:wktLiteral ; wdt:P1082 45000 .
wd:Q9100002 wdt:P31 wd:Q10864048 ; rdfs:label "North Darfur"@en ; wdt:P17 wd:Q1049 .
wd:Q9100003 wdt:P31 wd:Q532 ; rdfs:label "Tawila"@en ; wdt:P17 wd:Q79 ;
  wdt:P625 "Point(33.8 27.5)"^^geo:wktLiteral .
wd:Q9100004 wdt:P31 wd:Q4167410 , wd:Q3957 ; rdfs:label "Tawila"@en .
wd:Q9100005 wdt:P31 wd:Q55488 ; wdt:P1566 "9100005" ; rdfs:label "Tawila"@en ; wdt:P17 wd:Q79 .
wd:Q9100010 wdt:P31 wd:Q5 ; rdfs:label "Idris Sannu"@en ; wdt:P27 wd:Q1049 ;
  wdt:P569 "1961-01-01T00:00:00Z"^^xsd:dateTime ;
  p:P39 wd:held1 , wd:held2 , wd:held3 .
wd:held1 ps:P39 wd:Q9100011 ; pq:P580 "2022-05-19T00:00:00Z"^^xsd:dateTime ;
  pq:P582 "2024-01-01T00:00:00Z"^^xsd:dateTime ; pqv:P582 [ wikibase:timePrecision 11 ] .
wd:held2 ps:P39 wd:Q9100012 ; wikibase:rank wikibase:DeprecatedRank .
wd:held3 ps:P39 wd:Q9100012 ; pq:P580 "1999-01-01T00:00:00Z"^^xsd:dateTime ;
  pqv:P580 [ wikibase:timePrecision 9 ] .
wd:Q9100013 wdt:P31 wd:Q5 ; rdfs:label "Idris Sannu"@en ; wdt:P27 wd:Q79 .
wd:Q9100011 rdfs:label "Minister of Foreign Affairs of Sudan"@en ; wdt:P1001 wd:Q1049 .
wd:Q9100020 wdt:P31 wd:Q17149090 ; rdfs:label "Saviours of Darfur"@en ; skos:altLabel "SOD"@en ;
  wdt:P17 wd:Q1049 .
"""
)
TOWN = Wanted("k", "place", ("Tawila",))
PERSON = Wanted("p", "person", ("Idris Sannu",))


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("items"), DATA) as address:
        yield address


def entities(learned) -> dict[int, EntityRecord]:
    return {each.id: each for each in learned.records if isinstance(each, EntityRecord)}


def test_names_become_records_of_an_index(client: Client, endpoint: str) -> None:
    learned = EndpointService(client, endpoint).learn([TOWN, PERSON])
    found = entities(learned)
    assert found[9100001] == EntityRecord(
        id=9100001, type="place", label="Tawila", country="SD", latitude=13.5, longitude=24.87,
        geonames=9100001, population=45000, source="wikidata",
    )  # fmt: skip
    assert NameRecord(9100001, "Tawilah", "alias") in learned.records
    assert found[9100002].type == "admin1"  # what it lies in
    assert found[9100005].type == "place"  # of no listed class, but a place of GeoNames
    assert (found[9100010].type, found[9100010].country, found[9100010].start) == (
        "person", "SD", "1961",
    )  # fmt: skip
    assert 9100004 not in found
    assert learned.day == "2026-09-21"


def test_offices_have_their_days_as_precisely_as_they_are_known(client, endpoint: str) -> None:
    learned = EndpointService(client, endpoint).learn([PERSON])
    assert 9100013 not in entities(learned)  # held none
    tenures = {each.position: each for each in learned.records if isinstance(each, TenureRecord)}
    assert (tenures[9100011].start, tenures[9100011].end) == ("2022-05-19", "2024-01-01")
    assert (tenures[9100012].start, tenures[9100012].end) == ("1999", None)
    office = entities(learned)[9100011]
    assert (office.type, office.label, office.country) == (
        "other", "Minister of Foreign Affairs of Sudan", "SD",
    )  # fmt: skip


def test_a_second_run_asks_nobody(client: Client, cache, time, endpoint: str) -> None:
    learned = EndpointService(client, endpoint).learn([TOWN, PERSON])
    sent = client.sent
    assert sent == 4  # names, facts, tenures, what is around
    assert EndpointService(client, endpoint).learn([TOWN, PERSON]) == learned
    assert client.sent == sent


@pytest.mark.parametrize(
    "name", ['Gao" } DROP ALL #', "Gao\\", "{}", "Gao\\u0022", "N'Djamena", "?x"]
)
def test_a_name_is_never_part_of_the_query(client: Client, endpoint: str, name: str) -> None:
    assert EndpointService(client, endpoint).learn([Wanted("k", "place", (name,))]).records == ()


def test_too_many_answers_are_asked_for_in_parts(client, endpoint: str, monkeypatch) -> None:
    monkeypatch.setattr("kg.linking.online.endpoint.MOST_ITEMS", 3)
    learned = EndpointService(client, endpoint).learn([TOWN, PERSON])  # three towns are too many
    assert 9100010 in entities(learned)
    assert 9100001 not in entities(learned)


def test_the_linker_decides(small_index: Index, client: Client, endpoint: str) -> None:
    online = OnlineLinker(small_index, None, EndpointService(client, endpoint), state="")
    text = "Fighters attacked the town of Tawila in Sudan. Sudan's army said that it was gone."
    said = [Said("Sudan", "Country", "SD"), Said("Tawila", "Settlement")]
    town = link(online, text, said, day="2023-06-20")["Tawila"]
    assert (town.status, town.wikidata, town.method) == ("linked", "Q9100001", "online")


@pytest.mark.parametrize(
    "fault",
    [
        answer({}, 500), answer({}, 400), answer(b'{"head": {"vars": ["item"]}, "results": {"bin'),
        answer({"exception": "out of memory"}), answer({}, 403),
        lambda: (200, {"Content-Type": "text/html"}, b"<html></html>"),
        lambda: (429, {"Retry-After": "900"}, b""),
        lambda: (200, {"Content-Type": "application/sparql-results+json"}, b" " * (1 << 26)),
    ],
)  # fmt: skip
def test_faults_are_not_kept(client: Client, wiki, fault) -> None:
    wiki.always = fault
    service = EndpointService(client, wiki.url)
    with pytest.raises(RemoteError):
        service.learn([TOWN])
    assert list(client.cache.all()) == []
    [(_, form, headers)] = wiki.asked[:1]
    assert "VALUES ?name" in form["query"]
    assert headers["User-Agent"] == client.agent


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_endpoint_is_asked_when_it_says(client, wiki, time, status: int) -> None:
    none = {"head": {"vars": ["item"]}, "results": {"bindings": []}}
    wiki.faults = [answer({}, status, Retry_After="40"), answer({}, status), answer(none)]
    assert EndpointService(client, wiki.url).learn([TOWN]).records == ()
    assert time.waits == [40.0, 4.0]
    wiki.always = answer({}, status, Retry_After="900")
    with pytest.raises(StoppedError, match="asks to wait 900 s"):
        EndpointService(client, wiki.url).learn([PERSON])
    assert len(wiki.asked) == 4


def test_an_endpoint_that_refuses_everything_is_left_alone(client: Client, wiki) -> None:
    wiki.always = answer({}, 400)
    service = EndpointService(client, wiki.url)
    for _ in range(7):
        with pytest.raises(RemoteError):
            service.learn([TOWN])
    with pytest.raises(StoppedError, match="8 requests in a row"):
        service.learn([TOWN])


def test_an_address_that_is_none(client: Client) -> None:
    with pytest.raises(UsageError, match="no address"):
        EndpointService(client, "sparql")


def _rows(table: str) -> Iterator[dict[str, str]]:
    with lzma.open(SLICE / f"{table}.tsv.xz", "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"@en'


_CLASSES = {
    "country": "Q6256", "admin1": "Q10864048", "admin2": "Q13220204", "place": "Q486972",
    "organisation": "Q484652", "igo": "Q245065", "government": "Q7188", "party": "Q7278",
    "armed_group": "Q17149090", "news_agency": "Q192283",
}  # fmt: skip


def _slice_in_turtle() -> str:
    """Write the items of the slice, without the persons, as Wikidata would."""
    made = [PREFIXES]
    rows = {row["id"]: row for row in _rows("entities") if row["type"] in _CLASSES}
    countries = {row["country"]: n for n, row in rows.items() if row["type"] == "country"}
    for number, row in rows.items():
        if not re.fullmatch(r"Q\d+", number):
            continue
        facts = [f"wdt:P31 wd:{_CLASSES[row['type']]}", f"rdfs:label {_quoted(row['label'])}"]
        if row["lat"]:
            point = f"Point({row['lon']} {row['lat']})"
            facts.append(f'wdt:P625 "{point}"^^geo:wktLiteral')
        if row["population"]:
            facts.append(f"wdt:P1082 {row['population']}")
        if row["country"] in countries and row["type"] != "country":
            facts.append(f"wdt:P17 wd:{countries[row['country']]}")
        made.append(f"wd:{number} {' ; '.join(facts)} .")
    for row in _rows("labels"):
        if row["id"] in rows and row["id"].startswith("Q") and row["language"] in ("en", ""):
            made.append(f"wd:{row['id']} skos:altLabel {_quoted(row['label'])} .")
    return "\n".join(made)


@pytest.mark.skipif(not SLICE.exists(), reason="the slice of Wikidata is not here")
def test_the_slice_on_a_real_server(small_index: Index, client: Client, tmp_path: Path) -> None:
    text = (
        "Fighting between rebels and the army went on in Idlib and in Manbij, in the north of "
        "Syria. Syria's state television said on Friday that Maarrat al-Numan was quiet. Syrian "
        "troops left the town of Zzyzxabad."
    )
    said = [
        Said("Syria", "Country", "SY"), Said("Idlib", "Settlement"), Said("Manbij", "Settlement"),
        Said("Zzyzxabad", "Settlement"),
    ]  # fmt: skip
    with serving(tmp_path, _slice_in_turtle()) as address:
        online = OnlineLinker(small_index, None, EndpointService(client, address), state="")
        found = link(online, text, said, day="2012-11-09")
    assert (found["Manbij"].wikidata, found["Manbij"].method) == ("Q1146939", "online")
    assert found["Zzyzxabad"].status == "nil"
