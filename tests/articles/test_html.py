import json
from datetime import date

import pytest

from kg.articles.html import read_html
from kg.articles.values import Metadata, Raw, Unreadable

STORY = (
    "<p>Shells hit the market of Kafr Nour on Friday, killing nine people, doctors said.</p>"
    "<p>The army denied that it had shelled the town and blamed the rebels in the hills.</p>"
)
TEXT = (
    "Shells hit the market of Kafr Nour on Friday, killing nine people, doctors said.\n"
    "The army denied that it had shelled the town and blamed the rebels in the hills."
)


def _page(head: str = "", body: str = STORY) -> bytes:
    return (
        f"<!doctype html><html lang=en><head>{head}</head><body><nav><a href=/>Home</a></nav>"
        f"<article>{body}</article><footer>Imprint</footer></body></html>"
    ).encode()


def _read(data: bytes, **metadata: str) -> Raw | Unreadable:
    return read_html(data, name="a.html", path="a.html", metadata=Metadata(**metadata))  # type: ignore[arg-type]


def _raw(data: bytes, **metadata: str) -> Raw:
    outcome = _read(data, **metadata)
    assert isinstance(outcome, Raw), outcome
    return outcome


def test_the_story_is_taken_and_the_page_around_it_is_not() -> None:
    assert _raw(_page()).text == TEXT


def test_the_title_goes_on_top_unless_it_is_there() -> None:
    head = "<meta property='og:title' content='Market shelled'>"
    assert _raw(_page(head)).text == f"Market shelled\n\n{TEXT}"
    assert _raw(_page(head, f"<h1>Market shelled</h1>{STORY}")).text == f"Market shelled\n{TEXT}"


def test_the_sidecar_goes_before_the_page() -> None:
    head = "<meta property='og:site_name' content='Page'><title>Shelling</title>"
    raw = _raw(_page(head), publisher="Sidecar")
    assert (raw.metadata.publisher, raw.metadata.title) == ("Sidecar", "Shelling")


LINKED = '<script type="application/ld+json">{}</script>'
DAY = '"datePublished":"2014-03-02'


@pytest.mark.parametrize(
    "head",
    [
        LINKED.format('{"@type":"NewsArticle",' + DAY + 'T23:00:00+03:00"}'),
        LINKED.format('[{"@type":"Person"},{"@graph":[{"@type":["Report"],' + DAY + '"}]}]'),
        LINKED.format("{broken") + '<meta name="date" content="2014-03-02">',
        '<meta property="article:published_time" content="2014-03-02T10:00Z">',
        '<meta name="DC.date.issued" content="2 March 2014">',
        '<meta itemprop="datePublished" content="2014-03-02">',
        '<meta name="date" content="soon"><time pubdate datetime="2014-03-02">x</time>',
        '<meta name="article:modified_time" content="2015-01-01"><meta name=date content=20140302>',
    ],
)
def test_the_day_of_publication_is_found(head: str) -> None:
    assert _raw(_page(head)).metadata.published == date(2014, 3, 2)


def test_a_day_of_change_is_no_day_of_publication() -> None:
    linked = json.dumps({"@type": "NewsArticle", "dateModified": "2014-03-02"})
    head = (
        f'<script type="application/ld+json">{linked}</script>'
        '<meta property="article:modified_time" content="2014-03-02">'
        '<meta name="date" content="03/02/2014">'
    )
    assert _raw(_page(head)).metadata.published is None


def test_outlet_and_address_are_found() -> None:
    linked = {"@type": "NewsArticle", "headline": "Market shelled", "publisher": {"name": "Nahr"}}
    head = (
        f'<script type="application/ld+json">{json.dumps(linked)}</script>'
        "<title>Market shelled - Nahr</title><link rel=canonical href='https://nahr.example/1'>"
        "<meta property='og:url' content='https://nahr.example/?share=1'>"
    )
    meta = _raw(_page(head)).metadata
    assert (meta.title, meta.publisher, meta.url) == (
        "Market shelled", "Nahr", "https://nahr.example/1",
    )  # fmt: skip


def test_the_name_of_the_outlet_is_taken_off_the_title_and_a_bad_address_is_left_out() -> None:
    head = (
        "<title>Market shelled | Nahr</title><meta property='og:site_name' content='Nahr'>"
        "<link rel=canonical href='javascript:alert(1)'>"
    )
    meta = _raw(_page(head)).metadata
    assert (meta.title, meta.url) == ("Market shelled", None)


def test_a_declared_encoding_is_used_where_the_bytes_are_not_utf8() -> None:
    body = STORY.replace("Kafr Nour", "Łódź")
    page = _page("<meta charset='iso-8859-2'>", "BODY").replace(b"BODY", body.encode("iso-8859-2"))
    assert "Łódź" in _raw(page).text


def test_a_page_with_an_xml_declaration_is_read() -> None:
    assert _raw(b'<?xml version="1.0" encoding="utf-8"?>\n' + _page()).text == TEXT


BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (_page(body="<div>" * 20_000 + STORY), "nested too deeply"),
        (_page(body="<p>a" * 70_000), "more than 60,000 tags"),
        (_page(body="<p " + " ".join(f"a{n}=1" for n in range(600)) + ">x"), "500 attributes"),
        (_page(body="<p " + " ".join(f"a{n}" for n in range(600)) + ">x"), "500 attributes"),
        (b"", "no article was found"),
        (b"<html><body><p>Enable scripts, please</p></body></html>", "no article was found"),
        (b"\x00\x01<html>", "binary"),
    ],
    ids=["nested", "tags", "attributes", "bare attributes", "empty", "scripts", "binary"],
)
def test_pages_made_to_hurt_are_refused(page: bytes, message: str) -> None:
    outcome = _read(page)
    assert isinstance(outcome, Unreadable)
    assert message in outcome.reason


def test_entities_of_a_document_type_are_not_expanded() -> None:
    page = f'<!DOCTYPE html [<!ENTITY l0 "lol">{BOMB}]>'.encode() + _page(
        body=f"{STORY}<p>&l9;</p>"
    )
    assert len(_raw(page).text) < 1_000


def test_linked_data_nested_without_end_is_let_be() -> None:
    head = '<script type="application/ld+json">' + "[" * 100_000 + "</script>"
    assert _raw(_page(head)).metadata.published is None
