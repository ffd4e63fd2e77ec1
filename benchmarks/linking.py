"""How much of what a careful reader links is linked, as the tables of docs/linking-accuracy.md.

``python -m benchmarks.linking`` prints the tables of our own annotated articles, with the index
that comes with kg. ``GOLD ARTICLES`` behind it adds a set annotated elsewhere, and ``--index FILE``
rows with another index. ``--page docs/linking-accuracy.md`` writes them into the page instead.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.accuracy import written
from kg.evaluate.link_reading import GoldLinks, read_link_gold
from kg.evaluate.link_running import read_and_link
from kg.evaluate.link_table import link_lines
from kg.evaluate.links import LinkEvaluation, LinkScore, score_links
from kg.evaluate.running import Extractor
from kg.linking.index import Index, open_index
from kg.linking.linker import Linker

OWN = Path(__file__).parent.parent / "tests" / "gold" / "links"
SHIPPED = "shipped index"
_HEAD = ("precision", "linked", "share linked", "linkable", "named NIL", "NIL")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A set of articles, linked with one index."""

    name: str
    result: LinkEvaluation


def scored(
    name: str, gold: Path, articles: Path, extractor: Extractor, indexes: dict[str, Index]
) -> list[Scored]:
    """Read a set once and link it with each index; what cannot be read is said."""
    annotated = read_link_gold(gold)
    return [
        Scored(name=f"{name}, {label}", result=_score(annotated, articles, extractor, index))
        for label, index in indexes.items()
    ]


def _score(
    gold: Sequence[GoldLinks], articles: Path, extractor: Extractor, index: Index
) -> LinkEvaluation:
    read, problems = read_and_link(gold, articles, {}, extractor, Linker(index))
    for problem in problems:
        print(f"! {problem}")
    return score_links(gold, read)


def tables(sets: Sequence[Scored]) -> Iterator[str]:
    """Yield the Markdown tables: all sets by names and by entities, then how far scores hold."""
    yield f"Measured on {date.today().isoformat()}. Percentages; counts beside them."
    for unit in ("names", "entities"):
        yield ""
        yield f"| {unit} | {' | '.join(_HEAD)} |"
        yield f"| --- |{' ---: |' * len(_HEAD)}"
        for each in sets:
            yield f"| {each.name} | {' | '.join(_cells(getattr(each.result, unit)))} |"
    for each in sets:
        lines = list(link_lines(each.result, markdown=True))
        start = next(n for n, line in enumerate(lines) if line.startswith("| score"))
        yield ""
        yield f"How far the scores hold, {each.name}:"
        yield ""
        yield from lines[start : lines.index("", start)]


def _cells(score: LinkScore) -> list[str]:
    shares = (score.precision, score.share_linked, score.share_nil)
    counts = (score.linked, score.linkable, score.outcomes["nil"] + score.wrong_nil)
    return [
        cell
        for share, count in zip(shares, counts, strict=True)
        for cell in ("-" if share is None else f"{100 * share:.1f}", str(count))
    ]


def main() -> None:
    """Print the tables, or write them into a page."""
    from kg.nlp import load_extractor

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("given", nargs="*", type=Path, metavar="GOLD ARTICLES")
    parser.add_argument("--index", type=Path)
    parser.add_argument("--page", type=Path)
    options = parser.parse_args()
    if len(options.given) not in {0, 2}:
        parser.error("name the folder of gold and the folder of its articles, or neither")
    indexes = {SHIPPED: open_index(tell=print)}
    if options.index:
        indexes["larger index"] = open_index(options.index)
    extractor = load_extractor()
    sets = [
        *scored("own", OWN / "own", OWN / "articles", extractor, indexes),
        *scored("held", OWN / "held", OWN.parent / "articles", extractor, indexes),
    ]
    blocks = {"own": tables(sets)}
    if options.given:
        gold, articles = options.given
        blocks["given"] = tables(scored("given", gold, articles, extractor, indexes))
    page = options.page.read_text(encoding="utf-8") if options.page else ""
    for block, lines in blocks.items():
        page = written(page, block, list(lines)) if options.page else "\n".join([page, *lines])
    if options.page:
        options.page.write_text(page, encoding="utf-8")
    else:
        print(page.strip())


if __name__ == "__main__":
    main()
