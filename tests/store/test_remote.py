"""The remote store, against a real server and against one that misbehaves."""

from __future__ import annotations

import http.server
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from pyoxigraph import NamedNode, Quad, QueryBoolean, Store

from kg.errors import RemoteError
from kg.queries import Table, bind, render, run, saved_queries
from kg.store import LocalStore
from kg.store import remote as module
from kg.store.forms import query_form
from kg.store.remote import AGENT, GraphStore, RemoteStore, push_graphs

SELECT = "SELECT ?x { ?x ?p ?o }"
EMPTY = b'{"head":{"vars":["x"]},"results":{"bindings":[]}}'
JSON = "application/sparql-results+json"
GIVEN = {"article-graph": {"article": "officers.txt"}, "dossier": {"name": "Mbera"}}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real SPARQL server, empty; named graphs are not part of its default graph."""
    program = Path(sys.executable).with_name("oxigraph")
    address = f"127.0.0.1:{free_port()}"
    folder = tmp_path_factory.mktemp("oxigraph")
    with subprocess.Popen(
        [program, "serve", "--location", folder, "--bind", address],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            for _ in range(200):
                try:
                    urllib.request.urlopen(f"http://{address}/", timeout=5).close()
                    break
                except OSError:
                    time.sleep(0.05)
            else:
                pytest.fail("oxigraph serve does not answer")
            yield f"http://{address}"
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def filled(oxigraph: str, small_store_path: Path) -> str:
    """That server with the article graphs of the hand-written articles."""
    from kg.store import open_store

    with open_store(small_store_path) as store:
        assert list(push_graphs(store, GraphStore(f"{oxigraph}/store")))
    return f"{oxigraph}/query"


@pytest.mark.parametrize("name", saved_queries())
def test_saved_queries_answer_alike_there_and_here(
    name: str, filled: str, small_store: LocalStore
) -> None:
    text = bind(saved_queries()[name], GIVEN.get(name, {}))
    there, here = run(RemoteStore(filled), text), run(small_store, text)
    kinds = ("csv", "json") if isinstance(here, Table) else ("turtle",)
    for kind in kinds:
        assert render(there, kind) == render(here, kind)


def test_only_article_graphs_are_put(filled: str, small_store: LocalStore) -> None:
    result = run(RemoteStore(filled), "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g")
    assert isinstance(result, Table)
    graphs = [g for g in small_store.graphs() if "/graph/" in g.value]
    assert [row[0] for row in result.rows] == graphs


def test_texts_are_put_on_demand_and_graphs_replaced(
    oxigraph: str, small_store: LocalStore
) -> None:
    server = GraphStore(f"{oxigraph}/store")
    query = RemoteStore(f"{oxigraph}/query")
    count = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?g), '%s')) }"
    graph = next(g for g in small_store.graphs() if "/graph/" in g.value)
    server.put(graph, [Quad(graph, graph, graph).triple])
    list(push_graphs(small_store, server, texts=True))
    for part in ("/graph/", "/text/"):
        result = run(query, count % part)
        assert isinstance(result, Table)
        wanted = sum(
            len(list(small_store.quads(g))) for g in small_store.graphs() if part in g.value
        )
        assert result.rows[0][0] is not None
        assert str(result.rows[0][0].value) == str(wanted)  # type: ignore[union-attr]


def test_yes_or_no_and_descriptions_travel(filled: str) -> None:
    store = RemoteStore(filled)
    answer = store.query("ASK { GRAPH ?g { ?s ?p ?o } }")
    assert isinstance(answer, QueryBoolean)
    assert bool(answer)
    assert run(store, "DESCRIBE <https://example.org/nothing>") == []
    assert run(
        store, "# a comment SELECT\nCONSTRUCT { ?s ?p ?o } { GRAPH ?g { ?s ?p ?o } } LIMIT 2"
    )


def test_a_real_server_says_what_is_wrong_with_a_query(filled: str) -> None:
    with pytest.raises(RemoteError, match=r"HTTP 400: .*expected.*check the query"):
        RemoteStore(filled).query("SELECT ?x WHERE { ?x ")


def test_a_wrong_path_on_a_real_server(oxigraph: str) -> None:
    with pytest.raises(RemoteError, match=r"refused .HTTP 40[45].*check the address"):
        RemoteStore(f"{oxigraph}/nowhere").query(SELECT)


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers as the test says."""

    plan: Callable[[Handler], None]
    seen: ClassVar[list[tuple[str, dict[str, str], bytes]]]

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        type(self).seen.append((self.command, dict(self.headers), body))
        type(self).plan(self)

    do_POST = do_PUT = _serve  # noqa: N815  # names that http.server calls

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def give(
        self, status: int, kind: str, body: bytes, length: int | None = None, **headers: str
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def faulty() -> Iterator[Callable[..., str]]:
    """Start a server that behaves as the given functions say, one a request, the last for good."""
    servers = []

    def start(*plans: Callable[[Handler], None]) -> str:
        left = list(plans)

        class Planned(Handler):
            seen: ClassVar[list[tuple[str, dict[str, str], bytes]]] = []

            def plan(self) -> None:
                (left.pop(0) if len(left) > 1 else left[0])(self)

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Planned)
        server.daemon_threads = True
        start.seen = Planned.seen  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}/sparql"

    yield start
    for server, thread in servers:
        server.shutdown()
        thread.join()
        server.server_close()


