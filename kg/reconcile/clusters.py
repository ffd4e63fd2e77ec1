"""Group happenings into incidents; the same pairs give the same groups, whatever came first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

__all__ = ["Pair", "group", "pair"]

Pair = tuple[str, str]
"""Two happenings, the lesser name first."""


def pair(one: str, other: str) -> Pair:
    """Name a pair, in either order, by one name."""
    return (one, other) if one < other else (other, one)


def group(
    stories: Mapping[str, str],
    scores: Mapping[Pair, float],
    *,
    threshold: float,
    forced: Collection[Pair] = (),
    forbidden: Collection[Pair] = (),
) -> list[tuple[str, ...]]:
    """Join from the best pair down, as long as the two groups fit as wholes.

    Two groups fit where their pairs score the threshold on average, counting what was not
    compared as 0, and no article would tell one incident twice, but for pairs of one article that
    score the threshold themselves. What is forced is joined first
    and whatever else; what is forbidden is never joined.

    Args:
        stories: Happening -> the article it is of.
        scores: Pairs that were compared.
        threshold: The least score of two that are one.
        forced: Pairs that somebody says are one.
        forbidden: Pairs that somebody says are not.

    Returns:
        The groups, each sorted, in order of their first names; many have one member.
    """
    groups = _Groups(stories, scores, forbidden)
    for one, other in sorted(found for found in forced if found not in forbidden):
        groups.join(one, other, least=None)
    for one, other in sorted(scores, key=lambda found: (-scores[found], found)):
        if scores[one, other] >= threshold:
            groups.join(one, other, least=threshold)
    return groups.sorted()


class _Groups:
    """Groups under way; a group goes by the name of one of its members."""

    def __init__(
        self,
        stories: Mapping[str, str],
        scores: Mapping[Pair, float],
        forbidden: Iterable[Pair],
    ) -> None:
        self._story = stories
        self._scores = scores
        self._of = {node: node for node in stories}
        self._members = {node: [node] for node in stories}
        self._weights = dict.fromkeys(stories, 1)
        self._stories = {node: {story} for node, story in stories.items()}
        self._sums: dict[str, dict[str, float]] = {node: {} for node in stories}
        self._apart: dict[str, set[str]] = {node: set() for node in stories}
        for (one, other), score in scores.items():
            self._sums[one][other] = self._sums[other][one] = score
        for one, other in forbidden:
            if one in self._of and other in self._of:
                self._apart[one].add(other)
                self._apart[other].add(one)

    def join(self, one: str, other: str, *, least: float | None) -> None:
        """Join the groups of two happenings, if they fit; None asks for no fit."""
        if one not in self._of or other not in self._of:
            return
        mine, theirs = sorted((self._of[one], self._of[other]))
        if mine == theirs or theirs in self._apart[mine]:
            return
        if least is not None and not self._fit(mine, theirs, least):
            return
        weights = self._weights[mine], self._weights.pop(theirs)
        # joined by people, they share no evidence: what fits one of the two fits both
        self._weights[mine] = max(weights) if least is None else sum(weights)
        self._merge(mine, theirs)

    def sorted(self) -> list[tuple[str, ...]]:
        """Give the groups."""
        return sorted(tuple(sorted(members)) for members in self._members.values())

    def _fit(self, mine: str, theirs: str, least: float) -> bool:
        if not self._told_again(mine, theirs, least):
            return False
        pairs = self._weights[mine] * self._weights[theirs]
        return self._sums[mine].get(theirs, 0.0) / pairs >= least - 1e-9

    def _told_again(self, mine: str, theirs: str, least: float) -> bool:
        """Say whether each article in both groups tells the one incident in either."""
        both = self._stories[mine] & self._stories[theirs]
        return not both or all(
            self._scores.get(pair(one, other), 0.0) >= least
            for one in self._members[mine]
            for other in self._members[theirs]
            if self._story[one] == self._story[other]
        )

    def _merge(self, mine: str, theirs: str) -> None:
        for member in self._members[theirs]:
            self._of[member] = mine
        self._members[mine] += self._members.pop(theirs)
        self._stories[mine] |= self._stories.pop(theirs)
        for third, total in self._sums.pop(theirs).items():
            del self._sums[third][theirs]
            if third != mine:
                both = self._sums[mine].get(third, 0.0) + total
                self._sums[mine][third] = self._sums[third][mine] = both
        for third in self._apart.pop(theirs):
            self._apart[third].discard(theirs)
            self._apart[third].add(mine)
            self._apart[mine].add(third)
