"""Build a graph: the whole way of an article, one transaction each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg.articles import Given, read_articles
from kg.build.articles import Note, Reprocess, Selection
from kg.build.records import article_record, problem_of, write_record
from kg.build.report import BuildReport, Outcome, Problem, Progress
from kg.build.stages import Extractor, Gate
from kg.errors import KgError
from kg.mapping import MAPPING_VERSION, article_graphs, article_quads
from kg.model import Article, Extraction
from kg.store import LocalStore

__all__ = ["build", "pipeline_fingerprint"]


def build(
    inputs: Sequence[str | Path],
    *,
    store: LocalStore,
    extractor: Extractor,
    gate: Gate,
    reprocess: Reprocess = "changed",
    given: Given | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Read articles into the store, each in one transaction; unchanged ones are left alone.

    Bad input, and a graph that does not conform, is recorded and reported, and the build goes on.
    It may be stopped at any moment: run again, it gives the same store.

    Args:
        inputs: Files, folders, and ``-`` for standard input.
        store: Open for writing.
        extractor: Reads the articles.
        gate: Validates their graphs.
        reprocess: Which articles that the store knows are read again.
        given: What is known about a single article.
        progress: Told about each input as it is finished.

    Raises:
        StoreError: The store cannot be written; what was written before stays.
        UsageError: ``given`` with more than one file.
    """
    report = BuildReport()
    note = _both(report.note, progress)
    pipeline = pipeline_fingerprint(extractor, gate)
    selection = Selection(store, pipeline, reprocess, note)
    finisher = _Finisher(store, gate, pipeline)
    wanted = selection.choose(read_articles(inputs, given=given or Given()))
    for outcome, problem in _finish_all(extractor, wanted, selection, finisher):
        note(outcome, problem)
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


class _Naming:
    """Puts the articles in hand on an error that passes: a bug is not caught, but found sooner."""

    def __init__(self, articles: Iterable[str]) -> None:
        self._articles = articles

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is not None:
            error.add_note(f"Articles in hand: {', '.join(map(repr, self._articles))}")


class _Finisher:
    """Maps, validates and stores what was extracted."""

    def __init__(self, store: LocalStore, gate: Gate, pipeline: str) -> None:
        self._store = store
        self._gate = gate
        self._pipeline = pipeline

    def finish(self, article: Article, result: Extraction | KgError) -> Problem | None:
        """Write an article's graphs, or the record of why it has none."""
        record = article_record(article, self._pipeline)
        if isinstance(result, KgError):
            record = replace(record, status="failed", reason=str(result))
            write_record(self._store, record)
            return problem_of(record)
        quads = article_quads(article, result, self._store.base)
        verdict = self._gate.validate(self._validated(article, quads))
        if verdict.conforms:
            write_record(self._store, record, quads)
            return None
        report = str(verdict)
        reason = "its graph does not conform to the shapes; `kg status --json` has the report"
        record = replace(record, status="quarantined", reason=reason, report=report)
        write_record(self._store, record)
        return problem_of(record)

    def _validated(self, article: Article, quads: list[Quad]) -> list[Quad]:
        """Give the article graph, and the text that its quotes are compared with."""
        names = article_graphs(article.id, self._store.base)
        graphs = NamedNode(names["graph"]), NamedNode(names["text"])
        return [quad for quad in quads if quad.graph_name in graphs]


def _finish_all(
    extractor: Extractor, wanted: Iterator[Article], selection: Selection, finisher: _Finisher
) -> Iterator[tuple[Outcome, Problem | None]]:
    """Extract and finish the chosen articles; give what became of each."""
    with _Naming(selection.chosen):
        for article_id, result in _extract(extractor, wanted, selection):
            article, outcome = selection.chosen[article_id]
            problem = finisher.finish(article, result)
            del selection.chosen[article_id]
            yield problem.status if problem else outcome, problem
        if selection.chosen:
            raise RuntimeError("the extractor left out articles")


def _extract(
    extractor: Extractor, articles: Iterator[Article], selection: Selection
) -> Iterator[tuple[str, Extraction | KgError]]:
    """Extract in a stream; where that fails, find out which of the articles in hand it was."""
    source = _Source(articles)
    while True:
        try:
            for extraction in extractor.extract(source):
                yield extraction.article, extraction
        except KgError:
            if source.broken or not selection.chosen:
                raise  # not an article's fault
            yield from _one_by_one(extractor, [a for a, _ in selection.chosen.values()])
        else:
            return


class _Source:
    """An iterator that outlives the extractor it feeds, and knows whether the error was its own."""

    def __init__(self, articles: Iterator[Article]) -> None:
        self.broken = False
        self._articles = articles

    def __iter__(self) -> Iterator[Article]:
        return self

    def __next__(self) -> Article:
        try:
            return next(self._articles)
        except KgError:
            self.broken = True
            raise


def _one_by_one(
    extractor: Extractor, articles: Iterable[Article]
) -> Iterator[tuple[str, Extraction | KgError]]:
    for article in articles:
        try:
            for extraction in extractor.extract([article]):
                yield article.id, extraction
        except KgError as error:
            yield article.id, error