def good(handler: Handler) -> None:
    handler.give(200, JSON, EMPTY)


def busy(seconds: str) -> Callable[[Handler], None]:
    return lambda handler: handler.give(503, "text/plain", b"later", Retry_After=seconds)


def drip(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.end_headers()
    try:
        for _ in range(100):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        pass  # the client has gone, as it should


@pytest.mark.parametrize(
    ("plan", "message"),
    [
        (
            lambda h: h.give(500, "text/plain", b"out of memory"),
            r"HTTP 500: out of memory\): .*later",
        ),
        (lambda h: h.give(401, "text/plain", b""), r"HTTP 401\): it wants a login"),
        (lambda h: h.give(404, "text/html", b"<html>"), r"HTTP 404\): check the address"),
        (lambda h: h.give(200, "text/html", b"<html>Welcome</html>"), "with a web page"),
        (lambda h: h.give(200, "text/plain", b"hello"), r"with text/plain .*\(hello\)"),
        (lambda h: h.give(200, JSON, EMPTY[:30]), "broke off in the middle of its JSON"),
        (lambda h: h.give(200, JSON, b""), "JSON .it is empty"),
        (lambda h: h.give(200, JSON, b'{"rows": []}'), "JSON that is no SPARQL result"),
        (lambda h: h.give(200, JSON, EMPTY, length=999), "broke off its answer"),
    ],
)
def test_a_bad_answer_is_a_sentence(
    plan: Callable[[Handler], None], message: str, faulty: Callable[..., str]
) -> None:
    url = faulty(plan)
    with pytest.raises(RemoteError, match=message) as caught:
        RemoteStore(url, timeout=10).query(SELECT)
    assert str(caught.value).startswith(url)


def test_a_graph_cut_short_is_a_sentence(faulty: Callable[..., str]) -> None:
    url = faulty(lambda h: h.give(200, "application/n-triples", b"<http://a> <http://b"))
    with pytest.raises(RemoteError, match="RDF that does not parse"):
        RemoteStore(url).query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")


def test_a_busy_server_is_asked_again_when_it_says(
    faulty: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr(module.time, "sleep", waits.append)
    url = faulty(busy("2"), busy("3"), good)
    assert run(RemoteStore(url, timeout=30), SELECT) == Table(("x",), [])
    assert waits == [2, 3]


def test_a_date_in_retry_after_is_understood(
    faulty: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr(module.time, "sleep", waits.append)
    url = faulty(busy("Mon, 01 Jan 2001 00:00:00 GMT"), busy("soon"), good)
    assert run(RemoteStore(url, timeout=30), SELECT) == Table(("x",), [])
    assert waits == [0, 2]


def test_a_server_that_stays_busy_is_given_up(
    faulty: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module.time, "sleep", lambda _: None)
    with pytest.raises(RemoteError, match=r"busy \(HTTP 503\) and asks to wait 0 s: try again"):
        RemoteStore(faulty(busy("0"))).query(SELECT)
    assert len(faulty.seen) == module.TRIES  # type: ignore[attr-defined]


def test_a_wait_longer_than_the_time_limit_is_not_waited_for(faulty: Callable[..., str]) -> None:
    with pytest.raises(RemoteError, match="asks to wait 3600 s"):
        RemoteStore(faulty(busy("3600")), timeout=5).query(SELECT)


def test_a_dripping_answer_ends_at_the_time_limit(faulty: Callable[..., str]) -> None:
    with pytest.raises(RemoteError, match=r"did not answer within 0.3 s: make the query narrower"):
        RemoteStore(faulty(drip), timeout=0.3).query(SELECT)


def test_a_silent_server_ends_at_the_time_limit(faulty: Callable[..., str]) -> None:
    with pytest.raises(RemoteError, match="did not answer within 1 s"):
        RemoteStore(faulty(lambda h: time.sleep(1.5)), timeout=1).query(SELECT)


def test_nobody_listens() -> None:
    with pytest.raises(RemoteError, match=r"cannot be reached \(Connection refused\): check"):
        RemoteStore(f"http://127.0.0.1:{free_port()}/query").query(SELECT)


def test_an_unknown_host() -> None:
    with pytest.raises(RemoteError, match="cannot be reached"):
        RemoteStore("http://no-such-host.invalid/query", timeout=5).query(SELECT)


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://example.org/", "example.org/sparql", "http://", "http://a b/",
     "javascript:alert(1)", "http://[::1", "http://ex\u00e4mple.org/"],
)  # fmt: skip
def test_only_web_addresses_are_asked(url: str) -> None:
    with pytest.raises(RemoteError, match="is no address of an endpoint"):
        RemoteStore(url)


def test_a_time_limit_leaves_time() -> None:
    with pytest.raises(RemoteError, match="leaves no time"):
        RemoteStore("http://example.org/", timeout=0)


def test_queries_are_posted_with_our_name_and_one_format(faulty: Callable[..., str]) -> None:
    RemoteStore(faulty(good)).query(SELECT)
    (method, headers, body) = faulty.seen[0]  # type: ignore[attr-defined]
    assert method == "POST"
    assert headers["User-Agent"] == AGENT
    assert headers["Accept"] == JSON
    assert b"query=SELECT" in body
    assert b"format=" not in body


def test_a_server_that_takes_no_graphs_is_named(
    faulty: Callable[..., str], small_store: LocalStore
) -> None:
    url = faulty(
        lambda h: h.give(204, "text/plain", b""), lambda h: h.give(403, "text/plain", b"read only")
    )
    with pytest.raises(RemoteError, match=r"read only.*\. 1 of \d+ graphs were put"):
        list(push_graphs(small_store, GraphStore(url)))


def test_the_name_of_a_graph_is_quoted(faulty: Callable[..., str]) -> None:
    url = faulty(lambda h: h.give(201, "text/plain", h.path.encode()))
    GraphStore(url + "?key=1").put(NamedNode("https://example.org/a?b&c#d"), [])
    assert faulty.seen[0][0] == "PUT"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("select * {}", "SELECT"),
        ("PREFIX a: <http://x/#insert> # DELETE\nBASE <http://y>\nconstruct {} {}", "CONSTRUCT"),
        ("\n\n  ask{}", "ASK"),
        ("PREFIX : <x> INSERT DATA {}", "INSERT"),
        ("WITH <g> DELETE {} WHERE {}", "WITH"),
        ("", ""),
        ("{ }", ""),
    ],
)
def test_the_form_of_a_query(text: str, form: str) -> None:
    assert query_form(text) == form


def test_pushed_graphs_hold_the_same_triples(filled: str, small_quads: list[Quad]) -> None:
    local = Store()
    local.extend(quad for quad in small_quads if "/graph/" in str(quad.graph_name))
    text = "SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?p ?o"
    here = run(local, text)  # type: ignore[arg-type]
    there = run(RemoteStore(filled), text)
    assert isinstance(there, Table)
    kept = [row for row in there.rows if "/graph/" in str(row[3])]
    assert isinstance(here, Table)
    assert kept == here.rows
