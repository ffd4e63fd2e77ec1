"""Link the articles of a store again, without reading them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from kg.build.build import write_judged
from kg.build.judging import Judged, judge
from kg.build.records import article_record, records, stored_reading
from kg.build.report import MAX_PROBLEMS, Outcome, Problem, Progress
from kg.build.stages import Gate, Linker, pipeline_fingerprint
from kg.errors import RemoteError, StoppedError
from kg.mapping import Reading, RunRecord, article_graphs
from kg.store import LocalStore
from kg.terms import CKG, Minter

__all__ = ["LinkReport", "count_articles", "relink"]

_SAYS = (CKG.linkOf, CKG.linkStatus, CKG.linkTarget)


@dataclass(slots=True, kw_only=True)
class LinkReport:
    """What linking again did.

    Attributes:
        relinked: Articles written with new links, or with the same by another version.
        unchanged: Articles whose links were made by this very version.
        links: Links that are new, gone, or to something else than before.
        stopped: Why the rest was left as it was; empty where nothing was.
        problems: Articles that could not be linked again, and why; they are as they were, but for
            those in quarantine.
    """

    relinked: int = 0
    unchanged: int = 0
    links: int = 0
    stopped: str = ""
    problems: list[Problem] = field(default_factory=list)


def relink(
    store: LocalStore, *, gate: Gate, linker: Linker, progress: Progress | None = None
) -> LinkReport:
    """Link every article of a store again, each in one transaction.

    Stopped and run again it goes on where it was. The store comes out as a build with this linker
    would make it.

    Raises:
        KgError: The store cannot be written, or the index cannot be read; what was written stays.
    """
    report = LinkReport()
    for record in records(store, "ok"):
        try:
            outcome, problem = _one(store, record, gate, linker, report)
        except StoppedError as error:
            report.stopped = str(error)
            break
        if problem and len(report.problems) < MAX_PROBLEMS:
            report.problems.append(problem)
        if progress:
            progress(outcome, problem)
    return report


def count_articles(store: LocalStore) -> int:
    """Count the articles that are well, for those who wait."""
    return sum(1 for _ in store.match(NamedNode(CKG.runStatus), Literal("ok")))


def _one(
    store: LocalStore, record: RunRecord, gate: Gate, linker: Linker, report: LinkReport
) -> tuple[Outcome, Problem | None]:
    rest = pipeline_fingerprint("", gate)
    if record.linker == linker.fingerprint and (record.pipeline or "").endswith(rest):
        report.unchanged += 1
        return "unchanged", None
    reading = stored_reading(store, record.key, path=record.path)
    if reading is None:
        return "failed", _unread(record)
    try:
        verdict = judge(reading.article, reading.extraction, gate, store.base, linker)
    except StoppedError:
        raise
    except RemoteError as error:
        return "failed", _unanswered(record, str(error))
    changed = _changed(store, record, verdict)
    problem = write_judged(store, _record(reading, gate, linker), verdict)
    if problem:
        return problem.status, problem
    report.relinked += 1
    report.links += changed
    return "relinked", None


def _record(reading: Reading, gate: Gate, linker: Linker) -> RunRecord:
    pipeline = pipeline_fingerprint(reading.extraction.pipeline, gate)
    return article_record(reading.article, pipeline, linker.fingerprint)


def _unread(record: RunRecord) -> Problem:
    return Problem(
        id=record.key,
        status="failed",
        path=record.path,
        reason="it was read by another version of kg, so that its links stay as they were; run "
        "`kg build` on it again",
    )


def _unanswered(record: RunRecord, why: str) -> Problem:
    return Problem(id=record.key, status="failed", path=record.path, reason=why)


def _changed(store: LocalStore, record: RunRecord, verdict: Judged) -> int:
    graph = NamedNode(article_graphs(record.key, store.base)["graph"])
    start = f"<{Minter(store.base).thing('link', '')}"
    before = (quad for says in _SAYS for quad in store.quads(graph, NamedNode(says)))
    found = _links(before) ^ _links(verdict.quads)
    return len({link for link, _, _ in found if link.startswith(start)})


def _links(quads: Iterable[Quad]) -> set[tuple[str, str, str]]:
    said = (quad for quad in quads if quad.predicate.value in _SAYS)
    return {(str(quad.subject), quad.predicate.value, str(quad.object)) for quad in said}
