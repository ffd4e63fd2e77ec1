"""Read articles: from text to the values of kg.model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from kg.model import Article, Event, Extraction, Figure
from kg.nlp.extract_claims import Teller
from kg.nlp.extract_disputes import disputing, link_denials
from kg.nlp.extract_entities import Entities
from kg.nlp.extract_links import link_revisions
from kg.nlp.extract_merge import merged
from kg.nlp.extract_sound import (
    sound_entities,
    sound_event,
    sound_figure,
    sound_figures,
    with_parts,
)
from kg.nlp.extract_statements import statement_claims
from kg.nlp.extract_told import Told
from kg.nlp.frames.view import View
from kg.nlp.gate import about_conflict
from kg.nlp.pipeline import make_doc
from kg.nlp.version import fingerprint

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.nlp.statements import Covered

__all__ = ["Extractor", "extraction"]

_BATCH = 64
"""Articles that are parsed together: enough for the model to work on, few enough to hold."""
_WAITING = 256
"""Articles that are taken at most until there are as many to parse."""


class Extractor:
    """Reads articles with a spaCy pipeline; equal fingerprints promise equal extractions."""

    def __init__(self, nlp: Language, *, gate: bool = True) -> None:
        self.nlp = nlp
        self.gate = gate
        self.fingerprint = fingerprint(nlp.meta)

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Give one extraction for each article, in the same order.

        An article without a word of conflict says nothing; with the gate it is not parsed either.
        """
        source = iter(articles)
        while batch := list(self._batch(source)):
            pairs = ((make_doc(self.nlp, a), a) for a, related in batch if related or not self.gate)
            docs = self.nlp.pipe(pairs, as_tuples=True)
            for article, related in batch:
                doc = next(docs)[0] if related or not self.gate else None
                if doc is not None and related:
                    yield extraction(doc, article, self.fingerprint)
                else:
                    yield Extraction(article=article.id, pipeline=self.fingerprint)

    def _batch(self, source: Iterator[Article]) -> Iterator[tuple[Article, bool]]:
        """Take articles until there are enough to parse; say which are about conflict."""
        parsed = 0
        for article in islice(source, _WAITING):
            related = about_conflict(article.text)
            yield article, related
            parsed += related or not self.gate
            if parsed == _BATCH:
                return


def extraction(doc: Doc, article: Article, pipeline: str) -> Extraction:
    """Put together what the components found in one article."""
    view = View(doc)
    entities = Entities(view)
    told = Teller(view, entities).tell(doc._.frames)
    with_parts(told)
    told = merged(told, entities)
    link_revisions(view, told)
    link_denials(view, entities, told)
    events, figures = _distinct(told)
    figures = sound_figures(figures, {t.claim.asserts for t in told})
    claims = [t.claim for t in told]
    if told or doc._.frames:
        said = statement_claims(view, entities, _covered(told))
        for event, claim in disputing(view, entities, told, said):
            events.append(event)
            claims.append(claim)
    claims.sort(key=lambda c: (c.evidence[0].start, c.evidence[0].end, c.id))
    return Extraction(
        article=article.id,
        pipeline=pipeline,
        entities=sound_entities(entities.all()),
        events=tuple(events),
        figures=tuple(figures),
        claims=tuple(claims),
    )


def _distinct(told: list[Told]) -> tuple[list[Event], list[Figure]]:
    events: dict[str, Event] = {}
    figures: dict[str, Figure] = {}
    for t in told:
        if t.event is not None:
            events.setdefault(t.event.id, sound_event(t.event))
        for figure in t.figures:
            figures.setdefault(figure.id, sound_figure(figure))
    return list(events.values()), list(figures.values())


def _covered(told: list[Told]) -> Covered:
    facts = [t.frame.clause for t in told]

    def covered(i: int, j: int) -> bool:
        return any(a < j and i < b for a, b in facts)

    return covered
