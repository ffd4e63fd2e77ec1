"""What flows through the pipeline: an Article goes in, an Extraction comes out.

Plain frozen values of the standard library. Offsets are code points into ``Article.text``, the end
exclusive. Meaning is checked once, by the SHACL shapes, and not here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

BlockKind = Literal[
    "headline", "date_line", "dateline", "credit", "boilerplate", "subhead", "paragraph"
]
"""``headline`` and ``paragraph`` are read for facts; the others only bound them."""

EventType = Literal[
    "ArmedClash", "AirStrike", "Shelling", "Bombing", "Attack", "Capture", "Defection",
    "Displacement", "ForceMovement", "Detention", "Protest", "Negotiation", "Statement",
]  # fmt: skip

FigureType = Literal[
    "CasualtyReport", "DisplacementFigure", "DisplacedPopulation", "DefectionFigure",
    "ForceFigure", "DetentionFigure", "EventCount", "PartyFigure",
]  # fmt: skip
"""``EventCount`` numbers events ("two air strikes"); ``PartyFigure`` is everybody who came along
(71 people with the 26 officers) and is only ever the whole that another figure is a subset of."""

Measure = Literal[
    "killed", "injured", "missing", "detained", "displaced", "returned", "defected", "deployed",
    "occurred", "accompanying",
]  # fmt: skip

ActorKind = Literal[
    "Person", "Government", "StateForce", "ArmedGroup", "PoliticalGroup",
    "IntergovernmentalOrganisation", "NonGovernmentalOrganisation", "NewsMedium",
    "PopulationGroup", "Actor",
]  # fmt: skip
"""``Actor`` is an actor whose kind the text does not give away."""

PlaceKind = Literal[
    "Country", "AdministrativeArea", "Settlement", "Neighbourhood", "Camp", "BorderCrossing",
    "Facility", "Place",
]  # fmt: skip

EntityKind = ActorKind | PlaceKind

Role = Literal[
    "agent", "target", "party", "newController", "previousController", "territory", "defector",
    "fromActor", "toActor", "displacedGroup", "mover", "speaker", "addressee",
    "place", "origin", "destination",
]  # fmt: skip

Bound = Literal["Exactly", "AtLeast", "AtMost", "About", "Between", "Vague"]
Scope = Literal["Incident", "Period", "Cumulative"]
AttributionKind = Literal["DirectQuote", "IndirectSpeech", "OutletVoice", "UnnamedSource"]
Epistemic = Literal["TrueCertain", "TrueUncertain", "FalseCertain", "FalseUncertain", "Unknown"]
Tense = Literal["NonFuture", "Future"]
Status = Literal["asserted", "denied", "planned", "hypothetical", "unverified"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of an article's text that is one thing: a headline, a paragraph, a credit line."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The place, day and agency that open a wire story: ``ANKARA, Nov 9 (Reuters) -``."""

    place: str | None = None
    day: date | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it was read; ``text`` is exactly what every offset points into."""

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    published_from: Literal["given", "metadata", "date_line", "dateline"] | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    reader: str = "text/1"
    path: str | None = None
    blocks: tuple[Block, ...] = ()
    dateline: Dateline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSpan:
    """A stretch of the article's text; code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpan:
    """A time the text names, as the first and last day it may mean.

    ``earliest``, ``latest`` and ``edtf`` are None where it cannot be resolved: no article date, or
    words that name no day ("the first week of Ramadan"). ``latest`` alone is None for "since 2015"
    without an article date.
    """

    span: TextSpan
    stated_as: str
    earliest: date | None = None
    latest: date | None = None
    edtf: str | None = None
    precision: Literal["day", "days", "week", "month", "season", "year", "unresolved"] = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An actor or place of one article.

    ``key`` is unique in its extraction. ``name`` is the fullest name the article gives, without
    article and title. ``named`` is False for "activists" or "an official": such an actor is not
    shared with other articles. ``affiliation`` and ``within`` are keys of other entities.
    """

    key: str
    kind: EntityKind
    name: str
    named: bool = True
    aliases: tuple[str, ...] = ()
    country: str | None = None
    role: str | None = None
    affiliation: str | None = None
    within: str | None = None
    mentions: tuple[TextSpan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A filled slot: which entity, in which words of the text, and how it was found.

    ``span`` is None where no words of the text stand for it. ``method`` is the step that filled it
    ("argument", "pronoun", "short name", "context" ...), shown by ``kg explain``.
    """

    role: str
    entity: str
    method: str
    span: TextSpan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, was planned or was denied, as one article tells it.

    ``kind`` is the sub-type: Bombing suicide | vehicle | planted; Attack chemical; ForceMovement
    deploy | withdraw; Detention arrest | abduction; Negotiation talks | agreement | ceasefire;
    Capture fighting | handover; Displacement flight | return; Statement say | demand | threat |
    denial | accusation | claim.
    ``content`` is what a Statement says: the quoted or reported words.
    """

    id: str
    type: EventType
    kind: str | None = None
    slots: tuple[Slot, ...] = ()
    when: TimeSpan | None = None
    content: TextSpan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of people (or of events) and what it counts.

    ``low`` and ``high`` are inclusive and None where open; unknown is None and never 0.
    ``stated`` is the number's own words. ``slots`` hold role ``group`` (who is counted),
    ``perpetrator`` and ``place``. ``about`` is the id of the event it belongs to, ``subset_of`` the
    id of the figure it is a part of. ``rank`` is set on the parts of a list of ranks.
    """

    id: str
    type: FigureType
    measure: Measure
    stated: TextSpan
    low: int | None = None
    high: int | None = None
    bound: Bound = "Exactly"
    unit: Literal["persons", "households", "events"] = "persons"
    scope: Scope = "Incident"
    group_role: str | None = None
    rank: str | None = None
    slots: tuple[Slot, ...] = ()
    when: TimeSpan | None = None
    about: str | None = None
    subset_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One assertion by one mention in the text: what is asserted, who says so, and where it stands.

    ``asserts`` is the id of an Event or Figure. ``evidence`` is the clause first, then further
    spans; ``sentence`` is the whole sentence. ``sources`` (role ``source``) and ``via`` (role
    ``via``) are slots; no source means the outlet's own voice. ``cues`` are the trigger words.
    """

    id: str
    asserts: str
    evidence: tuple[TextSpan, ...]
    sentence: TextSpan
    rule: str
    cues: tuple[TextSpan, ...] = ()
    sources: tuple[Slot, ...] = ()
    via: tuple[Slot, ...] = ()
    attribution: AttributionKind = "OutletVoice"
    epistemic: Epistemic = "TrueCertain"
    tense: Tense = "NonFuture"
    status: Status = "asserted"
    said: TimeSpan | None = None
    said_at: Slot | None = None
    score: float = 1.0
    disputes: tuple[str, ...] = ()
    corroborates: tuple[str, ...] = ()
    revises: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything one article says, as values that know neither spaCy nor RDF.

    ``figures`` include parts (ranks, party totals) that no claim asserts by itself: they hang on an
    asserted figure through ``subset_of``.
    """

    article: str
    pipeline: str
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()


LinkStatus = Literal["linked", "ambiguous", "nil"]
LinkMethod = Literal["index", "override", "online"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What a name may stand for, and why.

    ``id`` is a Wikidata item (``Q858``) or a place of GeoNames (``gn:165509``). ``features`` are
    names and what each adds to the score, in the order in which they are shown.
    """

    id: str
    label: str
    score: float
    features: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office that a person held on the article's day; dates are ISO, cut to what is known."""

    label: str
    position: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What one entity of an article was found to be, or that nothing certain was found.

    ``entity`` is the key of the Entity. ``wikidata`` (``Q858``) and ``geonames`` (``165509``) are
    set only where ``status`` is linked. ``score`` is the calibrated chance that it is right, 0 to
    1. ``reason`` is a sentence for people.
    """

    entity: str
    status: LinkStatus
    method: LinkMethod = "index"
    wikidata: str | None = None
    geonames: int | None = None
    label: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    score: float = 0.0
    offices: tuple[Office, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """The links of one article, and what they were made with.

    ``linker`` names the version of the rules, weights, overrides and index: equal when a second
    run would give the same links.
    """

    article: str
    linker: str
    index_date: date | None = None
    links: tuple[Link, ...] = ()
