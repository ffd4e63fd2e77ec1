"""Build a graph: the whole way of an article, one transaction each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from kg.articles import Given, read_articles
from kg.build.articles import Note, Reprocess, Selection
from kg.build.judging import InHand, Judged, extract, judge
from kg.build.records import article_record, problem_of, write_record
from kg.build.report import BuildReport, Outcome, Problem, Progress
from kg.build.stages import Extractor, Gate
from kg.mapping import MAPPING_VERSION
from kg.model import Article
from kg.store import LocalStore

__all__ = ["build", "pipeline_fingerprint"]


def build(  # noqa: PLR0913 - what a build needs, and what one may ask of it
    inputs: Sequence[str | Path],
    *,
    store: LocalStore,
    extractor: Extractor,
    gate: Gate,
    reprocess: Reprocess = "changed",
    given: Given | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> BuildReport:
    """Read articles into the store, each in one transaction; unchanged ones are left alone.

    Trouble with an article is recorded and reported, and the build goes on; stopped at any moment
    and run again, it gives the same store.

    Args:
        inputs: Files, folders, ``-`` for standard input.
        store: Open for writing.
        extractor: Reads articles.
        gate: Validates graphs.
        reprocess: Which articles of the store are read again.
        given: What is known about a single article.
        workers: Processes; the store comes out the same whatever their number.
        progress: Told about each input as it is finished.

    Raises:
        KgError: The store cannot be written, or a worker was killed; what was written stays.
    """
    report, pipeline = BuildReport(), pipeline_fingerprint(extractor, gate)
    note = _both(report.note, progress)
    selection = Selection(store, pipeline, reprocess, note)
    wanted = selection.choose(read_articles(inputs, given=given or Given()))
    for article, judged in _judged(wanted, extractor, gate, store.base, workers):
        problem = _write(store, article, judged, pipeline)
        outcome = selection.chosen.pop(article.id)[1]
        note(problem.status if problem else outcome, problem)
    selection.forget_mended()
    report.problems.sort(key=lambda problem: problem.id)
    return report


def _both(first: Note, second: Note | None) -> Note:
    def note(outcome: Outcome, problem: Problem | None = None) -> None:
        first(outcome, problem)
        if second:
            second(outcome, problem)

    return note


def pipeline_fingerprint(extractor: Extractor, gate: Gate) -> str:
    """Name everything that turns an article into a graph and judges it, in its version."""
    return f"{extractor.fingerprint}; {MAPPING_VERSION}; {gate.fingerprint}"


def _judged(
    wanted: Iterator[Article], extractor: Extractor, gate: Gate, base: str, workers: int
) -> Iterator[tuple[Article, Judged]]:
    """Yield what becomes of each article, in the order they come in."""
    if workers > 1 and (first := next(wanted, None)) is not None:
        from kg.build.workers import judged_in_processes

        yield from judged_in_processes(chain([first], wanted), extractor, gate, base, workers)
        return
    with InHand(wanted) as taken:
        for article, result in extract(extractor, taken):
            yield article, judge(article, result, gate, base)


def _write(store: LocalStore, article: Article, judged: Judged, pipeline: str) -> Problem | None:
    """Write an article's graphs, or the record of why it has none."""
    record = article_record(article, pipeline)
    if judged.status == "ok":
        write_record(store, record, list(judged.quads))
        return None
    record = replace(record, status=judged.status, reason=judged.reason, report=judged.report)
    write_record(store, record)
    return problem_of(record)
