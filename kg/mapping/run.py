"""The run record: what became of one input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pyoxigraph import Quad

from kg.mapping.writer import GraphWriter
from kg.terms import BASE, CKG, Minter, article_slug

__all__ = ["RunRecord", "RunStatus", "run_quads"]

RunStatus = Literal["ok", "quarantined", "failed", "skipped"]
"""``skipped``: the input is sound, but nothing for us, such as an article in another language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """What became of one input; it holds no time, so that equal builds give equal bytes.

    Attributes:
        key: The article's id; for an input that gave no article, a name made from its path.
        path: The file it was read from, as the user wrote it; None for standard input.
        fingerprint: Of the text and metadata that came in.
        pipeline: Of everything that turned it into a graph, but for the links.
        linker: Of what linked it; None where nothing did.
        reason: Why it is quarantined or failed, and what to do.
        report: The SHACL report of a quarantined graph, as text.
    """

    key: str
    status: RunStatus
    path: str | None = None
    sha256: str | None = None
    fingerprint: str | None = None
    pipeline: str | None = None
    linker: str | None = None
    reason: str | None = None
    report: str | None = None


def run_quads(record: RunRecord, base: str = BASE) -> list[Quad]:
    """Write a run record as the sorted quads of its graph."""
    me = Minter(base).run(article_slug(record.key))
    graph = GraphWriter(me)
    graph.types(me, CKG.Run)
    graph.label(me, f"{record.key}: {record.status}")
    graph.text(me, CKG.articleId, record.key)
    graph.text(me, CKG.runStatus, record.status)
    graph.text(me, CKG.inputPath, record.path)
    graph.text(me, CKG.sha256, record.sha256)
    graph.text(me, CKG.inputFingerprint, record.fingerprint)
    graph.text(me, CKG.pipelineVersion, record.pipeline)
    graph.text(me, CKG.linkerVersion, record.linker)
    graph.text(me, CKG.reason, record.reason)
    graph.text(me, CKG.shaclReport, record.report)
    return list(graph)
