"""A SPARQL endpoint as a store, and the Graph Store Protocol for filling one.

SPARQLWrapper alone neither retries nor bounds the whole time of a request, and hands on whatever
came back. Here every answer that is not what was asked for becomes a RemoteError that says which
endpoint, what it did and what to do next.
"""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
import warnings
from collections.abc import Callable, Iterable, Iterator
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Final, Self, cast
from urllib.parse import quote, urlsplit

from pyoxigraph import (
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
    serialize,
)

from kg import __version__
from kg.errors import BusyError, RemoteError
from kg.store.base import Answer
from kg.store.forms import query_form
from kg.store.local import LocalStore
from kg.terms import DERIVED

__all__ = ["AGENT", "GraphStore", "RemoteStore", "push_graphs"]

AGENT: Final = f"conflict-kg/{__version__} (+https://w3id.org/conflict-kg)"
TRIES: Final = 4
"""How often a request is sent while the server answers that it is busy."""

_BUSY: Final = frozenset({429, 502, 503, 504})
_RESULTS: Final = "application/sparql-results+json"
_GRAPH: Final = "application/n-triples, text/turtle;q=0.8"
_CHUNK: Final = 1 << 16


class _Busy(Exception):  # noqa: N818  # not an error yet: it is tried again
    """The server asks to come back later."""

    def __init__(self, status: int, wait: float | None) -> None:
        super().__init__(status)
        self.status = status
        self.wait = wait


class _Client:
    """An address that is asked within a time, again while it is busy."""

    def __init__(
        self,
        endpoint: str,
        *,
        timeout: float = 60.0,
        agent: str = AGENT,
        most: int | None = None,
        tries: int = TRIES,
    ) -> None:
        try:
            parts = urlsplit(endpoint)
            usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
        except ValueError:
            usable = False
        if not usable or not endpoint.isascii() or " " in endpoint:
            raise RemoteError(
                f"{endpoint!a} is no address of an endpoint: give one that begins with http:// or "
                "https://"
            )
        if timeout <= 0:
            raise RemoteError(f"A time limit of {timeout:g} s leaves no time: give more than 0")
        self.endpoint = endpoint
        self.timeout = timeout
        self.agent = agent
        self.most = most
        self.tries = tries

    def send(self, attempt: Callable[[float], bytes]) -> bytes:
        """Make attempts until one is answered, within the time limit in all."""
        deadline = time.monotonic() + self.timeout
        for number in range(1, self.tries + 1):
            try:
                return self._attempt(attempt, deadline)
            except _Busy as busy:
                wait = 0.5 * 2**number if busy.wait is None else busy.wait
                left = deadline - time.monotonic()
                if number == self.tries or wait >= left:
                    asked = "" if busy.wait is None else f" and asks to wait {busy.wait:.0f} s"
                    raise BusyError(
                        f"{self.endpoint} is busy (HTTP {busy.status}){asked}: try again later, or "
                        "allow more with --timeout",
                        busy.wait,
                    ) from None
                time.sleep(wait)
        raise AssertionError("the last attempt answers or raises")

    def _attempt(self, attempt: Callable[[float], bytes], deadline: float) -> bytes:
        try:
            return attempt(deadline)
        except urllib.error.HTTPError as error:
            raise self._refused(error) from None
        except TimeoutError:
            raise self._too_slow() from None
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._too_slow() from None
            reason = getattr(error.reason, "strerror", None) or str(error.reason)
            raise self.trouble(
                f"cannot be reached ({reason})", "check the address and that the server runs"
            ) from None
        except (http.client.HTTPException, ConnectionError) as error:
            raise self.trouble(
                f"broke off its answer ({type(error).__name__})", "try again"
            ) from None

    def read(self, response: http.client.HTTPResponse, deadline: float) -> bytes:
        """Read a whole answer; a server that only drips does not outlast the deadline."""
        parts = []
        size = 0
        while part := response.read1(_CHUNK):
            parts.append(part)
            size += len(part)
            if self.most is not None and size > self.most:
                raise self.trouble(
                    f"answered with more than {self.most:,} bytes", "make the query narrower"
                )
            if time.monotonic() > deadline:
                raise self._too_slow()
        body = b"".join(parts)
        if response.length:  # what was promised and has not come
            raise self.trouble(f"broke off its answer after {len(body):,} bytes", "try again")
        return body

    def trouble(self, what: str, what_next: str) -> RemoteError:
        """Put into words what an endpoint did."""
        return RemoteError(f"{self.endpoint} {what}: {what_next}")

    def _too_slow(self) -> RemoteError:
        return self.trouble(
            f"did not answer within {self.timeout:g} s",
            "make the query narrower, or allow more with --timeout",
        )

    def _refused(self, error: urllib.error.HTTPError) -> Exception:
        with error:
            if error.code in _BUSY:
                return _Busy(error.code, _seconds(error.headers.get("Retry-After")))
            said = _first_line(error.read(2000))
        hint = {
            400: "check the query",
            401: "it wants a login, which kg does not send; use an endpoint that is open to you",
            403: "it does not let you do this; use an endpoint that is open to you",
            404: "check the address; often it ends in /sparql, /query or /store",
            405: "check the address; it may be that of another service",
        }.get(error.code, "the trouble is on the server's side; try again later")
        return self.trouble(f"refused (HTTP {error.code}{said and f': {said}'})", hint)


