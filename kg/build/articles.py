"""Choose the articles that need work, and keep the books on all other inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Literal

from kg.articles import Unreadable
from kg.build.records import (
    fingerprint,
    input_record,
    move_record,
    problem_of,
    read_record,
    records,
    remove_record,
    source_of,
    write_record,
)
from kg.build.report import Outcome, Problem
from kg.linking import ONLINE
from kg.mapping import RunRecord
from kg.model import Article
from kg.store import LocalStore
from kg.terms import article_slug

__all__ = ["Note", "Reprocess", "Selection"]

Reprocess = Literal["changed", "failed", "all"]
"""``changed``: what is new, changed, or read or linked by another version; ``failed``: also what
failed."""

Note = Callable[[Outcome, Problem | None], None]


class Selection:
    """Walks over what was read, hands on what needs work, and notes everything else.

    Attributes:
        chosen: Articles handed on and not yet finished: id -> article and why it needs work.
        note: Told about each input.
    """

    def __init__(
        self,
        store: LocalStore,
        versions: tuple[str, str | None],
        reprocess: Reprocess,
        note: Note,
    ) -> None:
        self.chosen: dict[str, tuple[Article, Outcome]] = {}
        self._store = store
        self._pipeline, self._linker = versions
        self._reprocess = reprocess
        self.note = note
        self._seen: dict[str, tuple[str, str | None]] = {}
        self._sources: set[str] = set()
        self._refused: set[str] = set()

    def choose(self, found: Iterable[Article | Unreadable]) -> Iterator[Article]:
        """Give the articles that need work."""
        for item in found:
            self._sources.add(source_of(item.path))
            if isinstance(item, Unreadable):
                self._refuse(input_record(item))
                continue
            mark = fingerprint(item)
            before = read_record(self._store, item.id)
            if self._stands_alone(item, mark, before):
                outcome = self._outcome(mark, before)
                if before is not None and outcome == "unchanged":
                    self._keep(item, before)
                else:
                    self.chosen[item.id] = item, outcome
                    yield item

    def forget_mended(self) -> None:
        """Drop the records of inputs that gave no article in an earlier run and now do."""
        for record in list(records(self._store, "failed", "skipped")):
            read = {record.path, source_of(record.path)} & self._sources
            if record.key.startswith("input:") and read and record.key not in self._refused:
                remove_record(self._store, record)

    def _stands_alone(self, article: Article, mark: str, before: RunRecord | None) -> bool:
        """Note an article whose id came before in this run, or clashes with another's."""
        slug = article_slug(article.id)
        first = self._seen.get(slug)
        if before is not None and before.key != article.id:
            reason = f"its id {article.id!r} makes the same IRIs as {before.key!r}"
        elif first is None:
            self._seen[slug] = mark, article.path
            return True
        elif first[0] == mark:
            self.note("repeated", None)
            return False
        else:
            reason = f"its id {article.id!r} is that of another article, in {first[1]}"
        self._refuse(
            RunRecord(
                key=f"input:{article.path}#{article.id}#{mark[:8]}",
                status="failed",
                path=article.path,
                reason=f"{reason}; give one of them another id",
            )
        )
        return False

    def _refuse(self, record: RunRecord) -> None:
        self._refused.add(record.key)
        if read_record(self._store, record.key) != record:
            write_record(self._store, record)
        problem = problem_of(record)
        self.note(problem.status, problem)

    def _keep(self, article: Article, record: RunRecord) -> None:
        if record.path != article.path:
            move_record(self._store, record, article.path)
        if record.status == "ok":
            self.note("unchanged", None)
        else:
            problem = problem_of(replace(record, path=article.path))
            self.note(problem.status, problem)

    def _outcome(self, mark: str, before: RunRecord | None) -> Outcome:
        if before is None:
            return "new"
        if before.fingerprint != mark:
            return "changed"
        if before.pipeline != self._pipeline:
            return "outdated"
        if self._reprocess == "all" or (self._reprocess == "failed" and before.status != "ok"):
            return "again"
        if not _same_linker(before.linker, self._linker):
            return "relinked"
        return "unchanged"


def _same_linker(before: str | None, now: str | None) -> bool:
    """Say whether links would be the same; those that a service has added to them stay."""
    added = before is not None and now is not None and before.startswith(f"{now}{ONLINE}")
    return before == now or added
