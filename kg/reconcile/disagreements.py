"""Where sources differ on one incident: disagreements, revisions, and what only looks like them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Literal

from kg.reconcile.engine import Grouping, Member
from kg.reconcile.happenings import Count, Happening, Story
from kg.reconcile.ranges import PARTY, Contrast, all_meet, can_both, contrast, counted, span
from kg.reconcile.state import Edge, Remembered
from kg.reconcile.voices import BELIEVED, Voice, components, voices

__all__ = [
    "Apart", "Direction", "Disagreement", "Revision", "Said", "classes", "contrasts",
    "disagreements", "kind_of", "revisions", "said_of", "within",
]  # fmt: skip

Direction = Literal["up", "down"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A figure as one claim puts it, with everybody who says so."""

    count: Count
    claim: str
    voices: tuple[Voice, ...]

    @property
    def day(self) -> date | None:
        """The day it was said or printed."""
        return min((voice.day for voice in self.voices if voice.day), default=None)

    @property
    def words(self) -> str:
        """The figure and who says so, for people."""
        return f"{self.count.words} ({', '.join(sorted({one.name for one in self.voices}))})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Claims of different sources of which not all can be true, sorted by what they say."""

    alternatives: tuple[Said, ...]

    @property
    def ends(self) -> tuple[int, int]:
        """The least and the most that is said."""
        return _ends(one.count for one in self.alternatives)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A figure of one source that takes the place of an earlier one."""

    earlier: Said
    later: Said

    @property
    def direction(self) -> Direction:
        """Whether the later figure is the higher one."""
        return "up" if _ends([self.later.count]) > _ends([self.earlier.count]) else "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Two figures that differ and need not disagree, with the reason."""

    why: Contrast
    one: Count
    other: Count


def said_of(grouping: Grouping) -> list[Said]:
    """Collect the figures that the members of an incident put forward, sorted by claim.

    What the outlet says in its own voice or headline is left out where its text gives somebody
    else as saying so.
    """
    found: dict[str, Said] = {}
    for member in grouping.members:
        story, day = member.remembered.story, member.remembered.day
        for count in member.happening.counts:
            for telling in count.tellings:
                if telling.status in BELIEVED and span(count):
                    who = tuple(voices(story, member.origin, day, telling))
                    found[telling.claim] = Said(count=count, claim=telling.claim, voices=who)
    texts: dict[str, list[Said]] = {}
    for one in found.values():
        texts.setdefault(one.voices[0].text, []).append(one)
    return [
        one
        for _, one in sorted(found.items())
        if not any(_repeats(one, other) for other in texts[one.voices[0].text])
    ]


def within(story: Story) -> list[tuple[Happening, Disagreement]]:
    """Find where the sources of one article differ on a happening, whoever else tells of it."""
    found = []
    for one in story.happenings:
        if len(one.counts) > 1:
            alone = Edge(pair=(one.iri, one.iri), score=1.0, reasons=())
            remembered = Remembered(story=story, dating=None)
            member = Member(happening=one, remembered=remembered, best=alone, origin=story.slug)
            said = said_of(Grouping(key=story.slug, members=(member,)))
            found += [(one, disagreement) for disagreement in disagreements(said)]
    return found


def classes(said: Iterable[Said]) -> list[list[Said]]:
    """Group figures by what is counted: measure, unit, scope, whom, whole or part."""
    found: dict[tuple[str, ...], list[Said]] = {}
    for one in said:
        found.setdefault(kind_of(one.count), []).append(one)
    return [found[kind] for kind in sorted(found)]


def disagreements(said: Iterable[Said]) -> list[Disagreement]:
    """Find the claims that cannot be true together: each source by what it says last.

    Two sources disagree where nothing that one of them maintains goes with anything of the other.
    """
    found = []
    for group in classes(said):
        if all_meet(one.count for one in group):
            continue
        apart: dict[str, set[str]] = {}
        standing = [_standing(claims) for claims in _sources(group)]
        for mine, theirs in combinations(standing, 2):
            pairs = [(a, b) for a in mine for b in theirs if contrast(a.count, b.count) is None]
            if not any(can_both(a.count, b.count) for a, b in pairs):
                for one, other in pairs:
                    apart.setdefault(one.claim, set()).add(other.claim)
                    apart.setdefault(other.claim, set()).add(one.claim)
        found += [
            Disagreement(alternatives=tuple(sorted(alternatives, key=_by_value)))
            for alternatives in _chained(apart, group)
        ]
    return found


def revisions(said: Iterable[Said]) -> list[Revision]:
    """Find what a source said after it had said something else of the same."""
    found: dict[str, Revision] = {}
    for group in classes(said):
        for claims in _sources(group):
            for later in claims:
                if (earlier := _before(later, claims)) and later.claim not in found:
                    found[later.claim] = Revision(earlier=earlier, later=later)
    return [found[claim] for claim in sorted(found)]


