"""From the quads of an article to its reports: each event with what is told of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from pyoxigraph import Quad

from kg.exports.coded.values import Figure, Report, Said, Source, Where, Who
from kg.exports.view import View, notation
from kg.terms import (
    ACTOR_CLASSES,
    CKG,
    DCTERMS,
    EVENT_CLASSES,
    FIGURE_CLASSES,
    GEO,
    PLACE_CLASSES,
    RDF,
    RDFS,
    SCHEMA,
)

__all__ = ["read_reports"]

_WHO = (
    "agent", "newController", "mover", "perpetrator", "party", "fromActor", "target",
    "previousController", "toActor", "defector", "displacedGroup", "group",
)  # fmt: skip
_WHERE = ("place", "territory", "origin", "destination", "target")
_LONGEST_CHAIN = 6
_POINT = re.compile(r"POINT\s*\((-?[\d.]+) (-?[\d.]+)\)")


def read_reports(quads: Iterable[Quad], inferred: date | None = None) -> list[Report]:
    """Give the events of an article and the figures about none, in the order of the text.

    ``inferred`` is the day that an undated article was given by others.
    """
    view = View(quads)
    return _Reader(view, inferred).reports() if view.article else []


class _Reader:
    def __init__(self, view: View, inferred: date | None) -> None:
        self.view = view
        issued = view.one(view.article, DCTERMS.issued)
        self.issued = date.fromisoformat(issued) if issued else inferred
        self.inferred = issued is None and inferred is not None
        self._claims: dict[str, list[str]] = {}
        for claim in view.instances(CKG.Claim):
            self._claims.setdefault(view.one(claim, CKG.asserts) or "", []).append(claim)
        self._about: dict[str, list[str]] = {}
        self._counted: dict[str, set[str]] = {}
        for figure in view.instances(CKG.Figure):
            self._about.setdefault(view.one(figure, CKG.aboutEvent) or "", []).append(figure)
            words = view.one(figure, CKG.statedAt) or figure
            self._counted.setdefault(words, set()).add(self._code("measure", figure) or "")

    def reports(self) -> list[Report]:
        found = [self._report(e, self._about.get(e, [])) for e in self.view.instances(CKG.Event)]
        loose = self._about.get("", [])
        for figure in loose:
            if self.view.one(figure, CKG.subsetOf) not in loose:
                parts = [f for f in loose if self.view.one(f, CKG.subsetOf) == figure]
                found.append(self._report(figure, [figure, *parts]))
        return sorted(found, key=lambda one: (_first(one.claims), one.iri))

    def _report(self, me: str, figures: list[str]) -> Report:
        view, article = self.view, self.view.article
        types = set(view.all(me, RDF.type))
        every = (*EVENT_CLASSES, *FIGURE_CLASSES)
        things = (me, *figures)
        days, words = self._days(things)
        return Report(
            iri=me,
            type=next((name for name in every if CKG[name] in types), "Event"),
            kind=notation("kind-scheme", view.one(me, CKG.eventKind)),
            article=article or "",
            name=view.one(article, RDFS.label) or "",
            title=view.one(article, DCTERMS.title) or "",
            url=view.one(article, SCHEMA.url),
            outlet=view.one(view.one(article, DCTERMS.publisher), RDFS.label) or "",
            issued=self.issued,
            inferred=self.inferred,
            days=days,
            day_words=words,
            who=tuple(self._who(things)),
            where=tuple(self._where(things)),
            figures=tuple(self._figure(one) for one in figures),
            said=tuple(self._said(me)) if me not in figures else (),
        )

    def _said(self, thing: str) -> Iterator[Said]:
        view = self.view
        for claim in self._claims.get(thing, ()):
            span = view.span(view.one(claim, CKG.mainEvidence))
            yield Said(
                iri=claim,
                status=self._code("status", claim) or "asserted",
                epistemic=self._code("epistemic", claim) or "Unknown",
                words=" ".join(span.words.split()) if span else "",
                start=span.start if span else 0,
                sources=tuple(self._source(iri) for iri in view.all(claim, CKG.claimedBy)),
            )

    def _source(self, iri: str) -> Source:
        view, body = self.view, self.view.one(iri, CKG.affiliation)
        return Source(
            iri=iri,
            name=self._name(iri),
            named=view.one(iri, CKG.named) == "true",
            body=body if view.one(body, CKG.named) == "true" else None,
        )

    def _figure(self, figure: str) -> Figure:
        view, group = self.view, self.view.one(figure, CKG.group)
        types, measure = set(view.all(figure, RDF.type)), self._code("measure", figure) or ""
        at = view.one(figure, CKG.statedAt) or figure
        rank = notation("rank-scheme", view.one(figure, CKG.rank))
        return Figure(
            iri=figure,
            type=next((name for name in FIGURE_CLASSES if CKG[name] in types), "Figure"),
            measure=measure,
            unit=self._code("unit", figure) or "persons",
            scope=self._code("scope", figure) or "Incident",
            bound=self._code("bound", figure) or "Exactly",
            words=view.one(figure, CKG.statedAs) or "",
            low=view.whole_number(figure, CKG.low),
            high=view.whole_number(figure, CKG.high),
            role_code=notation("role-scheme", view.one(figure, CKG.groupRole)) or rank,
            group=self._name(group) if group else None,
            group_kind=self._kind(group, ACTOR_CLASSES) if group else None,
            whole=view.one(figure, CKG.subsetOf),
            joint=tuple(sorted(self._counted.get(at, {measure}) - {measure})),
            said=tuple(self._said(figure)),
            days=self._days([figure])[0],
        )

    def _days(self, things: Iterable[str]) -> tuple[tuple[date, date] | None, str]:
        view, words = self.view, ""
        for when in dict.fromkeys(w for thing in things for w in view.all(thing, CKG.when)):
            first, last = (view.one(when, CKG[end]) for end in ("earliest", "latest"))
            words = words or view.one(when, CKG.statedAs) or ""
            if first and last:
                return (date.fromisoformat(first), date.fromisoformat(last)), words
        return None, words

    def _who(self, things: Iterable[str]) -> Iterator[Who]:
        codes = {
            group: notation("role-scheme", self.view.one(thing, CKG.groupRole))
            for thing in things
            for group in self.view.all(thing, CKG.group)
        }
        for role in _WHO:
            for thing in things:
                for iri in self.view.all(thing, CKG[role]):
                    if CKG.Actor in self.view.all(iri, RDF.type):
                        yield Who(
                            iri=iri,
                            role=role,
                            kind=self._kind(iri, ACTOR_CLASSES),
                            name=self._name(iri),
                            named=self.view.one(iri, CKG.named) == "true",
                            country=self.view.one(iri, CKG.countryCode),
                            role_code=codes.get(iri),
                        )

    def _where(self, things: Iterable[str]) -> Iterator[Where]:
        seen: set[str] = set()
        for role in _WHERE:
            for iri in (value for thing in things for value in self.view.all(thing, CKG[role])):
                if iri not in seen and CKG.Place in self.view.all(iri, RDF.type):
                    seen.add(iri)
                    yield self._place(iri, role)

    def _place(self, iri: str, role: str) -> Where:
        view, around = self.view, self._around(iri)
        codes = (view.one(place, CKG.countryCode) for place in (iri, *around))
        found = _POINT.search(view.one(view.one(iri, GEO.hasGeometry), GEO.asWKT) or "")
        areas = [one for one in (iri, *around) if CKG.AdministrativeArea in view.all(one, RDF.type)]
        towns = (one for one in around if CKG.Settlement in view.all(one, RDF.type))
        town = next(towns, None)
        return Where(
            iri=iri,
            role=role,
            kind=self._kind(iri, PLACE_CLASSES),
            name=self._name(iri),
            areas=tuple(self._name(one) for one in reversed(areas)),
            around=around,
            city=self._name(town) if town else None,
            country=next((code for code in codes if code), None),
            point=(float(found[2]), float(found[1])) if found else None,
        )

    def _around(self, iri: str) -> tuple[str, ...]:
        chain: list[str] = []
        found = self.view.one(iri, CKG.within)
        while found and found != iri and found not in chain and len(chain) < _LONGEST_CHAIN:
            chain.append(found)
            found = self.view.one(found, CKG.within)
        return tuple(chain)

    def _code(self, name: str, thing: str) -> str | None:
        return notation(f"{name}-scheme", self.view.one(thing, CKG[name]))

    def _name(self, iri: str) -> str:
        return self.view.one(iri, RDFS.label) or iri.rpartition("/")[2]

    def _kind(self, iri: str, classes: Iterable[str]) -> str:
        types = set(self.view.all(iri, RDF.type))
        return next((name for name in classes if CKG[name] in types), "")


def _first(claims: Iterable[Said]) -> int:
    return min((claim.start for claim in claims), default=0)
