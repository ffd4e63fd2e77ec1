"""Tell what a SPARQL text does before anybody runs it, and where it goes wrong."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["READING", "has_word", "parse_trouble", "query_form"]

READING: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
"""The forms that only read."""

_PROLOGUE: Final = re.compile(
    r"(?:\s+|#[^\n]*|BASE\s*<[^>]*>|PREFIX\s+[^\s:]*:\s*<[^>]*>|VERSION\s+(?:\"[^\"]*\"|'[^']*'))*",
    re.IGNORECASE,
)
_KEYWORD: Final = re.compile(r"[A-Za-z]+")
_WORDS: Final = (
    r"""(?is)<[^<>"{}|^`\\\s]*>|"{3}.*?"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""
    r"""|\#[^\n]*|[?$:]\w+|\w+:|(?P<word>\b%s\b)"""
)
"""What may hold a word that is no keyword, then the keyword."""

_LONGEST: Final = 60
"""An account of what was expected that is longer lists half the grammar."""


def query_form(text: str) -> str:
    """Give the first keyword after the prologue, in capitals: SELECT, CONSTRUCT, INSERT ...

    Empty where there is none; the text need not be valid.
    """
    start = _PROLOGUE.match(text)
    word = _KEYWORD.match(text, start.end() if start else 0)
    return word[0].upper() if word else ""


def has_word(text: str, keyword: str) -> bool:
    """Say whether a query uses a keyword; in a name, a string or a comment it does not count."""
    return any(match["word"] for match in re.finditer(_WORDS % keyword, text))


def parse_trouble(text: str, error: str) -> str:
    """Say in a sentence where a query does not parse, out of the account of Oxigraph's parser."""
    if query_form(text) not in READING:
        begun = f"it begins with {query_form(text)}" if query_form(text) else "it says nothing"
        return (
            f"The query does not parse: {begun}, and not with one of {', '.join(sorted(READING))}"
        )
    found = re.match(r"error at (\d+):(\d+): expected (?:one of )?(.*)", error, re.DOTALL)
    if found is None:
        return f"The query does not parse: {' '.join(error.split())}"
    line, column = int(found[1]), int(found[2])
    rest = "\n".join(text.split("\n")[line - 1 :])[column - 1 :].split()
    near = f"before {' '.join(rest)[:30]!r}" if rest else "where it ends"
    wanted = re.sub(r",? ?\[.*", "", " ".join(found[3].split())).strip()
    if "Prefix not found" in wanted:
        hint = "a prefix is not declared; declare it with PREFIX"
    elif " is " in wanted or " contains " in wanted:
        hint = wanted
    elif wanted and len(wanted) <= _LONGEST:
        hint = f"expected {wanted}"
    else:
        hint = "look for a bracket, a dot or a keyword that is missing before it"
    return f"The query does not parse, line {line}, {near}: {hint}"
