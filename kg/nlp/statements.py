"""Choose which sayings are facts by themselves: quotations, demands, threats, denials, the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from spacy.tokens import Doc

from kg.nlp.attribution.speakers import noun_kind
from kg.nlp.parts import Attribution, Bounds, StatementPart

__all__ = ["Covered", "statements"]

Covered = Callable[[int, int], bool]
Kind = Literal["direct", "indirect", "mixed", "denial", "demand", "threat", "claim"]

_ALWAYS: dict[str, Kind] = {
    "demand": "demand",
    "threat": "threat",
    "denial": "denial",
    "claim": "claim",
}
_OPENING = 3
_NOBODY = frozenset(
    {"i", "we", "you", "one", "that", "this", "which", "there", "it", "everyone", "everybody"}
)
_COMMENTS = frozenset({"condemnation", "praise", "accusation"})
"""These and those above are facts whatever else stands in what is said."""


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
    if _in_quotation(doc, a):
        return None
    if a.kind == "DirectQuote":
        return "direct" if a.sources else None
    if all(doc[s.referent_head].lower_ in _NOBODY for s in a.sources):
        return None
    if (
        (a.act == "belief" and not _reports_belief(doc, a))
        or a.negated
        or not a.sources
        or _unread(doc, a)
    ):
        return None
    if a.rule in {"noun with clause", "continued account"} or _explains(doc, a) is not None:
        return None
    if a.act in _ALWAYS and a.rule != "passive without agent":
        return _ALWAYS[a.act]
    if a.quotes and (a.rule != "number" or a.parent is None):
        return "mixed"
    if a.act in _COMMENTS or a.rule == "offer":
        return "indirect"
    if a.rule in {"number", "passive", "passive without agent"} or _hands_on(doc, a):
        return None
    return None if _told(doc, a, covered) else "indirect"


def _reports_belief(doc: Doc, a: Attribution) -> bool:
    """Tell what a body tells the press it fears from what a villager feels."""
    if a.cue is None or doc[a.cue].tag_ not in {"VBP", "VBZ"} or not a.sources:
        return False
    return noun_kind(doc[a.sources[0].referent_head].lemma_.lower()) == "body"


def _explains(doc: Doc, a: Attribution) -> Attribution | None:
    """Find the denial or accusation that goes on in "..., saying ..." with the same speaker."""
    cue = a.cue
    if cue is None or doc[cue].tag_ != "VBG" or a.quotes or a.content[0] < cue:
        return None
    above = doc[cue].head.i
    return next(
        (
            b for b in doc._.attributions
            if b.cue == above and b is not a and b.act in {*_ALWAYS, *_COMMENTS} and b.sources
            and a.sources and b.sources[0].referent == a.sources[0].referent
        ),
        None,
    )  # fmt: skip


def _hands_on(doc: Doc, a: Attribution) -> bool:
    """Tell whether what is said is only that somebody else says something."""
    start = a.content[0]
    return any(
        b.parent == a.clause and b.cue is not None and b.sources and b.clause[0] - start < _OPENING
        for b in doc._.attributions
    )


def _told(doc: Doc, a: Attribution, covered: Covered) -> bool:
    """Tell whether what is said is a fact of another type: its main verb, or most of its words."""
    words = [i for start, end in a.pieces for i in range(start, end) if not doc[i].is_punct]
    said = set(words)
    roots = [i for i in words if doc[i].head.i not in said or doc[i].head is doc[i]]
    if any(covered(i, i + 1) for i in roots if doc[i].pos_ in {"VERB", "NOUN"}):
        return True
    return 2 * sum(covered(i, i + 1) for i in words) > len(words)


def _in_quotation(doc: Doc, a: Attribution) -> bool:
    """Tell whether the saying is itself quoted: then the quotation is the fact."""
    cue = a.content[0] if a.cue is None else a.cue
    direct = {q for b in doc._.attributions if b.kind == "DirectQuote" for q in b.quotes}
    return any(
        q.start in direct and q.start <= cue < q.end and q.start not in a.quotes
        for q in doc._.quotes
    )


def _unread(doc: Doc, a: Attribution) -> bool:
    return a.content[0] in doc._.unread


def _evidence(doc: Doc, a: Attribution) -> Bounds:
    """Give tag and content without the space and comma around them."""
    start, end = a.clause
    further = (b.clause[1] for b in doc._.attributions if _explains(doc, b) is a)
    end = max(end, *further, end)
    while start < end and (doc[start].is_space or doc[start].text in {",", ";"}):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in {",", ";"}):
        end -= 1
    return start, end
