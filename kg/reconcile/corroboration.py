"""How well incidents and figures are borne out: independent sources, their sides, the first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.reconcile.disagreements import Said, classes
from kg.reconcile.engine import Grouping
from kg.reconcile.happenings import Count
from kg.reconcile.voices import BELIEVED, Voice, independent, voices, weighty

__all__ = ["Support", "figures", "incident_support", "name_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Who puts something forward: a figure, or with no ``count`` that the incident happened.

    ``voices`` are all there are, ``sources`` the independent ones among them.
    """

    count: Count | None
    voices: tuple[Voice, ...]
    sources: tuple[tuple[Voice, ...], ...]

    @property
    def named(self) -> int:
        """How many of the independent sources have a name."""
        return sum(any(voice.named for voice in source) for source in self.sources)

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides of the independent sources, sorted."""
        return tuple(sorted({voice.side for source in self.sources for voice in source}))

    @property
    def first(self) -> Voice:
        """Who said it first; of one day, what is attributed comes before the outlet's own words."""
        found = weighty(self.voices)
        return min(found, key=lambda one: (one.day or date.max, one.article, one.claim, one.name))


def incident_support(grouping: Grouping) -> Support | None:
    """Say who tells of an incident at all; None where everybody denies it."""
    told = [
        voice
        for member in grouping.members
        for telling in member.happening.tellings
        if telling.status in BELIEVED
        for voice in voices(member.remembered.story, member.origin, member.remembered.day, telling)
    ]
    return _support(None, told) if told else None


def figures(said: Iterable[Said]) -> list[Support]:
    """Say who puts each figure forward; figures of one kind and the same bounds are one."""
    found = []
    for group in classes(said):
        values: dict[tuple[object, ...], list[Said]] = {}
        for one in group:
            places = frozenset(one.count.places[:1])
            key = one.count.low, one.count.high, *sorted(places)
            values.setdefault(key, []).append(one)
        for same in values.values():
            told = [voice for one in same for voice in one.voices]
            found.append(_support(same[0].count, told))
    return sorted(found, key=lambda support: support.voices[0].claim)


def name_of(source: Iterable[Voice]) -> str:
    """Name a source by its voices: the shortest name of a person or body, else all that is said."""
    found = list(source)
    names = sorted({voice.name for voice in found if voice.named}, key=lambda n: (len(n), n))
    return names[0] if names else ", ".join(sorted({voice.name for voice in found}))


def _support(count: Count | None, told: list[Voice]) -> Support:
    every = sorted(set(told), key=lambda voice: (voice.claim, voice.who or ""))
    found = tuple(tuple(source) for source in independent(every))
    return Support(count=count, voices=tuple(every), sources=found)
