"""kg push, to a server that notes what it is given."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from typer.testing import CliRunner, Result

from kg.cli.app import create_app
from kg.store import open_store


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """The address of a server that takes graphs, and the names of those it was given."""
    given: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            given.extend(parse_qs(urlsplit(self.path).query)["graph"])
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}/store", given
        running.shutdown()
        thread.join()


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(create_app(), ["push", *map(str, arguments)], prog_name="kg")


@pytest.mark.parametrize(
    ("options", "parts"), [([], ["/graph/"]), (["--texts"], ["/graph/", "/text/"])]
)
def test_article_graphs_are_put(
    options: list[str],
    parts: list[str],
    server: tuple[str, list[str]],
    small_store_path: Path,
) -> None:
    address, given = server
    done = kg("--endpoint", address, "--store", small_store_path, *options)
    with open_store(small_store_path) as store:
        wanted = [g.value for g in store.graphs() if any(part in g.value for part in parts)]
    assert done.exit_code == 0
    assert given == wanted
    assert done.stdout == ""
    assert done.stderr == f"{len(wanted)} graphs put to {address}\n"


def test_a_server_that_is_down(small_store_path: Path) -> None:
    done = kg("--endpoint", "http://127.0.0.1:9/store", "--store", small_store_path)
    assert done.exit_code == 3
    assert "cannot be reached" in done.stderr
    assert "0 of" in done.stderr
