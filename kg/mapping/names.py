"""Give everything in an extraction its IRI."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from kg.mapping.writer import number
from kg.model import ActorKind, Article, Entity, Extraction, TextSpan, TimeSpan
from kg.terms import PLACE_CLASSES, Minter, article_slug, entity_slug

__all__ = ["PLACE_KINDS", "PUBLISHER", "Names"]

PLACE_KINDS = frozenset((*PLACE_CLASSES, "Place"))

PUBLISHER = "\0publisher"
"""The key of the article's publisher among the entities; no extraction can use it."""


@lru_cache(10_000)
def _shared_slug(name: str, kind: str) -> str:
    return entity_slug(name, kind)


class Names:
    """The IRIs of one article; equal extractions get equal IRIs.

    Attributes:
        slug: What stands for the article in its IRIs.
        kinds: Id of an event or figure -> the class its claims and IRI are named after.
        things: Id of an event, figure or claim -> IRI.
        uses: Every entity that something refers to: IRI -> (entity, ...), in order of first use.
    """

    def __init__(self, article: Article, extraction: Extraction, base: str) -> None:
        self.mint = Minter(base)
        self.slug = article_slug(article.id)
        self.article = self.mint.article(self.slug)
        self.uses: dict[str, list[Entity]] = {}
        self._article_id = article.id
        self._entities = {entity.key: entity for entity in extraction.entities}
        if article.publisher:
            self._entities[PUBLISHER] = Entity(
                key=PUBLISHER, kind="NewsMedium", name=article.publisher
            )
        self._times: dict[TextSpan, list[TimeSpan]] = {}
        self.kinds: dict[str, str] = {event.id: event.type for event in extraction.events}
        self.kinds |= {figure.id: figure.type for figure in extraction.figures}
        self.things = dict(self._name_things(extraction))

    def span(self, span: TextSpan) -> str:
        """Name a stretch of the text."""
        return self.mint.span(self.slug, span.start, span.end)

    def time(self, time: TimeSpan) -> str:
        """Name a time; the same words read in two ways are two times."""
        readings = self._times.setdefault(time.span, [])
        if time not in readings:
            readings.append(time)
        iri = self.mint.time(self.slug, time.span.start, time.span.end)
        nth = readings.index(time) + 1
        return iri if nth == 1 else f"{iri}_{nth}"

    def times(self) -> Iterator[tuple[str, TimeSpan]]:
        """Give the times named so far."""
        for readings in list(self._times.values()):
            for time in readings:
                yield self.time(time), time

    def actor(self, key: str) -> str:
        """Name an entity as somebody who acts; a country that acts is its government."""
        entity = self._entities[key]
        if entity.kind in PLACE_KINDS:
            kind: ActorKind = "Government" if entity.kind == "Country" else "Actor"
            entity = replace(entity, kind=kind, within=None, affiliation=None)
        return self._use(self.mint.actor(self._entity_slug(entity)), entity)

    def place(self, key: str) -> str:
        """Name an entity as a place where things happen; a body named as a place is one."""
        entity = self._entities[key]
        if entity.kind not in PLACE_KINDS:
            entity = replace(entity, kind="Place", within=None, affiliation=None, role=None)
        return self._use(self.mint.place(self._entity_slug(entity)), entity)

    def either(self, key: str) -> str:
        """Name an entity as what it is."""
        is_place = self._entities[key].kind in PLACE_KINDS
        return self.place(key) if is_place else self.actor(key)

    def entity(self, key: str) -> Entity:
        """Give what the extraction says of an entity."""
        return self._entities[key]

    def _use(self, iri: str, entity: Entity) -> str:
        uses = self.uses.setdefault(iri, [])
        if entity not in uses:
            uses.append(entity)
        return iri

    def _entity_slug(self, entity: Entity) -> str:
        if entity.named:
            return _shared_slug(entity.name, entity.kind)
        return entity_slug(entity.name, entity.kind, self._article_id, entity.key)

    def _name_things(self, extraction: Extraction) -> Iterable[tuple[str, str]]:
        seen: dict[tuple[object, ...], int] = {}
        for event in extraction.events:
            nth = number(seen, event.type)
            yield event.id, self.mint.event(self.slug, event.type, nth)
        for figure in extraction.figures:
            at = figure.stated
            nth = number(seen, figure.measure, at)
            yield figure.id, self.mint.figure(self.slug, figure.measure, at.start, at.end, nth)
        for claim in extraction.claims:
            at, kind = claim.evidence[0], self.kinds[claim.asserts]
            nth = number(seen, "claim", kind, at)
            yield claim.id, self.mint.claim(self.slug, kind, at.start, at.end, nth)
