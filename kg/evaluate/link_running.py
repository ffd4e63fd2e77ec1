"""Read annotated articles with the program itself and link what they name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from kg.evaluate.link_reading import GoldLinks
from kg.evaluate.reading import GoldArticle
from kg.evaluate.running import Extractor, read_gold_articles
from kg.mapping.names import linkable
from kg.model import Article, Extraction, Linking

__all__ = ["Links", "read_and_link"]

Links = list[tuple[Extraction, Linking]]


class Linker(Protocol):
    """What links the entities of articles."""

    def link(self, article: Article, extraction: Extraction) -> Linking:
        """Link one article."""
        ...


def read_and_link(
    gold: Sequence[GoldLinks],
    folder: Path,
    days: Mapping[str, date],
    extractor: Extractor,
    linker: Linker,
) -> tuple[Links, list[str]]:
    """Give what was read and linked of each annotated article, and what is wrong with them."""
    asked = [
        GoldArticle(article=each.article, published=each.published, facts=(), path=each.path)
        for each in gold
    ]
    articles, problems = read_gold_articles(asked, folder, days)
    read = zip(articles, extractor.extract(articles), strict=True)
    return [(said, linker.link(article, linkable(article, said))) for article, said in read], [
        *problems,
        *_short(gold, articles),
    ]


def _short(gold: Sequence[GoldLinks], articles: Sequence[Article]) -> list[str]:
    """Say which articles end before a name that gold gives: they are not the annotated ones."""
    length = {article.id: len(article.text) for article in articles}
    ends = {each.article: max((link.end for link in each.links), default=0) for each in gold}
    return [
        f"{name}: gold annotates up to letter {end}, and the article ends before"
        for name, end in ends.items()
        if end > length.get(name, length.get(f"{name}.txt", end))
    ]
