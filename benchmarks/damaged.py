"""How much is still found when a page has lost its commas, its quotation marks or its case.

``python -m benchmarks.damaged`` reads the annotated articles that may be looked at, and twins of
them damaged as bad scraping damages text, and prints the scores of each as a table.
``--write FOLDER`` keeps the twins with their annotations, so that ``kg evaluate --errors`` can
show what was lost.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import tempfile
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.accuracy import OWN, OWN_SETS, facts_of, percent, table
from kg.evaluate import Fact, GoldArticle, evaluate
from kg.evaluate.running import Extractor
from kg.evaluate.scores import Score
from kg.exports.facts_row import NAME_SLOTS

SETS = tuple(name for name in OWN_SETS if name != "held")
COMMAS = frozenset(",،")
DOUBLE_QUOTES = frozenset('"“”„«»')
OPENING, CLOSING = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"
SINGLE_QUOTES = frozenset("'" + OPENING + CLOSING)

Damage = Callable[[str], list[str]]
"""What becomes of each character of a text: itself, another one, or nothing (the empty string)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A damaged text, and for each of its characters the offset that it had before."""

    text: str
    kept: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters of a span of the intact text now stand, without edge space.

        A span that lost everything is empty.
        """
        first, last = bisect_left(self.kept, start), bisect_left(self.kept, end)
        words = self.text[first:last]
        first += len(words) - len(words.lstrip())
        return first, max(first, first + len(words.strip()))


def without_commas(text: str) -> list[str]:
    """Drop every comma, those of numbers too."""
    return ["" if char in COMMAS else char for char in text]


def without_quotes(text: str) -> list[str]:
    """Drop every quotation mark; an apostrophe stays."""
    closing = _single_quotes(text)
    return [
        "" if char in DOUBLE_QUOTES or place in closing else char for place, char in enumerate(text)
    ]


def bare(text: str) -> list[str]:
    """Drop commas, quotation marks and apostrophes."""
    lost = COMMAS | DOUBLE_QUOTES | SINGLE_QUOTES
    return ["" if char in lost else char for char in text]


def capitals(text: str) -> list[str]:
    """Write everything in capitals; a letter whose capital is two letters stays as it is."""
    return [char.upper() if len(char.upper()) == 1 else char for char in text]


DAMAGES: Mapping[str, Damage] = {
    "no commas": without_commas,
    "no quotes": without_quotes,
    "no commas, quotes, apostrophes": bare,
    "capitals": capitals,
}


def twin(text: str, damage: Damage) -> Twin:
    """Damage a text."""
    pieces = damage(text)
    return Twin(
        text="".join(pieces), kept=tuple(place for place, piece in enumerate(pieces) if piece)
    )


def twin_gold(gold: Mapping[str, Any], damaged: Twin, damage: Damage) -> dict[str, Any]:
    """Give the annotations of a damaged text: its own words where they changed."""
    return {**gold, "facts": [_twin_fact(fact, damaged, damage) for fact in gold["facts"]]}


def write_twins(name: str, damage: Damage, folder: Path) -> tuple[Path, Path]:
    """Write the damaged twins of a set of our own; return the folders of gold and of articles."""
    gold, articles = folder / "annotations", folder / "articles"
    gold.mkdir(parents=True)
    articles.mkdir()
    for path in sorted((OWN / "annotations" / name).glob("*.json")):
        annotated = json.loads(path.read_text(encoding="utf-8"))
        intact = OWN / "articles" / annotated["article"]
        damaged = twin(intact.read_text(encoding="utf-8"), damage)
        written = json.dumps(twin_gold(annotated, damaged, damage), ensure_ascii=False, indent=1)
        (gold / path.name).write_text(written + "\n", encoding="utf-8")
        (articles / intact.name).write_text(damaged.text, encoding="utf-8")
        if (about := intact.with_suffix(".meta.toml")).exists():
            shutil.copy(about, articles)
    return gold, articles


def rows(extractor: Extractor, folder: Path) -> Iterator[list[str]]:
    """Score every set and all of them, intact and with each damage; yield rows of a table."""
    intact = [facts_of(OWN / "annotations" / name, OWN / "articles", extractor) for name in SETS]
    before = _scores(intact)
    for name, score in before.items():
        yield [f"{name}: intact", *_figures(score), "", ""]
    for title, damage in DAMAGES.items():
        place = folder / re.sub(r"\W+", "-", title)
        read = [facts_of(*write_twins(name, damage, place / name), extractor) for name in SETS]
        for name, score in _scores(read).items():
            f1 = _ratio(score.f1, before[name].f1)
            complete = _ratio(score.complete_share, before[name].complete_share)
            yield [f"{name}: {title}", *_figures(score), f1, complete]


def _single_quotes(text: str) -> set[int]:
    """Find the single marks that open or close a quotation, by their neighbours."""
    found: set[int] = set()
    opened: int | None = None
    for place, char in enumerate(text):
        if char not in SINGLE_QUOTES:
            continue
        before = text[place - 1 : place] if place else ""
        after = text[place + 1 : place + 2]
        if not before.isalnum() and after.isalnum() and char != CLOSING:
            opened = place
        elif opened is not None and not after.isalnum():
            found |= {opened, place}
            opened = None
    return found


def _twin_fact(fact: Mapping[str, Any], damaged: Twin, damage: Damage) -> dict[str, Any]:
    start, end = damaged.span(fact["start"], fact["end"])
    made = {**fact, "start": start, "end": end, "evidence": damaged.text[start:end]}
    for slot in NAME_SLOTS:
        if slot in fact:
            changed = ["".join(damage(name)) for name in fact[slot]]
            made[slot] = list(dict.fromkeys([*fact[slot], *filter(None, changed)]))
    if "count" in fact:
        made["count"] = {**fact["count"], "text": "".join(damage(fact["count"]["text"]))}
    return made


def _scores(read: Sequence[tuple[Sequence[GoldArticle], list[Fact]]]) -> dict[str, Score]:
    named = {
        name: evaluate(gold, found).total for name, (gold, found) in zip(SETS, read, strict=True)
    }
    every = [article for gold, _ in read for article in gold]
    named["all"] = evaluate(every, [fact for _, found in read for fact in found]).total
    return named


def _figures(score: Score) -> list[str]:
    shares = (score.precision, score.recall, score.f1, score.complete_share)
    return [percent(share) for share in shares]


def _ratio(now: float | None, before: float | None) -> str:
    return f"{now / before:.2f}" if now is not None and before else "-"


def main() -> None:
    """Print the table."""
    from kg.nlp import load_extractor

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="keep the twins here")
    options = parser.parse_args()
    head = ["set", "precision", "recall", "F1", "complete", "F1 / intact", "complete / intact"]
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.write or Path(temporary)
        print("\n".join(table(head, list(rows(load_extractor(), folder)))))


if __name__ == "__main__":
    main()
