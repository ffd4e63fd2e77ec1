"""What a place lies in by the text: every item that the container's name may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.linking.candidates import Lookup
from kg.linking.context import Context
from kg.linking.features import Inside
from kg.linking.groups import Group
from kg.linking.index import Hit
from kg.linking.words import countries_named

__all__ = ["Containers"]

_KINDS = ("country", "admin1", "admin2", "place")
_UNITS = ("country", "admin1", "admin2")
_WORD_FOR_WORD = frozenset(["exact", "alias"])
_POSSESSIVE = re.compile(r"['\u2019]s?\s+")


class Containers:
    """Looks up the names of containers."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup

    def of(self, group: Group, groups: Mapping[str, Group], context: Context) -> tuple[Inside, ...]:
        """Give what the text puts a place into, other than countries named before it."""
        if group.family != "place":
            return ()
        found = [self._named(*each, context) for each in self._names(group, groups)]
        return tuple(each for each in found if each is not None)

    def _names(
        self, group: Group, groups: Mapping[str, Group]
    ) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], bool]]:
        own = set(group.names)
        key, seen = group.entity.within, {group.entity.key}
        while key is not None and key in groups and key not in seen:
            seen.add(key)
            yield groups[key].names, _UNITS if groups[key].unit else _KINDS, True
            key = groups[key].entity.within
        for container in group.containers:
            for name in _POSSESSIVE.split(container.name):
                if name not in own:
                    yield (name,), _KINDS, container.firm

    def _named(
        self, names: tuple[str, ...], kinds: tuple[str, ...], firm: bool, context: Context
    ) -> Inside | None:
        ids: set[str] = set()
        lands: set[str] = set()
        states: set[str] = set()
        for name in names:
            for start, end, code in countries_named(name):
                if end - start == len(name):
                    states.add(code)
            for hit in self._lookup.hits(name, kinds):
                if _meant(hit, context):
                    ids.add(hit.entity.id)
                    lands |= {hit.entity.country} if hit.entity.country else set()
                    if hit.entity.type == "country" and hit.entity.country:
                        states.add(hit.entity.country)
        if not ids and not states:
            return None
        return Inside(frozenset(ids), frozenset(states), frozenset(lands | states), firm)


def _meant(hit: Hit, context: Context) -> bool:
    """Say whether a container may be meant: one that an index lacks has namesakes abroad."""
    home = context.share(hit.entity.country) > 0
    if hit.tier == "folded":
        return home
    if hit.tier not in _WORD_FOR_WORD:
        return False
    return home or hit.entity.type in ("country", "admin1") or not context.told
