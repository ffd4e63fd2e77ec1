"""What the rules read and write: the document as lists, and what one cue reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.nlp.attribution.tags import Circumstance
from kg.nlp.parts import Bounds, Quote, SpeechAct
from kg.nlp.tree import Tree

__all__ = ["Draft", "Reading"]


@dataclass(frozen=True, slots=True)
class Draft:
    """What one cue reports, before its speakers are looked up."""

    cue: int
    act: SpeechAct
    pieces: tuple[Bounds, ...]
    left: int
    end: int
    heads: tuple[int, ...]
    around: Circumstance
    rule: str
    direct: tuple[int, ...] = ()
    limit: Bounds | None = None
    negated: bool = False
    hedged: bool = False
    inherited: bool = False


@dataclass(slots=True)
class Reading:
    """The document as the rules see it: its parse, its quotations, and its times."""

    tree: Tree
    quotes: Sequence[Quote]
    times: Mapping[int, int]
    by_start: dict[int, Quote] = field(default_factory=dict)
    by_end: dict[int, Quote] = field(default_factory=dict)
    times_end: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        """Index the outermost quotations by their borders."""
        outer = [quote for quote in self.quotes if quote.depth == 0]
        self.by_start = {quote.start: quote for quote in outer}
        self.times_end = frozenset(self.times.values())
        self.by_end = {quote.end: quote for quote in outer}

    def quote_of(self, i: int) -> Quote | None:
        """Give the outermost quotation around a token."""
        return next((q for q in self.quotes if q.depth == 0 and q.start <= i < q.end), None)
