"""Read one article out of an HTML page."""

from __future__ import annotations

import logging
import re
from typing import Any

from kg.articles.clean import fold
from kg.articles.encoding import DecodeError, decode
from kg.articles.page import read_page_metadata
from kg.articles.values import MAX_CHARACTERS, Metadata, Raw, Unreadable

READER = "html/1"
_MOST_TAGS = 60_000
_MOST_ATTRIBUTES = 500
_DEEPEST = 240  # libxml2 stops at 256
_SHORTEST = 40  # less is a button or a call to switch scripts on
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_TAG = re.compile(r"<[^<>]*>")
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")


def read_html(data: bytes, *, name: str, path: str, metadata: Metadata) -> Raw | Unreadable:
    """Take title, paragraphs and metadata out of a page; what the sidecar says goes before."""
    try:
        page = _decode(data, metadata.encoding)
    except DecodeError as error:
        then = "save it as UTF-8, or name its encoding in a sidecar"
        return Unreadable(path=path, reason=str(error), next=then)
    if reason := _hostile(page):
        return Unreadable(path=path, reason=reason, next="save the article's text as .txt")
    tree = _parse(page)
    if tree is not None and _too_deep(tree):
        reason = "this page is nested too deeply, and its end would be lost"
        return Unreadable(path=path, reason=reason, next="save the article's text as .txt")
    found = Metadata() if tree is None else read_page_metadata(tree)
    text = None if tree is None else _story(tree)
    if text is None:
        then = "save the article's text as .txt"
        return Unreadable(path=path, reason="no article was found in this page", next=then)
    merged = _merge(metadata, found)
    return Raw(
        text=_with_title(text, merged.title),
        name=name,
        path=path,
        reader=READER,
        metadata=merged,
        headline_first=False,
        declared=metadata.language,  # a page's lang attribute is often its template's
    )


def _decode(data: bytes, encoding: str | None) -> str:
    if encoding:
        return decode(data, encoding, trusted=True)
    declared = _DECLARED.search(data[:4096])
    return decode(data, declared.group(1).decode("ascii") if declared else None)


def _hostile(page: str) -> str | None:
    """Say why a page would cost too much to parse."""
    if page.count("<") > _MOST_TAGS:
        return f"this page has more than {_MOST_TAGS:,} tags"
    for match in _TAG.finditer(page):
        tag = match.group()
        if len(tag) > 2 * _MOST_ATTRIBUTES:
            bare = _QUOTED.sub("", tag)
            if max(len(bare.split()), bare.count("=")) > _MOST_ATTRIBUTES:
                return f"a tag of this page has more than {_MOST_ATTRIBUTES} attributes"
    return None


def _parse(page: str) -> Any:
    """Return the tree of a page, None if it has none."""
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    from trafilatura import load_html  # slow to import, and not needed for text

    return load_html(_XML_DECLARATION.sub("", page, count=1).replace("\0", ""))


def _too_deep(tree: Any) -> bool:
    """Say whether a page reaches the depth at which the parser gives up and drops the rest."""
    waiting = [(tree, 1)]
    while waiting:
        element, depth = waiting.pop()
        if depth >= _DEEPEST:
            return True
        waiting += [(child, depth + 1) for child in element]
    return False


def _story(tree: Any) -> str | None:
    """Return the paragraphs of the story; tables and comments are not prose and stay out."""
    from trafilatura import bare_extraction

    document = bare_extraction(
        tree, include_comments=False, include_tables=False, with_metadata=False
    )
    text = getattr(document, "text", None)
    if not text or len(text.strip()) < _SHORTEST:
        return None
    return "\n".join(line for line in text.split("\n") if line.strip())[: MAX_CHARACTERS + 1]


def _with_title(text: str, title: str | None) -> str:
    if title is None or any(fold(line) == fold(title) for line in text.split("\n", 3)[:3]):
        return text
    return f"{title}\n\n{text}"


def _merge(first: Metadata, second: Metadata) -> Metadata:
    return Metadata(
        id=first.id,
        title=first.title or second.title,
        published=first.published or second.published,
        publisher=first.publisher or second.publisher,
        url=first.url or second.url,
        language=first.language or second.language,
        encoding=first.encoding,
    )
