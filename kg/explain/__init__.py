"""Say why a claim is in the graph: its words, the rule, the cues, and how each slot was filled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from kg.explain.claims import find_claim, quads_around
from kg.exports.facts import claim_row
from kg.exports.facts_row import FactRow
from kg.exports.view import Filling, Span, View, notation
from kg.store import LocalStore
from kg.terms import CKG, OWL, PROV, RDF, RDFS, SKOS

__all__ = ["Explanation", "Related", "SlotFilling", "TimeReading", "explain", "find_claim"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotFilling:
    """A slot, who or what fills it, the words that stand for it, and the step that filled it.

    ``item`` is what the entity is said to be in Wikidata or GeoNames.
    """

    role: str
    entity: str
    name: str | None
    kind: str | None
    item: str | None
    words: str | None
    start: int | None
    end: int | None
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeReading:
    """A time's words and the days they were read as; no days where they cannot be known."""

    role: str
    words: str | None
    earliest: str | None
    latest: str | None
    edtf: str | None
    precision: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another claim, and how it is related: of the same event, a part, a dispute ..."""

    relation: str
    claim: str
    label: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Everything the graph knows on how a claim came about.

    ``passage`` is the sentence, or more where the evidence reaches beyond it; ``issued_from`` says
    where the article's date was found.
    """

    row: FactRow
    passage: Span
    evidence: tuple[Span, ...]
    cues: tuple[Span, ...]
    slots: tuple[SlotFilling, ...]
    via: tuple[str, ...]
    times: tuple[TimeReading, ...]
    related: tuple[Related, ...]
    tense: str | None
    pipeline: str | None
    issued_from: str | None

    def as_json(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self)


def explain(store: LocalStore, claim: str) -> Explanation:
    """Explain a claim, named by its IRI, the last part of it, or the beginning of that.

    Raises:
        UsageError: There is no such claim, or more than one; the message names those near it.
    """
    iri = find_claim(store, claim)
    view = View(quads_around(store, iri))
    evidence = _spans(view, view.all(iri, CKG.mainEvidence, CKG.evidence))
    sentence = _spans(view, view.all(iri, CKG.sentence))
    return Explanation(
        row=claim_row(view, iri),
        passage=_passage(view, (*sentence, *evidence)),
        evidence=evidence,
        cues=_spans(view, view.all(iri, CKG.cue)),
        slots=tuple(_slot(view, filling) for filling in view.fillings(iri)),
        via=tuple(filter(None, (view.names(actor)[0] for actor in view.all(iri, CKG.via)))),
        times=tuple(_times(view, iri)),
        related=tuple(_related(view, iri)),
        tense=notation("tense-scheme", view.one(iri, CKG.tense)),
        pipeline=view.one(view.one(iri, PROV.wasGeneratedBy), CKG.pipelineVersion),
        issued_from=view.one(view.article, CKG.issuedFrom),
    )


def _spans(view: View, iris: list[str]) -> tuple[Span, ...]:
    found = (view.span(iri) for iri in iris)
    return tuple(sorted((s for s in found if s), key=lambda span: (span.start, span.end)))


def _passage(view: View, spans: tuple[Span, ...]) -> Span:
    start = min((span.start for span in spans), default=0)
    end = max((span.end for span in spans), default=0)
    return Span(start=start, end=end, words=view.text[start:end])


def _slot(view: View, filling: Filling) -> SlotFilling:
    entity = next((e for e in _entities(view) if e.endswith(f"/{filling.entity}")), "")
    start, end = filling.start, filling.end
    return SlotFilling(
        role=filling.role,
        entity=entity,
        name=view.names(entity)[0],
        kind=_kind(view, entity),
        item=view.one(entity, OWL.sameAs, SKOS.exactMatch, SKOS.closeMatch, SKOS.relatedMatch),
        words=None if start is None else view.text[start:end],
        start=start,
        end=end,
        method=filling.method,
    )


def _entities(view: View) -> list[str]:
    return [*view.instances(CKG.Actor), *view.instances(CKG.Place)]


def _kind(view: View, entity: str) -> str | None:
    """Give the narrowest class of an actor or place."""
    types = view.all(entity, RDF.type)
    narrow = [t for t in types if t not in {CKG.Actor, CKG.Place}] or types
    return narrow[0].removeprefix(str(CKG)) if narrow else None


def _behind(view: View, claim: str) -> tuple[str | None, str | None]:
    """Give the figure and the event behind a claim."""
    asserted = view.one(claim, CKG.asserts)
    if CKG.Figure in view.all(asserted, RDF.type):
        return asserted, view.one(asserted, CKG.aboutEvent)
    return None, asserted


def _times(view: View, claim: str) -> Iterator[TimeReading]:
    figure, event = _behind(view, claim)
    when = view.one(figure, CKG.when) or view.one(event, CKG.when)
    for role, time in (("when", when), ("said", view.one(claim, CKG.claimTime))):
        if time is not None:
            yield TimeReading(
                role=role,
                words=view.one(time, CKG.statedAs),
                earliest=view.one(time, CKG.earliest),
                latest=view.one(time, CKG.latest),
                edtf=view.one(time, CKG.edtf),
                precision=notation("precision-scheme", view.one(time, CKG.precision)),
            )


def _related(view: View, claim: str) -> Iterator[Related]:
    figure, event = _behind(view, claim)
    for other in view.instances(CKG.Claim):
        if other == claim:
            continue
        for relation in _relations(view, claim, other, figure, event):
            yield Related(relation=relation, claim=other, label=view.one(other, RDFS.label))


def _relations(
    view: View, claim: str, other: str, figure: str | None, event: str | None
) -> Iterator[str]:
    """Say how another claim is related, in words that follow "it"."""
    its_figure, its_event = _behind(view, other)
    if figure and its_figure and its_figure in view.all(figure, CKG.subsetOf):
        yield "counts the whole of this part"
    elif figure and its_figure and figure in view.all(its_figure, CKG.subsetOf):
        yield "counts a part of this"
    elif event and event == its_event:
        yield "is about the same event"
    for verb in ("disputes", "corroborates", "revises"):
        if claim in view.all(other, CKG[verb]):
            yield f"{verb} this"
        if other in view.all(claim, CKG[verb]):
            yield f"is what this {verb}"
