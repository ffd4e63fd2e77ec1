"""Look names up in an index file.

Opening reads a page or two; everything else is asked from the file, which other processes may read
at the same time. All answers are in an order that does not depend on chance.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Literal, NamedTuple, Self
from urllib.parse import quote

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import extract

from kg.errors import InputError
from kg.linking import names
from kg.linking.index.demonyms import country_of
from kg.linking.index.keys import INITIALS, skeleton_keys
from kg.linking.index.manifest import Manifest
from kg.linking.index.offices import office_key
from kg.linking.index.records import id_of, number_of
from kg.linking.index.schema import APPLICATION, FORMAT, KINDS

__all__ = ["Hit", "Index", "IndexEntity", "Tenure", "Tier", "open_index_file"]

Tier = Literal["exact", "alias", "acronym", "folded", "skeleton", "demonym", "office"]

_RANK: Final = {"exact": 0, "alias": 1, "acronym": 2, "folded": 3, "skeleton": 4}
_TIERS: Final[dict[str, Tier]] = {
    KINDS["label"]: "exact",
    KINDS["native"]: "exact",
    KINDS["foreign"]: "alias",
    KINDS["alias"]: "alias",
    KINDS["acronym"]: "acronym",
    INITIALS: "acronym",
}
_MOST_ROWS = 2000
"""Rows of one key that are looked at; no real name has more."""

_MOST_LIKE = 40
"""Entities that a skeleton gives at most: the right one is hardly ever further down."""
_LEAST_LIKE = 0.65
"""Names less alike than this share a skeleton by chance."""

_CHUNK = 200


class IndexEntity(NamedTuple):
    """An entity of the index.

    ``id`` is ``Q858`` or ``gn:165509``, or ``ckg:...`` for one that is known and has neither.
    """

    id: str
    wikidata: str | None
    geonames: int | None
    type: str
    label: str
    description: str
    country: str | None
    latitude: float | None
    longitude: float | None
    population: int | None
    sitelinks: int | None
    start: str | None
    end: str | None
    source: str


class Hit(NamedTuple):
    """An entity that a name may stand for.

    ``surface`` is its name that was found; ``similarity`` is how like that is to the name asked
    for, as Jaro-Winkler of the folded names, 0 to 1.
    """

    entity: IndexEntity
    tier: Tier
    surface: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held an office; dates are ISO, cut to what is known, None where the source has none."""

    person: str
    position: str | None
    label: str
    country: str | None
    start: str | None
    end: str | None

    def covers(self, day: str) -> bool:
        """Tell whether the office was held on a day; a year alone is the whole of it."""
        return (not self.start or self.start <= day[: len(self.start)]) and (
            not self.end or day[: len(self.end)] <= self.end
        )


