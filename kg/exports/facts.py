"""Compute the facts table from the graph: one row a claim.

Everything comes out of the quads of an article's article, text and trace graphs, so a row says what
the graph says. The fields are described in docs/reference/facts-table.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

from pyoxigraph import Quad

from kg.exports.facts_row import NAME_SLOTS, FactRow
from kg.exports.view import Span, View, notation
from kg.terms import (
    CKG,
    CODES,
    DCTERMS,
    EVENT_CLASSES,
    FIGURE_CLASSES,
    KNOWN,
    OWL,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
)

__all__ = ["article_rows", "claim_row"]

ROLES: dict[str, tuple[str, ...]] = {
    "who": ("agent", "party", "defector", "displacedGroup", "mover", "newController"),
    "target": ("target", "previousController", "addressee"),
    "perpetrator": ("perpetrator",),
    "from": ("fromActor",),
    "to": ("toActor",),
    "place": ("territory", "place"),
    "origin": ("origin",),
    "destination": ("destination",),
}
"""Field -> the properties that fill it, those that say most first."""

_PRONOUNS = frozenset(
    ["he", "her", "him", "his", "it", "its", "she", "that", "their", "them", "they", "who", "which"]
)
"""Printed words that stand for somebody and name nobody."""

_OF_ITS_EVENT = {
    "DisplacementFigure": "Displacement",
    "DefectionFigure": "Defection",
    "ForceFigure": "ForceMovement",
    "DetentionFigure": "Detention",
}
_ACTS = frozenset({"denial", "demand", "threat", "claim"})
_QUOTES = '"\u201c\u201d\u2033\u00ab\u00bb'


def article_rows(quads: Iterable[Quad]) -> list[FactRow]:
    """Give the rows of one article, sorted by where they stand, type and claim."""
    view = View(quads)
    rows = [claim_row(view, claim) for claim in view.instances(CKG.Claim)]
    return sorted(rows, key=lambda row: (row["start"], row["end"], row["type"], row["claim"]))


def claim_row(view: View, claim: str) -> FactRow:
    """Give the row of one claim."""
    return _Row(view, claim).row()


class _Row:
    """One claim on its way to a row: what it asserts, the figure and the event behind it."""

    def __init__(self, view: View, claim: str) -> None:
        self.view = view
        self.claim = claim
        asserted = view.one(claim, CKG.asserts)
        is_figure = CKG.Figure in view.all(asserted, RDF.type)
        self.figure = asserted if is_figure else None
        self.event = view.one(asserted, CKG.aboutEvent) if is_figure else asserted
        self.type = self._type()
        self.is_own = self.type in FIGURE_CLASSES
        """A figure that is a fact of its own: its slots are not those of the event behind it."""
        self.fillings = view.fillings(claim)

    def row(self) -> FactRow:
        """Put the row together, in the order of its fields."""
        evidence = self.view.span(self.view.one(self.claim, CKG.mainEvidence))
        sentence = self.view.span(self.view.one(self.claim, CKG.sentence))
        where = evidence or Span(start=0, end=0, words="")
        row: dict[str, Any] = {
            "claim": self.claim,
            **self._article(),
            "type": self.type,
            "kind": self._kind(where),
            "start": where.start,
            "end": where.end,
            "evidence": where.words,
            "sentence": sentence.words if sentence else None,
            **self._count(),
            **{field: self._names(field) for field in ROLES},
            "affiliation": self._names("affiliation"),
            "source": self._names("source"),
            **self._parts(),
            **self._when(),
            **self._standing(),
            "links": self._links(),
            "incident": None,
            "rule": self.view.one(self.claim, CKG.rule),
            "score": self._score(),
        }
        return cast("FactRow", row)

    def _type(self) -> str:
        figure = self._class(self.figure, FIGURE_CLASSES)
        event = self._class(self.event, EVENT_CLASSES)
        if figure in {"CasualtyReport", "DisplacedPopulation"}:
            return figure
        return event or _OF_ITS_EVENT.get(figure or "") or figure or "Claim"

    def _class(self, thing: str | None, classes: Sequence[str]) -> str | None:
        types = set(self.view.all(thing, RDF.type))
        return next((name for name in classes if CKG[name] in types), None)

    def _article(self) -> dict[str, Any]:
        view, article = self.view, self.view.article
        return {
            "article": view.one(article, CKG.articleId),
            "published": view.one(article, DCTERMS.issued),
            "publisher": view.one(view.one(article, DCTERMS.publisher), RDFS.label),
            "url": view.one(article, SCHEMA.url),
            "title": view.one(article, DCTERMS.title),
        }

    def _kind(self, evidence: Span) -> str | None:
        if self.type == "CasualtyReport":
            return notation("measure-scheme", self.view.one(self.figure, CKG.measure))
        if self.is_own:
            return None
        kind = notation("kind-scheme", self.view.one(self.event, CKG.eventKind))
        if self.type != "Statement" or kind in _ACTS:
            return kind
        return self._form(evidence)

    def _form(self, evidence: Span) -> str:
        """Say how a statement is told: all of it in quotation marks, some, or none."""
        attribution = notation("attribution-scheme", self.view.one(self.claim, CKG.attribution))
        if attribution == "DirectQuote":
            return "direct"
        content = self.view.span(self.view.one(self.event, CKG.content)) or evidence
        if not any(mark in content.words for mark in _QUOTES):
            return "indirect"
        unquoted = re.sub(f"[{_QUOTES}][^{_QUOTES}]*[{_QUOTES}]", "", content.words)
        return "mixed" if re.search(r"\w", unquoted) else "direct"

    def _count(self) -> dict[str, Any]:
        view, figure = self.view, self.figure
        bound = notation("bound-scheme", view.one(figure, CKG.bound))
        return {
            "count_text": view.one(figure, CKG.statedAs),
            "count_min": view.whole_number(figure, CKG.low),
            "count_max": view.whole_number(figure, CKG.high),
            "count_approx": bound == "About" if figure else None,
            "bound": bound,
            "measure": notation("measure-scheme", view.one(figure, CKG.measure)),
            "unit": notation("unit-scheme", view.one(figure, CKG.unit)),
            "scope": notation("scope-scheme", view.one(figure, CKG.scope)),
        }

    def _names(self, field: str) -> list[str]:
        """List the names in a field: those of the entities, the printed words, other names."""
        best: list[str] = []
        printed: list[str] = []
        others: list[str] = []
        for role, entity in self._entities(field):
            name, aliases = self.view.names(entity)
            best += [name] if name else []
            printed += self._words(role, entity)
            others += aliases
        return _distinct([*best, *printed, *others])

    def _links(self) -> dict[str, list[str]]:
        """Give the items that the entities of each field are, where that is likely."""
        found = {field: self._items(field) for field in NAME_SLOTS}
        return {field: items for field, items in found.items() if items}

    def _items(self, field: str) -> list[str]:
        matches = (
            iri
            for _, entity in self._entities(field)
            for iri in self.view.all(entity, OWL.sameAs, SKOS.exactMatch)
        )
        return [iri for iri in dict.fromkeys(matches) if not iri.startswith(str(KNOWN))]

    def _entities(self, field: str) -> Iterator[tuple[str, str]]:
        view = self.view
        if field in {"source", "affiliation"}:
            said_by = view.all(self.claim, CKG.claimedBy)
            if not said_by and self.type == "Statement":
                said_by = view.all(self.event, CKG.speaker)
            for entity in self._in_text_order(said_by):
                of = view.all(entity, CKG.affiliation) if field == "affiliation" else [entity]
                yield from ((field, each) for each in of)
            return
        found = [
            (role, e) for role in ROLES[field] for e in self._in_text_order(self._filled(role))
        ]
        yield from found or self._otherwise(field)

    def _otherwise(self, field: str) -> Iterator[tuple[str, str]]:
        """Fill an empty field: the people counted are whom it is about, a speech has its place."""
        if field == ("target" if self.type == "Detention" else "who"):
            yield from (("group", each) for each in self.view.all(self.figure, CKG.group))
        if field == "place" and self.type == "Statement":
            yield from (("claimPlace", each) for each in self.view.all(self.claim, CKG.claimPlace))

    def _filled(self, role: str) -> list[str]:
        """List what fills a role; a casualty report without a place has its event's."""
        own = self.view.all(self.figure, CKG[role])
        if self.is_own and not (role == "place" and not own):
            return own
        return list(dict.fromkeys([*self.view.all(self.event, CKG[role]), *own]))

    def _in_text_order(self, entities: list[str]) -> list[str]:
        order = {filling.entity: n for n, filling in reversed([*enumerate(self.fillings)])}
        return sorted(entities, key=lambda iri: (order.get(_slug(iri), len(order)), iri))

    def _words(self, role: str, entity: str) -> Iterator[str]:
        for filling in self.fillings:
            is_it = (filling.role, filling.entity) == (role, _slug(entity))
            if is_it and filling.start is not None:
                words = " ".join(self.view.text[filling.start : filling.end].split())
                if words.casefold() not in _PRONOUNS:
                    yield words

    def _parts(self) -> dict[str, Any]:
        """Give the ranks that add up to the figure, and the whole party that it is part of."""
        view = self.view
        parts = view.subjects(CKG.subsetOf, self.figure) if self.figure else []
        ranks = {
            notation("rank-scheme", view.one(part, CKG.rank)): _number(view, part) for part in parts
        }
        return {
            "ranks": {rank: ranks[rank] for rank in CODES["rank-scheme"] if ranks.get(rank)},
            "party_total": next((_number(view, whole) for whole in self._wholes("party")), None),
        }

    def _wholes(self, which: str) -> list[str]:
        wholes = self.view.all(self.figure, CKG.subsetOf)
        party = [w for w in wholes if CKG.PartyFigure in self.view.all(w, RDF.type)]
        return party if which == "party" else [w for w in wholes if w not in party]

    def _when(self) -> dict[str, Any]:
        view = self.view
        time = view.one(self.figure, CKG.when) or view.one(self.event, CKG.when)
        if time is None and self.type == "Statement":
            time = view.one(self.claim, CKG.claimTime)
        return {
            "when_start": view.one(time, CKG.earliest),
            "when_end": view.one(time, CKG.latest),
            "when_edtf": view.one(time, CKG.edtf),
            "when_text": view.one(time, CKG.statedAs),
        }

    def _standing(self) -> dict[str, Any]:
        scope = notation("scope-scheme", self.view.one(self.figure, CKG.scope))
        return {
            field: notation(f"{field}-scheme", self.view.one(self.claim, CKG[field]))
            for field in ("attribution", "epistemic", "status")
        } | {"subset": bool(self._wholes("other")), "cumulative": scope == "Cumulative"}

    def _score(self) -> float | None:
        score = self.view.one(self.claim, CKG.score)
        return None if score is None else float(score)


def _number(view: View, figure: str) -> int | None:
    low = view.whole_number(figure, CKG.low)
    return view.whole_number(figure, CKG.high) if low is None else low


def _slug(iri: str) -> str:
    return iri.rpartition("/")[2]


def _distinct(names: Iterable[str]) -> list[str]:
    """Drop empty names and those already there in other letter case."""
    first: dict[str, str] = {}
    for name in names:
        if name:
            first.setdefault(name.casefold(), name)
    return list(first.values())
