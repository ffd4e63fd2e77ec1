"""What an index was made from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from kg.linking import names
from kg.linking.index.schema import FORMAT

__all__ = ["Manifest", "SourceReport"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """One source: its terms, what it gave, and what was left out of it and why."""

    name: str
    title: str
    licence: str
    credit: str
    version: str = ""
    date: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    examples: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The sources of an index and what is in it."""

    sources: tuple[SourceReport, ...]
    counts: Mapping[str, int]

    @property
    def date(self) -> date | None:
        """The day of the newest source; None where no source tells."""
        days = [source.date for source in self.sources if source.date]
        return date.fromisoformat(max(days)) if days else None

    @property
    def digest(self) -> str:
        """Name the contents: equal for two indexes made alike from the same sources."""
        parts = [str(FORMAT), str(names.VERSION), *(each.digest for each in self.sources)]
        return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:16]

    def as_dict(self) -> dict[str, Any]:
        """Give what `kg index status --json` shows and the file holds."""
        return {
            "digest": self.digest,
            "date": self.date.isoformat() if self.date else None,
            "counts": dict(self.counts),
            "sources": [asdict(source) for source in self.sources],
        }

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """Read what an index file holds."""
        data = json.loads(text)
        return cls(
            sources=tuple(SourceReport(**source) for source in data["sources"]),
            counts=data["counts"],
        )
