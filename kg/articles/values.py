"""The small values that travel between the readers of this package."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from kg.model import Article

MAX_CHARACTERS = 200_000
"""The longest text taken as one article: far above any real one, far below what hurts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user says about a single file; it is trusted above everything the file says."""

    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    encoding: str | None = None

    def __bool__(self) -> bool:
        """Return whether anything was given at all."""
        return any((self.published, self.publisher, self.url, self.language, self.encoding))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """An input that did not become an article: what is wrong, where, and what to do next.

    ``skipped`` inputs are sound but not for us (another language, a link out of the folder).
    """

    path: str
    reason: str
    next: str
    line: int | None = None
    kind: Literal["unreadable", "skipped"] = "unreadable"

    def __str__(self) -> str:
        """Return the one-line message."""
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.reason}; {self.next}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What stands beside a text: in its sidecar, its JSON line or the head of its page."""

    id: str | None = None
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A text and its metadata before they are made an article.

    ``headline_first`` says whether the text opens with a headline unless it looks otherwise.
    ``declared`` is a language that may be relied on (a page's own ``lang`` may not).
    """

    text: str
    name: str
    path: str
    reader: str
    line: int | None = None
    metadata: Metadata = Metadata()
    headline_first: bool = True
    declared: str | None = None


Outcome = Article | Unreadable


def shown(path: Path) -> str:
    """Return a path as text that can be stored and printed, whatever bytes the name holds."""
    return os.fsencode(path).decode("utf-8", "replace")
