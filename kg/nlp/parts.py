"""What the components of the pipeline hand to each other.

Frozen values over token indices of one Doc: ``start`` and ``end`` are bounds as of a spaCy Span,
the end exclusive; ``head`` and ``trigger`` are single token indices.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.model import (
    AttributionKind,
    BlockKind,
    Bound,
    EntityKind,
    Measure,
    Status,
    Tense,
)

Bounds = tuple[int, int]

CountedKind = Literal["people", "events", "households", "other"]
Modifier = Literal["", "another", "other", "more", "including", "none"]
Form = Literal["number", "vague", "share", "determiner", "names", "none"]
Precision = Literal["day", "days", "week", "month", "season", "year", "unresolved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenBlock:
    """A block of the article as token bounds; ``read`` is whether facts are looked for in it."""

    kind: BlockKind
    start: int
    end: int
    read: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number and what it counts.

    ``start``..``end`` are the number's own words with their modifiers ("at least 12", "a further
    300", "a" in "a soldier"). ``head`` is the counted noun, the number itself where it stands alone
    ("killed 12"), and ``noun_start``..``noun_end`` its phrase without the number ("Syrian army
    officers"; None where there is none). ``form`` tells a printed number from "dozens" (vague),
    "most of its 50,000" (share), "a soldier" (determiner), "brothers X and Y" (names) and "no
    casualties" (none). ``role`` and ``rank`` are codes of data/lexicons/people-nouns.csv.
    ``part_of`` is the ``start`` of the quantity of which this is a subset ("12 people, including
    five children"); ``modifier`` is then "including". ``definite`` marks "the 26 officers", which
    may well have been counted before.
    """

    start: int
    end: int
    low: int | None
    high: int | None
    bound: Bound
    head: int | None = None
    noun_start: int | None = None
    noun_end: int | None = None
    modifier: Modifier = ""
    form: Form = "number"
    kind: CountedKind = "other"
    role: str | None = None
    rank: str | None = None
    part_of: int | None = None
    definite: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that name a time, and the first and last day they may mean.

    ``start``..``end`` hold the preposition too ("on Friday"). All of ``earliest``, ``latest`` and
    ``edtf`` are None where the words cannot be resolved. ``anchor`` is "published" or "text" where
    the days depend on the article's day or on a time named before, else "absolute". ``head`` is
    the token that the expression modifies ("said" in "said on Friday"), None if it heads itself.
    """

    start: int
    end: int
    earliest: date | None = None
    latest: date | None = None
    edtf: str | None = None
    precision: Precision = "unresolved"
    anchor: Literal["absolute", "published", "text"] = "absolute"
    head: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name or description of an actor or place."""

    start: int
    end: int
    head: int
    kind: EntityKind
    name: str
    named: bool
    title: str | None = None
    role: str | None = None
    affiliation: Bounds | None = None
    country: str | None = None
    within: Bounds | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A filled role of a frame: which words, their head, and how they were found."""

    role: str
    head: int
    span: Bounds
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """An event or figure that a clause tells of.

    ``type`` is a class of events, or "CasualtyReport" or "DisplacedPopulation". ``clause`` is the
    evidence, ``cues`` the words that triggered the rule. ``quantity`` counts the theme (victims,
    refugees, defectors ...) or, for a numbered event, the event itself. ``back`` is True where the
    words only point back to an event ("the attack"), ``same_as`` the trigger of that event.
    ``about`` is the trigger of the event that a casualty figure belongs to. ``ranks`` are the parts
    of a list of ranks, ``party`` the number of everybody who came along.
    """

    type: str
    kind: str | None
    trigger: int
    clause: Bounds
    rule: str
    args: tuple[Argument, ...] = ()
    status: Status = "asserted"
    tense: Tense = "NonFuture"
    measure: Measure | None = None
    quantity: Quantity | None = None
    cues: tuple[int, ...] = ()
    back: bool = False
    same_as: int | None = None
    about: int | None = None
    cumulative: bool = False
    ranks: tuple[Quantity, ...] = ()
    party: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words between quotation marks, the marks included.

    ``inner`` leaves the marks out. ``form`` tells a quotation that can stand alone ("sentence")
    from words of somebody's that stand in our sentence ("fragment") and from one to three words
    set apart ("scare"). ``depth`` is 0 unless it stands in another quotation. ``run`` is the
    ``start`` of the quotation that this one carries on in a further paragraph, else its own.
    """

    start: int
    end: int
    inner: Bounds
    form: Literal["sentence", "fragment", "scare"]
    depth: int = 0
    run: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody who says something, as printed beside the saying and as named in full.

    ``span`` is the whole phrase with role, affiliation and apposition, ``head`` its head token and
    ``core`` the phrase without apposition and relative clause ("Ahmed Ali", "a rebel commander").
    ``referent`` is the core of the fullest mention of the same speaker and ``referent_head`` its
    head; both are the speaker's own where nothing fuller stands in the text, and ``method`` says
    how they were found ("argument" then). ``named`` is False for "activists" or "an official".
    """

    span: Bounds
    head: int
    core: Bounds
    referent: Bounds
    referent_head: int
    named: bool
    method: str = "argument"
    affiliation: Bounds | None = None


SpeechAct = Literal[
    "say", "belief", "demand", "threat", "denial", "accusation", "claim", "prediction",
    "condemnation", "praise",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A stretch of text and who says it.

    ``content`` runs from the first to the last word said, ``pieces`` leave out the tag of a broken
    one ("..., he said, ..."). ``clause`` is the evidence: tag and content. ``cue`` is the reporting
    verb, "according", or None. ``via`` is who handed it on ("state media, citing an official").
    ``place`` and ``time`` are of the saying and never of what is said; ``addressee`` is who is
    told, asked, accused. ``quotes`` are the ``start`` of the quotations inside. ``parent`` is the
    ``clause`` of the attribution in whose content this one stands.
    """

    content: Bounds
    pieces: tuple[Bounds, ...]
    clause: Bounds
    cue: int | None
    sources: tuple[Speaker, ...] = ()
    via: tuple[Speaker, ...] = ()
    kind: AttributionKind = "IndirectSpeech"
    act: SpeechAct = "say"
    hedged: bool = False
    negated: bool = False
    place: Bounds | None = None
    time: Bounds | None = None
    addressee: Bounds | None = None
    quotes: tuple[int, ...] = ()
    parent: Bounds | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """Words that leave a claim open ("reportedly", "could not be verified") and what they cover."""

    start: int
    end: int
    covers: tuple[Bounds, ...]
    kind: Literal["hedge", "unverified"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPart:
    """A saying that is a fact by itself: the attribution, its evidence and what kind it is.

    ``kind`` is as in the facts table; accusation, condemnation and the rest are in the ``act`` of
    the attribution.
    """

    attribution: Attribution
    evidence: Bounds
    kind: Literal["direct", "indirect", "mixed", "denial", "demand", "threat", "claim"]
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coreference:
    """Words that stand for a mention named elsewhere."""

    start: int
    end: int
    mention: Bounds
    method: str
