"""Stretches of the text: offsets, the words themselves, and what stands around them."""

from __future__ import annotations

from kg.mapping.names import Names
from kg.mapping.writer import GraphWriter
from kg.model import TextSpan
from kg.terms import CKG, NIF, OA, XSD

__all__ = ["Spans", "shorten"]

_AROUND = 32
"""Code points before and after, so that a quote can be found again in a text that has moved."""


class Spans:
    """The spans that an article's graph refers to."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names
        self._used: dict[TextSpan, bool] = {}

    def use(self, span: TextSpan, *, context: bool = False) -> str:
        """Give the IRI of a span and have it written; ``context``: with what surrounds it."""
        self._used[span] = self._used.get(span, False) or context
        return self._names.span(span)

    def words(self, span: TextSpan) -> str:
        """Give the words of a span."""
        return self._text[span.start : span.end]

    def write(self, graph: GraphWriter) -> None:
        """Write every span used so far."""
        for span, context in self._used.items():
            me = self._names.span(span)
            graph.types(me, CKG.Span)
            graph.integer(me, NIF.beginIndex, span.start, XSD.nonNegativeInteger)
            graph.integer(me, NIF.endIndex, span.end, XSD.nonNegativeInteger)
            graph.text(me, NIF.anchorOf, self.words(span))
            graph.link(me, NIF.referenceContext, self._names.article)
            if context:
                before = self._text[max(0, span.start - _AROUND) : span.start]
                graph.text(me, OA.prefix, before)
                graph.text(me, OA.suffix, self._text[span.end : span.end + _AROUND])


def shorten(text: str, length: int = 60) -> str:
    """Cut a text for a label, white space made single."""
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
