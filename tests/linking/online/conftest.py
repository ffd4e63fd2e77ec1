"""The service on this machine, and a time that passes only while somebody sleeps."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from fixtures.wiki import FakeWiki

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
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
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
