"""Give everything in an extraction its IRI."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.mapping.identity import identifier, is_certain
from kg.mapping.writer import number
from kg.model import ActorKind, Article, Entity, Extraction, Link, Linking, TextSpan, TimeSpan
from kg.terms import PLACE_CLASSES, Minter, article_slug, entity_slug

__all__ = ["PLACE_KINDS", "PUBLISHER", "Looked", "Names", "linkable"]

PLACE_KINDS = frozenset((*PLACE_CLASSES, "Place"))

PUBLISHER = "\0publisher"
"""The key of the article's publisher among the entities; no extraction can use it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """An entity in one of its uses, and what it was found to be.

    ``name`` is unique in the article. ``is_named``: the IRI is that of the item. ``figurative``: a
    place that acts, or a body where things happen, so that it is not the item itself.
    """

    iri: str
    name: str
    entity: Entity
    link: Link
    is_place: bool
    is_named: bool
    figurative: bool


def linkable(article: Article, extraction: Extraction) -> Extraction:
    """Add the publisher to what a linker looks for."""
    outlet = _publisher(article)
    if outlet is None:
        return extraction
    return replace(extraction, entities=(*extraction.entities, outlet))


def _publisher(article: Article) -> Entity | None:
    if not article.publisher:
        return None
    return Entity(key=PUBLISHER, kind="NewsMedium", name=article.publisher)


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

    def __init__(
        self,
        article: Article,
        extraction: Extraction,
        base: str,
        linking: Linking | None = None,
        *,
        by_item: bool = True,
    ) -> None:
        self.mint = Minter(base)
        self.slug = article_slug(article.id)
        self.article = self.mint.article(self.slug)
        self.uses: dict[str, list[Entity]] = {}
        self._article_id = article.id
        self._entities = {e.key: e for e in linkable(article, extraction).entities}
        self._by_item = by_item
        self._links = {link.entity: link for link in linking.links} if linking else {}
        self._looked: dict[str, Looked] = {}
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
        entity, figurative = self._entities[key], False
        if entity.kind in PLACE_KINDS:
            kind: ActorKind = "Government" if entity.kind == "Country" else "Actor"
            figurative = kind == "Actor"
            entity = replace(entity, kind=kind, within=None, affiliation=None)
        return self._use("actor", entity, figurative=figurative)

    def place(self, key: str) -> str:
        """Name an entity as a place where things happen; a body named as a place is one."""
        entity = self._entities[key]
        figurative = entity.kind not in PLACE_KINDS
        if figurative:
            entity = replace(entity, kind="Place", within=None, affiliation=None, role=None)
        return self._use("place", entity, figurative=figurative)

    def either(self, key: str) -> str:
        """Name an entity as what it is."""
        is_place = self._entities[key].kind in PLACE_KINDS
        return self.place(key) if is_place else self.actor(key)

    def entity(self, key: str) -> Entity:
        """Give what the extraction says of an entity."""
        return self._entities[key]

    @property
    def looked(self) -> list[Looked]:
        """Give what became of the entities that were looked for, in order of first use."""
        return list(self._looked.values())

    def link(self, iri: str) -> Link | None:
        """Give the link that an actor or place is named after."""
        found = (x.link for x in self._looked.values() if x.iri == iri and x.is_named)
        return next(found, None)

    def _use(self, family: str, entity: Entity, *, figurative: bool) -> str:
        link, slug = self._links.get(entity.key), self._entity_slug(entity)
        is_same = self._by_item and link is not None and is_certain(link) and not figurative
        name = identifier(link) if link is not None and is_same else None
        iri = self.mint.thing(family, name or slug)
        uses = self.uses.setdefault(iri, [])
        if entity not in uses:
            uses.append(entity)
            if link is not None:
                looked = Looked(
                    iri=iri,
                    name=slug,
                    entity=entity,
                    link=link,
                    is_place=family == "place",
                    is_named=name is not None,
                    figurative=figurative,
                )
                self._note(looked)
        return iri

    def _note(self, looked: Looked) -> None:
        """Remember a link; entities of one name that were linked in two ways are numbered."""
        link = replace(looked.link, entity="")
        for nth in range(1, len(self._looked) + 2):
            name = looked.name if nth == 1 else f"{looked.name}_{nth}"
            known = self._looked.setdefault(name, replace(looked, name=name))
            if known.iri == looked.iri and replace(known.link, entity="") == link:
                return

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
