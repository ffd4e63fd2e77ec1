"""How much of what a careful reader finds is found, as the tables of docs/accuracy.md.

``python -m benchmarks.accuracy`` prints the tables of our own annotated articles, and with
``GOLD ARTICLES`` behind it those of a set annotated elsewhere, whole and in two halves.
``--published ARTICLE=DAY`` gives the day of an article that has none, and
``--page docs/accuracy.md`` writes the tables into the page instead of printing them.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.evaluate import (
    Evaluation,
    Fact,
    GoldArticle,
    evaluate,
    evaluate_baselines,
    read_gold,
)
from kg.evaluate.running import Extractor, read_gold_articles, run, to_facts
from kg.evaluate.scores import SLOTS, Score, Tally

OWN = Path(__file__).parent.parent / "tests" / "gold"
OWN_SETS = ("dev", "dev2", "dev3", "held")
FIGURES = ("CasualtyReport", "Displacement", "DisplacedPopulation", "Defection")
BASELINE_SLOTS = ("count", "place", "origin", "destination", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A set of articles with what was found in it."""

    name: str
    result: Evaluation
    baselines: Mapping[str, Score]


def own_sets(extractor: Extractor) -> list[Scored]:
    """Score the sets of our own."""
    return [
        scored(name, *facts_of(OWN / "annotations" / name, OWN / "articles", extractor))
        for name in OWN_SETS
    ]


def given_sets(
    gold: Path, articles: Path, extractor: Extractor, days: Mapping[str, date]
) -> list[Scored]:
    """Score a set annotated elsewhere: all of it, and the odd and even ones by their ids."""
    annotated, found = facts_of(gold, articles, extractor, days)
    ordered = sorted(annotated, key=lambda each: each.article)
    parts = {f"all {len(ordered)}": ordered, "odd half": ordered[::2], "even half": ordered[1::2]}
    return [scored(name, part, found) for name, part in parts.items()]


def facts_of(
    gold: Path, articles: Path, extractor: Extractor, days: Mapping[str, date] | None = None
) -> tuple[Sequence[GoldArticle], list[Fact]]:
    """Read the articles that gold annotates; one that cannot be read has no facts."""
    from kg.shapes import load_gate

    annotated = read_gold(gold)
    read, missing = read_gold_articles(annotated, articles, days or {})
    done = run(read, extractor, load_gate())
    for problem in (*missing, *done.problems):
        print(f"! {problem}")
    return annotated, to_facts(done.rows)


def scored(name: str, gold: Sequence[GoldArticle], found: Sequence[Fact]) -> Scored:
    """Score one set of articles."""
    return Scored(
        name=name, result=evaluate(gold, found), baselines=evaluate_baselines(gold, found)
    )


def tables(sets: Sequence[Scored]) -> Iterator[str]:
    """Yield the Markdown tables of some sets."""
    yield f"Measured on {date.today().isoformat()}. Percentages, with right/given behind slots."
    yield from table(
        ["set", "articles", "facts", "precision", "recall", "F1", "complete"],
        [[s.name, str(s.result.articles), *_detection(s.result.total)] for s in sets],
    )
    yield from table(
        ["casualties, displacement, defection", "facts", "precision", "recall", "F1", "complete"],
        [[s.name, *_detection(_pooled(s.result))] for s in sets],
    )
    yield from table(["slots", *SLOTS], [[s.name, *_slots(s.result.total, SLOTS)] for s in sets])
    rows = []
    for each in sets:
        for name, score in {"program": each.result.total, **each.baselines}.items():
            share = percent(score.complete_share)
            rows.append([f"{each.name}: {name}", *_slots(score, BASELINE_SLOTS), share])
    yield from table(["baselines", *BASELINE_SLOTS, "complete"], rows)


def types(one: Scored) -> Iterator[str]:
    """Yield the Markdown table of one set by type."""
    yield from table(
        ["type", "facts", "precision", "recall", "F1", "complete"],
        [[name, *_detection(score)] for name, score in one.result.types.items()],
    )


def written(page: str, block: str, lines: Sequence[str]) -> str:
    """Put lines between the marks of a block of a page."""
    marks = f"<!-- {block}: begin -->", f"<!-- {block}: end -->"
    pattern = "(?<=" + re.escape(marks[0]) + "\n).*?(?=" + re.escape(marks[1]) + ")"
    return re.sub(pattern, lambda _: "\n".join(["", *lines, "", ""]), page, flags=re.DOTALL)


def _pooled(result: Evaluation) -> Score:
    pooled = Score()
    for name in FIGURES:
        one = result.types.get(name, Score())
        pooled.matched += one.matched
        pooled.missed += one.missed
        pooled.false_alarms += one.false_alarms
        pooled.complete += one.complete
    return pooled


def _detection(score: Score) -> list[str]:
    shares = (score.precision, score.recall, score.f1, score.complete_share)
    return [str(score.gold), *(percent(share) for share in shares)]


def _slots(score: Score, slots: Sequence[str]) -> list[str]:
    tallies = [score.slots.get(slot, Tally()) for slot in slots]
    return [f"{percent(t.share)} ({t.right}/{t.given})" if t.given else "-" for t in tallies]


def percent(share: float | None) -> str:
    """Write a share as a percentage, and one of nothing as a dash."""
    return "-" if share is None else f"{100 * share:.1f}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a Markdown table, an empty one first."""
    yield ""
    for row in (head, ["---", *["---:"] * (len(head) - 1)], *rows):
        yield f"| {' | '.join(row)} |"


def main() -> None:
    """Print the tables, or write them into a page."""
    from kg.nlp import load_extractor

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("given", nargs="*", type=Path, metavar="GOLD ARTICLES")
    parser.add_argument("--published", action="append", default=[], metavar="ARTICLE=DAY")
    parser.add_argument("--page", type=Path)
    options = parser.parse_args()
    if len(options.given) not in {0, 2}:
        parser.error("name the folder of gold and the folder of its articles, or neither")
    extractor = load_extractor()
    blocks = {"own": list(tables(own_sets(extractor)))}
    if options.given:
        pairs = (each.rpartition("=") for each in options.published)
        days = {article: date.fromisoformat(day) for article, _, day in pairs}
        sets = given_sets(*options.given, extractor, days)
        blocks["given"] = [*tables(sets), *types(sets[0])]
    if not options.page:
        print("\n\n".join("\n".join(lines) for lines in blocks.values()))
        return
    page = options.page.read_text(encoding="utf-8")
    for block, lines in blocks.items():
        page = written(page, block, lines)
    options.page.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
