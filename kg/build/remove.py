"""Take articles out of a store."""

from __future__ import annotations

from collections.abc import Sequence

from kg.build.records import read_record, records, remove_record, source_of
from kg.errors import UsageError
from kg.mapping import RunRecord
from kg.store import LocalStore
from kg.terms import Minter, article_slug

__all__ = ["remove_articles"]


def remove_articles(store: LocalStore, names: Sequence[str]) -> list[RunRecord]:
    """Remove articles, named by id, IRI or the path they were read from, in one transaction.

    Raises:
        UsageError: One of them is not in the store; then nothing is removed.
    """
    found: dict[str, RunRecord] = {}
    by_path: dict[str, list[RunRecord]] | None = None
    for name in names:
        record = read_record(store, name) or read_record(store, f"input:{name}")
        if record is None and by_path is None:
            by_path = _by_path(store)
        matches = [record] if record else (by_path or {}).get(name, [])
        if not matches:
            raise UsageError(
                f"The store in {store.path} has no article {name!r}, so nothing was removed: "
                "`kg status --json` lists what it has"
            )
        found |= {match.key: match for match in matches}
    remove_record(store, *found.values())
    return sorted(found.values(), key=lambda record: record.key)


def _by_path(store: LocalStore) -> dict[str, list[RunRecord]]:
    """Find articles by the file and line, the whole file, or the IRI."""
    found: dict[str, list[RunRecord]] = {}
    for record in records(store):
        iri = Minter(store.base).article(article_slug(record.key))
        for name in {record.path or iri, source_of(record.path) or iri, iri}:
            found.setdefault(name, []).append(record)
    return found
