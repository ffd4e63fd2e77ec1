"""What speaks for and against a candidate, as numbers that the weights were fitted to.

Every feature is 0 where it says nothing. What each means is told in docs/linking.md.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.linking.candidates import Found
from kg.linking.context import Anchor, Context
from kg.linking.groups import Group
from kg.linking.index import IndexEntity
from kg.linking.measures import after, distance, during, years_since
from kg.linking.words import capitals, fits, flat, homonyms, offices

__all__ = ["FEATURES", "Inside", "biggest", "features", "office_fit"]

Features = dict[str, float]

FEATURES = {
    "place": (
        "exact", "alias", "folded", "skeleton", "similarity", "type", "unit", "size", "first",
        "seat", "country_named", "article_country", "foreign", "abroad", "code", "inside",
        "outside", "near", "holds", "holds_not", "curated",
    ),
    "person": (
        "exact", "alias", "folded", "skeleton", "similarity", "office", "former_office",
        "role_conflict", "country_named", "article_country", "foreign", "in_office", "era",
    ),
    "body": (
        "exact", "alias", "acronym", "folded", "skeleton", "similarity", "type", "fame",
        "country_named", "other_country", "article_country", "foreign", "one_word", "curated",
    ),
}  # fmt: skip

_ANYWHERE = frozenset(
    ["NewsMedium", "NonGovernmentalOrganisation", "IntergovernmentalOrganisation"]
)
_TOWN = 10_000
_CAPITAL_SIZE = 2.5
_CAPITAL_PEOPLE = 50_000
_BIG_SIZE = 0.3
_FIRST_BY = 0.3
_ERA_YEARS = 8
_UNDATED = 0.5
_FAR_KM = 200.0
_FARTHEST_KM = 400.0
_SEAT = ("seat of a", "capital")
_GONE = ("abandoned", "destroyed", "historical")


@dataclass(frozen=True, slots=True)
class Inside:
    """What the text puts a place into: the ids that the container may be, and their countries.

    ``states`` are the countries that it may be itself, ``lands`` those that it may lie in.
    """

    ids: frozenset[str]
    states: frozenset[str]
    lands: frozenset[str]
    firm: bool

    def holds(self, identifier: str, country: str | None, around: frozenset[str]) -> float:
        """Say whether a place lies in it: 1, or -1 where it does not, 0 where that is not known."""
        if self.ids & around or (country is not None and country in self.states):
            return 1.0
        if identifier in self.ids or country is None:
            return 0.0
        if country not in self.lands:
            return -1.0
        return -0.5 if self.firm and len(around) > 1 else 0.0


def features(
    group: Group,
    found: Found,
    context: Context,
    *,
    around: frozenset[str] = frozenset(),
    inside: Iterable[Inside] = (),
    held: Iterable[Anchor] = (),
    first: str | None = None,
) -> Features:
    """Give the features of a candidate.

    ``held`` are places that the text puts into the group, ``first`` the candidate that is by far
    the biggest of its name.
    """
    made = _name(found)
    made["first"] = float(found.hit.entity.id == first)
    if group.family == "place":
        made |= _place(group, found, context, around, tuple(inside))
        made |= _holds(found, tuple(held))
    elif group.family == "person":
        made |= _person(group, found, context)
    else:
        made |= _body(group, found, context)
    return {name: value for name, value in made.items() if value}


def _name(found: Found) -> Features:
    hit = found.hit
    made: Features = {hit.tier: 1.0, "curated": float("curated" in hit.entity.source)}
    if hit.tier == "skeleton":
        made["similarity"] = (hit.similarity - 0.9) * 10
    return made


def _countries(code: str | None, group: Group, context: Context, own: int = 0) -> Features:
    share = context.share(code, own)
    return {
        "country_named": float(code in group.said and code is not None),
        "article_country": share,
        "foreign": float(code is not None and share == 0 and context.told),
    }


def _place(
    group: Group, found: Found, context: Context, around: frozenset[str], inside: tuple[Inside, ...]
) -> Features:
    entity = found.hit.entity
    kind = group.entity.kind
    sure = kind == "Country" and flat(group.entity.name) not in homonyms()
    own = max(1, len(group.entity.mentions)) if sure else 0
    made = _countries(entity.country, group, context, own)
    if entity.type == "country":
        made["foreign"] = 0.0
        made["code"] = float(sure and entity.country == group.entity.country)
    made["type"] = _fit(kind, entity) - 0.7
    made["unit"] = _unit(group, entity.type)
    made["size"] = _size(entity)
    made["abroad"] = made["foreign"] * made["size"]
    made["seat"] = _seat(entity.type, entity.description)
    within = [each.holds(entity.id, entity.country, around) for each in inside]
    made["inside"] = float(any(w > 0 for w in within))
    made["outside"] = float(not any(w > 0 for w in within) and any(w < 0 for w in within))
    if entity.type != "country" and entity.latitude is not None and entity.longitude is not None:
        made["near"] = _near(group.entity.key, (entity.latitude, entity.longitude), context.anchors)
    return made


def biggest(found: Iterable[Found]) -> str | None:
    """Give the id of the candidate that is by far the biggest place of that very name."""
    sizes = sorted(
        (
            (_size(f.hit.entity), f.hit.entity.id)
            for f in found
            if f.hit.tier in ("exact", "alias")
            and (f.hit.entity.type == "place" or _is_capital(f.hit.entity))
        ),
        reverse=True,
    )
    if not sizes or sizes[0][0] < _BIG_SIZE:
        return None
    return sizes[0][1] if len(sizes) < 2 or sizes[0][0] - sizes[1][0] >= _FIRST_BY else None


def _is_capital(entity: IndexEntity) -> bool:
    if entity.description.startswith("capital of a country"):
        return True
    # The capital's name is borne by small towns of its country, too: Washington in Indiana.
    if entity.type == "place" and (entity.population or 0) < _CAPITAL_PEOPLE:
        return False
    return entity.country is not None and capitals().get(flat(entity.label)) == entity.country


def _fit(kind: str, entity: IndexEntity) -> float:
    """Say how well a type fits a kind; some indexes have Berlin as a state only."""
    fit = fits(kind).get(entity.type, 0.0)
    if entity.type in ("admin1", "admin2") and _is_capital(entity):
        return max(fit, fits(kind).get("place", 0.0))
    return fit


def _unit(group: Group, type_: str) -> float:
    """Say whether a candidate is a province where the text speaks of one."""
    return float(group.unit and type_ in ("admin1", "admin2"))


def _size(entity: IndexEntity) -> float:
    if entity.type == "country":
        return _CAPITAL_SIZE
    capital = _CAPITAL_SIZE if _is_capital(entity) else 0.0
    people = entity.population or 0
    return max(capital, min(2.5, math.log10(people / _TOWN)) if people > _TOWN else 0.0)


def _seat(type_: str, description: str) -> float:
    if type_ != "place":
        return 0.0
    return float(description.startswith(_SEAT)) - float(description.startswith(_GONE))


def _near(key: str, point: tuple[float, float], anchors: Iterable[Anchor]) -> float:
    ways = [distance(point, a.point) for a in anchors if a.key != key and a.point is not None]
    if not ways:
        return 0.0
    # Farther than that is far: an article of a war speaks of Geneva, too.
    return math.log1p(_FAR_KM / 10) - math.log1p(min(min(ways), _FARTHEST_KM) / 10)


def _holds(found: Found, held: tuple[Anchor, ...]) -> Features:
    code = found.hit.entity.country
    if not held or code is None:
        return {}
    right = sum(anchor.country == code for anchor in held)
    return {"holds": float(right > 0), "holds_not": float(right == 0)}


def _person(group: Group, found: Found, context: Context) -> Features:
    entity = found.hit.entity
    countries = [c for c in (entity.country, *(t.country for t in found.held)) if c]
    best = max(countries, key=lambda c: (c in group.said, context.share(c)), default=None)
    made = _countries(best, group, context)
    day = context.day
    if day is None:
        return made
    made["in_office"] = max((during(day, t.start, t.end) for t in found.held), default=0.0)
    made["era"] = float(any(_era(day, t.start, t.end) for t in found.held))
    office, former, conflict = office_fit(group, found, context)
    return made | {"office": office, "former_office": former, "role_conflict": conflict}


def _era(day: date, start: str | None, end: str | None) -> bool:
    """Say whether a day is not far from a time in office."""
    known = [date_ for date_ in (start, end) if date_]
    return any(abs(years_since(day, date_)) <= _ERA_YEARS for date_ in known)


def office_fit(group: Group, found: Found, context: Context) -> tuple[float, float, float]:
    """Say whether the title of the text was the candidate's office then, once, or not then."""
    day = context.day
    titles = [t for t in group.titles if t.office not in ("none", "envoy")]
    if day is None or not titles:
        return 0.0, 0.0, 0.0
    names = {o.name: o for o in offices()}
    now, then = 0.0, False
    for title in titles:
        for tenure in found.held:
            if not names[title.office].fits(tenure.label):
                continue
            dated = bool(tenure.start or tenure.end)
            # Of an office without dates, only the country and the office in the text say that
            # it is the one; whether it was held then is not known.
            sure = during(day, tenure.start, tenure.end) if dated else _UNDATED * bool(group.said)
            now = max(now, sure)
            then = then or after(day, tenure.end)
    former = any(t.former for t in titles)
    if now:
        return now, 0.0, 0.0
    if then and former:
        return 0.0, 1.0, 0.0
    return 0.0, 0.0, _conflict(found, day)


def _conflict(found: Found, day: date) -> float:
    """Say how far a title that no tenure covers speaks against a person.

    Sources know some tenures of a person only. Where one of that time is known and is another
    office, the title is at odds with it; where none is, it may just be missing.
    """
    if any(during(day, t.start, t.end) for t in found.held):
        return 1.0
    return 0.5 if any(_era(day, t.start, t.end) for t in found.held) else 1.0


def _body(group: Group, found: Found, context: Context) -> Features:
    entity = found.hit.entity
    made = _countries(entity.country, group, context)
    if entity.type == "igo" or group.entity.kind in _ANYWHERE:
        made["foreign"] = 0.0
    other = bool(group.said) and entity.country is not None and entity.country not in group.said
    name = found.hit.surface
    return made | {
        "other_country": float(other and entity.type != "igo"),
        "type": fits(group.entity.kind).get(entity.type, 0.0) - 0.7,
        "fame": math.log1p(entity.sitelinks or 0) / 5,
        "one_word": float(" " not in name.strip() and found.hit.tier != "acronym"),
    }
