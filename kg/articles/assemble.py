"""Make an article of a text and its metadata: the checks and choices all readers share."""

from __future__ import annotations

from datetime import date
from typing import Literal

from kg.articles.clean import clean
from kg.articles.language import foreign_language
from kg.articles.layout import Layout, read_layout
from kg.articles.values import MAX_CHARACTERS, Given, Outcome, Raw, Unreadable
from kg.model import Article

_Origin = Literal["given", "metadata", "date_line", "dateline"]
_LATE = 31
"""Days after which a date line no longer belongs to the dateline: a reprint, an archive's date."""


def assemble(raw: Raw, given: Given) -> Outcome:
    """Return the article, or why it is none."""
    text = clean(raw.text)
    if not text.strip():
        return _refuse(raw, "holds no text", "take it away or fill it")
    if len(text) > MAX_CHARACTERS:
        reason = f"{len(text):,} characters are more than one article may hold ({MAX_CHARACTERS:,})"
        return _refuse(raw, reason, "split it into articles")
    language = given.language or raw.declared
    if foreign := foreign_language(text, language):
        return _refuse(
            raw,
            f"is not in English but in {foreign!r}",
            "translate it, or declare its language as en if that is wrong",
            skipped=True,
        )
    meta = raw.metadata
    trusted = given.published or meta.published
    layout = read_layout(
        text, title=meta.title, headline_first=raw.headline_first, reference=trusted
    )
    published, origin = _published(given.published, meta.published, layout)
    return Article(
        id=meta.id or raw.name,
        text=text,
        title=meta.title or _title(text, layout),
        published=published,
        published_from=origin,
        publisher=given.publisher or meta.publisher,
        url=given.url or meta.url,
        language="en",
        reader=raw.reader,
        path=_where(raw),
        blocks=layout.blocks,
        dateline=layout.dateline,
    )


def _published(
    given: date | None, metadata: date | None, layout: Layout
) -> tuple[date | None, _Origin | None]:
    """Choose the day of publication, from the most to the least trusted."""
    if given:
        return given, "given"
    if metadata:
        return metadata, "metadata"
    filed = layout.dateline.day if layout.dateline else None
    if layout.date:
        near = filed is not None and abs((layout.date - filed).days) <= _LATE
        if near and not layout.dateline_year_printed:
            return filed, "dateline"
        return layout.date, "date_line"
    return (filed, "dateline") if filed else (None, None)


def _title(text: str, layout: Layout) -> str | None:
    for block in layout.blocks:
        if block.kind == "headline":
            return " ".join(text[block.start : block.end].split())
    return None


def _where(raw: Raw) -> str:
    return raw.path if raw.line is None else f"{raw.path}:{raw.line}"


def _refuse(raw: Raw, reason: str, then: str, *, skipped: bool = False) -> Unreadable:
    kind: Literal["unreadable", "skipped"] = "skipped" if skipped else "unreadable"
    return Unreadable(path=raw.path, line=raw.line, reason=reason, next=then, kind=kind)
