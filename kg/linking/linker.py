"""Links the actors and places of an article, all together, to what an index knows.

Countries come first, then bodies and provinces, persons, and towns, each with what was found
before; then everything is scored once more with all of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from kg.linking.candidates import Found, Lookup
from kg.linking.containers import Containers
from kg.linking.context import DATELINE, Anchor, Context, read_context
from kg.linking.corroborate import uncorroborated
from kg.linking.decide import Scored, decide
from kg.linking.features import Inside, biggest, features
from kg.linking.groups import Group, group
from kg.linking.holders import office_link
from kg.linking.index import Index
from kg.linking.vetoes import veto
from kg.linking.weights import Weights, chances, load_weights
from kg.model import Article, Entity, Extraction, Link, Linking

__all__ = ["Linker", "Overriding"]

RULES = "2"
"""Counts up when the rules change what is linked."""

_STAGES = {"Country": 0, "AdministrativeArea": 2, "Person": 3}
_TOWN = 4


class Overriding(Protocol):
    """Links that a person has set, which win over everything here."""

    @property
    def fingerprint(self) -> str:
        """Name the state of the links that were set."""

    def find(self, entity: Entity, article: Article) -> Link | None:
        """Give the link that was set for an entity of an article."""


@dataclass(slots=True)
class _Case:
    """A group on its way to a link."""

    group: Group
    found: list[Found]
    inside: tuple[Inside, ...] = ()
    scored: list[Scored] = field(default_factory=list)
    link: Link | None = None

    @property
    def stage(self) -> int:
        if self.group.family == "body":
            return 1
        return _STAGES.get(self.group.entity.kind, _TOWN)


class Linker:
    """Says which items of Wikidata and GeoNames the entities of articles are."""

    def __init__(
        self,
        index: Index,
        overrides: Overriding | None = None,
        weights: Weights | None = None,
    ) -> None:
        self.index = index
        self.overrides = overrides
        self.weights = weights or load_weights()
        self._lookup = Lookup(index)
        self._containers = Containers(self._lookup)

    @property
    def fingerprint(self) -> str:
        """Name the rules, weights, overrides and index; equal when links would be equal."""
        parts = [
            RULES,
            self.weights.digest,
            self.index.manifest.digest,
            self.overrides.fingerprint if self.overrides else "",
        ]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]

    def link(self, article: Article, extraction: Extraction) -> Linking:
        """Link the entities of one article."""
        context = read_context(article, extraction)
        set_ = self._set(article, extraction.entities)
        cases = self._cases(article, extraction.entities, context)
        self._first(article, cases, context)
        self._again(article, cases, context)
        links = {case.group.entity.key: case.link for case in cases if case.link is not None}
        links |= self._offices(extraction.entities, context) | set_
        return Linking(
            article=article.id,
            linker=self.fingerprint,
            index_date=self.index.manifest.date,
            links=tuple(links[e.key] for e in extraction.entities if e.key in links),
        )

    def _set(self, article: Article, entities: Iterable[Entity]) -> dict[str, Link]:
        if self.overrides is None:
            return {}
        found = ((e.key, self.overrides.find(e, article)) for e in entities)
        return {key: link for key, link in found if link is not None}

    def _offices(self, entities: Iterable[Entity], context: Context) -> dict[str, Link]:
        found = ((e.key, office_link(e, context, self._lookup)) for e in entities if not e.named)
        return {key: link for key, link in found if link is not None}

    def _cases(self, article: Article, entities: Sequence[Entity], context: Context) -> list[_Case]:
        cases = []
        for entity in (*entities, *_dateline(article)):
            if not entity.named:
                continue
            made = group(article, entity, context.dominant)
            if made is not None:
                cases.append(_Case(made, self._lookup.candidates(made, context)))
        return cases

    def _first(self, article: Article, cases: list[_Case], context: Context) -> None:
        known: list[Anchor] = []
        names = {case.group.entity.key: case.group for case in cases}
        for stage in range(_TOWN + 1):
            now = [case for case in cases if case.stage == stage]
            seen = context.with_places(known)
            for case in now:
                case.inside = self._containers.of(case.group, names, seen)
                self._score(article, case, seen, ())
            known += filter(None, (self._anchor(case) for case in now))

    def _again(self, article: Article, cases: list[_Case], context: Context) -> None:
        known = {c.group.entity.key: a for c in cases if (a := self._anchor(c)) is not None}
        for case in cases:
            key = case.group.entity.key
            others = context.with_places(a for k, a in known.items() if k != key)
            held = tuple(
                known[c.group.entity.key]
                for c in cases
                if c.group.entity.within == key and c.group.entity.key in known
            )
            self._score(article, case, others, held)
            case.link = decide(case.group, case.scored, self.weights, context.day)

    def _score(
        self, article: Article, case: _Case, context: Context, held: tuple[Anchor, ...]
    ) -> None:
        family = case.group.family
        made = []
        first = biggest(case.found) if family == "place" else None
        for found in case.found:
            around = self._lookup.around(found.hit.entity.id) if case.inside else frozenset()
            values = features(
                case.group, found, context, around=around, inside=case.inside, held=held,
                first=first,
            )  # fmt: skip
            why = veto(case.group, found, context, article) or uncorroborated(
                case.group, found, values
            )
            made.append((found, self.weights.parts(family, values), why))
        logits = [sum(value for _, value in parts) for _, parts, why in made if why is None]
        chance = iter(chances(logits, self.weights.none))
        case.scored = [
            Scored(found, next(chance) if why is None else 0.0, parts, why)
            for found, parts, why in made
        ]

    def _anchor(self, case: _Case) -> Anchor | None:
        if case.group.family != "place" or not case.group.on_map:
            return None
        best = max(case.scored, key=lambda s: s.chance, default=None)
        if best is None or best.chance < self.weights.anchor:
            return None
        entity = best.found.hit.entity
        point = None
        if (
            entity.type != "country"
            and entity.latitude is not None
            and entity.longitude is not None
        ):
            point = (entity.latitude, entity.longitude)
        return Anchor(case.group.entity.key, entity.id, entity.country, point)


def _dateline(article: Article) -> Iterable[Entity]:
    """Give the place of the dateline, which helps to tell others and gets no link of its own."""
    place = article.dateline.place if article.dateline else None
    if place:
        yield Entity(key=DATELINE, kind="Settlement", name=place.split(",")[0].strip())
