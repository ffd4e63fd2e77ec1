"""What a build needs of the stages that can be exchanged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from pyoxigraph import Quad

from kg.model import Article, Extraction

__all__ = ["Extractor", "Gate", "Verdict"]


class Extractor(Protocol):
    """Reads articles; equal fingerprints promise equal extractions."""

    @property
    def fingerprint(self) -> str:
        """Name the model, the rules and the lexicons, in their versions."""
        ...

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Give one extraction for each article, in the same order."""
        ...


class Verdict(Protocol):
    """What validation found; ``str()`` of it is a report for people."""

    @property
    def conforms(self) -> bool:
        """Say whether every shape holds."""
        ...


class Gate(Protocol):
    """Validates the quads of one article."""

    @property
    def fingerprint(self) -> str:
        """Name the shapes and the engine in their versions."""
        ...

    def validate(self, quads: Iterable[Quad]) -> Verdict:
        """Hold an article graph, with its text, to the shapes."""
        ...
