"""Tell what a SPARQL text does before anybody runs it."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["READING", "query_form"]

READING: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
"""The forms that only read."""

_PROLOGUE: Final = re.compile(
    r"(?:\s+|#[^\n]*|BASE\s*<[^>]*>|PREFIX\s+[^\s:]*:\s*<[^>]*>|VERSION\s+(?:\"[^\"]*\"|'[^']*'))*",
    re.IGNORECASE,
)
_KEYWORD: Final = re.compile(r"[A-Za-z]+")


def query_form(text: str) -> str:
    """Give the first keyword after the prologue, in capitals: SELECT, CONSTRUCT, INSERT ...

    Empty where there is none; the text need not be valid.
    """
    start = _PROLOGUE.match(text)
    word = _KEYWORD.match(text, start.end() if start else 0)
    return word[0].upper() if word else ""
