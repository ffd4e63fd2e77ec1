"""Text to Extraction: the only package that knows spaCy, which is imported on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.nlp.extract import Extractor

__all__ = ["load_extractor"]


def load_extractor(model: str | None = None) -> Extractor:
    """Return an extractor over an installed spaCy English pipeline, the default one if not named.

    Raises:
        ConfigError: no such pipeline is installed, or it cannot be used.
    """
    from kg.nlp.extract import Extractor
    from kg.nlp.pipeline import DEFAULT, load_pipeline

    return Extractor(load_pipeline(model or DEFAULT))
