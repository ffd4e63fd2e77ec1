"""What a source of the index gives: entities, their names, tenures and relations."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol, get_args

__all__ = [
    "LOCAL",
    "TYPES",
    "EntityRecord",
    "EntityType",
    "NameKind",
    "NameRecord",
    "Problems",
    "Record",
    "RelationRecord",
    "Source",
    "SourceInfo",
    "TenureRecord",
    "id_of",
    "number_of",
]

EntityType = Literal[
    "country", "admin1", "admin2", "place", "person", "organisation", "igo", "government",
    "armed_group", "news_agency", "party", "other",
]  # fmt: skip
TYPES: frozenset[str] = frozenset(get_args(EntityType))

NameKind = Literal["label", "native", "acronym", "foreign", "alias"]
"""``label`` is the main English name, ``foreign`` the main name in a language not of the place."""

_ID = re.compile(r"Q([1-9][0-9]{0,11})|gn:([1-9][0-9]{0,11})|ckg:[A-Za-z0-9_-]{1,80}")

LOCAL = 1 << 48
"""Numbers from here on are those of entities known to us by a name of our own only."""


def number_of(identifier: str) -> int | None:
    """Turn an id into a number: Q858 into 858, gn:165509 into -165509; None where it is no id."""
    found = _ID.fullmatch(identifier)
    if not found:
        return None
    if found[1] or found[2]:
        return int(found[1]) if found[1] else -int(found[2])
    return LOCAL + int(hashlib.sha256(identifier.encode()).hexdigest()[:11], 16)


def id_of(number: int) -> str:
    """Turn the number of an item or of a place back into an id."""
    return f"Q{number}" if number > 0 else f"gn:{-number}"


class EntityRecord(NamedTuple):
    """An entity as one source has it; what the source does not know is None or empty."""

    id: int
    type: str
    label: str
    description: str = ""
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    population: int | None = None
    sitelinks: int | None = None
    start: str | None = None
    end: str | None = None
    source: str = ""
    local: str | None = None
    """The id, where it is one of our own."""


class NameRecord(NamedTuple):
    """A name of an entity."""

    id: int
    name: str
    kind: NameKind


class TenureRecord(NamedTuple):
    """Who held an office, from when to when; dates are ISO, cut to what is known."""

    person: int
    position: int | None
    label: str
    country: str | None
    start: str | None
    end: str | None


class RelationRecord(NamedTuple):
    """A statement between two entities; ``property`` is 131 for P131."""

    subject: int
    property: int
    object: int


Record = EntityRecord | NameRecord | TenureRecord | RelationRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceInfo:
    """Where records come from, and on which terms."""

    name: str
    title: str
    licence: str
    credit: str
    version: str = ""
    date: str | None = None


@dataclass(slots=True)
class Problems:
    """What was left out of a source, and why; the first of each kind are kept as examples."""

    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)

    def add(self, why: str, where: str) -> None:
        """Count one more entry that is left out."""
        self.counts[why] += 1
        self.examples.setdefault(why, where[:200])


class Source(Protocol):
    """One source of an index."""

    def records(self, problems: Problems) -> Iterator[Record]:
        """Give all records; what is malformed goes to ``problems`` and never stops the rest."""
        ...

    def info(self) -> SourceInfo:
        """Describe the source; asked after the records were read."""
        ...
