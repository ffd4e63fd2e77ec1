"""Put sources together into one index file.

Records are first collected as they come, then entities of one id are merged (the source that is
named first wins, the others fill gaps), then keys are made and written in order. So memory stays
flat, and the same sources give the same bytes. Entities with equal names are never merged.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.linking import names
from kg.linking.index import merge
from kg.linking.index.index import Index
from kg.linking.index.keys import skeleton_rows, surface_rows
from kg.linking.index.manifest import Manifest, SourceReport
from kg.linking.index.offices import office_key
from kg.linking.index.records import (
    EntityRecord,
    NameRecord,
    Problems,
    Record,
    RelationRecord,
    Source,
    TenureRecord,
)
from kg.linking.index.schema import APPLICATION, FORMAT, INDEXES, RAW, TABLES

__all__ = ["build_index", "memory_index"]

_BATCH = 10_000
_INSERT = {
    EntityRecord: "INSERT INTO raw.entity VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    NameRecord: "INSERT INTO raw.name VALUES (?,?,?)",
    TenureRecord: "INSERT INTO raw.tenure VALUES (?,?,?,?,?,?)",
    RelationRecord: "INSERT INTO raw.relation VALUES (?,?,?)",
}


def build_index(
    sources: Sequence[Source], target: Path, *, tell: Callable[[str], None] = lambda _: None
) -> Manifest:
    """Build an index file and put it in the place of ``target`` once it is whole.

    Raises:
        InputError: A source cannot be read at all, or the file cannot be written.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".kg-index-") as folder:
            made = Path(folder) / "index"
            manifest = _build(sources, made, Path(folder) / "raw", tell)
            os.replace(made, target)
    except (OSError, sqlite3.OperationalError) as error:
        raise InputError(
            f"The index cannot be written to {target}: {error}. Name another file with --output "
            "or KG_INDEX, or make room"
        ) from error
    return manifest


def _build(
    sources: Sequence[Source], made: Path, raw: Path, tell: Callable[[str], None]
) -> Manifest:
    with contextlib.closing(sqlite3.connect(made, isolation_level=None)) as db:
        return _fill(db, sources, raw, tell)


