"""Take in new and changed stories, and say which incidents are different now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from kg.reconcile.again import told_again
from kg.reconcile.clusters import Pair, group, pair
from kg.reconcile.compare import Comparer, weights
from kg.reconcile.control import places_of
from kg.reconcile.curated import Curated
from kg.reconcile.dating import Dating, infer_day, with_days
from kg.reconcile.happenings import Happening, Story
from kg.reconcile.keys import day_keys, timeless_keys
from kg.reconcile.series import points
from kg.reconcile.state import Edge, Remembered, State
from kg.reconcile.wire import bands, is_copy

__all__ = ["Grouping", "Member", "Taken", "same_text", "take_in"]

_LEAST = 0.25
"""Score below which a comparison is not worth remembering; it counts as 0 in a group's mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A happening in an incident; ``best`` is its clearest link to another member."""

    happening: Happening
    remembered: Remembered
    best: Edge
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """An incident by the happenings that are its members, sorted by name."""

    key: str
    members: tuple[Member, ...]


@dataclass(slots=True)
class Taken:
    """What became different: incidents that are there now, and those that are there no more.

    ``series`` are keys of series, ``places`` what somebody took, ``texts`` stories whose copies may
    be others now.
    """

    groupings: list[Grouping] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    datings: dict[str, Dating | None] = field(default_factory=dict)
    series: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)


def take_in(
    state: State,
    changed: Iterable[tuple[str, Story]],
    removed: Iterable[str],
    curated: Curated | None = None,
    touched: Iterable[str] = (),
) -> Taken:
    """Bring the state up to date.

    Args:
        state: Within a transaction.
        changed: (digest, story) of the stories that are new or different.
        removed: Slugs of the stories that are gone.
        curated: What people decided.
        touched: Happenings that somebody decided about since the last time.
    """
    run = _Run(state, curated or Curated())
    run.dirty.update(touched)
    for slug in sorted(removed):
        run.drop(slug)
    fresh = sorted(changed, key=lambda one: one[1].slug)
    for _, story in fresh:
        run.drop(story.slug)
    for digest, story in fresh:
        run.add(story, digest)
    run.date()
    run.compare()
    return run.result()


