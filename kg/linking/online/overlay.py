"""An index with what was learned of a few names laid over it.

An entity that both know is one: the local index wins, and the learned one fills gaps. A place known
by its GeoNames id only becomes the learned item that claims this id, unless it is far away. An
actor of the curated list that has no identifier becomes the one learned item of its name, type and
country.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from kg.linking.index import Hit, Index, IndexEntity, Manifest, Tenure
from kg.linking.index.merge import FAR
from kg.linking.measures import distance

__all__ = ["Overlay"]

_RANK = {"exact": 0, "alias": 1, "acronym": 2, "folded": 3, "skeleton": 4}
_GAPS = ("geonames", "description", "country", "population", "sitelinks", "start", "end")
LOCAL = "ckg:"
"""What the ids of entities begin with that have no identifier of others."""
_VAGUE = frozenset(["place", "other", "organisation"])


class Overlay(Index):
    """Two indexes that answer as one."""

    def __init__(self, base: Index, learned: Index) -> None:
        self._base = base
        self._learned = learned
        self.path = base.path
        self._items: dict[str, IndexEntity | None] = {}

    def close(self) -> None:
        """Do nothing: the two are closed by those who opened them."""

    @cached_property
    def manifest(self) -> Manifest:
        """What the local index was made from."""
        return self._base.manifest

    def lookup(
        self,
        name: str,
        *,
        kinds: Collection[str] = (),
        countries: Collection[str] = (),
        limit: int = 200,
    ) -> list[Hit]:
        """Give the entities that a name may stand for, as an index does."""
        best: dict[str, Hit] = {}
        for index in (self._base, self._learned):
            for hit in index.lookup(name, kinds=kinds, countries=countries, limit=limit):
                merged = hit._replace(entity=self._whole(hit.entity))
                before = best.get(merged.entity.id)
                if before is None or _order(merged) < _order(before):
                    best[merged.entity.id] = merged
        return sorted(best.values(), key=lambda hit: (*_order(hit), *_number(hit.entity)))[:limit]

    def get(self, identifier: str) -> IndexEntity | None:
        """Give the entity with an id."""
        known = self._base.get(identifier) or self._learned.get(identifier)
        return self._whole(known) if known else None

    def country(self, code: str) -> IndexEntity | None:
        """Give the country with an ISO code."""
        return self._base.country(code)

    def names(self, identifier: str, words: Iterable[str]) -> bool:
        """Tell whether an entity has one of some names."""
        said = list(words)
        return any(index.names(each, said) for index, each in self._both(identifier))

    def tenures(self, identifier: str) -> tuple[Tenure, ...]:
        """Give the offices that a person held, the first one first."""
        found: dict[object, Tenure] = {}
        for index, each in self._both(identifier):
            for tenure in index.tenures(each):
                found.setdefault((tenure.position or tenure.label, tenure.start), tenure)
        return tuple(sorted(found.values(), key=lambda t: (t.start or "", t.end or "", t.label)))

    def holders(self, office: str, country: str | None, day: str) -> tuple[Tenure, ...]:
        """Give who held an office on a day, whoever took it up last first."""
        found: dict[object, Tenure] = {}
        for index in (self._base, self._learned):
            for tenure in index.holders(office, country, day):
                found.setdefault((tenure.person, tenure.label, tenure.start), tenure)
        newest = sorted(found.values(), key=lambda t: t.start or "", reverse=True)
        return tuple(sorted(newest, key=lambda t: t.end is None))

    def relations(self, identifier: str, prop: str) -> tuple[str, ...]:
        """Give what an entity is related to by a property such as ``P131``."""
        found: dict[str, None] = {}
        for index, each in self._both(identifier):
            found.update(dict.fromkeys(index.relations(each, prop)))
        return tuple(found)

    def _both(self, identifier: str) -> Iterator[tuple[Index, str]]:
        """Give under which ids an entity is known, and where."""
        yield self._base, identifier
        yield self._learned, identifier
        learned = self._learned.get(identifier)
        known = self._twin(learned) if learned is not None else None
        if known is not None and known.id != identifier:
            yield self._base, known.id

    def _whole(self, entity: IndexEntity) -> IndexEntity:
        """Put together what both know of an entity."""
        base, learned = self._base.get(entity.id), self._learned.get(entity.id)
        if base is None and learned is not None:
            base = self._twin(learned)
        if learned is None and base is not None and base.id.startswith(LOCAL):
            learned = self._item(base)
        if base is None or learned is None:
            return base or learned or entity
        if base.wikidata not in (None, learned.wikidata) or not _one(base, learned):
            return entity
        return _merged(base, learned)

    def _twin(self, learned: IndexEntity) -> IndexEntity | None:
        """Give what the local index knows of a learned item under another id."""
        if self._base.get(learned.id) is not None:
            return None
        if learned.geonames and (known := self._base.get(f"gn:{learned.geonames}")) is not None:
            return known if known.wikidata is None and _one(known, learned) else None
        for hit in self._base.lookup(learned.label):
            if hit.entity.id.startswith(LOCAL) and self._item(hit.entity) == learned:
                return hit.entity
        return None

    def _item(self, known: IndexEntity) -> IndexEntity | None:
        """Give the one learned item that an entity without an identifier can be."""
        if known.id not in self._items:
            hits = self._learned.lookup(known.label)
            named = [h.entity for h in hits if h.tier in ("exact", "alias")]
            fitting = [each for each in named if _alike(known, each)]
            self._items[known.id] = fitting[0] if len(fitting) == 1 else None
        return self._items[known.id]


def _merged(base: IndexEntity, learned: IndexEntity) -> IndexEntity:
    found = {name: getattr(learned, name) for name in _GAPS if not getattr(base, name)}
    if base.latitude is None or base.longitude is None:
        found |= {"latitude": learned.latitude, "longitude": learned.longitude}
    if base.type in _VAGUE and learned.type not in _VAGUE:
        found["type"] = learned.type
    return base._replace(id=learned.id, wikidata=learned.wikidata, **found)


def _alike(known: IndexEntity, item: IndexEntity) -> bool:
    """Tell whether an item of the same name is of the same type and country."""
    vague = item.type == "organisation" and known.type not in ("admin1", "place")
    return known.country == item.country and (known.type == item.type or vague)


def _one(base: IndexEntity, learned: IndexEntity) -> bool:
    """Tell whether a place of GeoNames is the item that claims its id, and not far from it."""
    if base.id == learned.id or None in (base.latitude, learned.latitude):
        return True
    here = base.latitude or 0.0, base.longitude or 0.0
    return distance(here, (learned.latitude or 0.0, learned.longitude or 0.0)) <= FAR


def _order(hit: Hit) -> tuple[int, float]:
    return _RANK[hit.tier], -hit.similarity


def _number(entity: IndexEntity) -> tuple[int, int, str]:
    kind, _, number = entity.id.rpartition(":")
    if kind:
        return 1, int(number) if number.isdigit() else 0, entity.id
    return 0, int(entity.id.removeprefix("Q")), entity.id
