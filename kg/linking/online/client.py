"""Asks services over HTTP, one request at a time, and believes nothing that comes back.

A request is repeated while the service asks to come back later; the run stops when a service keeps
refusing, or when its limits are reached.
"""

from __future__ import annotations

import http.client
import json
import sys
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable
from typing import Any, Final, NamedTuple, TypeVar, cast
from urllib.parse import urlsplit

from kg import __version__
from kg.errors import ConfigError, RemoteError, StoppedError, UsageError
from kg.linking.online.cache import Cache, Kept
from kg.linking.online.clock import Clock, Limits

__all__ = ["Client", "Later", "Reply", "agent"]

T = TypeVar("T")

_LATER: Final = frozenset({429, 500, 502, 503, 504})
_FOR_GOOD: Final = frozenset({401, 403, 404, 410})
_CHUNK: Final = 1 << 16
_LONGEST_WAIT: Final = 300.0


class Reply(NamedTuple):
    """What a service answered: parsed JSON, and its wish to be asked again only later."""

    value: Any
    retry_after: float | None


class Later(Exception):  # noqa: N818  # not an error yet: it is tried again
    """The service asks to come back later, or broke off."""

    def __init__(self, what: str, wait: float | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.wait = wait


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: what was meant for one host is not sent to another."""

    def redirect_request(self, *_: Any) -> None:
        """Leave the answer as it is."""


def agent(contact: str | None) -> str:
    """Name this program and whom to write to, as the services' policies want it.

    Raises:
        ConfigError: There is nobody to write to.
    """
    said = (contact or "").strip()
    if not said:
        raise ConfigError(
            "Services are asked over the network only with a contact, so that their operators can "
            "write to you: set contact in kg.toml, or KG_CONTACT, to a mail address or a web page"
        )
    if not said.isprintable() or not said.isascii() or not ("@" in said or "://" in said):
        raise ConfigError(
            f"contact is {said!a}: set it to a mail address or the address of a web page, in ASCII"
        )
    if "://" not in said and not said.startswith("mailto:"):
        said = f"mailto:{said}"
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return f"conflict-kg/{__version__} (https://w3id.org/conflict-kg; {said}) Python/{python}"


class Client:
    """Asks, within limits, and keeps good answers."""

    def __init__(
        self,
        cache: Cache,
        contact: str | None,
        *,
        limits: Limits | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.agent = agent(contact)
        self.cache = cache
        self.limits = limits or Limits()
        self.clock = clock or Clock()
        self.sent = 0
        self._refused = 0
        self._start: float | None = None
        self._opener = urllib.request.build_opener(_NoRedirects)

    def answer(self, url: str, body: str, read: Callable[[Reply], Any]) -> Kept:
        """Give the answer that is kept, else ask and keep it.

        Args:
            url: The address.
            body: A form to post; empty to get.
            read: Gives what is worth keeping of a reply, as JSON, or raises.

        Raises:
            RemoteError: There is no good answer; another request may have one.
            StoppedError: Nothing should be asked any more in this run.
        """
        kept = self.cache.get(url, body)
        if kept is None:
            kept = self.keep(url, body, self.ask(url, body, read))
        return kept

    def keep(self, url: str, body: str, value: Any) -> Kept:
        """Keep an answer under the request that it answers."""
        day = self.clock.today
        self.cache.put(url, body, value, day)
        return Kept(url, day, value)

    def ask(self, url: str, body: str, read: Callable[[Reply], T]) -> T:
        """Ask over the network, whatever is kept; see ``answer``."""
        address = checked(url)
        return self.counted(url, lambda: read(self._send(address, body)))

    def counted(self, url: str, attempt: Callable[[], T]) -> T:
        """Make attempts until one succeeds, within the limits."""
        host = urlsplit(url).netloc
        for number in range(1, self.limits.tries + 1):
            self._allow()
            try:
                value = attempt()
            except Later as later:
                if number == self.limits.tries:
                    raise self._refusal(f"{host} {later.what}, {number} times in a row") from None
                self._wait(host, later, number)
            except StoppedError:
                raise
            except RemoteError as error:
                raise self._refusal(str(error)) from error
            else:
                self._refused = 0
                return value
        raise AssertionError("the last attempt answers or raises")

    def _allow(self) -> None:
        if self._start is None:
            self._start = self.clock.monotonic()
        if self.sent >= self.limits.requests:
            raise StoppedError(f"The limit of {self.limits.requests:,} requests is reached")
        if self.clock.monotonic() - self._start >= self.limits.seconds:
            raise StoppedError(f"The limit of {self.limits.seconds:,.0f} s is reached")
        if self.sent:
            self.clock.sleep(self.limits.pause)
        self.sent += 1

    def _wait(self, host: str, later: Later, number: int) -> None:
        seconds = 2.0**number if later.wait is None else later.wait
        spent = self.clock.monotonic() - (self._start or 0.0)
        if seconds > min(_LONGEST_WAIT, self.limits.seconds - spent):
            raise StoppedError(f"{host} {later.what} and asks to wait {seconds:,.0f} s")
        self.clock.sleep(seconds)

    def _refusal(self, what: str) -> RemoteError:
        self._refused += 1
        if self._refused < self.limits.refusals:
            return RemoteError(what)
        return StoppedError(f"{what}; {self._refused} requests in a row had no good answer")

    def _send(self, url: str, body: str) -> Reply:
        headers = {
            "User-Agent": self.agent,
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
        }
        data = body.encode() if body else None
        request = urllib.request.Request(url, data=data, headers=headers)  # noqa: S310  # checked
        host = urlsplit(url).netloc
        deadline = self.clock.monotonic() + self.limits.timeout
        try:
            with self._opener.open(request, timeout=self.limits.timeout) as opened:
                response = cast("http.client.HTTPResponse", opened)
                packed = self._read(host, response, deadline)
                wait = self.clock.seconds(response.headers.get("Retry-After"))
                return Reply(self._parsed(host, response, packed), wait)
        except urllib.error.HTTPError as error:
            raise self._http(host, error) from None
        except TimeoutError:
            raise Later(f"did not answer within {self.limits.timeout:g} s") from None
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise Later(f"did not answer within {self.limits.timeout:g} s") from None
            reason = getattr(error.reason, "strerror", None) or error.reason
            raise Later(f"cannot be reached ({reason})") from None
        except (http.client.HTTPException, ConnectionError) as error:
            raise Later(f"broke off its answer ({type(error).__name__})") from None

    def _read(self, host: str, response: http.client.HTTPResponse, deadline: float) -> bytes:
        parts: list[bytes] = []
        size = 0
        while part := response.read1(_CHUNK):
            parts.append(part)
            size += len(part)
            if size > self.limits.body:
                raise self._huge(host)
            if self.clock.monotonic() > deadline:
                raise Later(f"did not answer within {self.limits.timeout:g} s")
        if response.length:  # what was promised and has not come
            raise Later(f"broke off its answer after {size:,} bytes")
        return b"".join(parts)

    def _parsed(self, host: str, response: http.client.HTTPResponse, packed: bytes) -> Any:
        kind = response.headers.get_content_type()
        if "json" not in kind:
            page = "a web page" if "html" in kind else kind
            raise RemoteError(f"{host} answered with {page} and not with JSON")
        body = packed
        if response.headers.get("Content-Encoding", "").lower() == "gzip":
            unpacker = zlib.decompressobj(wbits=31)
            try:
                body = unpacker.decompress(packed, self.limits.body + 1)
            except zlib.error:
                raise Later("broke off its packed answer") from None
            if len(body) > self.limits.body:
                raise self._huge(host)
            if not unpacker.eof:
                raise Later("broke off its packed answer")
        try:
            return json.loads(body)
        except (ValueError, RecursionError):
            raise Later("broke off in the middle of its JSON") from None

    def _huge(self, host: str) -> RemoteError:
        return RemoteError(f"{host} answered with more than {self.limits.body:,} bytes")

    def _http(self, host: str, error: urllib.error.HTTPError) -> Exception:
        with error:
            wait = self.clock.seconds(error.headers.get("Retry-After"))
            said = _first_line(error.read(2_000)) if error.code not in _LATER else ""
        if error.code in _LATER:
            return Later(f"is busy (HTTP {error.code})", wait)
        if error.code in _FOR_GOOD:
            return StoppedError(f"{host} refuses (HTTP {error.code}{said and f': {said}'})")
        if 300 <= error.code < 400:
            to = error.headers.get("Location", "another address")[:200]
            return StoppedError(f"{host} has moved to {to!a}, which should be asked instead")
        return RemoteError(f"{host} refused (HTTP {error.code}{said and f': {said}'})")


def checked(url: str) -> str:
    """Give an address that can be asked.

    Raises:
        UsageError: It is none.
    """
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable or not url.isascii() or not url.isprintable() or " " in url:
        raise UsageError(
            f"{url!a} is no address of a service: give one that begins with http:// or https://"
        )
    return url


def _first_line(body: bytes) -> str:
    text = "".join(c if c.isprintable() else " " for c in body.decode("utf-8", "replace")).strip()
    return "" if text.startswith("<") else text[:200]
