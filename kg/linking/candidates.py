"""What the names of a group may stand for, out of the index."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass
from typing import Any

from kg.linking import names
from kg.linking.context import Context
from kg.linking.groups import Group
from kg.linking.index import Hit, Index, IndexEntity, Tenure
from kg.linking.words import fits

__all__ = ["Found", "Lookup"]

_RANK = {"exact": 0, "alias": 1, "acronym": 2, "folded": 3, "skeleton": 4}
_CACHED = 2_000
"""Names whose hits are kept, some hundred bytes each; a corpus repeats its names."""
_LIKE = {"place": 0.80, "person": 0.90}
"""How like a name must be whose consonants alone are those of the mention."""
_MOST = 60
_LANDS = ("country", "admin1")


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate: the hit, how far down the list of names it was found, and the offices held."""

    hit: Hit
    place: int
    held: tuple[Tenure, ...] = ()


class Lookup:
    """Asks an index for names, and remembers what it answered."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._hits: dict[tuple[str, tuple[str, ...], tuple[str, ...]], tuple[Hit, ...]] = {}
        self._tenures: dict[str, tuple[Tenure, ...]] = {}
        self._around: dict[str, frozenset[str]] = {}

    def hits(
        self, name: str, kinds: Iterable[str], countries: Iterable[str] = ()
    ) -> tuple[Hit, ...]:
        """Look a name up."""
        asked = (name, tuple(sorted(kinds)), tuple(sorted(countries)))
        found = self._hits.get(asked)
        if found is None:
            _make_room(self._hits)
            found = tuple(self.index.lookup(name, kinds=asked[1], countries=asked[2]))
            self._hits[asked] = found
        return found

    def tenures(self, identifier: str) -> tuple[Tenure, ...]:
        """Give the offices that a person held."""
        if identifier not in self._tenures:
            _make_room(self._tenures)
            self._tenures[identifier] = self.index.tenures(identifier)
        return self._tenures[identifier]

    def around(self, identifier: str) -> frozenset[str]:
        """Give the ids of what lies around a place."""
        if identifier not in self._around:
            _make_room(self._around)
            self._around[identifier] = frozenset(self.index.containers(identifier))
        return self._around[identifier]

    def candidates(self, group: Group, context: Context) -> list[Found]:
        """Give what a group may be, each once, the best match of its names first."""
        if group.family == "person":
            return self._persons(group, context)
        if group.entity.kind != "Country" and any(map(self._is_name, group.wholes)):
            return []
        found = self._named(group, context, fits(group.entity.kind))
        return _own_names(_then(group, found)) if group.family == "place" else found

    def _is_name(self, whole: str) -> bool:
        """Say whether a country or province is called so."""
        return any(hit.tier in ("exact", "alias") for hit in self.hits(whole, _LANDS))

    def _named(self, group: Group, context: Context, kinds: Iterable[str]) -> list[Found]:
        best: dict[str, Found] = {}
        near = group.said or frozenset(_countries(context))
        for place, name in enumerate(group.names):
            hits = self.hits(name, kinds, group.said if group.generic else ())
            if group.family == "place" and near and all(h.tier == "skeleton" for h in hits):
                # With countries an index also answers to names of one or two consonants.
                hits = self.hits(name, kinds, near)
            for hit in hits:
                if _like(group, hit, near):
                    _keep(best, Found(hit, place))
            if group.family == "body" and _settled(best.values(), group.said):
                break
        return _ranked(best.values())

    def _persons(self, group: Group, context: Context) -> list[Found]:
        best: dict[str, Found] = {}
        for place, name in enumerate(group.names):
            for hit in self.hits(name, ("person",)) if " " in name else ():
                if _like(group, hit):
                    _keep(best, Found(hit, place, self.tenures(hit.entity.id)))
        for hit in self._holders(group, context):
            _keep(best, Found(hit, 0, self.tenures(hit.entity.id)))
        return _ranked(best.values())

    def _holders(self, group: Group, context: Context) -> list[Hit]:
        """Give who held the office of the person's title then and bears the same last name."""
        if context.day is None or not group.names:
            return []
        found = []
        for title in group.titles:
            for code in title.countries or tuple(_countries(context)):
                for tenure in self.index.holders(title.office, code, context.day.isoformat()):
                    person = self.index.get(tenure.person)
                    if person is not None and _surname(person, group.names[0]):
                        found.append(Hit(person, "alias", person.label, 1.0))
        return found


def _then(group: Group, found: list[Found]) -> list[Found]:
    """Keep today's state out where the text has the name of one before it: Zaire, not Congo."""
    said = names.exact(group.entity.name)
    before = any(
        f.hit.entity.description.startswith("historical")
        and f.hit.tier == "exact"
        and names.exact(f.hit.surface) == said
        for f in found
    )
    if not before:
        return found
    return [
        f
        for f in found
        if f.hit.entity.type != "country" or names.exact(f.hit.entity.label) == said
    ]


def _own_names(found: list[Found]) -> list[Found]:
    """Leave out towns that have another name where a province of their country has this one.

    Hatay is the province of Antakya; but New York City is not called otherwise than New York.
    """
    lands = {
        (f.hit.entity.country, names.exact(f.hit.surface))
        for f in found
        if f.hit.tier == "exact" and f.hit.entity.type in ("admin1", "admin2")
    }

    def other(f: Found) -> bool:
        said = names.exact(f.hit.surface)
        called = set(names.exact(f.hit.entity.label).split())
        named = (f.hit.entity.country, said) in lands and f.hit.entity.type == "place"
        return named and f.hit.tier == "alias" and not set(said.split()) <= called

    return [f for f in found if not other(f)] if lands else found


def _make_room(cache: MutableMapping[Any, Any]) -> None:
    if len(cache) >= _CACHED:
        cache.clear()


def _surname(person: IndexEntity, name: str) -> bool:
    ours, theirs = names.exact(name).split(), names.exact(person.label).split()
    return bool(ours) and ours[-1] == theirs[-1] and set(ours) <= set(theirs)


def _countries(context: Context) -> list[str]:
    return sorted(code for code in context.counts if context.share(code) >= 0.2)


def _like(group: Group, hit: Hit, near: frozenset[str] = frozenset()) -> bool:
    if group.generic and hit.entity.country is None and hit.entity.type != "igo":
        return False
    if hit.tier in ("exact", "alias", "folded"):
        return True
    if hit.tier == "acronym":
        return hit.similarity == 1.0
    if group.family == "body" or (group.family == "place" and hit.entity.country not in near):
        return False
    return hit.similarity >= _LIKE[group.family]


def _settled(found: Iterable[Found], said: frozenset[str]) -> bool:
    return any(
        f.hit.tier in ("exact", "alias", "acronym") and (not said or f.hit.entity.country in said)
        for f in found
    )


def _keep(best: dict[str, Found], found: Found) -> None:
    before = best.get(found.hit.entity.id)
    if before is None or _order(found) < _order(before):
        best[found.hit.entity.id] = found


def _order(found: Found) -> tuple[int, float, int]:
    return _RANK[found.hit.tier], -found.hit.similarity, found.place


def _ranked(found: Iterable[Found]) -> list[Found]:
    return sorted(found, key=lambda f: (*_order(f), f.hit.entity.id))[:_MOST]
