"""What reconciling remembers between runs, in one SQLite file that can be made anew at any time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from kg.reconcile.clusters import Pair
from kg.reconcile.dating import Dating
from kg.reconcile.happenings import Story
from kg.reconcile.series import Point

__all__ = ["Edge", "Remembered", "State"]

_TABLES = """
CREATE TABLE story(slug TEXT PRIMARY KEY, digest TEXT, dated INT, body BLOB, dating BLOB)
  WITHOUT ROWID;
CREATE TABLE happening(iri TEXT PRIMARY KEY, slug TEXT, incident TEXT) WITHOUT ROWID;
CREATE INDEX happening_slug ON happening(slug);
CREATE INDEX happening_incident ON happening(incident) WHERE incident IS NOT NULL;
CREATE TABLE key(key TEXT, iri TEXT, slug TEXT, PRIMARY KEY(key, iri)) WITHOUT ROWID;
CREATE INDEX key_slug ON key(slug);
CREATE TABLE band(key TEXT, slug TEXT, PRIMARY KEY(key, slug)) WITHOUT ROWID;
CREATE INDEX band_slug ON band(slug);
CREATE TABLE edge(one TEXT, other TEXT, score REAL, reasons TEXT, PRIMARY KEY(one, other))
  WITHOUT ROWID;
CREATE TABLE copy(one TEXT, other TEXT, PRIMARY KEY(one, other)) WITHOUT ROWID;
CREATE TABLE toll(key TEXT, slug TEXT, points BLOB, PRIMARY KEY(key, slug)) WITHOUT ROWID;
CREATE INDEX toll_slug ON toll(slug);
CREATE TABLE held(place TEXT, slug TEXT, PRIMARY KEY(place, slug)) WITHOUT ROWID;
CREATE INDEX held_slug ON held(slug);
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""
_FORGET = (
    """DELETE FROM edge WHERE (other, one) IN (
         SELECT one, other FROM edge
         WHERE one IN (SELECT iri FROM happening WHERE slug = :slug))""",
    "DELETE FROM edge WHERE one IN (SELECT iri FROM happening WHERE slug = :slug)",
    "DELETE FROM copy WHERE (other, one) IN (SELECT one, other FROM copy WHERE one = :slug)",
    "DELETE FROM copy WHERE one = :slug",
    "DELETE FROM key WHERE slug = :slug",
    "DELETE FROM band WHERE slug = :slug",
    "DELETE FROM toll WHERE slug = :slug",
    "DELETE FROM held WHERE slug = :slug",
    "DELETE FROM happening WHERE slug = :slug",
    "DELETE FROM story WHERE slug = :slug",
)
_AT_ONCE = 400
"""Values in one query; SQLite allows more, and this is enough to make the trip cheap."""

