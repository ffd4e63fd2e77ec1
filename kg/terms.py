"""Every IRI that kg writes: namespaces, the terms of the ontology, and names for things.

Plain strings and no third-party import, so that commands which only ask start at once. A test holds
the names here to ontology/conflict.ttl.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

BASE: Final = "https://w3id.org/conflict-kg/id/"
"""Where the IRIs of things start, unless the user gives a base of their own."""


class Namespace:
    """A vocabulary; ``NS.name`` and ``NS["name"]`` are IRIs.

    With ``names`` only those exist, and a misspelt one is an error at once.
    """

    def __init__(self, iri: str, names: Iterable[str] | None = None) -> None:
        self._iri = iri
        self._names = None if names is None else frozenset(names)

    def __getattr__(self, name: str) -> str:
        if name.startswith("__"):
            raise AttributeError(name)
        found = self.__dict__[name] = self[name]  # found at once the next time
        return found

    def __getitem__(self, name: str) -> str:
        if self._names is not None and name not in self._names:
            raise AttributeError(f"{self._iri} has no term {name!r}")
        return self._iri + name

    def __str__(self) -> str:
        return self._iri

    def __contains__(self, name: object) -> bool:
        return self._names is None or name in self._names


EVENT_CLASSES: Final = (
    "ArmedClash", "AirStrike", "Shelling", "Bombing", "Attack", "Capture", "Defection",
    "Displacement", "ForceMovement", "Detention", "Protest", "Negotiation", "Statement",
)  # fmt: skip
FIGURE_CLASSES: Final = (
    "CasualtyReport", "DisplacementFigure", "DisplacedPopulation", "DefectionFigure",
    "ForceFigure", "DetentionFigure", "EventCount", "PartyFigure",
)  # fmt: skip
ACTOR_CLASSES: Final = (
    "Person", "Government", "StateForce", "ArmedGroup", "PoliticalGroup",
    "IntergovernmentalOrganisation", "NonGovernmentalOrganisation", "NewsMedium",
    "PopulationGroup",
)  # fmt: skip
PLACE_CLASSES: Final = (
    "Country", "AdministrativeArea", "Settlement", "Neighbourhood", "Camp", "BorderCrossing",
    "Facility",
)  # fmt: skip
CLASSES: Final = (
    "Article", "Span", "Claim", "Event", "Figure", "Actor", "Place", "TimeSpan",
    "EntityLink", "LinkCandidate", "Linking", "Office", "Incident", "Membership", "Dating",
    "Disagreement", "Contrast", "Revision", "Corroboration", "IndependentSource", "TollSeries",
    "TollPoint", "Tenure", "CopiedText", "Extraction", "Run",
    *EVENT_CLASSES, *FIGURE_CLASSES, *ACTOR_CLASSES, *PLACE_CLASSES,
)  # fmt: skip

OBJECT_PROPERTIES: Final = (
    # of a claim
    "asserts", "reportedIn", "evidence", "mainEvidence", "sentence", "cue", "claimedBy", "via",
    "attribution", "epistemic", "tense", "status", "claimTime", "claimPlace",
    "disputes", "corroborates", "revises",
    # of an event
    "eventKind", "agent", "target", "party", "newController", "previousController", "territory",
    "defector", "fromActor", "toActor", "displacedGroup", "mover", "speaker", "addressee",
    "place", "origin", "destination", "when", "content", "about", "cause", "extent",
    # of a figure
    "measure", "unit", "bound", "scope", "subsetOf", "group", "groupRole", "rank",
    "perpetrator", "aboutEvent", "statedAt",
    # of an actor, a place, a time
    "affiliation", "within", "precision",
    # of a link, of an office
    "linkOf", "linkTarget", "linkStatus", "candidate", "inArticle", "officeOf", "position",
    # across articles
    "member", "inIncident", "ofMember", "ofArticle", "bestMatch", "firstPrintedIn",
    "incidentType", "datedBy", "alternative",
    "contrastKind", "ofFigure", "direction", "earlierClaim", "laterClaim", "restsOn", "side",
    "sourceActor", "firstReportedBy", "firstReportedIn", "counting", "inSeries", "dayBasis", "flag",
    "copy", "contestedBy", "holder", "formerHolder",
)  # fmt: skip
DATATYPE_PROPERTIES: Final = (
    "articleId", "issuedFrom", "sha256", "textLength", "reader",
    "score", "rule", "slotTrace", "extractionData", "storyData",
    "low", "high", "statedAs",
    "named", "role", "countryCode",
    "earliest", "latest", "edtf",
    "pipelineVersion", "runStatus", "inputPath", "inputFingerprint", "reason", "shaclReport",
    "linkScore", "linkMethod", "linkReason", "features", "linkerVersion", "indexDate",
    "officeStart", "officeEnd",
    "firstDay", "lastDay", "articleCount", "independentSources", "matchScore", "inferredDay",
    "least", "most", "ratio", "countedGroup", "namedSources", "firstReported", "asOf", "pointCount",
)  # fmt: skip
ANNOTATION_PROPERTIES: Final = ("eventType",)

CODES: Final[dict[str, dict[str, str]]] = {
    "attribution-scheme": {
        c: c for c in ("DirectQuote", "IndirectSpeech", "OutletVoice", "UnnamedSource")
    },
    "epistemic-scheme": {
        c: c
        for c in ("TrueCertain", "TrueUncertain", "FalseCertain", "FalseUncertain", "Unknown")
    },
    "tense-scheme": {c: c for c in ("NonFuture", "Future")},
    "status-scheme": {
        c.casefold(): c for c in ("Asserted", "Denied", "Planned", "Hypothetical", "Unverified")
    },
    "measure-scheme": {
        c: c
        for c in (
            "killed", "injured", "missing", "detained", "displaced", "returned", "defected",
            "deployed", "occurred", "accompanying",
        )
    },
    "unit-scheme": {c: c for c in ("persons", "households", "events")},
    "bound-scheme": {c: c for c in ("Exactly", "AtLeast", "AtMost", "About", "Between", "Vague")},
    # "scope-", because ckg:Incident is a class
    "scope-scheme": {c: f"scope-{c.casefold()}" for c in ("Incident", "Period", "Cumulative")},
    "precision-scheme": {
        c: f"precision-{c}"
        for c in ("day", "days", "week", "month", "season", "year", "unresolved")
    },
    "kind-scheme": {
        c: f"kind-{c}"
        for c in (
            "suicide", "vehicle", "planted", "chemical", "deploy", "withdraw", "arrest",
            "abduction", "talks", "agreement", "ceasefire", "fighting", "handover", "flight",
            "return", "say", "demand", "threat", "denial", "accusation", "claim",
        )
    },
    "extent-scheme": {c: f"extent-{c}" for c in ("full", "partial", "contested")},
    "role-scheme": {
        c: f"role-{c}"
        for c in (
            "civilian", "combatant", "soldier", "rebel", "militant", "officer", "police",
            "child", "woman", "man", "elderly", "student", "journalist", "aid-worker", "medic",
            "peacekeeper", "official", "protester", "prisoner", "refugee", "family-member",
            "foreigner", "worker", "cleric",
        )
    },
    "rank-scheme": {
        c: f"rank-{c}"
        for c in (
            "marshal", "general", "lieutenant-general", "major-general", "brigadier-general",
            "brigadier", "colonel", "lieutenant-colonel", "major", "captain",
            "first-lieutenant", "lieutenant", "second-lieutenant", "warrant-officer",
            "sergeant-major", "staff-sergeant", "sergeant", "corporal", "private",
            "admiral", "rear-admiral", "vice-admiral", "commodore", "commander",
            "lieutenant-commander", "ensign", "air-marshal", "wing-commander",
            "squadron-leader", "officer", "non-commissioned-officer", "conscript", "soldier",
        )
    },
    "link-status-scheme": {c: f"link-{c}" for c in ("linked", "ambiguous", "nil")},
    "side-scheme": {
        c: f"side-{c}"
        for c in (
            "state", "armed-group", "political", "international", "civil-society",
            "media", "population", "unknown",
        )
    },
    "contrast-scheme": {
        c: f"contrast-{c}"
        for c in (
            "measure", "scope", "period", "place", "group", "part",
        )
    },
    "direction-scheme": {c: f"direction-{c}" for c in ("up", "down")},
    "counting-scheme": {c: f"counting-{c}" for c in ("total", "flow", "stock")},
    "basis-scheme": {c: f"basis-{c}" for c in ("said", "counted", "issued", "inferred")},
    "flag-scheme": {c: f"flag-{c}" for c in ("falls", "jumps")},
}  # fmt: skip
"""Scheme -> what a program calls the code (its skos:notation) -> local name."""


def _type_names() -> dict[str, str]:
    """Name the event-type concepts, on which the mappings to PLOVER, CAMEO and ACLED hang."""
    kinds = {
        "Bombing": ("suicide", "vehicle", "planted"),
        "Attack": ("chemical",),
        "Capture": ("non-state", "government", "handover"),
        "ForceMovement": ("deploy", "withdraw"),
        "Detention": ("arrest", "abduction"),
        "Negotiation": ("talks", "agreement", "ceasefire"),
        "Displacement": ("flight", "return"),
        "Statement": ("say", "demand", "threat", "denial", "accusation", "claim"),
    }
    names = {name: f"type-{name}" for name in EVENT_CLASSES}
    for name, subs in kinds.items():
        names |= {f"{name}/{sub}": f"type-{name}-{sub}" for sub in subs}
    return names


CODES["event-type-scheme"] = _type_names()

CKG: Final = Namespace(
    "https://w3id.org/conflict-kg/ns#",
    [
        *CLASSES,
        *OBJECT_PROPERTIES,
        *DATATYPE_PROPERTIES,
        *ANNOTATION_PROPERTIES,
        *CODES,
        *(local for codes in CODES.values() for local in codes.values()),
    ],
)

DCTERMS: Final = Namespace("http://purl.org/dc/terms/")
GEO: Final = Namespace("http://www.opengis.net/ont/geosparql#")
NIF: Final = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
OA: Final = Namespace("http://www.w3.org/ns/oa#")
OWL: Final = Namespace("http://www.w3.org/2002/07/owl#")
PROV: Final = Namespace("http://www.w3.org/ns/prov#")
RDF: Final = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS: Final = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SCHEMA: Final = Namespace("https://schema.org/")
SEM: Final = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
SH: Final = Namespace("http://www.w3.org/ns/shacl#")
SKOS: Final = Namespace("http://www.w3.org/2004/02/skos/core#")
TIME: Final = Namespace("http://www.w3.org/2006/time#")
XSD: Final = Namespace("http://www.w3.org/2001/XMLSchema#")

WIKIDATA: Final = Namespace("http://www.wikidata.org/entity/")
KNOWN: Final = Namespace("https://w3id.org/conflict-kg/entity/")
"""Actors of our list that have no identifier elsewhere; the same whatever the base of a store."""

VOCABULARIES: Final[dict[str, str]] = {
    "ckg": str(CKG),
    "dcterms": str(DCTERMS),
    "geo": str(GEO),
    "nif": str(NIF),
    "oa": str(OA),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "sem": str(SEM),
    "skos": str(SKOS),
    "wd": str(WIKIDATA),
    "xsd": str(XSD),
}
KINDS: Final = (
    "article", "graph", "text", "trace", "run", "claim", "span", "event", "figure", "actor",
    "place", "time", "extraction", "link", "candidate", "linking", "office", "geometry",
    "incident", "membership", "dating", "disagreement", "contrast", "revision", "corroboration",
    "source", "series", "point", "copies", "ledger", "tenure",
    "within",
)  # fmt: skip
"""Kinds of things, each the first part of its IRIs below the base."""
DERIVED: Final = ("incident", "dating", "within", "series", "ledger", "copies")
"""Kinds of graphs that are made across articles, and can be made again from the article graphs."""


def prefixes(base: str = BASE) -> dict[str, str]:
    """Give the prefixes written in Turtle: the vocabularies, and one for each kind of thing."""
    things = {kind: f"{base}{kind}/" for kind in KINDS}
    # "time:" would be taken for OWL-Time
    return VOCABULARIES | {"timespan" if k == "time" else k: iri for k, iri in things.items()}


def code(scheme: str, notation: str | None) -> str | None:
    """Find the IRI of a code, ``code("rank-scheme", "colonel")``; None where there is none."""
    local = CODES[scheme].get(notation or "")
    return None if local is None else CKG[local]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]


def article_slug(article_id: str) -> str:
    """Turn an article's id into the part of IRIs that stands for it; different ids stay apart."""
    if re.fullmatch(r"[A-Za-z0-9_-]+", article_id):
        return article_id
    return f"{re.sub(r'[^A-Za-z0-9_-]+', '-', article_id)}-{_hash(article_id)}"


