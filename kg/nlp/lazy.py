"""An extractor that loads its model only when there is an article to read."""

from __future__ import annotations

import gc
from functools import cached_property
from typing import TYPE_CHECKING

from kg.nlp.version import fingerprint, installed_meta

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Article, Extraction
    from kg.nlp.extract import Extractor

__all__ = ["LazyExtractor"]


class LazyExtractor:
    """Stands for the Extractor over an installed model; it pickles as the model's name.

    Attributes:
        model: Name or folder of the spaCy pipeline.
        gate: Whether articles without a word of conflict are left unparsed.
    """

    def __init__(self, model: str, *, gate: bool = True) -> None:
        self.model = model
        self.gate = gate
        if installed_meta(model) is None:
            _ = self._extractor  # complains, or is of a kind that only spaCy can describe

    def __reduce__(self) -> tuple[object, ...]:
        return _make, (self.model, self.gate)

    @cached_property
    def fingerprint(self) -> str:
        """Name everything that decides what is read."""
        meta = installed_meta(self.model)
        return fingerprint(meta) if meta else self._extractor.fingerprint

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Give one extraction for each article, in the same order.

        Raises:
            ConfigError: The model cannot be used; no article has been taken yet.
        """
        waiting = iter(articles)
        for first in waiting:
            # with nothing to read nothing is loaded
            yield from self._extractor.extract(_chain(first, waiting))

    @cached_property
    def _extractor(self) -> Extractor:
        from kg.nlp.extract import Extractor
        from kg.nlp.pipeline import load_pipeline

        loaded = Extractor(load_pipeline(self.model), gate=self.gate)
        # The model stays as long as the process: the collector need not walk over it again and
        # again, which would take a tenth of a build.
        gc.collect()
        gc.freeze()
        return loaded


def _make(model: str, gate: bool) -> LazyExtractor:
    return LazyExtractor(model, gate=gate)


def _chain(first: Article, rest: Iterator[Article]) -> Iterator[Article]:
    yield first
    yield from rest
