"""Choose which sayings are facts by themselves: quotations, demands, threats, denials, the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from spacy.tokens import Doc

from kg.nlp.parts import Attribution, Bounds, StatementPart

__all__ = ["Covered", "statements"]

Covered = Callable[[int, int], bool]
Kind = Literal["direct", "indirect", "mixed", "denial", "demand", "threat", "accusation", "claim"]

_ALWAYS: dict[str, Kind] = {
    "demand": "demand",
    "threat": "threat",
    "denial": "denial",
    "claim": "claim",
    "accusation": "accusation",
}
"""Acts that are a fact whatever else stands in what is said."""
_COMMENTS = frozenset({"condemnation", "praise"})


def statements(doc: Doc, covered: Covered) -> Iterator[StatementPart]:
    """Yield the sayings that are facts, by start.

    ``covered(i, j)`` tells whether a fact of another type stands in the tokens ``i``..``j``: what
    is only reported there is then no fact by itself.
    """
    for attribution in doc._.attributions:
        kind = _kind(doc, attribution, covered)
        if kind is not None:
            yield StatementPart(
                attribution=attribution,
                evidence=_evidence(doc, attribution),
                kind=kind,
                rule=f"statement: {attribution.rule}",
            )


def _kind(doc: Doc, a: Attribution, covered: Covered) -> Kind | None:
    if a.kind == "DirectQuote":
        return "direct" if a.sources else None
    if a.act == "belief" or a.negated or not a.sources or _unread(doc, a):
        return None
    if a.act in _ALWAYS and a.rule != "passive without agent":
        return _ALWAYS[a.act]
    if a.quotes:
        return "mixed"
    if a.act in _COMMENTS:
        return "indirect"
    if a.rule in {"number", "passive", "passive without agent"} or covered(*a.clause):
        return None
    return "indirect"


def _unread(doc: Doc, a: Attribution) -> bool:
    return a.content[0] in doc._.unread


def _evidence(doc: Doc, a: Attribution) -> Bounds:
    """Give tag and content without the space and comma around them."""
    start, end = a.clause
    while start < end and (doc[start].is_space or doc[start].text in {",", ";"}):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in {",", ";"}):
        end -= 1
    return start, end