class _Run:
    def __init__(self, state: State, curated: Curated) -> None:
        self.state = state
        self.curated = curated
        self.dirty: set[str] = set()
        self.taken = Taken()
        self._fresh: list[str] = []
        self._undated: set[str] = set()
        self._cache: dict[str, Remembered] = {}
        self._days: dict[str, dict[str, Happening]] = {}
        self._comparer = Comparer()
        self._least = float(weights()["threshold"])
        self._decided: dict[str, set[str]] = {}
        for one, other in self.curated.forced:
            self._decided.setdefault(one, set()).add(other)
            self._decided.setdefault(other, set()).add(one)

    def drop(self, slug: str) -> None:
        """Forget a story; what it was compared with is to be grouped again."""
        mine = self.state.happenings([slug])
        if not mine and not self.state.has(slug):
            return
        for iri in mine:
            self.dirty.update(edge.pair[1] for edge in self.state.edges(iri))
        self.taken.gone |= self.state.incidents(mine)
        self._spread(slug)
        self._undated |= self._undated_beside(self._story(slug).story)
        self.taken.series |= self.state.series_of(slug)
        self.taken.places |= self.state.places_of(slug)
        self.state.forget(slug)
        self._forget(slug)

    def add(self, story: Story, digest: str) -> None:
        """Remember a story; one that states no day waits for ``date``."""
        self.state.add(story, digest, None)
        self.state.add_points(story.slug, points(story))
        self.state.add_places(story.slug, places_of(story.happenings))
        self.taken.series |= self.state.series_of(story.slug)
        self.taken.places |= self.state.places_of(story.slug)
        keys = list(bands(story.signature))
        for other in self.state.in_bands(keys, story.slug):
            if is_copy(story.signature, self._story(other).story.signature):
                self.state.add_copy(story.slug, other)
        self.state.add_bands(story.slug, keys)
        self._spread(story.slug)
        dated = story.issued is not None
        ever = ((key, h.iri) for h in story.happenings for key in timeless_keys(h, dated=dated))
        self.state.add_keys(story.slug, ever)
        self._fresh.append(story.slug)

    def date(self) -> None:
        """Date what states no day, and what new stories may now date differently."""
        for slug in self._fresh:
            self._undated |= self._undated_beside(self._story(slug).story)
        fresh = set(self._fresh)
        undated = fresh | self._undated
        for slug in self.state.dated(undated, dated=False):
            before = self._story(slug)
            found = infer_day(before.story, self._dated_like(before.story))
            self.taken.datings[slug] = found
            if found != before.dating:
                self._redate(slug, before.story, found)

    def compare(self) -> None:
        """Compare the happenings of every fresh story with those that share a key."""
        for slug in self._fresh:
            for one in self._told(slug).values():
                self.state.add_keys(slug, ((key, one.iri) for key in day_keys(one)))
        done: set[Pair] = set()
        for slug in self._fresh:
            for one in self._told(slug).values():
                self.dirty.add(one.iri)
                self.state.add_edges(self._edges(slug, one, done))
            self.state.add_edges(self._again(slug))

    def result(self) -> Taken:
        """Group again whatever is connected with what changed."""
        seen: set[str] = set()
        known = self.state.story_of(self.dirty)
        for start in sorted(known):
            if start not in seen:
                component = self._component(start)
                seen |= set(component)
                self._regroup(component)
        self.taken.gone -= {grouping.key for grouping in self.taken.groupings}
        return self.taken

    def _edges(self, slug: str, one: Happening, done: set[Pair]) -> Iterator[Edge]:
        for other, iri in self.state.sharing(day_keys(one), slug):
            found = pair(one.iri, iri)
            if found not in done:
                done.add(found)
                comparison = self._comparer.compare(one, self._told(other)[iri])
                if comparison.score >= _LEAST:
                    yield Edge(pair=found, score=comparison.score, reasons=comparison.reasons)

    def _again(self, slug: str) -> Iterator[Edge]:
        """Give what the story tells twice."""
        for one, other in told_again(self._story(slug).story.happenings):
            town = next((spot.name for spot in one.spots), "")
            reasons = (f"told again in one article: {one.type} ({town})",)
            score = float(weights()["again"])
            yield Edge(pair=pair(one.iri, other.iri), score=score, reasons=reasons)

    def _redate(self, slug: str, story: Story, dating: Dating | None) -> None:
        """Take a story in again, as of another day."""
        digest = self.state.digest(slug)
        self.drop(slug)
        self.add(story, digest)
        self.state.set_dating(slug, dating)
        self._forget(slug)
        self._fresh = sorted({*self._fresh, slug})

    def _undated_beside(self, story: Story) -> set[str]:
        """Find the stories without a day that one which states its day may date."""
        return set() if story.issued is None else self._beside(story, dated=False)

    def _dated_like(self, story: Story) -> list[Story]:
        return [self._story(slug).story for slug in sorted(self._beside(story, dated=True))]

    def _beside(self, story: Story, *, dated: bool) -> set[str]:
        keys = (key for one in story.happenings for key in timeless_keys(one, dated=dated))
        return {slug for slug, _ in self.state.sharing(keys, story.slug)}

    def _story(self, slug: str) -> Remembered:
        if slug not in self._cache:
            if len(self._cache) > 5000:
                self._cache.clear()
                self._days.clear()
            self._cache[slug] = self.state.story(slug)
        return self._cache[slug]

    def _told(self, slug: str) -> dict[str, Happening]:
        """Give a story's happenings by IRI, with the days filled in that its own day settles."""
        if slug not in self._days:
            remembered = self._story(slug)
            filled = with_days(remembered.story, remembered.dating)
            self._days[slug] = {one.iri: one for one in filled.happenings}
        return self._days[slug]

    def _forget(self, slug: str) -> None:
        self._cache.pop(slug, None)
        self._days.pop(slug, None)

    def _spread(self, slug: str) -> None:
        """Look again at all that copies of a story tell: it has other sources now."""
        texts = self._texts(slug)
        self.taken.texts.update(texts)
        self.dirty.update(self.state.happenings(texts))

    def _texts(self, slug: str) -> list[str]:
        return same_text(self.state, slug)

    def _component(self, start: str) -> list[str]:
        """Give all happenings that a chain of pairs connects with one."""

        def beside(iri: str) -> Iterator[str]:
            yield from (edge.pair[1] for edge in self.state.edges(iri) if edge.score >= self._least)
            yield from self._decided.get(iri, ())

        return _connected(start, beside)

    def _regroup(self, component: list[str]) -> None:
        stories = self.state.story_of(component)
        edges = {
            edge.pair: edge
            for iri in stories
            for edge in self.state.edges(iri)
            if edge.pair[1] in stories
        }
        self.taken.gone |= self.state.incidents(component)
        self.state.assign(component, None)
        groups = group(
            stories,
            {found: edge.score for found, edge in edges.items() if found[0] < found[1]},
            threshold=self._least,
            forced=self.curated.forced,
            forbidden=self.curated.forbidden,
        )
        for members in groups:
            decided = any(self._decided.get(iri) for iri in members)
            if len({stories[iri] for iri in members}) > 1 or (len(members) > 1 and decided):
                self.taken.groupings.append(self._grouping(members, stories, edges))

    def _grouping(
        self, members: tuple[str, ...], stories: dict[str, str], edges: dict[Pair, Edge]
    ) -> Grouping:
        key = members[0].rpartition("/")[2]
        self.state.assign(members, key)
        return Grouping(
            key=key,
            members=tuple(self._member(iri, members, stories[iri], edges) for iri in members),
        )

    def _member(
        self, iri: str, members: tuple[str, ...], slug: str, edges: dict[Pair, Edge]
    ) -> Member:
        beside = [edges[iri, other] for other in members if (iri, other) in edges]
        decided = [other for other in members if pair(iri, other) in self.curated.forced]
        by_people = Edge(pair=(iri, min(decided or members)), score=1.0, reasons=("so decided",))
        best = by_people if decided else min(beside, key=lambda edge: (-edge.score, edge.pair))
        return Member(
            happening=self._told(slug)[iri],
            remembered=self._story(slug),
            best=best,
            origin=min(self._texts(slug)),
        )


def same_text(state: State, slug: str) -> list[str]:
    """Give the stories that are one text with a story, itself among them; sorted."""
    return _connected(slug, state.copies)


def _connected(start: str, beside: Callable[[str], Iterable[str]]) -> list[str]:
    """Walk from one thing to all that are connected with it; sorted."""
    found, ahead = {start}, [start]
    while ahead:
        for other in beside(ahead.pop()):
            if other not in found:
                found.add(other)
                ahead.append(other)
    return sorted(found)
