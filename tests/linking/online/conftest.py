"""A service on this machine that answers as Wikidata's documents say, and every fault on demand."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from kg.linking.online.cache import Cache
from kg.linking.online.client import Client
from kg.linking.online.clock import Clock, Limits

CONTACT = "links@example.org"
NOW = 1_790_000_000.0  # 2026-09-21


class FakeClock:
    """A time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.time = NOW
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    @property
    def waits(self) -> list[float]:
        """The waits that a service asked for, without the pauses between requests."""
        return [s for s in self.slept if s != Limits().pause]

    def clock(self) -> Clock:
        return Clock(monotonic=lambda: self.time, sleep=self.sleep, now=lambda: self.time)


def value(of: object, qualifiers: dict[str, Any] | None = None, rank: str = "normal") -> Any:
    """Make a statement; an item is given by its id, None is "some value"."""
    snak: dict[str, Any] = {"snaktype": "value" if of is not None else "somevalue"}
    if isinstance(of, str) and of.startswith("Q"):
        of = {"entity-type": "item", "id": of}
    if of is not None:
        snak["datavalue"] = {"value": of}
    made = {"mainsnak": snak, "type": "statement", "rank": rank}
    return made | ({"qualifiers": qualifiers} if qualifiers else {})


def time_(text: str, precision: int = 11) -> dict[str, Any]:
    return {"time": f"+{text}T00:00:00Z", "precision": precision, "calendarmodel": "Q1985727"}


def qualifier(text: str, precision: int = 11) -> list[Any]:
    return [{"snaktype": "value", "datavalue": {"value": time_(text, precision), "type": "time"}}]


def point(latitude: float, longitude: float) -> dict[str, Any]:
    globe = "http://www.wikidata.org/entity/Q2"
    return {"latitude": latitude, "longitude": longitude, "precision": 0.01, "globe": globe}


def item(number: str, label: str, *aliases: str, sites: int = 3, **claims: Any) -> dict[str, Any]:
    """Make an item as wbgetentities gives it."""
    return {
        "type": "item",
        "id": number,
        "labels": {"en": {"language": "en", "value": label}},
        "descriptions": {},
        "aliases": {"en": [{"language": "en", "value": a} for a in aliases]},
        "claims": {
            prop: [v if isinstance(v, dict) and "mainsnak" in v else value(v) for v in values]
            for prop, values in claims.items()
        },
        "sitelinks": {f"x{n}wiki": {"site": f"x{n}wiki", "title": label} for n in range(sites)},
    }


TENURE = {"P580": qualifier("2022-05-19"), "P582": qualifier("2024-01-01")}
ITEMS = {
    each["id"]: each
    for each in (
        item(
            "Q9100001", "Tawila", "Tawilah", P31=["Q3957"], P17=["Q1049"], P131=["Q9100002"],
            P625=[point(13.5, 24.87)], P1566=["9100001"],
            P1082=[{"amount": "+45000"}],
        ),
        item("Q9100002", "North Darfur", P31=["Q10864048"], P17=["Q1049"]),
        item("Q9100003", "Tawila", P31=["Q532"], P17=["Q79"], P625=[point(27.5, 33.8)]),
        item("Q9100004", "Tawila", P31=["Q4167410", "Q3957"], P17=["Q1049"]),
        item(
            "Q9100010", "Idris Sannu", P31=["Q5"], P27=["Q1049"],
            P569=[time_("1961-00-00", 9)],
            P39=[
                value("Q9100011", TENURE),
                value("Q9100012", {"P580": qualifier("2001-01-01")}, "deprecated"),
                value(None),
            ],
        ),
        item("Q9100011", "Minister of Foreign Affairs of Sudan", P31=["Q294414"], P1001=["Q1049"]),
        item("Q9100012", "Mayor of Tawila", P31=["Q294414"]),
        item("Q9100020", "Saviours of Darfur", "SOD", P31=["Q17149090"], P17=["Q1049"]),
        item("Q9100030", "Tawila railway station", P31=["Q55488"]),
    )
}  # fmt: skip


Fault = Callable[[], tuple[int, dict[str, str], bytes]]


