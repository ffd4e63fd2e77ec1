"""Politeness and distrust: every fault that a service has, without waiting for any of them."""

from __future__ import annotations

import gzip
import threading
from email.utils import formatdate

import pytest
from fixtures.wiki import answer

from kg.errors import ConfigError, RemoteError, StoppedError, UsageError
from kg.linking.online.cache import Cache
from kg.linking.online.client import Client, Reply, agent
from kg.linking.online.clock import Clock, Limits

GOOD = {"success": 1}


def plain(reply: Reply):
    return reply.value


def limited(cache: Cache, time, **limits) -> Client:
    return Client(cache, "links@example.org", limits=Limits(**limits), clock=time.clock())


def test_the_agent_says_what_it_is_and_whom_to_write_to() -> None:
    said = agent("links@example.org")
    assert said.startswith("conflict-kg/")
    assert "; mailto:links@example.org) Python/3" in said
    assert "(https://w3id.org/conflict-kg; https://example.org/us)" in agent(
        "https://example.org/us"
    )


@pytest.mark.parametrize("contact", [None, "", "  "])
def test_without_a_contact_nobody_is_asked(cache: Cache, contact) -> None:
    with pytest.raises(ConfigError, match=r"set contact in kg\.toml, or KG_CONTACT"):
        Client(cache, contact)


@pytest.mark.parametrize("contact", ["me", "a@b\r\nX-Evil: 1", "jos\u00e9@example.org"])
def test_a_contact_that_is_none_is_refused(contact: str) -> None:
    with pytest.raises(ConfigError, match="contact is"):
        agent(contact)


def test_an_answer_is_asked_for_once(client: Client, wiki) -> None:
    wiki.always = answer(GOOD)
    for _ in range(2):
        kept = client.answer(wiki.api, "", plain)
        assert (kept.value, kept.day) == (GOOD, "2026-09-21")
    [(_, _, headers)] = wiki.asked
    assert headers["User-Agent"] == client.agent
    assert headers["Accept-Encoding"] == "gzip"


@pytest.mark.parametrize(
    ("retry_after", "waited"),
    [("7", 7.0), (formatdate(1_790_000_030, usegmt=True), 30.0), ("soon", 2.0), ("-3", 2.0)],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_service_is_asked_again_when_it_says(
    client: Client, wiki, time, status: int, retry_after: str, waited: float
) -> None:
    wiki.faults = [answer({}, status, Retry_After=retry_after), answer(GOOD)]
    assert client.answer(wiki.api, "", plain).value == GOOD
    assert time.waits == [pytest.approx(waited, abs=1)]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_waits_grow_and_end(client: Client, wiki, time, status: int) -> None:
    wiki.always = answer({}, status)
    with pytest.raises(RemoteError, match=rf"is busy \(HTTP {status}\), 4 times in a row"):
        client.answer(wiki.api, "", plain)
    assert time.waits == [2.0, 4.0, 8.0]
    assert list(client.cache.all()) == []


def test_who_asks_to_come_back_in_an_hour_is_left_alone(client: Client, wiki, time) -> None:
    wiki.always = answer({}, 429, Retry_After="3600")
    with pytest.raises(StoppedError, match="asks to wait 3,600 s"):
        client.answer(wiki.api, "", plain)
    assert len(wiki.asked) == 1


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (lambda: (200, {"Content-Type": "text/html"}, b"<html>Sign in</html>"), "a web page"),
        (lambda: (200, {"Content-Type": "text/csv"}, b"a,b"), "text/csv and not with JSON"),
        (
            lambda: (400, {"Content-Type": "text/plain"}, b"no such\x1b[31m action"),
            "HTTP 400: no such",
        ),
    ],
)
def test_what_is_no_answer_is_not_kept(client: Client, wiki, fault, said: str) -> None:
    wiki.always = fault
    with pytest.raises(RemoteError, match=said) as caught:
        client.answer(wiki.api, "", plain)
    assert str(caught.value).isprintable()
    assert len(wiki.asked) == 1
    assert list(client.cache.all()) == []


