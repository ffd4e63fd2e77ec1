"""Make one entity out of the records of several sources that have the same id."""

from __future__ import annotations

import sqlite3
from itertools import groupby
from math import cos, radians
from operator import itemgetter
from typing import Any

from kg.linking.index.records import LOCAL

__all__ = ["entities"]

FAR = 50.0
"""Kilometres beyond which a place of GeoNames is not the item that claims its id."""

_MARKS = ",".join("?" * 14)
_TYPE, _LABEL, _LATITUDE, _LONGITUDE, _SOURCE = 1, 2, 5, 6, 12
_VAGUE = {"place", "other", "organisation"}


def entities(db: sqlite3.Connection) -> None:
    """Write the entities, and let what was said of a GeoNames id be said of its Wikidata item."""
    _find_same(db)
    db.execute("BEGIN")
    for table, columns in {
        "entity": ("n",),
        "name": ("n",),
        "tenure": ("person",),
        "relation": ("subject", "object"),
    }.items():
        for column in columns:
            db.execute(
                f"UPDATE raw.{table} SET {column} = (SELECT item FROM raw.same "  # noqa: S608
                f"WHERE gn = {column}) WHERE {column} IN (SELECT gn FROM raw.same)"
            )
    rows = db.execute("SELECT * FROM raw.entity ORDER BY n, rowid")
    merged = (_merged(list(group)) for _, group in groupby(rows, key=itemgetter(0)))
    # A row without a label only says which GeoNames id an item has.
    named = (row for row in merged if row[_LABEL])
    db.executemany(f"INSERT INTO main.entity VALUES ({_MARKS})", named)  # noqa: S608
    db.execute("COMMIT")


def _find_same(db: sqlite3.Connection) -> None:
    """Note which GeoNames ids belong to one item; those that two items claim belong to none."""
    claims: dict[int, set[int]] = {}
    for geonames, n in db.execute(
        "SELECT DISTINCT geonames, n FROM raw.entity "
        "WHERE geonames IS NOT NULL AND n BETWEEN 1 AND ?",
        (LOCAL,),
    ):
        claims.setdefault(geonames, set()).add(n)
    sole = {-geonames: min(items) for geonames, items in claims.items() if len(items) == 1}
    here = _points(db, "n < 0 AND latitude IS NOT NULL")
    there = _points(
        db, f"n BETWEEN 1 AND {LOCAL} AND geonames IS NOT NULL AND latitude IS NOT NULL"
    )
    db.executemany(
        "INSERT INTO raw.same VALUES (?,?)",
        (
            (gn, n)
            for gn, n in sorted(sole.items())
            if gn not in here or n not in there or _near(here[gn], there[n])
        ),
    )


def _points(db: sqlite3.Connection, which: str) -> dict[int, tuple[float, float]]:
    rows = db.execute(f"SELECT n, latitude, longitude FROM raw.entity WHERE {which}")  # noqa: S608
    return {n: (latitude, longitude) for n, latitude, longitude in rows}


def _near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    north = (one[0] - other[0]) * 111.2
    east = (one[1] - other[1]) * 111.2 * cos(radians(one[0]))
    return north * north + east * east <= FAR * FAR


def _merged(rows: list[tuple[Any, ...]]) -> tuple[Any, ...]:
    merged = list(rows[0])
    for row in rows[1:]:
        if merged[_TYPE] in _VAGUE and row[_TYPE] not in _VAGUE:
            merged[_TYPE] = row[_TYPE]
        for at, value in enumerate(row):
            # A position is taken whole, never half from one source and half from another.
            if merged[at] in (None, "") and not (at == _LONGITUDE and row[_LATITUDE] is None):
                merged[at] = value
    merged[_SOURCE] = "+".join(sorted({part for row in rows for part in row[_SOURCE].split("+")}))
    return tuple(merged)
