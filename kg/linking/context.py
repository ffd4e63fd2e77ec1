"""What an article as a whole gives a linker to go on: its day, its countries, its places so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from kg.linking.measures import Point
from kg.linking.words import countries_named, phrases
from kg.model import Article, Extraction

__all__ = ["DATELINE", "Anchor", "Context", "read_context"]

DATELINE = "dateline"
"""The key of the place that the dateline names."""
_DATELINE = 2
_DOMINANT = 2.0
_FEW = 2


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place of the article that is known by now."""

    key: str
    id: str
    country: str | None
    point: Point | None


@dataclass(slots=True)
class Context:
    """The day, the countries that an article speaks of, and the places found in it so far."""

    day: date | None
    counts: Mapping[str, int]
    anchors: list[Anchor] = field(default_factory=list)

    def share(self, code: str | None, without: int = 0) -> float:
        """Say how much of the article is about a country, 0 to 1; ``without`` own mentions."""
        most = max(self.counts.values(), default=0)
        if code is None or most == 0:
            return 0.0
        return max(0.0, min(1.0, (self.counts.get(code, 0) - without) / most))

    @property
    def told(self) -> bool:
        """Say whether the article names countries often enough that others are foreign to it."""
        return sum(self.counts.values()) >= _FEW

    @property
    def dominant(self) -> str | None:
        """Give the country that the article is about, where there is just one."""
        ranked = sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or ranked[0][1] < _FEW:
            return None
        if len(ranked) > 1 and ranked[0][1] < _DOMINANT * ranked[1][1]:
            return None
        return ranked[0][0]

    def with_places(self, anchors: Iterable[Anchor]) -> Context:
        """Give the same context with the places found, whose countries count, too."""
        found = list(anchors)
        counts = Counter(self.counts)
        for anchor in found:
            if anchor.country is not None:
                counts[anchor.country] += _DATELINE if anchor.key == DATELINE else 1
        return Context(self.day, counts, found)


def read_context(article: Article, extraction: Extraction) -> Context:
    """Read the day of an article and the countries that it names, or whose people it names."""
    people = sorted(
        (m.start, m.end) for e in extraction.entities if e.kind == "Person" for m in e.mentions
    )
    counts: Counter[str] = Counter()
    others = list(phrases(article.text))
    for start, end, code in countries_named(article.text):
        if any(first <= start and end <= last for first, last, _ in others):
            continue
        # "Michael Jordan" speaks of no country; "Turkish Prime Minister Erdogan" does.
        inside = any(first < start and end == last for first, last in people)
        if not inside:
            counts[code] += 1
    counts.update(code for _, _, code in others if code)
    return Context(article.published, counts)