@pytest.mark.parametrize(
    "fault",
    [
        lambda: (200, {"Content-Type": "application/json"}, b'{"entities": {"Q1": {"id"'),
        lambda: (200, {"Content-Type": "application/json"}, b"[" * 200_000),
        lambda: (200, {"Content-Type": "application/json"}, b"\xff\xfe{}"),
        lambda: (
            200,
            {"Content-Type": "application/json", "Content-Encoding": "gzip"},
            gzip.compress(b"{}" * 5000)[:-12],
        ),
        lambda: (200, {"Content-Type": "application/json", "Content-Encoding": "gzip"}, b"{}"),
    ],
)
def test_an_answer_that_breaks_off_is_asked_for_again(client: Client, wiki, fault) -> None:
    wiki.faults = [fault, answer(GOOD)]
    assert client.answer(wiki.api, "", plain).value == GOOD
    assert len(wiki.asked) == 2


@pytest.mark.parametrize("packed", [False, True])
def test_a_huge_answer_is_refused(cache: Cache, time, wiki, packed: bool) -> None:
    data = b'{"a": "' + b"x" * 100_000 + b'"}'
    headers = {"Content-Type": "application/json"}
    if packed:
        data, headers["Content-Encoding"] = gzip.compress(data), "gzip"
    wiki.always = lambda: (200, headers, data)
    with pytest.raises(RemoteError, match="more than 50,000 bytes"):
        limited(cache, time, body=50_000).answer(wiki.api, "", plain)


def test_a_service_that_does_not_answer_is_given_up(cache: Cache, time, wiki) -> None:
    never = threading.Event()

    def hang():
        never.wait(20)
        return 200, {}, b""

    wiki.always = hang
    client = limited(cache, time, timeout=0.1, tries=2)
    with pytest.raises(RemoteError, match=r"did not answer within 0.1 s, 2 times"):
        client.answer(wiki.api, "", plain)
    never.set()


def test_nobody_at_the_address(client: Client) -> None:
    with pytest.raises(RemoteError, match="cannot be reached"):
        client.answer("http://127.0.0.1:9/api", "", plain)


@pytest.mark.parametrize("status", [401, 403, 404])
def test_who_refuses_is_left_alone(client: Client, wiki, status: int) -> None:
    policy = b"Please set a user-agent and respect our robot policy"
    wiki.always = lambda: (status, {"Content-Type": "text/plain"}, policy)
    with pytest.raises(StoppedError, match=rf"refuses \(HTTP {status}: Please set a user-agent"):
        client.answer(wiki.api, "", plain)
    assert len(wiki.asked) == 1


def test_no_redirect_is_followed(client: Client, wiki) -> None:
    wiki.always = lambda: (302, {"Location": "http://127.0.0.1:9/elsewhere"}, b"")
    with pytest.raises(StoppedError, match=r"has moved to 'http://127\.0\.0\.1:9/elsewhere'"):
        client.answer(wiki.api, "", plain)


def test_after_so_many_refusals_in_a_row_a_service_is_left_alone(cache: Cache, time, wiki) -> None:
    client = limited(cache, time, refusals=3)
    wiki.always = answer({}, 400)
    for _ in range(2):
        with pytest.raises(RemoteError) as caught:
            client.answer(wiki.api, "", plain)
        assert type(caught.value) is RemoteError
    wiki.faults, wiki.always = [answer(GOOD)], None
    client.answer(f"{wiki.api}?good", "", plain)  # counts from the start
    wiki.always = answer({}, 400)
    for _ in range(2):
        with pytest.raises(RemoteError):
            client.answer(wiki.api, "", plain)
    with pytest.raises(StoppedError, match="3 requests in a row had no good answer"):
        client.answer(wiki.api, "", plain)


def test_there_is_a_limit_of_requests_and_of_time(cache: Cache, time, wiki) -> None:
    wiki.always = answer(GOOD)
    client = limited(cache, time, requests=2)
    for n in range(2):
        client.answer(f"{wiki.api}?{n}", "", plain)
    with pytest.raises(StoppedError, match="limit of 2 requests"):
        client.answer(f"{wiki.api}?2", "", plain)
    assert client.answer(f"{wiki.api}?1", "", plain).value == GOOD  # it is kept
    client = limited(cache, time, seconds=100.0)
    client.answer(f"{wiki.api}?3", "", plain)
    time.time += 101
    with pytest.raises(StoppedError, match="limit of 100 s"):
        client.answer(f"{wiki.api}?4", "", plain)


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "wikidata", "http://", "http://a b/", "http://[x/"]
)
def test_only_web_addresses_are_asked(client: Client, address: str) -> None:
    with pytest.raises(UsageError, match="is no address of a service"):
        client.answer(address, "", plain)


def test_the_day_is_that_of_the_clock() -> None:
    assert Clock(now=lambda: 0.0).today == "1970-01-01"