class Index:
    """An index of names, opened for reading."""

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self._db = db
        self.path = path

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @cached_property
    def manifest(self) -> Manifest:
        """What the index was made from."""
        (text,) = self._db.execute("SELECT value FROM manifest WHERE key = 'manifest'").fetchone()
        return Manifest.from_json(text)

    def lookup(
        self,
        name: str,
        *,
        kinds: Collection[str] = (),
        countries: Collection[str] = (),
        limit: int = 200,
    ) -> list[Hit]:
        """Give the entities that a name may stand for, the likeliest kind of match first.

        Args:
            name: A name as it stands in a text.
            kinds: Types of entities to give; all if empty.
            countries: ISO codes; entities of other countries are left out (those of none stay), and
                names with a skeleton of less than three letters are found by it, too.
            limit: The most that is given.
        """
        norm = names.exact(name)
        if not norm or limit < 1:
            return []
        where = _Where(kinds, countries)
        found: dict[int, tuple[Tier, str, float]] = {}
        fold = names.folded(name)
        for n, written in self._surfaces(norm, where):
            if tier := _tier(written, name):
                similarity = _initial_similarity(fold, written) if written[0] == INITIALS else 1.0
                found[n] = (tier, written[1:], similarity)
        for n, tier, written, similarity in self._skeletons(name, countries, where):
            before = found.get(n)
            if before is None or _order(tier, similarity) < _order(before[0], before[2]):
                found[n] = (tier, written[1:], similarity)
        best = sorted(found, key=lambda n: (*_order(found[n][0], found[n][2]), n < 0, abs(n)))
        return self._hits(best[:limit], found)

    def get(self, identifier: str) -> IndexEntity | None:
        """Give the entity with an id; a GeoNames id also gives the item that stands for it."""
        number = number_of(identifier)
        if number is None:
            return None
        row = self._db.execute("SELECT * FROM entity WHERE n = ?", (number,)).fetchone()
        if row is None and number < 0:
            row = self._db.execute(
                "SELECT * FROM entity WHERE geonames = ? ORDER BY n LIMIT 1", (-number,)
            ).fetchone()
        return _entity(row) if row else None

    def country(self, code: str) -> IndexEntity | None:
        """Give the country with an ISO code."""
        row = self._db.execute(
            "SELECT * FROM entity WHERE type = 'country' AND country = ? AND end IS NULL "
            "ORDER BY n <= 0, population IS NULL, population DESC, n LIMIT 1",
            (code,),
        ).fetchone()
        return _entity(row) if row else None

    def names(self, identifier: str, words: Iterable[str]) -> bool:
        """Tell whether an entity has one of some names."""
        number = number_of(identifier)
        return any(
            self._db.execute(
                "SELECT 1 FROM surface WHERE norm = ? AND ent = ?", (names.exact(each), number)
            ).fetchone()
            for each in words
        )

    def tenures(self, identifier: str) -> tuple[Tenure, ...]:
        """Give the offices that a person held, the first one first."""
        rows = self._db.execute(
            "SELECT person, position, label, country, start, end FROM tenure WHERE person = ? "
            "ORDER BY start, end, label, position",
            (number_of(identifier),),
        )
        return tuple(_tenure(row) for row in rows)

    def holders(self, office: str, country: str | None, day: str) -> tuple[Tenure, ...]:
        """Give who held an office on a day, whoever took it up last first.

        A tenure without an end is given too, after those that have one: the source did not know
        whether it went on.

        Args:
            office: Its words: "prime minister", "foreign minister".
            country: ISO code; None for any.
            day: An ISO date.
        """
        rows = self._db.execute(
            "SELECT person, position, label, country, start, end FROM tenure WHERE office = ? "
            "AND (?2 IS NULL OR country = ?2) "
            "ORDER BY end IS NULL, start DESC, person, label, position",
            (office_key(office), country),
        )
        return tuple(tenure for tenure in map(_tenure, rows) if tenure.covers(day))

    def relations(self, identifier: str, prop: str) -> tuple[str, ...]:
        """Give what an entity is related to by a property such as ``P131``."""
        rows = self._db.execute(
            "SELECT object FROM relation WHERE subject = ? AND property = ? ORDER BY object",
            (number_of(identifier), int(prop.removeprefix("P"))),
        )
        return tuple(id_of(n) for (n,) in rows)

    def containers(self, identifier: str) -> tuple[str, ...]:
        """Give the ids of the places around an entity, the nearest first, its country last."""
        found: dict[str, None] = {}
        level = [identifier]
        for _ in range(8):
            level = [up for each in level for up in self.relations(each, "P131")]
            level = [each for each in level if each not in found and each != identifier]
            found.update(dict.fromkeys(level))
        entity = self.get(identifier)
        country = self.country(entity.country) if entity and entity.country else None
        if country and country.id != identifier:
            found.pop(country.id, None)
            found[country.id] = None
        return tuple(found)

    def demonym(self, word: str) -> str | None:
        """Give the ISO code of the country of an adjective or a people: ``Syrian`` is SY."""
        return country_of(word)

    def _surfaces(self, norm: str, where: _Where) -> Iterator[tuple[int, str]]:
        return self._db.execute(
            f"SELECT ent, name FROM surface t {where.join} WHERE norm = ? {where.clause} "  # noqa: S608
            f"LIMIT {_MOST_ROWS}",
            (norm, *where.values),
        )

    def _skeletons(
        self, name: str, countries: Collection[str], where: _Where
    ) -> Iterator[tuple[int, Tier, str, float]]:
        for reading in names.readings(name):
            fold = names.folded(reading)
            for key in skeleton_keys(reading, sorted(countries)):
                near = self._near(key, fold, where)
                rows = self._db.execute(
                    f"SELECT ent, folded, name FROM skeleton t {where.join} WHERE skel = ? "  # noqa: S608
                    f"AND folded IN ({','.join('?' * len(near))}) {where.clause}",
                    (key, *near, *where.values),
                )
                for n, other, written in rows:
                    yield n, "folded" if other == fold else "skeleton", written, near[other]

    def _near(self, key: str, fold: str, where: _Where) -> dict[str, float]:
        """Give the folded names under a key that are most like one.

        A key may have a thousand names; only those that can be among the answers are fetched.
        """
        rows = self._db.execute(
            f"SELECT folded, count(*) FROM skeleton t {where.join} WHERE skel = ? "  # noqa: S608
            f"{where.clause} GROUP BY folded",
            (key, *where.values),
        )
        counts = dict(rows.fetchall())
        near: dict[str, float] = {}
        entities = 0
        for other, similarity, _ in extract(
            fold,
            list(counts),
            scorer=JaroWinkler.similarity,
            limit=_MOST_LIKE,
            score_cutoff=_LEAST_LIKE,
        ):
            near[other] = similarity
            entities += counts[other]
            if entities >= _MOST_LIKE:
                break
        return near

    def _hits(self, wanted: list[int], found: dict[int, tuple[Tier, str, float]]) -> list[Hit]:
        entities: dict[int, IndexEntity] = {}
        for at in range(0, len(wanted), _CHUNK):
            some = wanted[at : at + _CHUNK]
            rows = self._db.execute(
                f"SELECT * FROM entity WHERE n IN ({','.join('?' * len(some))})",  # noqa: S608
                some,
            )
            entities.update((row[0], _entity(row)) for row in rows)
        return [
            Hit(entities[n], found[n][0], found[n][1] or entities[n].label, found[n][2])
            for n in wanted
        ]


