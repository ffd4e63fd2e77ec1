"""Read the annotated articles with the program itself, and take its facts out of their graphs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from pyoxigraph import Quad

from kg.articles import Unreadable, read_articles
from kg.evaluate.reading import Fact, GoldArticle, article_key, facts_of
from kg.exports.facts import article_rows
from kg.exports.facts_row import FactRow
from kg.mapping import article_graphs, article_quads
from kg.model import Article, Extraction

__all__ = ["Run", "articles_beside", "read_gold_articles", "run", "to_facts"]


class Extractor(Protocol):
    """What reads articles."""

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Give one extraction for each article, in the same order."""
        ...


class Verdict(Protocol):
    """What validation found."""

    @property
    def conforms(self) -> bool:
        """Say whether every shape holds."""
        ...

    @property
    def results(self) -> Sequence[object]:
        """Give what is wrong, each a sentence as ``str()``."""
        ...


class Gate(Protocol):
    """What validates graphs."""

    def validate(self, quads: Iterable[Quad]) -> Verdict:
        """Hold an article graph to the shapes."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The rows of all annotated articles, and a sentence on each that could not be read."""

    rows: tuple[FactRow, ...]
    problems: tuple[str, ...]


def articles_beside(gold: Path) -> Path | None:
    """Find the folder ``articles`` beside a gold folder, or beside the folder of a gold file."""
    folder = (gold if gold.is_dir() else gold.parent).resolve()
    beside = folder.parent / "articles"
    return beside if beside.is_dir() else None


def read_gold_articles(
    gold: Sequence[GoldArticle], folder: Path, days: Mapping[str, date]
) -> tuple[list[Article], list[str]]:
    """Read the articles that gold annotates, and say what is wrong with them.

    An article that has no date of its own gets the one of ``days`` (article -> day), else gold's.
    """
    wanted = {article_key(each.article): each for each in gold}
    given = {article_key(name): day for name, day in days.items()}
    found: dict[str, Article] = {}
    problems: list[str] = []
    for item in read_articles([folder]):
        if isinstance(item, Unreadable):
            problems.append(str(item))
            continue
        key = article_key(item.id)
        if key in wanted:
            day = item.published or given.get(key) or wanted[key].published
            source = item.published_from or ("given" if day else None)
            found[key] = replace(item, published=day, published_from=source)
    for key, each in wanted.items():
        if key not in found:
            problems.append(f"{folder}: there is no article {each.article!r}, which gold annotates")
        elif moved := _moved(each, found[key]):
            problems.append(f"{each.path}: {moved}")
    return [found[key] for key in wanted if key in found], problems


def run(articles: Sequence[Article], extractor: Extractor, gate: Gate) -> Run:
    """Extract, map and validate articles; a graph that does not conform gives no facts."""
    rows: list[FactRow] = []
    problems: list[str] = []
    for article, extraction in zip(articles, extractor.extract(articles), strict=True):
        quads = article_quads(article, extraction)
        report = gate.validate(_judged(article, quads))
        if report.conforms:
            rows += article_rows(quads)
        else:
            first = next(iter(report.results), "")
            problems.append(f"{article.id}: its graph does not conform, so no fact counts: {first}")
    return Run(rows=tuple(rows), problems=tuple(problems))


def to_facts(rows: Iterable[FactRow]) -> list[Fact]:
    """Turn rows of the facts table into what is matched."""
    return list(facts_of([json.dumps(row).encode() for row in rows], "facts"))


def _judged(article: Article, quads: Iterable[Quad]) -> Iterator[Quad]:
    trace = f"<{article_graphs(article.id)['trace']}>"
    return (quad for quad in quads if str(quad.graph_name) != trace)


def _moved(gold: GoldArticle, article: Article) -> str | None:
    wrong = [f.id for f in gold.facts if article.text[f.start : f.end] != f.evidence]
    if not wrong:
        return None
    return f"the words of {', '.join(wrong[:5])} do not stand in {article.path} where gold says"