def contrasts(grouping: Grouping) -> list[Apart]:
    """Find figures of two texts that differ because they are about different things.

    One pair stands for all that differ in the same way between figures of the same kinds.
    """
    texts: dict[Count, set[str]] = {}
    for member in grouping.members:
        for count in member.happening.counts:
            if _told(count) and not (count.part and counted(count)):
                texts.setdefault(_bare(count), set()).add(member.origin)
    first = {_bare(count): count for count in sorted(_counts(grouping), key=_by_iri, reverse=True)}
    found: dict[tuple[object, ...], Apart] = {}
    for one, other in combinations(sorted(texts, key=lambda bare: first[bare].iri), 2):
        if len(texts[one] | texts[other]) == 1 or not _akin(one, other) or can_both(one, other):
            continue
        if why := contrast(one, other):
            key = why, *sorted((kind_of(one), kind_of(other)))
            found.setdefault(key, Apart(why=why, one=first[one], other=first[other]))
    return sorted(found.values(), key=lambda apart: (apart.one.iri, apart.other.iri))


def kind_of(count: Count) -> tuple[str, ...]:
    """Give what two figures must share to be about the same, apart from place and time."""
    whom = counted(count)
    part = "part" if count.part and whom is None else ""
    return count.measure, count.unit, count.scope, whom or "", part, *count.joint


def _repeats(one: Said, other: Said) -> bool:
    """Say whether a claim in the outlet's voice or headline only repeats another of its text."""
    (mine, *_), (theirs, *_) = one.voices, other.voices
    above = mine.headline and not theirs.headline
    if mine.text != theirs.text or not (above or (mine.own and not theirs.own)):
        return False
    if theirs.headline and not mine.headline:
        return False
    return kind_of(one.count) == kind_of(other.count) and can_both(one.count, other.count)


def _sources(said: list[Said]) -> list[list[Said]]:
    """Group claims by source; what two say together is a claim of both."""
    groups = components((voice for one in said for voice in one.voices), lambda v: v.same)
    return [
        [one for one in said if not claims.isdisjoint({one.claim})]
        for claims in ({voice.claim for voice in group} for group in groups)
    ]


def _standing(claims: list[Said]) -> list[Said]:
    """Leave out what a source has since put in other words or numbers."""
    return [one for one in claims if not any(_follows(other, one) for other in claims)]


def _follows(later: Said, earlier: Said) -> bool:
    days = later.day, earlier.day
    if days[0] is None or days[1] is None or days[0] <= days[1]:
        return False
    return contrast(later.count, earlier.count) is None


def _before(later: Said, claims: list[Said]) -> Said | None:
    """Give what a source said last before a claim, where the two cannot both be true."""
    earlier = [one for one in claims if _follows(later, one)]
    newest = [one for one in earlier if one.day == max(o.day for o in earlier if o.day)]
    if any(can_both(one.count, later.count) for one in newest):
        return None
    return min(newest, key=lambda one: one.claim, default=None)


def _akin(one: Count, other: Count) -> bool:
    """Say whether a reader may take two figures for one."""
    same = one.measure == other.measure or PARTY in (one.measure, other.measure)
    return one.unit == other.unit and same


def _counts(grouping: Grouping) -> Iterator[Count]:
    for member in grouping.members:
        yield from member.happening.counts


def _bare(count: Count) -> Count:
    """Leave of a figure what it says, without who says so and in which words."""
    return replace(count, iri="", words="", tellings=(), whole=None)


def _by_iri(count: Count) -> str:
    return count.iri


def _told(count: Count) -> bool:
    """Say whether somebody puts a figure forward; a whole party is told with its parts."""
    believed = any(telling.status in BELIEVED for telling in count.tellings)
    return span(count) is not None and (believed or count.measure == PARTY)


def _chained(beside: dict[str, set[str]], said: list[Said]) -> list[list[Said]]:
    """Group claims that a chain of contradictions connects."""
    groups: list[set[str]] = []
    for claim in sorted(beside):
        near = [group for group in groups if not group.isdisjoint({claim, *beside[claim]})]
        groups = [group for group in groups if group not in near]
        groups.append({claim, *beside[claim]}.union(*near))
    return [[one for one in said if one.claim in group] for group in sorted(groups, key=min)]


def _ends(counts: Iterable[Count]) -> tuple[int, int]:
    spans = [ends for count in counts if (ends := span(count))]
    return min(low for low, _ in spans), max(high for _, high in spans)


def _by_value(said: Said) -> tuple[tuple[int, int], str]:
    return _ends([said.count]), said.claim
