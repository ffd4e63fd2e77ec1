"""Say what a store holds, and how it stands to some inputs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from kg.articles import Given, Unreadable, read_articles
from kg.build.records import fingerprint, input_record, problem_of, read_record, records, source_of
from kg.build.report import Problem
from kg.mapping import RunRecord
from kg.store import LocalStore

__all__ = ["InputStatus", "StoreStatus", "compare_inputs", "store_status"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreStatus:
    """What is in a store.

    Attributes:
        articles: The articles that are well: id and path, sorted by id.
        quarantined: Those whose graph does not conform, with their SHACL reports.
        pipelines: How many articles each version of the pipeline has read.
        linkers: How many articles each version of the linker and its index has linked.
    """

    path: str
    base: str
    quads: int
    articles: tuple[RunRecord, ...]
    quarantined: tuple[RunRecord, ...]
    failed: tuple[RunRecord, ...]
    skipped: tuple[RunRecord, ...]
    pipelines: dict[str, int]
    linkers: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class InputStatus:
    """How some inputs stand to a store: what a build would do; ids, or for ``failed`` problems.

    ``missing`` are articles of the store that were read from these inputs and are there no more.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    quarantined: tuple[str, ...]
    failed: tuple[Problem, ...]
    missing: tuple[str, ...]


def store_status(store: LocalStore) -> StoreStatus:
    """Count and list what is in a store."""
    articles = tuple(records(store, "ok"))
    read = Counter(record.pipeline for record in articles if record.pipeline)
    linked = Counter(record.linker for record in articles if record.linker)
    return StoreStatus(
        path=str(store.path),
        base=store.base,
        quads=len(store),
        articles=articles,
        quarantined=tuple(records(store, "quarantined")),
        failed=tuple(records(store, "failed")),
        skipped=tuple(records(store, "skipped")),
        pipelines=dict(sorted(read.items())),
        linkers=dict(sorted(linked.items())),
    )


def compare_inputs(
    store: LocalStore, inputs: Sequence[str | Path], given: Given | None = None
) -> InputStatus:
    """Say which articles of some inputs a build would find new, changed or gone.

    An article that another version of the pipeline has read counts as unchanged here: to know,
    the pipeline would have to be loaded.
    """
    groups: dict[str, list[str]] = {}
    failed: list[Problem] = []
    seen: set[str] = set()
    for item in read_articles(inputs, given=given or Given()):
        if isinstance(item, Unreadable):
            failed.append(problem_of(input_record(item)))
            continue
        seen.add(item.id)
        before = read_record(store, item.id)
        groups.setdefault(_state(before, fingerprint(item)), []).append(item.id)
    return InputStatus(
        new=tuple(groups.get("new", ())),
        changed=tuple(groups.get("changed", ())),
        unchanged=tuple(groups.get("unchanged", ())),
        quarantined=tuple(groups.get("quarantined", ())),
        failed=tuple(failed),
        missing=tuple(_missing(records(store, "ok", "quarantined"), inputs, seen)),
    )


def _state(before: RunRecord | None, mark: str) -> str:
    if before is None:
        return "new"
    if before.fingerprint != mark:
        return "changed"
    return "unchanged" if before.status == "ok" else "quarantined"


def _missing(
    stored: Iterable[RunRecord], inputs: Sequence[str | Path], seen: set[str]
) -> Iterable[str]:
    roots = [PurePath(name) for name in inputs]
    for record in stored:
        source = PurePath(source_of(record.path))
        if record.key not in seen and any(source.is_relative_to(root) for root in roots):
            yield record.key