def normalise_name(name: str) -> str:
    """Reduce a name to what spellings share: no accents, no case, no punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain.casefold()).strip("-")


def entity_slug(name: str, *identity: str) -> str:
    """Name an actor or place after its normalised name and whatever else its identity is."""
    normal = normalise_name(name)
    readable = re.sub(r"[^a-z0-9]+", "-", normal)[:60].strip("-") or "x"
    return f"{readable}-{_hash('|'.join([*identity, normal]))}"


@dataclass(frozen=True, slots=True)
class Minter:
    """Mints the IRIs of things below a base; ``slug`` is what ``article_slug`` gave."""

    base: str = BASE

    def thing(self, kind: str, name: str) -> str:
        """Mint the IRI of any kind of thing from a name that is already safe."""
        return f"{self.base}{kind}/{name}"

    def article(self, slug: str) -> str:
        """Mint the article itself."""
        return self.thing("article", slug)

    def graph(self, slug: str) -> str:
        """Mint the named graph of what the article says."""
        return self.thing("graph", slug)

    def text(self, slug: str) -> str:
        """Mint the named graph of the article's full text."""
        return self.thing("text", slug)

    def trace(self, slug: str) -> str:
        """Mint the named graph of how the slots were filled."""
        return self.thing("trace", slug)

    def run(self, slug: str) -> str:
        """Mint the run record and its named graph, which share one IRI."""
        return self.thing("run", slug)

    def claim(self, slug: str, kind: str, start: int, end: int, number: int = 1) -> str:
        """Mint a claim; ``number`` tells apart claims of one type on the same words."""
        return self.thing("claim", f"{slug}_{kind}_{start}_{end}{_nth(number)}")

    def span(self, slug: str, start: int, end: int) -> str:
        """Mint a stretch of the article's text."""
        return self.thing("span", f"{slug}_{start}_{end}")

    def event(self, slug: str, kind: str, number: int) -> str:
        """Mint an event as one article tells it."""
        return self.thing("event", f"{slug}_{kind}_{number}")

    def figure(self, slug: str, measure: str, start: int, end: int, number: int = 1) -> str:
        """Mint a figure; ``number`` tells apart figures of one measure on the same words."""
        return self.thing("figure", f"{slug}_{measure}_{start}_{end}{_nth(number)}")

    def time(self, slug: str, start: int, end: int) -> str:
        """Mint a time that the article names."""
        return self.thing("time", f"{slug}_{start}_{end}")

    def actor(self, name: str) -> str:
        """Mint an actor from what ``entity_slug`` gave."""
        return self.thing("actor", name)

    def place(self, name: str) -> str:
        """Mint a place from what ``entity_slug`` gave."""
        return self.thing("place", name)

    def extraction(self, fingerprint: str) -> str:
        """Mint the activity of one version of the pipeline."""
        return self.thing("extraction", _hash(fingerprint))

    def linking(self, fingerprint: str) -> str:
        """Mint the activity of one version of the linker and its index."""
        return self.thing("linking", _hash(fingerprint))


def geonames_iri(number: int) -> str:
    """Give the IRI that GeoNames has for a place."""
    return f"https://sws.geonames.org/{number}/"


def _nth(number: int) -> str:
    return "" if number == 1 else f"_{number}"
