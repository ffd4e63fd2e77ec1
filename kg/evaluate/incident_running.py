"""Read annotated articles with the program itself and reconcile what they tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from pyoxigraph import Quad

from kg.evaluate.incident_reading import GoldIncidents
from kg.evaluate.reading import GoldArticle, article_key
from kg.evaluate.running import Extractor, read_gold_articles
from kg.exports.view import View
from kg.mapping import article_quads, linkable
from kg.model import Article, Extraction, Linking
from kg.reconcile import Happening, Story, read_story, take_in
from kg.reconcile.state import State
from kg.terms import CKG, article_slug

__all__ = ["Told", "group_told", "read_told", "told_of"]


class Linker(Protocol):
    """What links the entities of articles."""

    def link(self, article: Article, extraction: Extraction) -> Linking:
        """Link one article."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event as an article tells it, with the words that tell it as (start, end)."""

    article: str
    happening: Happening
    spans: tuple[tuple[int, int], ...]


def read_told(
    gold: GoldIncidents,
    folder: Path,
    days: Mapping[str, date],
    extractor: Extractor,
    linker: Linker | None = None,
) -> tuple[list[Story], list[Told], list[str]]:
    """Give what was read of each annotated article, and what is wrong with the articles."""
    names = dict.fromkeys(mention.article for mention in gold.mentions)
    asked = [GoldArticle(article=n, published=None, facts=(), path=gold.path) for n in names]
    articles, problems = read_gold_articles(asked, folder, days)
    stories: list[Story] = []
    told: list[Told] = []
    for article, said in zip(articles, extractor.extract(articles), strict=True):
        linking = linker.link(article, linkable(article, said)) if linker else None
        quads = article_quads(article, said, linking=linking)
        if story := read_story(article_slug(article.id), quads):
            stories.append(story)
            told += told_of(article.id, story, quads)
    return stories, told, [*problems, *_moved(gold, articles)]


def told_of(article: str, story: Story, quads: Iterable[Quad]) -> list[Told]:
    """Give the events of one story with the words that tell them."""
    view = View(quads)
    return [
        Told(article=article, happening=one, spans=tuple(_spans(view, one)))
        for one in story.happenings
    ]


def group_told(stories: Iterable[Story]) -> dict[str, str]:
    """Reconcile stories; each event that is a member of an incident, and which."""
    with closing(State()) as state:
        state.begin()
        taken = take_in(state, [("", story) for story in stories], [])
    return {m.happening.iri: found.key for found in taken.groupings for m in found.members}


def _spans(view: View, happening: Happening) -> Iterable[tuple[int, int]]:
    for telling in happening.tellings:
        span = view.span(view.one(telling.claim, CKG.mainEvidence))
        if span is not None:
            yield span.start, span.end


def _moved(gold: GoldIncidents, articles: Sequence[Article]) -> list[str]:
    texts = {article_key(article.id): article.text for article in articles}
    return [
        f"{gold.path}: {mention.evidence!r} does not stand in {mention.article} at {mention.start}"
        for mention in gold.mentions
        if (text := texts.get(article_key(mention.article))) is not None
        and text[mention.start : mention.end] != mention.evidence
    ]
