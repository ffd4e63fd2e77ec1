"""Run records: what the store remembers of every input."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from pyoxigraph import Literal, NamedNode, Quad

from kg.articles import Unreadable
from kg.build.report import Problem
from kg.mapping import Reading, RunRecord, article_graphs, read_reading, run_quads
from kg.mapping.run import RunStatus
from kg.model import Article
from kg.store import LocalStore
from kg.terms import CKG, NIF, Minter

__all__ = [
    "article_record",
    "digests",
    "fingerprint",
    "graphs_of",
    "input_record",
    "move_record",
    "problem_of",
    "read_record",
    "records",
    "remove_record",
    "source_of",
    "stored_reading",
    "stored_value",
    "write_record",
]

_FIELDS = {
    str(CKG[name]): field
    for name, field in (
        ("articleId", "key"),
        ("runStatus", "status"),
        ("inputPath", "path"),
        ("sha256", "sha256"),
        ("inputFingerprint", "fingerprint"),
        ("pipelineVersion", "pipeline"),
        ("linkerVersion", "linker"),
        ("reason", "reason"),
        ("shaclReport", "report"),
    )
}


def fingerprint(article: Article) -> str:
    """Sum up everything of an article that its graph depends on: not where it was read from."""
    return hashlib.sha256(repr(replace(article, path=None)).encode()).hexdigest()[:16]


def article_record(article: Article, pipeline: str, linker: str | None = None) -> RunRecord:
    """Start the record of an article."""
    return RunRecord(
        key=article.id,
        status="ok",
        path=article.path,
        sha256=hashlib.sha256(article.text.encode()).hexdigest(),
        fingerprint=fingerprint(article),
        pipeline=pipeline,
        linker=linker,
    )


def input_record(unreadable: Unreadable) -> RunRecord:
    """Make the record of an input that gave no article.

    Its key cannot be that of an article: an article read from the same file earlier stays.
    """
    where = unreadable.path
    if unreadable.line is not None:
        where = f"{where}:{unreadable.line}"
    return RunRecord(
        key=f"input:{where}",
        status="skipped" if unreadable.kind == "skipped" else "failed",
        path=where,
        reason=f"{unreadable.reason}; {unreadable.next}",
    )


def read_record(store: LocalStore, key: str) -> RunRecord | None:
    """Find the record of an article or input."""
    return _parse(store.quads(NamedNode(article_graphs(key, store.base)["run"])))


def records(store: LocalStore, *statuses: RunStatus) -> Iterator[RunRecord]:
    """Give all records, or those of some status, sorted by key."""
    found = (
        quad.graph_name
        for status in statuses or ("ok", "quarantined", "failed", "skipped")
        for quad in store.match(NamedNode(CKG.runStatus), Literal(status))
    )
    read = (_parse(store.quads(cast("NamedNode", graph))) for graph in found)
    yield from sorted((record for record in read if record), key=lambda record: record.key)


def digests(store: LocalStore) -> dict[str, str]:
    """Give the slug of every article that is well, and a digest of what its graphs depend on.

    Each property is looked up for all articles at once: there may be very many.
    """
    run = Minter(store.base).run("")
    well = _by_graph(store.match(NamedNode(CKG.runStatus), Literal("ok")))
    parts = [
        _by_graph(store.match(NamedNode(predicate)))
        for predicate in (CKG.inputFingerprint, CKG.pipelineVersion, CKG.linkerVersion)
    ]
    return {
        graph.removeprefix(run): " ".join(str(part.get(graph)) for part in parts) for graph in well
    }


def _by_graph(quads: Iterator[Quad]) -> dict[str, str]:
    return {
        cast("NamedNode", quad.graph_name).value: quad.object.value
        for quad in quads
        if isinstance(quad.object, Literal)
    }


def write_record(store: LocalStore, record: RunRecord, quads: list[Quad] | None = None) -> None:
    """Write a record and, for an article that is well, its graphs; all else of it goes."""
    store.replace(graphs_of(store, record.key), [*(quads or ()), *run_quads(record, store.base)])


def move_record(store: LocalStore, record: RunRecord, path: str | None) -> None:
    """Note that an article, else unchanged, was read from another place."""
    quads = run_quads(replace(record, path=path), store.base)
    store.replace([NamedNode(article_graphs(record.key, store.base)["run"])], quads)


def remove_record(store: LocalStore, *found: RunRecord) -> None:
    """Remove articles or inputs with all their graphs, in one transaction."""
    store.remove([graph for record in found for graph in graphs_of(store, record.key)])


def problem_of(record: RunRecord) -> Problem:
    """Tell what is wrong with an input that is not well."""
    if record.status == "ok":
        raise ValueError(f"nothing is wrong with {record.key}")
    key = record.key.removeprefix("input:")
    return Problem(id=key, status=record.status, path=record.path, reason=record.reason or "")


def stored_reading(
    store: LocalStore, key: str, text: str | None = None, path: str | None = None
) -> Reading | None:
    """Find what was read out of an article; None where this kg cannot use what is kept.

    ``text`` is the article's, which else comes out of the store.
    """
    names = article_graphs(key, store.base)
    if text is None:
        text = stored_value(store, names["text"], NIF.isString)
    kept = stored_value(store, names["trace"], CKG.extractionData)
    return None if kept is None or text is None else read_reading(kept, text, path)


def stored_value(store: LocalStore, graph: str, predicate: str) -> str | None:
    """Find the one literal of a property in a small graph."""
    found = (quad.object for quad in store.quads(NamedNode(graph), NamedNode(predicate)))
    return next((o.value for o in found if isinstance(o, Literal)), None)


def graphs_of(store: LocalStore, key: str) -> list[NamedNode]:
    """Name the graphs of an article or input."""
    return [NamedNode(iri) for iri in article_graphs(key, store.base).values()]


def source_of(path: str | None) -> str:
    """Give the file of a path that may end in the number of a line."""
    return re.sub(r":\d+$", "", path or "")


def _parse(quads: Iterator[Quad]) -> RunRecord | None:
    values = {
        _FIELDS[quad.predicate.value]: quad.object.value
        for quad in quads
        if quad.predicate.value in _FIELDS and isinstance(quad.object, Literal)
    }
    if "key" not in values:
        return None
    status = cast("RunStatus", values.pop("status"))
    return RunRecord(status=status, **values)
