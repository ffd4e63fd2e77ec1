"""From scored candidates to a link, an ambiguous name or none, with the reason in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kg.linking.candidates import Found
from kg.linking.groups import Group
from kg.linking.measures import during
from kg.linking.weights import Weights
from kg.model import Candidate, Link, Office

__all__ = ["Scored", "decide", "nil", "offices_on"]

_HOME = 1.0
_SHOWN = 5
_SAID = {
    "exact": "its name",
    "alias": "one of its names",
    "acronym": "its initials",
    "folded": "a spelling of its name",
    "skeleton": "a name of the same consonants",
    "size": "its size",
    "fame": "how well known it is",
    "curated": "our list of actors",
    "country_named": "the country named with it",
    "article_country": "the country of the article",
    "inside": "what it lies in",
    "near": "places of the article nearby",
    "holds": "the places that the text puts into it",
    "code": "being a country",
    "office": "the office held at that date",
    "former_office": "an office held before",
    "in_office": "an office at that date",
    "type": "its kind",
    "similarity": "the spelling",
}


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its chance, what each feature added, and why it is ruled out, if it is."""

    found: Found
    chance: float
    parts: tuple[tuple[str, float], ...]
    veto: str | None = None


def decide(group: Group, scored: Sequence[Scored], weights: Weights, day: date | None) -> Link:
    """Link a group to its best candidate where that is certain enough."""
    ranked = sorted(scored, key=lambda s: (s.veto is not None, -s.chance))
    shown = tuple(_candidate(s) for s in ranked if not _unidentified(s))[:_SHOWN]
    best = ranked[0] if ranked and ranked[0].veto is None else None
    if best is None:
        why = f"nothing in the index can be meant: {ranked[0].veto}" if ranked else ""
        return nil(group, why or "the index has no such name", shown)
    second = ranked[1].chance if len(ranked) > 1 and ranked[1].veto is None else 0.0
    if best.chance < weights.linked and best.chance + second < weights.linked:
        return nil(group, _weak(best), shown, best.chance)
    if (
        best.chance < weights.linked
        or best.chance - second < weights.margin
        or _contested(group, best, ranked[1:])
    ):
        return _ambiguous(group, ranked, shown)
    if _unidentified(best):
        label = best.found.hit.entity.label
        return nil(group, f"{label} is known, but has no identifier here", shown)
    return _linked(group, best, shown, day)


def nil(group: Group, reason: str, shown: tuple[Candidate, ...] = (), chance: float = 0.0) -> Link:
    """Say that nothing certain was found."""
    return Link(
        entity=group.entity.key,
        status="nil",
        country=_country(group),
        score=round(chance, 4),
        candidates=shown,
        reason=f"Not linked: {reason}.",
    )


def offices_on(found: Found, day: date | None) -> tuple[Office, ...]:
    """Give the offices that a person held on a day."""
    if day is None:
        return ()
    held = (
        Office(label=t.label, position=t.position, start=t.start, end=t.end)
        for t in found.held
        if during(day, t.start, t.end)
    )
    return tuple(dict.fromkeys(held))


def _contested(group: Group, best: Scored, others: Sequence[Scored]) -> bool:
    """Say whether an acronym is also that of a body of the article's country, and best's is not.

    What an acronym was read as is a guess: AFP is an agency, and the army of the Philippines.
    """
    if group.family != "body" or not group.names[0].isupper() or _at_home(best):
        return False
    return any(_at_home(each) for each in others if each.veto is None)


def _at_home(scored: Scored) -> bool:
    parts = dict(scored.parts)
    return "country_named" in parts or parts.get("article_country", 0.0) > _HOME


def _unidentified(scored: Scored) -> bool:
    """Say whether a candidate is only in the curated list, where no identifier could be checked."""
    entity = scored.found.hit.entity
    return entity.wikidata is None and entity.geonames is None


def _linked(group: Group, best: Scored, shown: tuple[Candidate, ...], day: date | None) -> Link:
    entity = best.found.hit.entity
    place = group.family == "place" and group.on_map
    conflict = any(name == "role_conflict" for name, _ in best.parts)
    reason = f"{entity.label}: {_because(best)}"
    if conflict:
        reason += ", though not the office that the text names"
    return Link(
        entity=group.entity.key,
        status="linked",
        wikidata=entity.wikidata,
        geonames=entity.geonames if place else None,
        label=entity.label,
        latitude=entity.latitude if place else None,
        longitude=entity.longitude if place else None,
        country=entity.country,
        score=round(best.chance, 4),
        offices=offices_on(best.found, day),
        candidates=shown,
        reason=f"{reason}.",
    )


def _ambiguous(group: Group, ranked: Sequence[Scored], shown: tuple[Candidate, ...]) -> Link:
    names = [f"{s.found.hit.entity.label} ({s.found.hit.entity.id})" for s in ranked[:2]]
    which = " or ".join(names) if len(names) > 1 else f"{names[0]} or nothing in the index"
    return Link(
        entity=group.entity.key,
        status="ambiguous",
        country=_country(group),
        score=round(ranked[0].chance, 4),
        candidates=shown,
        reason=f"Not linked: it may be {which}, and the text does not say which.",
    )


def _country(group: Group) -> str | None:
    return group.entity.country or (next(iter(group.said)) if len(group.said) == 1 else None)


def _candidate(scored: Scored) -> Candidate:
    entity = scored.found.hit.entity
    return Candidate(
        id=entity.id,
        label=entity.label,
        score=round(scored.chance, 4),
        features=tuple((name, round(value, 3)) for name, value in scored.parts),
    )


def _because(scored: Scored) -> str:
    strong = sorted(scored.parts, key=lambda part: -part[1])
    said = [_SAID[name] for name, value in strong if value > 0.3 and name in _SAID][:3]
    return "known by " + _list(said) if said else "the only name that fits"


def _weak(scored: Scored) -> str:
    entity = scored.found.hit.entity
    against = [name for name, value in scored.parts if value < -0.5]
    speaks = "too little speaks for it"
    if "foreign" in against or "other_country" in against:
        speaks = "it is in a country that the article does not speak of"
    elif "role_conflict" in against:
        speaks = "the office that the text names was not held then"
    return f"{entity.label} ({entity.id}) has the name, but {speaks}"


def _list(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]])) if parts else ""