_STORY = TypeAdapter(Story)
_DATING = TypeAdapter(Dating | None)
_POINTS = TypeAdapter(list[Point])


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """A story with its happenings' days filled in, and how it came by its day."""

    story: Story
    dating: Dating | None

    @property
    def day(self) -> date | None:
        """The day of the article, its own or an inferred one."""
        return self.story.issued or (self.dating.day if self.dating else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Two happenings that were compared and had something in common."""

    pair: Pair
    score: float
    reasons: tuple[str, ...]


class State:
    """The tables. Edges and copies are kept in both directions, so that neighbours are one look."""

    def __init__(self, path: Path | None = None) -> None:
        self._db = sqlite3.connect(path or ":memory:", isolation_level=None)
        # what a crash leaves is thrown away whole: see kg/build/across.py
        self._db.executescript("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;")
        if not self._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
            self._db.executescript(_TABLES)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def begin(self) -> None:
        """Start a transaction."""
        self._db.execute("BEGIN")

    def commit(self) -> None:
        """End the transaction and keep what was done."""
        self._db.execute("COMMIT")

    def note(self, name: str, value: str | None) -> None:
        """Keep a value under a name; None forgets it."""
        self._db.execute("DELETE FROM meta WHERE name = ?", (name,))
        if value is not None:
            self._db.execute("INSERT INTO meta VALUES (?, ?)", (name, value))

    def noted(self, name: str) -> str | None:
        """Give what is kept under a name."""
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def digests(self) -> dict[str, str]:
        """Give the slug of every story and the digest of what it was read from."""
        return dict(self._db.execute("SELECT slug, digest FROM story"))

    def count_dated(self) -> int:
        """Count the stories that were given a day."""
        text = "SELECT COUNT(*) FROM story WHERE dating != CAST('null' AS BLOB)"
        return int(self._db.execute(text).fetchone()[0])

    def add(self, story: Story, digest: str, dating: Dating | None) -> None:
        """Remember a story and its happenings; its keys and bands are added apart."""
        dated = story.issued is not None
        body = _STORY.dump_json(story), _DATING.dump_json(dating)
        self._db.execute(
            "INSERT INTO story VALUES (?, ?, ?, ?, ?)", (story.slug, digest, dated, *body)
        )
        rows = ((one.iri, story.slug, None) for one in story.happenings)
        self._db.executemany("INSERT INTO happening VALUES (?, ?, ?)", rows)

    def forget(self, slug: str) -> None:
        """Forget a story and all that hangs on it."""
        for text in _FORGET:
            self._db.execute(text, {"slug": slug})

    def has(self, slug: str) -> bool:
        """Say whether a story is remembered."""
        return bool(self._db.execute("SELECT 1 FROM story WHERE slug = ?", (slug,)).fetchone())

    def story(self, slug: str) -> Remembered:
        """Give a story that is remembered."""
        row = self._db.execute("SELECT body, dating FROM story WHERE slug = ?", (slug,)).fetchone()
        return Remembered(story=_STORY.validate_json(row[0]), dating=_DATING.validate_json(row[1]))

    def digest(self, slug: str) -> str:
        """Give the digest of what a story was read from."""
        row = self._db.execute("SELECT digest FROM story WHERE slug = ?", (slug,)).fetchone()
        return str(row[0])

    def set_dating(self, slug: str, dating: Dating | None) -> None:
        """Remember how a story came by its day."""
        values = _DATING.dump_json(dating), slug
        self._db.execute("UPDATE story SET dating = ? WHERE slug = ?", values)

    def add_keys(self, slug: str, keys: Iterable[tuple[str, str]]) -> None:
        """Add blocking keys, each with the happening of the story that has it."""
        rows = ((key, iri, slug) for key, iri in keys)
        self._db.executemany("INSERT OR IGNORE INTO key VALUES (?, ?, ?)", rows)

    def sharing(self, keys: Iterable[str], slug: str) -> list[tuple[str, str]]:
        """Give the (slug, happening) of other stories that have one of the keys, sorted."""
        found = self._some("SELECT slug, iri FROM key WHERE key IN (%s)", sorted(set(keys)))
        return sorted({(str(of), str(iri)) for of, iri in found if of != slug})

    def dated(self, slugs: Iterable[str], dated: bool) -> list[str]:
        """Give those of the stories that state a day of their own, or those that do not."""
        found = self._some("SELECT slug, dated FROM story WHERE slug IN (%s)", sorted(set(slugs)))
        return sorted(str(slug) for slug, stated in found if bool(stated) is dated)

    def add_bands(self, slug: str, bands: Iterable[str]) -> None:
        """Add the keys under which copies of a story's text are found."""
        self._db.executemany("INSERT INTO band VALUES (?, ?)", ((band, slug) for band in bands))

    def in_bands(self, bands: Iterable[str], slug: str) -> list[str]:
        """Give the other stories that share one of these."""
        found = self._some("SELECT slug FROM band WHERE key IN (%s)", sorted(set(bands)))
        return sorted({str(of) for (of,) in found if of != slug})

    def add_points(self, slug: str, points: Iterable[tuple[str, Point]]) -> None:
        """Add what a story has to say to running totals, each figure with the key of its series."""
        by_key: dict[str, list[Point]] = {}
        for key, point in points:
            by_key.setdefault(key, []).append(point)
        rows = ((key, slug, _POINTS.dump_json(found)) for key, found in by_key.items())
        self._db.executemany("INSERT INTO toll VALUES (?, ?, ?)", rows)

    def series_of(self, slug: str) -> set[str]:
        """Give the keys of the series that a story has figures of."""
        rows = self._db.execute("SELECT key FROM toll WHERE slug = ?", (slug,))
        return {str(key) for (key,) in rows}

    def points(self, key: str) -> Iterator[tuple[Point, date | None]]:
        """Give the points of a series, each with the day that its story was given, if any."""
        text = """SELECT points, dating FROM toll JOIN story USING (slug)
                  WHERE key = ? ORDER BY slug"""
        for body, dating in self._db.execute(text, (key,)):
            found = _DATING.validate_json(dating)
            for point in _POINTS.validate_json(body):
                yield point, found.day if found else None

    def add_places(self, slug: str, places: Iterable[str]) -> None:
        """Add the places of which a story says who took them."""
        self._db.executemany("INSERT INTO held VALUES (?, ?)", ((one, slug) for one in places))

    def places_of(self, slug: str) -> set[str]:
        """Give the places of which a story says who took them."""
        rows = self._db.execute("SELECT place FROM held WHERE slug = ?", (slug,))
        return {str(place) for (place,) in rows}

    def telling_of(self, place: str) -> list[str]:
        """Give the stories that say who took a place, sorted."""
        rows = self._db.execute("SELECT slug FROM held WHERE place = ? ORDER BY slug", (place,))
        return [str(slug) for (slug,) in rows]

    def add_copy(self, one: str, other: str) -> None:
        """Remember that two stories are one text."""
        both = [(one, other), (other, one)]
        self._db.executemany("INSERT OR IGNORE INTO copy VALUES (?, ?)", both)

    def copies(self, slug: str) -> list[str]:
        """Give the stories that are one text with a story."""
        rows = self._db.execute("SELECT other FROM copy WHERE one = ?", (slug,))
        return [str(other) for (other,) in rows]

    def add_edges(self, edges: Iterable[Edge]) -> None:
        """Remember comparisons."""
        rows = [(*edge.pair, edge.score, "\n".join(edge.reasons)) for edge in edges]
        rows += [(other, one, score, reasons) for one, other, score, reasons in rows]
        self._db.executemany("INSERT OR REPLACE INTO edge VALUES (?, ?, ?, ?)", rows)

    def edges(self, iri: str) -> Iterator[Edge]:
        """Give the comparisons of a happening, each with it as the first of the pair."""
        text = "SELECT other, score, reasons FROM edge WHERE one = ?"
        for other, score, reasons in self._db.execute(text, (iri,)):
            yield Edge(pair=(iri, other), score=score, reasons=tuple(reasons.split("\n")))

    def happenings(self, slugs: Iterable[str]) -> list[str]:
        """Give the happenings of some stories."""
        found = self._some("SELECT iri FROM happening WHERE slug IN (%s)", sorted(set(slugs)))
        return sorted(str(iri) for (iri,) in found)

    def story_of(self, iris: Iterable[str]) -> dict[str, str]:
        """Give the slug of the story of each happening that is remembered."""
        found = self._some("SELECT iri, slug FROM happening WHERE iri IN (%s)", sorted(set(iris)))
        return {str(iri): str(slug) for iri, slug in found}

    def incidents(self, iris: Iterable[str]) -> set[str]:
        """Give the incidents that these happenings are members of by now."""
        text = "SELECT DISTINCT incident FROM happening WHERE incident IS NOT NULL AND iri IN (%s)"
        return {str(incident) for (incident,) in self._some(text, sorted(set(iris)))}

    def all_incidents(self) -> list[str]:
        """Give every incident."""
        text = (
            "SELECT DISTINCT incident FROM happening WHERE incident IS NOT NULL ORDER BY incident"
        )
        return [str(incident) for (incident,) in self._db.execute(text)]

    def assign(self, iris: Iterable[str], incident: str | None) -> None:
        """Make happenings members of an incident, or of none."""
        rows = ((incident, iri) for iri in iris)
        self._db.executemany("UPDATE happening SET incident = ? WHERE iri = ?", rows)

    def _some(self, text: str, values: list[str]) -> Iterator[tuple[object, ...]]:
        """Ask for many values, in parts; ``%s`` stands where the placeholders go."""
        for start in range(0, len(values), _AT_ONCE):
            part = values[start : start + _AT_ONCE]
            yield from self._db.execute(text % ", ".join("?" * len(part)), part)