class RemoteStore(_Client):
    """A SPARQL endpoint, asked through SPARQLWrapper.

    Attributes:
        endpoint: The address that takes queries.
        timeout: Seconds that one query may take in all, retries included.
        agent: How the client names itself.
        most: Bytes that an answer may have; None for any number.
        tries: How often a query is sent while the endpoint is busy.
    """

    def query(self, text: str) -> Answer:
        """Answer a query; raise RemoteError where the endpoint does not answer as it should."""
        form = query_form(text)
        graph = form in {"CONSTRUCT", "DESCRIBE"}

        def attempt(deadline: float) -> bytes:
            request = self._request(text, form, _GRAPH if graph else _RESULTS)
            request.setTimeout(max(1, round(deadline - time.monotonic())))
            response = cast("http.client.HTTPResponse", request.query().response)
            with response:
                kind = response.headers.get_content_type()
                body = self.read(response, deadline)
            self._expect(kind, graph=graph, body=body)
            return body

        body = self.send(attempt)
        return self._triples(body) if graph else self._rows(body)

    def close(self) -> None:
        """Do nothing: every query is a connection of its own."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _request(self, text: str, form: str, accept: str) -> Any:
        from SPARQLWrapper import POST, SPARQLWrapper

        class Request(SPARQLWrapper):
            """SPARQLWrapper that lets HTTP errors through, with their headers and words."""

            def _query(self) -> tuple[Any, str]:
                made = self._createRequest()
                return urllib.request.urlopen(made, timeout=self.timeout), self.returnFormat  # noqa: S310

        request = Request(self.endpoint, agent=self.agent)
        with warnings.catch_warnings():  # it warns of query forms that it does not recognise
            warnings.simplefilter("ignore")
            request.setQuery(text)
        request.queryType = form or "SELECT"
        request.setMethod(POST)
        request.setOnlyConneg(True)
        request.addCustomHttpHeader("Accept", accept)
        return request

    def _expect(self, kind: str, *, graph: bool, body: bytes) -> None:
        if "html" in kind:
            raise self.trouble(
                "answered with a web page and not with SPARQL results",
                "check the address; often it ends in /sparql or /query",
            )
        if not graph and "json" not in kind:
            said = _first_line(body[:2000])
            raise self.trouble(
                f"answered with {kind} and not with JSON results ({said})",
                "use an endpoint that speaks the SPARQL 1.1 protocol",
            )

    def _rows(self, body: bytes) -> Answer:
        try:
            json.loads(body)
        except ValueError:
            raise self.trouble(
                f"broke off in the middle of its JSON ({_last_words(body)})",
                "the server's own time limit is the likely cause; make the query narrower",
            ) from None
        try:
            # Read through once: an error would otherwise come up only while rows are used.
            answer = parse_query_results(body, format=QueryResultsFormat.JSON)
            if isinstance(answer, QuerySolutions):
                list(answer)
                answer = parse_query_results(body, format=QueryResultsFormat.JSON)
        except (SyntaxError, ValueError) as error:
            raise self.trouble(
                f"answered with JSON that is no SPARQL result ({error})",
                "use an endpoint that speaks the SPARQL 1.1 protocol",
            ) from None
        return answer

    def _triples(self, body: bytes) -> Answer:
        try:  # N-Triples is Turtle too
            quads = list(parse(body, format=RdfFormat.TURTLE))
        except SyntaxError as error:
            raise self.trouble(
                f"answered with RDF that does not parse ({error})",
                "the server's own time limit is the likely cause; make the query narrower",
            ) from None
        return iter([quad.triple for quad in quads])


class GraphStore(_Client):
    """An endpoint of the SPARQL 1.1 Graph Store Protocol, to which named graphs are put."""

    def put(self, graph: NamedNode, triples: Iterable[Triple]) -> None:
        """Replace a named graph; raise RemoteError where the endpoint does not take it."""
        data = cast("bytes", serialize(triples, format=RdfFormat.N_TRIPLES))
        joint = "&" if urlsplit(self.endpoint).query else "?"
        # N-Triples sent as Turtle, which it is: Virtuoso does not take application/n-triples.
        request = urllib.request.Request(  # noqa: S310  # http and https only, checked above
            f"{self.endpoint}{joint}graph={quote(graph.value, safe='')}",
            data=data,
            method="PUT",
            headers={"Content-Type": "text/turtle", "User-Agent": self.agent},
        )

        def attempt(deadline: float) -> bytes:
            seconds = max(0.1, deadline - time.monotonic())
            with urllib.request.urlopen(request, timeout=seconds) as response:  # noqa: S310
                return self.read(response, deadline)

        self.send(attempt)


def _seconds(retry_after: str | None) -> float | None:
    """Read Retry-After, in seconds or as a date."""
    if retry_after is None:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        return max(0.0, parsedate_to_datetime(retry_after).timestamp() - time.time())
    except ValueError:
        return None


def _first_line(body: bytes) -> str:
    text = body.decode("utf-8", "replace").strip()
    if text.startswith("<"):
        return ""
    return text.splitlines()[0][:200] if text else ""


def _last_words(body: bytes) -> str:
    text = " ".join(body[-200:].decode("utf-8", "replace").split())
    return f"... {text[-80:]}" if text else "it is empty"


def push_graphs(store: LocalStore, server: GraphStore, *, texts: bool = False) -> Iterator[int]:
    """Put a store's graphs on a server one by one; give how many are there so far.

    These are the article graphs and what is made across articles.

    Raises:
        RemoteError: The server took no further graph; pushing again goes on from the start.
    """
    kinds = ("graph", *(("text",) if texts else ()), *DERIVED)
    wanted = tuple(f"{store.base}{kind}/" for kind in kinds)
    graphs = [graph for graph in store.graphs() if graph.value.startswith(wanted)]
    for number, graph in enumerate(graphs, start=1):
        try:
            server.put(graph, (quad.triple for quad in store.quads(graph)))
        except RemoteError as error:
            raise RemoteError(
                f"{error}. {number - 1:,} of {len(graphs):,} graphs were put; the same command "
                "again puts them all"
            ) from error
        yield number
