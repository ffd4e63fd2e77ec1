"""What stands in a slot, by ways of saying it: each row of slot-families.csv is about another war.

``slot`` is a role, or "when" with its two days; "type" the class that has it. An empty ``value``
asks that nothing fills the slot.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language

from kg.articles.layout import read_layout
from kg.model import Article, Extraction
from kg.nlp.extract import Extractor

DAY = "2023-05-12"
ROWS = list(
    csv.DictReader(
        Path(__file__).with_name("slot-families.csv").read_text(encoding="utf-8").splitlines()
    )
)


@pytest.fixture(scope="module")
def extractor(nlp: Language) -> Extractor:
    return Extractor(nlp)


def read(extractor: Extractor, text: str) -> Extraction:
    article = Article(
        id="own",
        text=text,
        published=date.fromisoformat(DAY),
        published_from="given",
        blocks=tuple(read_layout(text).blocks),
    )
    (extraction,) = extractor.extract([article])
    return extraction


def values(extraction: Extraction, type_: str, slot: str) -> set[str]:
    names = {e.key: e.name for e in extraction.entities}
    things = {t.id: t for t in (*extraction.events, *extraction.figures)}
    found = set()
    for t in things.values():
        if type_ not in {t.type, *([t.measure] if hasattr(t, "measure") else [])}:
            continue
        if slot == "when" and t.when is not None:
            found.add(f"{t.when.earliest}..{t.when.latest}")
        found |= {names[s.entity] for s in t.slots if s.role == slot}
    return found


@pytest.mark.parametrize("slot", sorted({row["slot"] for row in ROWS}))
def test_slot(extractor: Extractor, slot: str) -> None:
    wrong = []
    for row in ROWS:
        if row["slot"] != slot:
            continue
        found = values(read(extractor, row["text"].replace("|", "\n")), row["type"], slot)
        if (row["value"] not in found) if row["value"] else found:
            wrong.append((row["text"], row["value"], sorted(found)))
    assert wrong == []