def answer(value: Any, status: int = 200, **headers: str) -> Fault:
    """An answer in JSON, with headers such as Retry_After."""
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    said = {name.replace("_", "-"): each for name, each in headers.items()}
    return lambda: (status, {"Content-Type": "application/json"} | said, data)


class FakeWiki:
    """An Action API and a reconciliation service.

    Attributes:
        items: By id; what is asked for under another id than its own was merged into it.
        faults: Given one after another instead of an answer.
        always: Given instead of any answer.
        asked: What was asked, in order: method, address with its query, body.
    """

    def __init__(self) -> None:
        self.items = dict(ITEMS)
        self.faults: list[Fault] = []
        self.always: Fault | None = None
        self.asked: list[tuple[str, dict[str, str], dict[str, str]]] = []
        self.manifest: Any = {
            "versions": ["0.1", "0.2"],
            "name": "test",
            "identifierSpace": "http://www.wikidata.org/entity/",
            "schemaSpace": "http://www.wikidata.org/prop/direct/",
        }
        self.url = ""

    @property
    def api(self) -> str:
        return f"{self.url}/w/api.php"

    @property
    def reconcile(self) -> str:
        return f"{self.url}/reconcile"

    def answer(self, path: str, form: dict[str, str], headers: dict[str, str]) -> Any:
        self.asked.append((path, form, headers))
        if self.always is not None:
            return self.always()
        if self.faults:
            return self.faults.pop(0)()
        made = self._made(path, form)
        packed = gzip.compress(json.dumps(made).encode())
        return 200, {"Content-Type": "application/json", "Content-Encoding": "gzip"}, packed

    def _made(self, path: str, form: dict[str, str]) -> Any:
        if path == "/reconcile":
            return self._candidates(json.loads(form["queries"])) if form else self.manifest
        if form["action"] == "wbsearchentities":
            return {"searchinfo": {"search": form["search"]}, "search": self._hits(form["search"]),
                    "success": 1}  # fmt: skip
        found = {}
        for each in form["ids"].split("|"):
            found[each] = self.items.get(each) or {"id": each, "missing": ""}
        return {"entities": found, "success": 1}

    def _hits(self, name: str) -> list[dict[str, Any]]:
        hits = []
        for number, each in self.items.items():
            aliases = [a["value"] for a in each["aliases"]["en"]]
            for kind, text in (
                ("label", each["labels"]["en"]["value"]),
                *(("alias", a) for a in aliases),
            ):
                if text.casefold().startswith(name.casefold()):
                    match = {"type": kind, "language": "en", "text": text}
                    hits.append({"id": number, "title": number, "label": text, "match": match})
                    break
        return hits[:20]

    def _candidates(self, queries: dict[str, Any]) -> dict[str, Any]:
        return {
            key: {
                "result": [
                    {"id": h["id"], "name": h["label"], "score": 90.5, "match": False, "type": []}
                    for h in self._hits(query["query"])
                ]
            }
            for key, query in queries.items()
        }

    def forms(self, action: str) -> list[dict[str, str]]:
        """Give the requests to the API for one action."""
        return [form for _, form, _ in self.asked if form.get("action") == action]


@pytest.fixture
def wiki() -> Iterator[FakeWiki]:
    fake = FakeWiki()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(urlsplit(self.path).query)

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

        def _answer(self, said: str) -> None:
            form = {name: values[0] for name, values in parse_qs(said).items()}
            status, headers, data = fake.answer(urlsplit(self.path).path, form, dict(self.headers))
            self.send_response(status)
            for name, each in ({"Content-Length": str(len(data))} | headers).items():
                self.send_header(name, each)
            self.end_headers()
            try:
                self.wfile.write(data)
            except ConnectionError:
                self.close_connection = True  # the other side has had enough

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    fake.url = f"http://127.0.0.1:{server.server_port}"
    yield fake
    server.shutdown()
    server.server_close()


@pytest.fixture
def time() -> FakeClock:
    return FakeClock()


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    with Cache(tmp_path / "answers.sqlite", today="2026-09-21") as opened:
        yield opened


@pytest.fixture
def client(cache: Cache, time: FakeClock) -> Client:
    return Client(cache, CONTACT, clock=time.clock())
