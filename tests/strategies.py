"""Hypothesis strategies: any article, and anything that the model can say about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar, cast, get_args

from hypothesis import strategies as st

from kg.model import (
    ActorKind,
    Article,
    AttributionKind,
    Block,
    BlockKind,
    Candidate,
    Claim,
    Dateline,
    Entity,
    Epistemic,
    Event,
    EventType,
    Extraction,
    Figure,
    Link,
    Linking,
    Office,
    PlaceKind,
    Scope,
    Slot,
    Status,
    Tense,
    TextSpan,
    TimeSpan,
)
from kg.terms import CODES

T = TypeVar("T")
Draw = Callable[[st.SearchStrategy[Any]], Any]

KINDS: dict[str, tuple[str, ...]] = {
    "Bombing": ("suicide", "vehicle", "planted"),
    "Attack": ("chemical",),
    "ForceMovement": ("deploy", "withdraw"),
    "Detention": ("arrest", "abduction"),
    "Negotiation": ("talks", "agreement", "ceasefire"),
    "Capture": ("fighting", "handover"),
    "Displacement": ("flight", "return"),
    "Statement": ("say", "demand", "threat", "denial", "accusation", "claim"),
}
ROLES: dict[str, tuple[str, ...]] = {
    "ArmedClash": ("party", "place"),
    "AirStrike": ("agent", "target", "place"),
    "Shelling": ("agent", "target", "place"),
    "Bombing": ("agent", "target", "place"),
    "Attack": ("agent", "target", "place"),
    "Capture": ("newController", "previousController", "territory", "place"),
    "Defection": ("defector", "fromActor", "toActor", "destination", "place"),
    "Displacement": ("displacedGroup", "origin", "destination"),
    "ForceMovement": ("mover", "origin", "destination"),
    "Detention": ("agent", "target", "place"),
    "Protest": ("agent", "place"),
    "Negotiation": ("party", "place"),
    "Statement": ("speaker", "addressee", "place"),
}
ABOUT = {
    "Displacement": ("DisplacementFigure", "displaced"),
    "Defection": ("DefectionFigure", "defected"),
    "ForceMovement": ("ForceFigure", "deployed"),
    "Detention": ("DetentionFigure", "detained"),
}
BOUNDS: dict[str, tuple[bool, bool]] = {
    "Exactly": (True, True),
    "AtLeast": (True, False),
    "AtMost": (False, True),
    "About": (True, True),
    "Between": (True, True),
    "Vague": (True, False),
}
_ORIGINS = ("given", "metadata", "date_line", "dateline")
_LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"))
_WORDS = st.sampled_from(
    [
        "shells",
        "fell",
        "on",
        "Tigray",
        "\u202bتعز\u202c",
        "e\u0301vacués",
        "🙂",
        '"we',
        'hold"',
        "\\u0041",
    ]
)
_IDS = st.one_of(
    st.from_regex(r"[A-Za-z0-9_-]{1,12}", fullmatch=True),
    st.text(_LETTERS, min_size=1, max_size=12).filter(str.strip),
)
_NAMES = st.one_of(
    st.sampled_from(["Mekelle", "mekelle", "MEKELLE ", "Müllheim", "القصير", "…"]),
    st.text(_LETTERS, min_size=1, max_size=20),
)


def literal(of: Any) -> st.SearchStrategy[Any]:
    """Draw one of the values of a Literal type."""
    return st.sampled_from(get_args(of))


def maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """Draw a value or None."""
    return st.none() | strategy


@st.composite
def articles(draw: Draw) -> Article:
    """Draw an article."""
    text = draw(st.lists(_WORDS, min_size=2, max_size=30).map(" ".join))
    published = draw(maybe(st.dates()))
    return Article(
        id=draw(_IDS),
        text=text + draw(st.sampled_from(["", "\n", " .\n\n"])),
        title=draw(maybe(st.text(_LETTERS, max_size=20))),
        published=published,
        published_from=published and draw(st.sampled_from(_ORIGINS)),
        publisher=draw(maybe(_NAMES)),
        url=draw(maybe(st.just("https://example.org/a?b=c&d=%20é"))),
        language=draw(maybe(st.just("en"))),
        path=draw(maybe(st.just("articles/a.txt"))),
    )


class _Maker:
    """Draws the parts of one extraction so that they fit together."""

    def __init__(self, draw: Draw, article: Article) -> None:
        self.draw = draw
        self.article = article
        self.entities: list[Entity] = []
        self.events: list[Event] = []
        self.figures: list[Figure] = []
        self.claims: list[Claim] = []

    def span(self) -> TextSpan:
        """Draw a stretch of the text."""
        length = len(self.article.text)
        start = self.draw(st.integers(0, length - 1))
        return TextSpan(start=start, end=self.draw(st.integers(start + 1, min(length, start + 60))))

    def time(self) -> TimeSpan | None:
        """Draw a time or none."""
        if not self.draw(st.booleans()):
            return None
        days: list[date] = sorted(self.draw(st.lists(st.dates(), min_size=2, max_size=2)))
        first, last = self.draw(
            st.sampled_from([(None, None), (days[0], None), (None, days[1]), (days[0], days[1])])
        )
        span = self.span()
        return TimeSpan(
            span=span,
            stated_as=self.article.text[span.start : span.end],
            earliest=first,
            latest=last,
            edtf=f"{first or '..'}/{last or '..'}" if first or last else None,
            precision=self.draw(
                st.sampled_from(["day", "days", "week", "month", "season", "year"])
            ),
        )

    def entity(self, kinds: Any) -> str:
        """Add an actor or a place; actors get names of their own, places may share one."""
        number, kind = len(self.entities), self.draw(literal(kinds))
        name = self.draw(_NAMES)
        known = [entity.key for entity in self.entities]
        other = maybe(st.sampled_from(known)) if known else st.none()
        self.entities.append(
            Entity(
                key=f"k{number}",
                kind=kind,
                name=name if kinds is PlaceKind else f"{name} {number}",
                named=self.draw(st.booleans()),
                aliases=tuple(self.draw(st.lists(_NAMES, max_size=2))),
                country=self.draw(maybe(st.sampled_from(["ET", "YE", "CO"]))),
                role=self.draw(maybe(st.just("spokesman"))) if kind == "Person" else None,
                affiliation=self.draw(other) if kinds is ActorKind else None,
                within=self.draw(other) if kinds is PlaceKind else None,
                mentions=(self.span(),),
            )
        )
        return f"k{number}"

    def slot(self, role: str, entity: str = "") -> Slot:
        """Fill a slot by a new entity: mostly of the family it asks for, sometimes not."""
        place = role in ("place", "origin", "destination", "territory")
        if self.draw(st.integers(0, 4)) == 0:
            place = not place
        entity = entity or self.entity(PlaceKind if place else ActorKind)
        span = (self.draw(st.booleans()) and self.span()) or None
        return Slot(role=role, entity=entity, method="argument", span=span)

    def event(self) -> Event:
        """Add an event with at least one slot filled."""
        kind = self.draw(literal(EventType))
        roles = self.draw(st.lists(st.sampled_from(ROLES[kind]), min_size=1, unique=True))
        if kind == "Defection" and roles == ["defector"]:
            roles.append("fromActor")
        said = kind == "Statement"
        event = Event(
            id=f"e{len(self.events)}",
            type=kind,
            kind=self.draw(maybe(st.sampled_from(KINDS[kind]))) if kind in KINDS else None,
            slots=tuple(self.slot(role) for role in roles),
            when=self.time(),
            content=self.span() if said else None,
        )
        self.events.append(event)
        return event

    def figure(self, kind: str, measure: str, **more: Any) -> Figure:
        """Add a figure with bounds that fit."""
        bound = self.draw(st.sampled_from(list(BOUNDS)))
        low, high = sorted(self.draw(st.lists(st.integers(1, 10**9), min_size=2, max_size=2)))
        has_low, has_high = BOUNDS[bound]
        figure = Figure(
            id=f"f{len(self.figures)}",
            type=cast("Any", kind),
            measure=cast("Any", measure),
            stated=self.span(),
            low=low if has_low else None,
            high=(low if bound == "Exactly" else high) if has_high else None,
            bound=cast("Any", bound),
            unit=cast("Any", "events" if kind == "EventCount" else "persons"),
            scope=self.draw(literal(Scope)),
            group_role=self.draw(maybe(st.sampled_from(list(CODES["role-scheme"])))),
            when=self.time(),
            slots=tuple(
                self.slot(role)
                for role in self.draw(
                    st.lists(st.sampled_from(["group", "perpetrator", "place"]), unique=True)
                )
            ),
            **more,
        )
        self.figures.append(figure)
        return figure

    def counted(self, event: Event) -> str:
        """Number an event, or leave it without; gives what a claim asserts."""
        if self.draw(st.booleans()):
            return event.id
        if event.type in ABOUT:
            kind, measure = ABOUT[event.type]
            party = None
            if kind == "DefectionFigure" and self.draw(st.booleans()):
                party = Figure(
                    id=f"f{len(self.figures)}", type="PartyFigure", measure="accompanying",
                    stated=self.span(), low=10**9, high=10**9, about=event.id,
                )  # fmt: skip
                self.figures.append(party)
            whole = self.figure(kind, measure, about=event.id, subset_of=party and party.id)
            if whole.low and self.draw(st.booleans()):
                rank = self.draw(st.sampled_from(list(CODES["rank-scheme"])))
                part = Figure(
                    id=f"f{len(self.figures)}", type=whole.type, measure=whole.measure,
                    stated=self.span(), low=1, high=1, rank=rank, about=event.id,
                    subset_of=whole.id,
                )  # fmt: skip
                self.figures.append(part)
            return whole.id
        if event.type == "Statement":
            return event.id
        return self.figure("EventCount", "occurred", about=event.id).id

    def claim(self, asserts: str) -> None:
        """Add a claim, with or without sources."""
        sources = tuple(self.slot("source") for _ in range(self.draw(st.integers(0, 2))))
        attribution = self.draw(literal(AttributionKind)) if sources else "OutletVoice"
        if sources and attribution == "OutletVoice":
            attribution = "IndirectSpeech"
        known = [claim.id for claim in self.claims]
        others = st.sampled_from(known).map(lambda id_: (id_,)) if known else st.just(())
        relation = self.draw(st.sampled_from(["disputes", "corroborates", "revises"]))
        self.claims.append(
            Claim(
                id=f"c{len(self.claims)}",
                asserts=asserts,
                evidence=tuple(self.span() for _ in range(self.draw(st.integers(1, 3)))),
                sentence=self.span(),
                rule="any",
                cues=tuple(self.span() for _ in range(self.draw(st.integers(0, 2)))),
                sources=sources,
                via=(self.slot("via"),) if self.draw(st.booleans()) else (),
                attribution=attribution,
                epistemic=self.draw(literal(Epistemic)),
                tense=self.draw(literal(Tense)),
                status=self.draw(literal(Status)),
                said=self.time(),
                said_at=self.slot("place") if self.draw(st.booleans()) else None,
                score=self.draw(st.floats(0, 1)),
                **{relation: self.draw(others)},
            )
        )


@st.composite
def extractions(draw: Draw) -> tuple[Article, Extraction]:
    """Draw an article and something that it could say."""
    article = draw(articles())
    maker = _Maker(draw, article)
    for _ in range(draw(st.integers(0, 3))):
        maker.claim(maker.counted(maker.event()))
    if draw(st.booleans()):
        report = draw(
            st.sampled_from(
                [("CasualtyReport", m) for m in ("killed", "injured", "missing")]
                + [("DisplacedPopulation", "displaced")]
            )
        )
        maker.claim(maker.figure(*report).id)
    extraction = Extraction(
        article=article.id,
        pipeline="any/1",
        entities=tuple(maker.entities),
        events=tuple(maker.events),
        figures=tuple(maker.figures),
        claims=tuple(maker.claims),
    )
    return article, extraction


@st.composite
def candidates(draw: Draw) -> Candidate:
    """Draw what a name may stand for."""
    number = draw(st.integers(1, 10**8))
    features = st.tuples(st.sampled_from(["name", "country", "distance"]), st.floats(-9, 9))
    return Candidate(
        id=draw(st.sampled_from(["Q", "gn:", "ckg:a-"])) + str(number),
        label=draw(_NAMES),
        score=draw(st.floats(0, 1)),
        features=tuple(draw(st.lists(features, max_size=3))),
    )


@st.composite
def links(draw: Draw, entity: str) -> Link:
    """Draw what an entity was found to be; the items are few, so that entities share them."""
    status = draw(st.sampled_from(["linked", "linked", "ambiguous", "nil"]))
    items = st.sampled_from([("Q1", None), ("Q2", 5), (None, 5), (None, 6), (None, None)])
    wikidata, geonames = draw(items) if status == "linked" else (None, None)
    ours = Candidate(id="ckg:band", label="Band", score=1.0)
    known = (ours,) if status == "linked" and (wikidata, geonames) == (None, None) else ()
    day = st.sampled_from(["2011", "2011-07", "2011-07-06"])
    office = st.builds(Office, label=_NAMES, position=maybe(st.just("Q9")), start=maybe(day))
    return Link(
        entity=entity,
        status=cast("Any", status),
        method=draw(st.sampled_from(["index", "override", "online"])),
        wikidata=wikidata,
        geonames=geonames,
        label=draw(maybe(_NAMES)),
        latitude=draw(maybe(st.floats(-90, 90))),
        longitude=draw(maybe(st.floats(-180, 180))),
        country=draw(maybe(st.sampled_from(["SD", "XK"]))),
        score=draw(st.sampled_from([0.2, 0.6, 0.8, 0.95, 1.0]) | st.floats(0, 1)),
        offices=tuple(draw(st.lists(office, max_size=2))),
        candidates=(*known, *draw(st.lists(candidates(), max_size=7))),
        reason=draw(st.text(_LETTERS, max_size=20)),
    )


@st.composite
def linked_extractions(draw: Draw) -> tuple[Article, Extraction, Linking]:
    """Draw an article, what it says, and what some of its entities were found to be."""
    article, extraction = draw(extractions())
    known = [entity.key for entity in extraction.entities]
    chosen = draw(st.lists(st.sampled_from(known), unique=True)) if known else []
    linking = Linking(
        article=article.id,
        linker="any/1",
        index_date=draw(maybe(st.dates())),
        links=tuple(draw(links(key)) for key in chosen),
    )
    return article, extraction, linking


@st.composite
def laid_out(draw: Draw) -> Article:
    """Draw an article with blocks and a dateline."""
    article = draw(articles())
    block = st.builds(Block, kind=literal(BlockKind), start=st.integers(0, 9), end=st.integers(9))
    dateline = st.builds(Dateline, place=maybe(_NAMES), day=maybe(st.dates()))
    return replace(
        article, blocks=tuple(draw(st.lists(block, max_size=3))), dateline=draw(maybe(dateline))
    )