def memory_index(sources: Sequence[Source]) -> Index:
    """Build a small index that is gone when it is closed."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    _fill(db, sources, Path(":memory:"), lambda _: None)
    return Index(db, Path(":memory:"))


def _fill(
    db: sqlite3.Connection, sources: Sequence[Source], raw: Path, tell: Callable[[str], None]
) -> Manifest:
    _prepare(db, raw)
    reports = [_collect(db, source, tell) for source in sources]
    tell("merging")
    merge.entities(db)
    tell("making keys")
    _keys(db)
    _rest(db)
    manifest = Manifest(sources=tuple(reports), counts=_counts(db))
    _finish(db, manifest)
    return manifest


def _prepare(db: sqlite3.Connection, raw: Path) -> None:
    db.execute("ATTACH ? AS raw", (str(raw),))
    for schema in ("main", "raw"):
        db.execute(f"PRAGMA {schema}.journal_mode = OFF")
        db.execute(f"PRAGMA {schema}.synchronous = OFF")
        db.execute(f"PRAGMA {schema}.cache_size = -32000")
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.execute(f"PRAGMA user_version = {FORMAT * 1000 + names.VERSION}")
    db.execute("PRAGMA temp_store = FILE")
    db.executescript(TABLES)
    db.executescript(RAW)


def _collect(db: sqlite3.Connection, source: Source, tell: Callable[[str], None]) -> SourceReport:
    problems = Problems()
    digest = hashlib.sha256()
    counts = {"entities": 0, "names": 0, "tenures": 0, "relations": 0}
    labels = dict(zip(_INSERT, counts, strict=True))
    db.execute("BEGIN")
    for batch in _batches(source.records(problems)):
        for kind, statement in _INSERT.items():
            rows = [record for record in batch if type(record) is kind]
            if rows:
                digest.update(repr([tuple(row) for row in rows]).encode("utf-8", "surrogatepass"))
                counts[labels[kind]] += len(rows)
                db.executemany(statement, rows)
    db.execute("COMMIT")
    info = source.info()
    tell(f"{info.name}: {counts['entities']:,} entities, {counts['names']:,} names")
    return SourceReport(
        **asdict(info),
        counts=counts,
        left_out=dict(sorted(problems.counts.items())),
        examples=dict(sorted(problems.examples.items())),
        digest=digest.hexdigest()[:16],
    )


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    records = iter(records)
    while batch := list(islice(records, _BATCH)):
        yield batch


def _keys(db: sqlite3.Connection) -> None:
    db.execute("BEGIN")
    found = db.execute(
        "SELECT e.n, e.type, e.country, e.label, x.name, x.kind FROM raw.name x "
        "JOIN main.entity e ON e.n = x.n"
    )
    found.arraysize = _BATCH
    rows: list[tuple[Any, ...]]
    for rows in iter(found.fetchmany, []):
        db.executemany("INSERT INTO raw.surface VALUES (?,?,?)", surface_rows(rows))
        db.executemany("INSERT INTO raw.skeleton VALUES (?,?,?,?)", skeleton_rows(rows))
    db.execute(
        "INSERT INTO main.surface SELECT norm, ent, min(name) FROM raw.surface "
        "GROUP BY norm, ent ORDER BY norm, ent"
    )
    db.execute(
        "INSERT INTO main.skeleton SELECT skel, folded, ent, min(name) FROM raw.skeleton "
        "GROUP BY skel, folded, ent ORDER BY skel, folded, ent"
    )
    db.execute("COMMIT")


def _rest(db: sqlite3.Connection) -> None:
    db.execute("BEGIN")
    # A dump names offices by their items, whose labels and countries come elsewhere in it.
    db.execute(
        "UPDATE raw.tenure SET label = coalesce((SELECT label FROM main.entity WHERE n = position),"
        " ''), country = coalesce(country, (SELECT country FROM main.entity WHERE n = position)) "
        "WHERE label = ''"
    )
    tenures = db.execute(
        "SELECT DISTINCT person, position, label, country, start, end FROM raw.tenure "
        "WHERE person IN (SELECT n FROM main.entity) AND label != '' "
        "ORDER BY person, start, end, label, position, country"
    ).fetchall()
    db.executemany(
        "INSERT INTO main.tenure VALUES (?,?,?,?,?,?,?)",
        ((*row, office_key(row[2], row[3])) for row in tenures),
    )
    db.execute(
        "INSERT OR IGNORE INTO main.relation SELECT DISTINCT subject, property, object "
        "FROM raw.relation WHERE subject IN (SELECT n FROM main.entity) "
        "AND object IN (SELECT n FROM main.entity) AND subject != object "
        "ORDER BY subject, property, object"
    )
    db.execute("COMMIT")
    db.executescript(INDEXES)


def _counts(db: sqlite3.Connection) -> dict[str, int]:
    tables = {
        "entities": "entity",
        "names": "surface",
        "tenures": "tenure",
        "relations": "relation",
    }
    found = {
        title: int(db.execute(f"SELECT count(*) FROM main.{table}").fetchone()[0])  # noqa: S608
        for title, table in tables.items()
    }
    types = db.execute("SELECT type, count(*) FROM main.entity GROUP BY type ORDER BY type")
    return found | {f"type {name}": int(number) for name, number in types}


def _finish(db: sqlite3.Connection, manifest: Manifest) -> None:
    text = json.dumps(manifest.as_dict(), ensure_ascii=False, sort_keys=True)
    db.execute("INSERT INTO main.manifest VALUES ('manifest', ?)", (text,))
    db.execute("DETACH raw")
