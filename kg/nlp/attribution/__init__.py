"""Who says so, for every stretch of text: reporting clauses, tags, quotations, at every depth."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp.attribution.assemble import attributions, source_of
from kg.nlp.attribution.days import untied
from kg.nlp.attribution.hedging import hedged, hedges

__all__ = ["attribute", "attributions", "hedged", "hedges", "source_of"]


@Language.component("kg_attribution", assigns=["doc._.attributions", "doc._.hedges"])
def attribute(doc: Doc) -> Doc:
    """Store who says what in ``doc._.attributions`` and what is left open in ``doc._.hedges``."""
    doc._.attributions = tuple(attributions(doc))
    doc._.times = untied(doc)
    doc._.hedges = tuple(hedges(doc))
    return doc
