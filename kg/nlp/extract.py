"""Read articles: from text to the values of kg.model."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from kg.lexicons import names
from kg.model import Article, Event, Extraction, Figure
from kg.nlp.extract_claims import Teller
from kg.nlp.extract_entities import Entities
from kg.nlp.extract_merge import merged
from kg.nlp.extract_statements import statement_claims
from kg.nlp.extract_told import Told
from kg.nlp.frames.view import View
from kg.nlp.pipeline import make_doc
from kg.resources import LEXICONS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.nlp.statements import Covered

__all__ = ["Extractor", "extraction"]


class Extractor:
    """Reads articles with a spaCy pipeline; equal fingerprints promise equal extractions."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.fingerprint = fingerprint(nlp)

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Give one extraction for each article, in the same order."""
        pairs = ((make_doc(self.nlp, article), article) for article in articles)
        for doc, article in self.nlp.pipe(pairs, as_tuples=True):
            yield extraction(doc, article, self.fingerprint)


def fingerprint(nlp: Language) -> str:
    """Name everything that decides what is read: our version, the model, the lexicons."""
    try:
        ours = version("conflict-kg")
    except PackageNotFoundError:
        ours = "0"
    digest = hashlib.sha256()
    for name in names():
        digest.update((LEXICONS / f"{name}.csv").read_bytes())
    meta = nlp.meta
    model = f"{meta['lang']}_{meta['name']} {meta['version']}"
    return f"kg {ours}; {model}; lexicons {digest.hexdigest()[:12]}"


def extraction(doc: Doc, article: Article, pipeline: str) -> Extraction:
    """Put together what the components found in one article."""
    view = View(doc)
    entities = Entities(view)
    told = merged(Teller(view, entities).tell(doc._.frames), entities)
    events, figures = _distinct(told)
    claims = [t.claim for t in told]
    if told or doc._.frames:
        for event, claim in statement_claims(view, entities, _covered(told)):
            events.append(event)
            claims.append(claim)
    claims.sort(key=lambda c: (c.evidence[0].start, c.evidence[0].end, c.id))
    return Extraction(
        article=article.id,
        pipeline=pipeline,
        entities=entities.all(),
        events=tuple(events),
        figures=tuple(figures),
        claims=tuple(claims),
    )


def _distinct(told: list[Told]) -> tuple[list[Event], list[Figure]]:
    events: dict[str, Event] = {}
    figures: dict[str, Figure] = {}
    for t in told:
        if t.event is not None:
            events.setdefault(t.event.id, t.event)
        for figure in t.figures:
            figures.setdefault(figure.id, figure)
    return list(events.values()), list(figures.values())


def _covered(told: list[Told]) -> Covered:
    facts = [t.frame.clause for t in told]

    def covered(i: int, j: int) -> bool:
        return any(a < j and i < b for a, b in facts)

    return covered
