"""What the tables are coded from: the reports of a happening, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["BELIEVED", "Figure", "Loss", "Occurrence", "Report", "Said", "Source", "Where", "Who"]

BELIEVED = frozenset({"asserted", "unverified"})
"""Statuses of claims that put something forward as having happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """An actor in a role; ``role_code`` is what those counted are, a code of the role-scheme."""

    iri: str
    role: str
    kind: str
    name: str
    named: bool
    country: str | None = None
    role_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place in a role.

    ``areas`` are the areas that it is or lies in, the largest first, ``city`` the town around it.
    """

    iri: str
    role: str
    kind: str
    name: str
    areas: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    city: str | None = None
    country: str | None = None
    point: tuple[float, float] | None = None

    @property
    def has_name(self) -> bool:
        """Whether it has a name of its own, unlike "a village"."""
        return any(letter.isupper() for letter in self.name) or not self.name.isascii()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who says so; ``body`` is the named body that they speak for."""

    iri: str
    name: str
    named: bool
    body: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim: where it stands, in what words, and according to whom."""

    iri: str
    status: str
    epistemic: str
    words: str
    start: int
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that is told; ``joint`` names what else the same words count."""

    iri: str
    type: str
    measure: str
    unit: str
    scope: str
    bound: str
    words: str
    low: int | None = None
    high: int | None = None
    role_code: str | None = None
    group: str | None = None
    group_kind: str | None = None
    whole: str | None = None
    joint: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()
    days: tuple[date, date] | None = None

    @property
    def number(self) -> int | None:
        """The number that is stated; of two, the lower."""
        return self.high if self.low is None else self.low


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An event as one article tells it, or with the class of a figure a figure of no event.

    ``name`` is what the article is called by: its title, else its id.
    """

    iri: str
    type: str
    kind: str | None
    article: str
    name: str
    title: str
    url: str | None
    outlet: str
    issued: date | None
    inferred: bool = False
    days: tuple[date, date] | None = None
    day_words: str = ""
    who: tuple[Who, ...] = ()
    where: tuple[Where, ...] = ()
    figures: tuple[Figure, ...] = ()
    said: tuple[Said, ...] = ()

    @property
    def claims(self) -> tuple[Said, ...]:
        """The claims of the event and of the figures about it."""
        return tuple(dict.fromkeys([*self.said, *(s for f in self.figures for s in f.said)]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """What a row is about: an incident, or an event of an article that is in none.

    ``sources`` counts the independent sources, ``days`` are the first and last day, ``revised`` are
    the claims whose source has said something else since.
    """

    iri: str
    key: str
    type: str
    kind: str | None
    reports: tuple[Report, ...]
    sources: int
    days: tuple[date, date] | None = None
    assumed: bool = False
    revised: frozenset[str] = frozenset()

    @property
    def told(self) -> list[Report]:
        """The reports that say it happened; the others deny it, or speak of what may come."""
        return [one for one in self.reports if any(c.status in BELIEVED for c in one.claims)]

    @property
    def figures(self) -> list[Figure]:
        """The figures of all reports."""
        return [figure for report in self.reports for figure in report.figures]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What a table could not hold; ``row`` is empty for what is left out altogether."""

    row: str
    incident: str
    lost: str
    value: str
    thing: str
    reason: str
