"""Build a graph: the whole way of an article, one transaction each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from kg.articles import Given, read_articles
from kg.build.articles import Note, Reprocess, Selection
from kg.build.judging import Judged, Task, judged
from kg.build.records import article_record, problem_of, stored_reading, write_record
from kg.build.report import BuildReport, Outcome, Problem, Progress
from kg.build.stages import Extractor, Gate, Linker, Stages
from kg.mapping import RunRecord
from kg.model import Article, Extraction
from kg.store import LocalStore

__all__ = ["build", "write_judged"]


def build(  # noqa: PLR0913 - what a build needs, and what one may ask of it
    inputs: Sequence[str | Path],
    *,
    store: LocalStore,
    extractor: Extractor,
    gate: Gate,
    linker: Linker | None = None,
    reprocess: Reprocess = "changed",
    given: Given | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> BuildReport:
    """Read articles into the store, each in one transaction; unchanged ones are left alone.

    Trouble with an article is recorded and reported, and the build goes on; stopped at any moment
    and run again, it gives the same store. Where only what comes after the reading has changed,
    such as the linker's index, an article is not read again.

    Args:
        inputs: Files, folders, ``-`` for standard input.
        store: Open for writing.
        extractor: Reads articles.
        gate: Validates graphs.
        linker: Links actors and places; None leaves them unlinked.
        reprocess: Which articles of the store are read again.
        given: What is known about a single article.
        workers: Processes; the store comes out the same whatever their number.
        progress: Told about each input as it is finished.

    Raises:
        KgError: The store cannot be written, or a worker was killed; what was written stays.
    """
    report = BuildReport()
    stages = Stages(extractor=extractor, gate=gate, linker=linker, base=store.base)
    selection = Selection(store, stages.versions, reprocess, _both(report.note, progress))
    wanted = selection.choose(read_articles(inputs, given=given or Given()))
    tasks = ((a, _known(store, selection, a, extractor.fingerprint)) for a in wanted)
    _write_all(store, _judged(tasks, stages, workers), selection, stages.versions)
    report.problems.sort(key=lambda problem: problem.id)
    return report


def _write_all(
    store: LocalStore,
    judged: Iterator[tuple[Article, Judged]],
    selection: Selection,
    versions: tuple[str, str | None],
) -> None:
    """Write what becomes of each article; closing the store writes what an error leaves held."""
    store.hold()
    for article, verdict in judged:
        problem = write_judged(store, article_record(article, *versions), verdict)
        outcome = selection.chosen.pop(article.id)[1]
        selection.note(problem.status if problem else outcome, problem)
    store.settle()
    selection.forget_mended()


def _both(first: Note, second: Note | None) -> Note:
    def note(outcome: Outcome, problem: Problem | None = None) -> None:
        first(outcome, problem)
        if second:
            second(outcome, problem)

    return note


def write_judged(store: LocalStore, record: RunRecord, judged: Judged) -> Problem | None:
    """Write an article's graphs, or the record of why it has none."""
    if judged.status == "ok":
        write_record(store, record, list(judged.quads))
        return None
    record = replace(record, status=judged.status, reason=judged.reason, report=judged.report)
    write_record(store, record)
    return problem_of(record)


def _known(
    store: LocalStore, selection: Selection, article: Article, reader: str
) -> Extraction | None:
    """Find what an article says, where the same reader read the same text and metadata before."""
    if selection.chosen[article.id][1] not in ("outdated", "relinked"):
        return None
    reading = stored_reading(store, article.id, article.text)
    if reading is None or reading.extraction.pipeline != reader:
        return None
    return reading.extraction


def _judged(
    tasks: Iterator[Task], stages: Stages, workers: int
) -> Iterator[tuple[Article, Judged]]:
    """Yield what becomes of each article, in the order they come in."""
    if workers > 1 and (first := next(tasks, None)) is not None:
        from kg.build.workers import judged_in_processes

        yield from judged_in_processes(chain([first], tasks), stages, workers)
        return
    yield from judged(tasks, stages)
