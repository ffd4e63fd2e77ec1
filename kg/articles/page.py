"""Read what a page says of itself in its head: title, day of publication, outlet, address."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from kg.articles.dates import parse_day
from kg.articles.values import Metadata

_TIMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date", "dcterms.date", "dc.created", "publish-date", "publish_date", "publishdate",
    "publication_date", "published_date", "publication-date", "pubdate", "date",
)  # fmt: skip
_LONGEST_SCRIPT = 500_000
_MOST_NODES = 5_000
_LONGEST = 500


def read_page_metadata(tree: Any) -> Metadata:
    """Read the metadata of a parsed page: JSON-LD first, then its meta elements."""
    linked = _article_node(tree)
    meta = _meta(tree)
    publisher = _first([_name(linked.get("publisher")), meta.get("og:site_name")])
    url = _first([_link(tree), meta.get("og:url"), _name(linked.get("url"))])
    titles = [
        _string(linked.get("headline")),
        meta.get("og:title"),
        _text(tree.xpath("//h1[1]")),
        _text(tree.xpath("//head/title")),
    ]
    return Metadata(
        title=_bare_title(_first(titles), publisher),
        published=_day(_times(linked, meta, tree)),
        publisher=publisher,
        url=url if url and _absolute(url) else None,
        language=_first([meta.get("og:locale"), *tree.xpath("/html/@lang")]),
    )


def _absolute(url: str) -> bool:
    """Say whether an address is an absolute one of the web."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and " " not in url


def _times(linked: dict[str, Any], meta: dict[str, str], tree: Any) -> Iterator[str]:
    if linked.get("datePublished"):
        yield str(linked["datePublished"])
    yield from (meta[name] for name in _TIMES if name in meta)
    yield from map(str, tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime"))


def _day(times: Iterable[str]) -> date | None:
    for words in times:
        try:
            return parse_day(words)
        except ValueError:
            continue
    return None


def _article_node(tree: Any) -> dict[str, Any]:
    """Return the JSON-LD node of the article, of the page if there is none, else nothing."""
    nodes = [node for script in _scripts(tree) for node in _nodes(script)]
    for wanted in (_is_article, _is_page):
        for node in nodes:
            if wanted(_types(node)):
                return node
    return {}


def _scripts(tree: Any) -> Iterator[Any]:
    for element in tree.xpath("//script[@type='application/ld+json']"):
        text = element.text or ""
        if len(text) <= _LONGEST_SCRIPT:
            try:
                yield json.loads(text, strict=False)
            except (ValueError, RecursionError):
                continue


def _nodes(script: Any) -> Iterator[dict[str, Any]]:
    waiting = [script]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, dict):
            yield item
            waiting += [value for value in item.values() if isinstance(value, dict | list)]
        elif isinstance(item, list):
            waiting += item[:_MOST_NODES]


def _types(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    return [str(k) for k in kind] if isinstance(kind, list) else [str(kind)]


def _is_article(types: list[str]) -> bool:
    return any(t.endswith(("Article", "BlogPosting")) or t == "Report" for t in types)


def _is_page(types: list[str]) -> bool:
    return any(t in ("WebPage", "ItemPage") for t in types)


def _meta(tree: Any) -> dict[str, str]:
    """Return the meta elements, the first of a name."""
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().casefold()
            if name and (content := _string(element.get("content"))):
                found.setdefault(name, content)
    return found


def _link(tree: Any) -> str | None:
    return _first(map(str, tree.xpath("//link[@rel='canonical']/@href")))


def _name(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id")
    return _string(value)


def _text(elements: Any) -> str | None:
    return _string("".join(elements[0].itertext())) if elements else None


def _string(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(value.split())[:_LONGEST] or None


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in map(_string, values) if value), None)


def _bare_title(title: str | None, publisher: str | None) -> str | None:
    """Take the outlet's name off the end of a title."""
    if not title or not publisher:
        return title
    head, _, tail = title.rpartition(publisher)
    bare = head.rstrip()
    return (
        bare[:-1].rstrip() if not tail and bare.endswith(("|", "-", "\u2013", "—", ":")) else title
    )
