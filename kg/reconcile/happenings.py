"""What one article says happened, reduced to what two articles can be compared by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

__all__ = [
    "FAMILIES", "Count", "Day", "Family", "Happening", "Player", "Signature", "Source", "Spot",
    "Story", "Telling", "Toll",
]  # fmt: skip

Family = Literal[
    "violence", "capture", "movement", "displacement", "defection", "detention", "protest",
    "negotiation",
]  # fmt: skip

FAMILIES: dict[str, Family] = {
    "ArmedClash": "violence",
    "AirStrike": "violence",
    "Shelling": "violence",
    "Bombing": "violence",
    "Attack": "violence",
    "CasualtyReport": "violence",
    "Capture": "capture",
    "ForceMovement": "movement",
    "Displacement": "displacement",
    "Defection": "defection",
    "Detention": "detention",
    "Protest": "protest",
    "Negotiation": "negotiation",
}
"""Class of event or figure -> what it can be the same as; statements are nobody's incident."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place of a happening; ``around`` are the IRIs of what it lies in, nearest first.

    ``names`` are the place's own names, normalised, by which two spellings may meet.
    """

    iri: str
    role: str
    kind: str
    name: str
    names: tuple[str, ...]
    around: tuple[str, ...] = ()
    country: str | None = None
    point: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """An actor in a role, such as ``agent`` or ``target``."""

    iri: str
    role: str
    kind: str
    name: str
    named: bool
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who says so; ``named`` is False for "activists" or "an official".

    ``body`` is the named body that they speak for; ``side`` is a code of the side-scheme.
    """

    iri: str
    name: str
    kind: str
    named: bool
    country: str | None = None
    body: str | None = None
    side: str = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A claim on a happening or figure: where it stands, and who says so besides the outlet.

    ``said`` is the day of the saying, where it is told; ``headline`` is True for the words above
    the text, which repeat it.
    """

    claim: str
    status: str
    sources: tuple[Source, ...] = ()
    said: date | None = None
    headline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """When it was: the first and last day it may mean, and the words, lower-case.

    Without days the words are all there is: the article states no date of its own.
    """

    earliest: date | None = None
    latest: date | None = None
    words: str = ""
    assumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure of the happening: inclusive bounds, None where open.

    ``whole`` is the figure that it is a part of, ``part`` is True where that has the same measure;
    ``joint`` is what else the same words count ("killed or wounded"), ``type`` the class. Places
    and day are the figure's own.
    """

    iri: str
    measure: str
    unit: str
    scope: str
    bound: str
    words: str
    low: int | None = None
    high: int | None = None
    group: str | None = None
    whole: str | None = None
    tellings: tuple[Telling, ...] = ()
    type: str = ""
    part: bool = False
    joint: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    day: Day = Day()


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event of one article with the figures about it, or a toll that no event is told for."""

    iri: str
    story: str
    type: str
    kind: str | None = None
    day: Day = Day()
    spots: tuple[Spot, ...] = ()
    players: tuple[Player, ...] = ()
    counts: tuple[Count, ...] = ()
    words: tuple[str, ...] = ()
    tellings: tuple[Telling, ...] = ()

    @property
    def family(self) -> Family:
        """The classes that it can be compared with."""
        return FAMILIES[self.type]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A figure that goes on from day to day: a running total, or how many there are by now."""

    count: Count
    place: str | None = None
    place_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The MinHash of a text and the number of its shingles; empty for a text too short."""

    values: tuple[int, ...] = ()
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article as reconciling sees it.

    ``slug`` is its part of the IRIs, ``signature`` what its text is compared by (see wire.py),
    ``outlet`` the name of its publisher.
    """

    slug: str
    iri: str
    title: str
    issued: date | None
    publisher: str | None
    happenings: tuple[Happening, ...] = ()
    signature: Signature = Signature()
    outlet: str = ""
    tolls: tuple[Toll, ...] = ()
