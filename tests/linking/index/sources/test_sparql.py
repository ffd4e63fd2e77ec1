"""Items from an endpoint: a real SPARQL server, and one that misbehaves."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from kg.errors import RemoteError, UsageError
from kg.linking.index.build import build_index
from kg.linking.index.index import open_index_file
from kg.linking.index.records import EntityRecord, NameRecord, Problems, RelationRecord
from kg.linking.index.sources import sparql
from kg.linking.index.sources.named import sources_named
from kg.linking.index.sources.sparql import SparqlSource

DATA = """
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix geo: <http://www.opengis.net/ont/geosparql#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
wd:Q90001 wdt:P31 wd:Q515 ; rdfs:label "Gao"@en , "غاو"@ar , "加奥"@zh ; skos:altLabel "Gawgaw"@en ;
  wdt:P17 wd:Q912 ; wdt:P131 wd:Q90002 ; wdt:P1566 "2457161" ;
  wdt:P625 "Point(-0.05 16.27)"^^geo:wktLiteral ; wdt:P1082 86633 .
wd:Q90002 wdt:P31 wd:Q10864048 ; rdfs:label "Gao Region"@en .
wd:Q90003 wdt:P31 wd:Q17149090 ; rdfs:label "Movement of the North"@en ; wdt:P1813 "MON"@en ;
  wdt:P571 "2011-10-16T00:00:00Z"^^xsd:dateTime ; wdt:P576 "2019-01-01T00:00:00Z"^^xsd:dateTime .
wd:Q90004 wdt:P31 wd:Q7187 ; rdfs:label "A gene"@en .
wd:Q90005 wdt:P31 wd:Q515 .
"""
CONTACT = "mailto:index@example.org"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real SPARQL server that holds some items."""
    folder = tmp_path_factory.mktemp("items")
    (folder / "items.ttl").write_text(DATA, encoding="utf-8")
    program = Path(sys.executable).with_name("oxigraph")
    where = ["--location", str(folder / "store")]
    subprocess.run([program, "load", *where, "--file", folder / "items.ttl"], check=True)
    address = f"127.0.0.1:{free_port()}"
    with subprocess.Popen([program, "serve", *where, "--bind", address]) as server:
        try:
            for _ in range(200):
                try:
                    urllib.request.urlopen(f"http://{address}/", timeout=5).close()
                    break
                except OSError:
                    time.sleep(0.05)
            yield f"http://{address}/query"
        finally:
            server.terminate()


def test_items_are_read_from_a_real_server(endpoint: str) -> None:
    problems = Problems()
    records = list(SparqlSource(endpoint, contact=CONTACT, pause=0).records(problems))
    assert not problems.counts
    town, region, group = (each for each in records if isinstance(each, EntityRecord))
    assert town == EntityRecord(
        id=90001, type="place", label="Gao", country="ML", latitude=16.27, longitude=-0.05,
        geonames=2457161, population=86633, source="wikidata",
    )  # fmt: skip
    assert region.type == "admin1"
    assert (group.type, group.start, group.end) == ("armed_group", "2011-10-16", "2019")
    names = {each.name: each.kind for each in records if isinstance(each, NameRecord)}
    assert names == {
        "Gao": "label", "غاو": "foreign", "Gawgaw": "alias", "Gao Region": "label",
        "Movement of the North": "label", "MON": "acronym",
    }  # fmt: skip
    assert RelationRecord(90001, 131, 90002) in records


def test_an_index_is_built_from_it(endpoint: str, tmp_path: Path) -> None:
    build_index([SparqlSource(endpoint, contact=CONTACT, pause=0)], tmp_path / "index.sqlite")
    with open_index_file(tmp_path / "index.sqlite") as index:
        assert [hit.entity.id for hit in index.lookup("MON")][:1] == ["Q90003"]
        assert index.containers("Q90001") == ("Q90002",)
        assert index.manifest.date is not None


Answer = Callable[[str], tuple[int, bytes]]
Faulty = Callable[[Answer], tuple[str, list[dict[str, str]]]]


@pytest.fixture
def faulty() -> Iterator[Faulty]:
    """A server that answers queries as it is told, and keeps what it was asked."""
    servers = []

    def start(answer: Answer) -> tuple[str, list[dict[str, str]]]:
        asked: list[dict[str, str]] = []

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                query = parse_qs(body)["query"][0]
                asked.append({"query": query, "agent": self.headers["User-Agent"]})
                status, data = answer(query)
                self.send_response(status)
                self.send_header("Content-Type", "application/sparql-results+json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/sparql", asked

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def uri(number: int) -> dict[str, str]:
    return {"type": "uri", "value": f"http://www.wikidata.org/entity/Q{number}"}


def table(*rows: dict[str, object]) -> bytes:
    return json.dumps(
        {"head": {"vars": ["item", "p", "v"]}, "results": {"bindings": list(rows)}}
    ).encode()


def towns(query: str) -> bytes:
    """Answer as an endpoint would that has sixteen towns."""
    if "VALUES" not in query:
        return table(*({"item": uri(n)} for n in range(1, 17))) if "/Q515>" in query else table()
    label = {"type": "uri", "value": "http://www.w3.org/2000/01/rdf-schema#label"}
    kind = {"type": "uri", "value": "http://www.wikidata.org/prop/direct/P31"}
    rows: list[dict[str, object]] = []
    for n in map(int, re.findall(r"entity/Q(\d+)>", query)):
        name = {"type": "literal", "xml:lang": "en", "value": f"Town {n}"}
        rows += [
            {"item": uri(n), "p": label, "v": name},
            {"item": uri(n), "p": kind, "v": uri(515)},
        ]
    return table(*rows)


def test_a_refused_batch_is_halved(
    faulty: Faulty,
) -> None:
    def answer(query: str) -> tuple[int, bytes]:
        batch = len(re.findall(r"entity/Q\d+>", query)) if "VALUES" in query else 0
        if batch > 4:
            return 500, b"too much"
        if "entity/Q7>" in query and batch:
            return 200, towns(query)[:-40]  # broken off in the middle
        return 200, towns(query)

    address, asked = faulty(answer)
    problems = Problems()
    records = list(SparqlSource(address, contact=CONTACT, pause=0).records(problems))
    found = {each.id for each in records if isinstance(each, EntityRecord)}
    assert found == set(range(1, 17)) - {7}
    assert dict(problems.counts) == {"the endpoint did not answer": 1}
    assert all(CONTACT in each["agent"] for each in asked)


def test_an_endpoint_that_refuses_everything_is_left_alone(
    faulty: Faulty,
) -> None:
    address, asked = faulty(lambda query: (403, b"set a user agent"))
    with pytest.raises(RemoteError, match="403"):
        list(SparqlSource(address, contact=CONTACT, pause=0).records(Problems()))
    assert len(asked) == sparql.GIVE_UP


def test_the_network_is_not_asked_without_a_contact() -> None:
    with pytest.raises(UsageError, match="set contact in"):
        sources_named(["sparql:https://query.example.org/sparql"])