class _Where:
    """What narrows a look-up down, as SQL."""

    def __init__(self, kinds: Collection[str], countries: Collection[str]) -> None:
        parts = []
        if kinds:
            parts.append(f"e.type IN ({','.join('?' * len(kinds))})")
        if countries:
            parts.append(f"(e.country IS NULL OR e.country IN ({','.join('?' * len(countries))}))")
        self.values = (*sorted(kinds), *sorted(countries))
        self.join = "JOIN entity e ON e.n = t.ent" if parts else ""
        self.clause = "".join(f" AND {part}" for part in parts)


def open_index_file(path: Path) -> Index:
    """Open an index file.

    Raises:
        InputError: There is no such file, or it is no index that this version can read.
    """
    if not path.is_file():
        raise InputError(f"{path}: there is no such index; make it with: kg index build")
    # Immutable: no locks, so that a file on a read-only disk can be opened, too.
    address = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
    db = sqlite3.connect(address, uri=True, check_same_thread=False)
    try:
        (application,) = db.execute("PRAGMA application_id").fetchone()
        (version,) = db.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        db.close()
        raise InputError(f"{path} is no index of kg: {error}") from error
    if application != APPLICATION:
        db.close()
        raise InputError(f"{path} is no index of kg; make one with: kg index build")
    if version != FORMAT * 1000 + names.VERSION:
        db.close()
        raise InputError(
            f"{path} was made by another version of kg; make it again with: kg index build"
        )
    db.execute("PRAGMA mmap_size = 1073741824")
    return Index(db, path)


def _tier(written: str, asked: str) -> Tier | None:
    tier = _TIERS[written[0]]
    if tier == "acronym" and not names.looks_like_acronym(asked):
        return None
    if written[0] == INITIALS and not asked.replace(".", "").isupper():
        return None
    return tier


def _initial_similarity(fold: str, written: str) -> float:
    return float(JaroWinkler.similarity(fold, names.folded(written[1:])))


def _order(tier: Tier, similarity: float) -> tuple[int, float]:
    return _RANK[tier], -similarity


def _entity(row: tuple[Any, ...]) -> IndexEntity:
    n, kind, label, description, country, latitude, longitude, geonames, *rest, local = row
    return IndexEntity(
        local or id_of(n),
        f"Q{n}" if n > 0 and not local else None,
        geonames or (-n if n < 0 else None),
        kind,
        label,
        description,
        country,
        latitude,
        longitude,
        *rest,
    )


def _tenure(row: tuple[Any, ...]) -> Tenure:
    person, position, label, country, start, end = row
    return Tenure(id_of(person), id_of(position) if position else None, label, country, start, end)
