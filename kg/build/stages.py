"""What a build needs of the stages that can be exchanged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import Quad

from kg.mapping import MAPPING_VERSION
from kg.model import Article, Extraction, Linking
from kg.terms import BASE

__all__ = ["Extractor", "Gate", "Linker", "Stages", "Verdict", "pipeline_fingerprint"]


class Extractor(Protocol):
    """Reads articles; equal fingerprints promise equal extractions."""

    @property
    def fingerprint(self) -> str:
        """Name the model, the rules and the lexicons, in their versions."""
        ...

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Give one extraction for each article, in the same order."""
        ...


class Linker(Protocol):
    """Finds what actors and places are; equal fingerprints promise equal links."""

    @property
    def fingerprint(self) -> str:
        """Name the rules, the weights, the user's own links and the index, in their versions."""
        ...

    def link(self, article: Article, extraction: Extraction) -> Linking:
        """Link the entities of an article, or say why they are not linked."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """What an article goes through; it pickles as its parts do, for other processes."""

    extractor: Extractor
    gate: Gate
    linker: Linker | None = None
    base: str = BASE

    @property
    def versions(self) -> tuple[str, str | None]:
        """Name everything that makes a graph, and the linker, in their versions."""
        linked_by = self.linker.fingerprint if self.linker else None
        return pipeline_fingerprint(self.extractor.fingerprint, self.gate), linked_by


def pipeline_fingerprint(reader: str, gate: Gate) -> str:
    """Name everything but the linker that makes a graph, in its version; ``reader`` extracts."""
    return f"{reader}; {MAPPING_VERSION}; {gate.fingerprint}"
