"""What was read is kept, and another version of the model is noticed."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import make_dataclass, replace

from fixtures import small
from fixtures.small_texts import MARKET
from pyoxigraph import NamedNode

from kg.mapping import article_graphs, article_quads, read_reading, reading
from kg.mapping.reading import Reading, model_version, write_reading
from kg.terms import CKG


def kept() -> str:
    trace = NamedNode(article_graphs(MARKET.id)["trace"])
    [data] = [
        q.object.value
        for q in article_quads(MARKET, small.market())
        if q.predicate.value == CKG.extractionData and q.graph_name == trace
    ]
    return data


def test_the_trace_graph_keeps_what_was_read() -> None:
    found = read_reading(kept(), MARKET.text, MARKET.path)
    assert found == Reading(article=MARKET, extraction=small.market())


def test_it_holds_no_text_and_no_path() -> None:
    assert MARKET.text[200:240] not in kept()
    moved = replace(MARKET, path="elsewhere.txt")
    assert write_reading(moved, small.market()) == kept()


def test_another_version_is_not_read() -> None:
    assert read_reading("x" + kept()[1:], "") is None
    assert read_reading("what else", "") is None


def test_the_version_is_of_fields_types_and_defaults(monkeypatch) -> None:
    first = model_version()
    seen = {first}
    for fields in (
        [("article", int)],
        [("article", str)],
        [("article", int, 3)],
        [("other", int)],
    ):
        monkeypatch.setattr(reading, "Reading", make_dataclass("Reading", fields))
        model_version.cache_clear()
        seen.add(model_version())
    model_version.cache_clear()
    assert len(seen) == 5


def test_the_version_is_the_same_in_every_process() -> None:
    script = "from kg.mapping.reading import model_version; print(model_version())"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == model_version()
