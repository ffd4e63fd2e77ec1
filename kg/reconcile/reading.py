"""From an article's quads to its story: what happened, as far as two articles can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from pyoxigraph import Quad

from kg.exports.view import View, notation
from kg.reconcile.folding import fold_tolls
from kg.reconcile.happenings import (
    FAMILIES,
    Count,
    Day,
    Happening,
    Player,
    Source,
    Spot,
    Story,
    Telling,
    Toll,
)
from kg.reconcile.names import name_keys, telling_words
from kg.reconcile.sides import side_of
from kg.reconcile.wire import signature
from kg.terms import CKG, CLASSES, DCTERMS, GEO, NIF, OA, PROV, RDF, RDFS, SKOS

__all__ = ["read_story"]

_SPOTS = ("place", "territory", "origin", "destination", "target")
_PLAYERS = (
    "agent", "target", "party", "newController", "previousController", "defector", "fromActor",
    "toActor", "displacedGroup", "mover", "group", "perpetrator",
)  # fmt: skip
_HAPPENED = frozenset({"asserted", "unverified", "denied"})
_LONGEST_CHAIN = 6
_CLASSES = {CKG[name]: name for name in CLASSES}
_UNREAD = frozenset(
    map(
        str,
        (
            NIF.referenceContext, OA.prefix, OA.suffix, PROV.wasGeneratedBy,
            CKG.evidence, CKG.cue, CKG.score, CKG.rule, CKG.attribution, CKG.epistemic, CKG.tense,
            CKG.slotTrace, CKG.extractionData, CKG.edtf, CKG.precision, CKG.content,
            CKG.candidate, CKG.features, CKG.linkScore, CKG.linkTarget, CKG.linkReason,
            CKG.linkMethod, CKG.linkStatus, CKG.linkOf, CKG.inArticle,
        ),
    )
)  # fmt: skip
"""Properties that say nothing about what happened: two thirds of a graph, and reading costs."""
_POINT = re.compile(r"POINT\s*\((-?[\d.]+) (-?[\d.]+)\)")


def read_story(slug: str, quads: Iterable[Quad]) -> Story | None:
    """Read a story out of the article and text graphs of one article; None where it has none."""
    view = View(quad for quad in quads if quad.predicate.value not in _UNREAD)
    article = next(iter(view.instances(CKG.Article)), None)
    if article is None:
        return None
    issued = view.one(article, DCTERMS.issued)
    reader = _Reader(view, slug)
    return Story(
        slug=slug,
        iri=article,
        title=view.one(article, RDFS.label) or slug,
        issued=None if issued is None else date.fromisoformat(issued),
        publisher=view.one(article, DCTERMS.publisher),
        happenings=fold_tolls(reader.happenings()),
        signature=signature(view.one(article, NIF.isString) or ""),
        outlet=view.one(view.one(article, DCTERMS.publisher), RDFS.label) or "",
        tolls=tuple(reader.tolls()),
    )


class _Reader:
    def __init__(self, view: View, slug: str) -> None:
        self.view = view
        self.slug = slug
        self._claims: dict[str, list[str]] = {}
        for claim in view.instances(CKG.Claim):
            self._claims.setdefault(view.one(claim, CKG.asserts) or "", []).append(claim)
        self._about: dict[str, list[str]] = {}
        for figure in view.instances(CKG.Figure):
            self._about.setdefault(view.one(figure, CKG.aboutEvent) or "", []).append(figure)
        self._counted: dict[str, set[str]] = {}
        for figure in view.instances(CKG.Figure):
            words = view.one(figure, CKG.statedAt) or figure
            self._counted.setdefault(words, set()).add(self._measure(figure))
        self._headline = _headline(view)
        self._sources: dict[str, Source] = {}

    def happenings(self) -> Iterator[Happening]:
        """Give the events that happened, then the tolls that no event is told for."""
        for event in self.view.instances(CKG.Event):
            kind = next((t for t in FAMILIES if CKG[t] in self.view.all(event, RDF.type)), None)
            if kind and (found := self._happening(event, kind, self._about.get(event, []))):
                yield found
        for figure in self._about.get("", ()):
            types = self.view.all(figure, RDF.type)
            scope = notation("scope-scheme", self.view.one(figure, CKG.scope))
            whole = self.view.one(figure, CKG.subsetOf)
            if CKG.CasualtyReport in types and scope == "Incident" and whole is None:
                parts = self.view.subjects(CKG.subsetOf, figure)
                found = self._happening(figure, "CasualtyReport", [figure, *parts])
                if found:
                    yield found

    def tolls(self) -> Iterator[Toll]:
        """Give the figures that go on from day to day, and are no parts of others."""
        for figure in self.view.instances(CKG.Figure):
            count = self._count(figure)
            stock = count.type == "DisplacedPopulation"
            if (stock or count.scope == "Cumulative") and count.whole is None and count.tellings:
                event = self.view.one(figure, CKG.aboutEvent)
                roles = [CKG[role] for role in ("place", "destination", "origin")]
                place = self.view.one(figure, CKG.place) or self.view.one(event, *roles)
                name = self._name(place) if place else ""
                yield Toll(count=count, place=place, place_name=name)

    def _happening(self, me: str, kind: str, figures: list[str]) -> Happening | None:
        counts = tuple(self._count(figure) for figure in figures)
        told = (*self._tellings(me), *(t for count in counts for t in count.tellings))
        tellings = tuple(dict.fromkeys(told))
        if not any(telling.status in _HAPPENED for telling in tellings):
            return None
        things = (me, *figures)
        return Happening(
            iri=me,
            story=self.slug,
            type=kind,
            kind=notation("kind-scheme", self.view.one(me, CKG.eventKind)),
            day=self._day(things),
            spots=tuple(self._spots(things)),
            players=tuple(self._players(things)),
            counts=counts,
            words=self._words(tellings),
            tellings=tellings,
        )

    def _tellings(self, thing: str) -> Iterator[Telling]:
        for claim in self._claims.get(thing, ()):
            status = notation("status-scheme", self.view.one(claim, CKG.status)) or "asserted"
            sources = tuple(self._source(iri) for iri in self.view.all(claim, CKG.claimedBy))
            said = self.view.one(self.view.one(claim, CKG.claimTime), CKG.latest)
            yield Telling(
                claim=claim,
                status=status,
                sources=sources,
                said=None if said is None else date.fromisoformat(said),
                headline=self._in_headline(claim),
            )

    def _in_headline(self, claim: str) -> bool:
        span = self.view.span(self.view.one(claim, CKG.mainEvidence))
        first, last = self._headline
        return span is not None and first <= span.start and span.end <= last

    def _source(self, iri: str) -> Source:
        if iri not in self._sources:
            self._sources[iri] = self._read_source(iri)
        return self._sources[iri]

    def _read_source(self, iri: str) -> Source:
        view, kind = self.view, self._kind(iri, "Actor")
        body = view.one(iri, CKG.affiliation)
        behalf = self._kind(body, "Actor") if body else None
        return Source(
            iri=iri,
            name=self._name(iri),
            kind=kind,
            named=view.one(iri, CKG.named) == "true",
            country=view.one(iri, CKG.countryCode),
            body=body if view.one(body, CKG.named) == "true" else None,
            side=side_of(kind, behalf, view.one(iri, CKG.role)),
        )

    def _count(self, figure: str) -> Count:
        view, measure = self.view, self._measure(figure)
        return Count(
            iri=figure,
            measure=measure,
            unit=notation("unit-scheme", view.one(figure, CKG.unit)) or "persons",
            scope=notation("scope-scheme", view.one(figure, CKG.scope)) or "Incident",
            bound=notation("bound-scheme", view.one(figure, CKG.bound)) or "Exactly",
            words=view.one(figure, CKG.statedAs) or "",
            low=view.whole_number(figure, CKG.low),
            high=view.whole_number(figure, CKG.high),
            group=self._group(figure),
            whole=view.one(figure, CKG.subsetOf),
            tellings=tuple(self._tellings(figure)),
            type=self._kind(figure, "Figure"),
            part=measure == self._measure(view.one(figure, CKG.subsetOf)),
            joint=self._joint(figure, measure),
            places=self._places(figure),
            day=self._day([figure]),
        )

    def _joint(self, figure: str, measure: str) -> tuple[str, ...]:
        """Name what the very same words count besides, as in "30 people were killed or injured"."""
        words = self.view.one(figure, CKG.statedAt) or ""
        return tuple(sorted(self._counted.get(words, {measure}) - {measure}))

    def _measure(self, figure: str | None) -> str:
        return notation("measure-scheme", self.view.one(figure, CKG.measure)) or ""

    def _places(self, figure: str) -> tuple[str, ...]:
        """Give the figure's own places, as IRIs and as names that another spelling may share."""
        keys: list[str] = []
        for place in self.view.all(figure, CKG.place):
            names = self.view.all(place, RDFS.label, SKOS.altLabel)
            keys += [place, *(key for name in names for key in name_keys(name)[:1])]
        return tuple(dict.fromkeys(keys))

    def _group(self, figure: str) -> str | None:
        """Say who is counted: the code of their role or rank, else who they are by name."""
        code = notation("role-scheme", self.view.one(figure, CKG.groupRole))
        rank = notation("rank-scheme", self.view.one(figure, CKG.rank))
        group = self.view.one(figure, CKG.group)
        return rank or code or (self._name(group).casefold() if group else None)

    def _day(self, things: Iterable[str]) -> Day:
        words = ""
        for when in self._of(things, CKG.when):
            said = (self.view.one(when, CKG.statedAs) or "").casefold()
            first, last = (self.view.one(when, CKG[end]) for end in ("earliest", "latest"))
            if first and last:
                days = date.fromisoformat(first), date.fromisoformat(last)
                return Day(earliest=days[0], latest=days[1], words=said)
            words = words or said
        return Day(words=words)

    def _spots(self, things: tuple[str, ...]) -> Iterator[Spot]:
        seen: set[str] = set()
        for role in _SPOTS:
            for iri in self._of(things, CKG[role]):
                if iri not in seen and CKG.Place in self.view.all(iri, RDF.type):
                    seen.add(iri)
                    yield self._spot(iri, role)

    def _spot(self, iri: str, role: str) -> Spot:
        names = self.view.all(iri, RDFS.label, SKOS.altLabel)
        around = self._around(iri)
        codes = (self.view.one(place, CKG.countryCode) for place in (iri, *around))
        return Spot(
            iri=iri,
            role=role,
            kind=self._kind(iri, "Place"),
            name=self._name(iri),
            names=tuple(dict.fromkeys(key for name in names for key in name_keys(name))),
            around=around,
            country=next((found for found in codes if found), None),
            point=self._point(iri),
        )

    def _around(self, iri: str) -> tuple[str, ...]:
        chain: list[str] = []
        found = self.view.one(iri, CKG.within)
        while found and found not in chain and found != iri and len(chain) < _LONGEST_CHAIN:
            chain.append(found)
            found = self.view.one(found, CKG.within)
        return tuple(chain)

    def _point(self, iri: str) -> tuple[float, float] | None:
        geometry = self.view.one(iri, GEO.hasGeometry)
        found = _POINT.search(self.view.one(geometry, GEO.asWKT) or "")
        return None if found is None else (float(found[2]), float(found[1]))

    def _players(self, things: tuple[str, ...]) -> Iterator[Player]:
        for role in _PLAYERS:
            for iri in self._of(things, CKG[role]):
                if CKG.Actor in self.view.all(iri, RDF.type):
                    yield Player(
                        iri=iri,
                        role=role,
                        kind=self._kind(iri, "Actor"),
                        name=self._name(iri),
                        named=self.view.one(iri, CKG.named) == "true",
                        country=self.view.one(iri, CKG.countryCode),
                    )

    def _words(self, tellings: Iterable[Telling]) -> tuple[str, ...]:
        spans = self._of((t.claim for t in tellings), CKG.sentence)
        text = " ".join(self.view.one(span, NIF.anchorOf) or "" for span in spans)
        return telling_words(text)

    def _of(self, things: Iterable[str], predicate: str) -> list[str]:
        found = (value for thing in things for value in self.view.all(thing, predicate))
        return list(dict.fromkeys(found))

    def _name(self, iri: str) -> str:
        return self.view.one(iri, RDFS.label) or iri.rpartition("/")[2]

    def _kind(self, iri: str, family: str) -> str:
        """Give the narrowest class of an actor or place."""
        types = (_CLASSES.get(t, family) for t in self.view.all(iri, RDF.type))
        return next((name for name in types if name != family), family)


def _headline(view: View) -> tuple[int, int]:
    """Say where in the text its headline stands; nowhere where it is not part of the text."""
    title = view.one(view.article, DCTERMS.title) or ""
    start = view.text.find(title) if title else -1
    return (start, start + len(title)) if start >= 0 else (0, 0)
