"""Make mentions with contexts out of a slice of Wikidata, where the right answer is known.

No article of ours is used: names, places, tenures and countries are drawn from the slice, contexts
are drawn by chance with the noise that reading has (wrong kinds, silent countries, far places).
"""

from __future__ import annotations

import csv
import lzma
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from kg.linking.candidates import Found, Lookup
from kg.linking.context import Anchor, Context
from kg.linking.features import Inside, biggest, features
from kg.linking.groups import Group
from kg.linking.index import Index, IndexEntity, Tenure
from kg.linking.measures import distance
from kg.linking.surroundings import Title
from kg.linking.vetoes import veto
from kg.linking.words import offices
from kg.model import Article, Entity, EntityKind, TextSpan

NOTHING = Article(id="simulated", text="")
NIL = -1
_KINDS: dict[str, tuple[EntityKind, ...]] = {
    "country": ("Country",) * 9 + ("Settlement",),
    "admin1": ("AdministrativeArea",) * 6 + ("Settlement",) * 3 + ("Place",),
    "admin2": ("AdministrativeArea",) * 6 + ("Settlement",) * 4,
    "place": ("Settlement",) * 17 + ("AdministrativeArea", "Place", "Neighbourhood"),
    "organisation": (
        "NonGovernmentalOrganisation",
        "PoliticalGroup",
        "NewsMedium",
        "Actor",
        "Actor",
    ),
    "igo": ("IntergovernmentalOrganisation",) * 5 + ("Actor",),
    "government": ("Government",) * 4 + ("StateForce", "Actor"),
    "armed_group": ("ArmedGroup",) * 5 + ("Actor", "PoliticalGroup"),
    "news_agency": ("NewsMedium",) * 5 + ("Actor",),
    "party": ("PoliticalGroup",) * 3 + ("Actor", "ArmedGroup"),
}
_OFTEN = ("US", "US", "US", "RU", "GB", "FR", "TR", "CN", "IL", "IR", "DE", "SA")
"""Countries that news of any war names."""
_BODIES = ("organisation", "igo", "government", "armed_group", "news_agency", "party")


@dataclass(frozen=True)
class Example:
    """Candidates as features, and which of them is right (-1: none)."""

    family: str
    rows: tuple[dict[str, float], ...]
    right: int


class Slice:
    """The tables of the slice that the simulation draws from."""

    def __init__(self, folder: Path, index: Index) -> None:
        self.index = index
        self.names: dict[str, list[str]] = defaultdict(list)
        for row in _rows(folder / "labels.tsv.xz"):
            readable = row["label"].isascii() or row["language"] in ("en", "tr", "")
            if readable and row["label"][:1].isupper():
                self.names[row["id"]].append(row["label"])
        self.ids: dict[str, list[str]] = defaultdict(list)
        self.big: list[str] = []
        self.towns: list[str] = []
        self.near: dict[tuple[int, int], list[tuple[str, float, float, str]]] = defaultdict(list)
        self.by_country: dict[str, list[str]] = defaultdict(list)
        for row in _rows(folder / "entities.tsv.xz"):
            self._take(row)
        self.countries = sorted(self.by_country)
        self.world = self._world()

    def _world(self) -> list[str]:
        """Give the towns of the whole index, which the slice has for few countries only."""
        rows = self.index._db.execute(
            "SELECT n, label FROM entity WHERE type = 'place' AND population > 15000 ORDER BY n"
        )
        found = [(f"Q{n}" if n > 0 else f"gn:{-n}", label) for n, label in rows]
        for key, label in found:
            self.names[key] = self.names.get(key) or [label]
        return [key for key, _ in found]

    def _take(self, row: dict[str, str]) -> None:
        self.ids[row["type"]].append(row["id"])
        if row["type"] != "place" or not row["lat"]:
            return
        spot = (row["id"], float(row["lat"]), float(row["lon"]), row["country"])
        self.near[_cell(spot[1], spot[2])].append(spot)
        self.by_country[row["country"]].append(row["id"])
        people = int(row["population"] or 0)
        if people > 100_000:
            self.big.append(row["id"])
        elif people > 5_000 or row["description"].startswith("seat of a"):
            # The press names towns more often than hamlets.
            self.towns.append(row["id"])

    def neighbours(self, latitude: float, longitude: float, km: float) -> list[Anchor]:
        """Give the places within a distance."""
        found = []
        north, east = _cell(latitude, longitude)
        for cell in ((north + i, east + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
            for key, lat, lon, country in self.near.get(cell, ()):
                if 0.5 < distance((latitude, longitude), (lat, lon)) < km:
                    found.append(Anchor(f"near {key}", key, country, (lat, lon)))
        return found


def simulate(slice_: Slice, seed: int, counts: dict[str, int]) -> Iterator[Example]:
    """Draw examples of each family."""
    chance = random.Random(seed)
    lookup = Lookup(slice_.index)
    makers = {"place": _place, "person": _person, "body": _body}
    for family, wanted in counts.items():
        made = 0
        while made < wanted:
            example = makers[family](slice_, lookup, chance)
            if example is not None and example.rows:
                made += 1
                yield example


def _draw_place(slice_: Slice, chance: random.Random) -> IndexEntity | None:
    kind = chance.choices(
        ("big", "town", "world", "admin1", "admin2", "country", "place"),
        (30, 15, 15, 15, 5, 10, 10),
        k=1,
    )[0]
    pools = {"big": slice_.big, "town": slice_.towns, "world": slice_.world}
    pool = pools.get(kind) or slice_.ids[kind]
    return slice_.index.get(chance.choice(pool))


def _place(slice_: Slice, lookup: Lookup, chance: random.Random) -> Example | None:
    truth = _draw_place(slice_, chance)
    if truth is None or not slice_.names[truth.id] or truth.country is None:
        return None
    if "abandoned" in truth.description or "destroyed" in truth.description:
        return None
    name = chance.choice(slice_.names[truth.id][:6])
    kind = chance.choice(_KINDS[truth.type])
    said = frozenset([truth.country]) if chance.random() < 0.12 else frozenset()
    entity = Entity(
        key="m", kind=kind, name=name, country=truth.country if kind == "Country" else None,
        mentions=(TextSpan(start=0, end=1),),
    )  # fmt: skip
    unit = chance.random() < (0.4 if truth.type.startswith("admin") else 0.01)
    group = Group(
        entity=entity, family="place", names=_forms(name, kind), said=said,
        unit=unit and kind == "AdministrativeArea" and truth.type != "place",
    )  # fmt: skip
    big = (truth.population or 0) > 300_000 or truth.type == "country"
    counts = _counts(slice_, truth.country, chance, silent=0.45 if big else 0.08)
    context = Context(None, counts, _anchors(slice_, truth, chance))
    found = lookup.candidates(group, context)
    found = [_spelt(f, truth.id, chance, slice_) for f in found]
    inside = _inside(lookup, truth, chance)
    held = _held(slice_, truth, chance)
    known = big or (truth.population or 0) > 100_000  # an index has the big ones
    return _example(
        group, found, truth.id, context, chance, inside=inside, held=held, lookup=lookup,
        removed=0.05 if known else 0.35,
    )  # fmt: skip


def _forms(name: str, kind: str) -> tuple[str, ...]:
    if kind == "AdministrativeArea" and " " in name:
        return (name, name.rsplit(" ", 1)[0])
    return (name,)


def _spelt(found: Found, truth: str, chance: random.Random, slice_: Slice) -> Found:
    """Let the right one be found, as often in life, by a spelling that the index does not have."""
    from rapidfuzz.distance import JaroWinkler

    from kg.linking import names

    others = [n for n in slice_.names[truth] if names.exact(n) != names.exact(found.hit.surface)]
    if found.hit.entity.id != truth or found.hit.tier == "skeleton" or chance.random() > 0.3:
        return found
    mine = names.folded(found.hit.surface)
    best = max((JaroWinkler.similarity(mine, names.folded(o)) for o in others), default=0.0)
    if best < 0.8:
        return found
    tier = "folded" if best == 1.0 else "skeleton"
    return replace(found, hit=found.hit._replace(tier=tier, similarity=best))


def _counts(slice_: Slice, country: str, chance: random.Random, silent: float) -> dict[str, int]:
    counts: dict[str, int] = {}
    for _ in range(chance.choice((0, 0, 1, 1, 2))):
        often = chance.random() < 0.5
        counts[chance.choice(_OFTEN if often else slice_.countries)] = chance.randint(1, 4)
    if chance.random() >= silent:
        counts[country] = chance.randint(1, 8)
    elif chance.random() < 0.8:
        counts[chance.choice(slice_.countries)] = chance.randint(2, 8)
    return counts


def _anchors(slice_: Slice, truth: IndexEntity, chance: random.Random) -> list[Anchor]:
    if truth.latitude is None or truth.longitude is None or truth.type == "country":
        return []
    near = slice_.neighbours(truth.latitude, truth.longitude, 90.0)
    made = []
    for number in range(chance.choice((0, 1, 1, 2, 2, 3))):
        if near and chance.random() < 0.6:
            made.append(chance.choice(near))
            continue
        other = slice_.index.get(
            chance.choice(slice_.by_country[truth.country or ""] or [truth.id])
        )
        if other is not None and other.latitude is not None and other.id != truth.id:
            point = (other.latitude, other.longitude or 0.0)
            made.append(Anchor(f"far {number}", other.id, other.country, point))
    return made


def _inside(lookup: Lookup, truth: IndexEntity, chance: random.Random) -> tuple[Inside, ...]:
    around = sorted(lookup.around(truth.id))
    if not around or chance.random() > 0.3:
        return ()
    firm = chance.random() < 0.7
    if chance.random() < 0.08:
        return (Inside(frozenset(["Q0"]), frozenset(["ZZ"]), frozenset(["ZZ"]), False),)
    box = lookup.index.get(chance.choice(around))
    if box is None or box.country is None:
        return ()
    states = frozenset([box.country]) if box.type == "country" else frozenset[str]()
    return (Inside(frozenset([box.id]), states, frozenset([box.country]), firm),)


def _held(slice_: Slice, truth: IndexEntity, chance: random.Random) -> tuple[Anchor, ...]:
    if truth.type not in ("country", "admin1") or chance.random() > 0.25:
        return ()
    right = chance.random() < 0.95
    code = truth.country if right else chance.choice(slice_.countries)
    return (Anchor("held", "Q0", code, None),)


def _person(slice_: Slice, lookup: Lookup, chance: random.Random) -> Example | None:
    person = slice_.index.get(chance.choice(slice_.ids["person"]))
    held = [t for t in lookup.tenures(person.id) if t.start] if person else []
    if person is None or not held or not slice_.names[person.id]:
        return None
    tenure = _weighty(held, chance)
    truth = chance.random() < 0.5
    day, title, country = _life(tenure, chance) if truth else _namesake(slice_, person, chance)
    if day is None:
        return None
    name = chance.choice(slice_.names[person.id][:3])
    titles = (title,) if title is not None else ()
    said = frozenset(c for t in titles for c in t.countries)
    entity = Entity(key="m", kind="Person", name=name)
    group = Group(entity=entity, family="person", names=(name,), said=said, titles=titles)
    counts = _counts(slice_, country, chance, silent=0.15)
    context = Context(day, counts, [])
    found = lookup.candidates(group, context)
    right = person.id if truth else None
    return _example(group, found, right, context, chance, removed=0.15)


def _weighty(held: list[Tenure], chance: random.Random) -> Tenure:
    named = [t for t in held if any(o.fits(t.label) for o in offices())]
    return chance.choice(named or held)


def _life(tenure: Tenure, chance: random.Random) -> tuple[date | None, Title | None, str]:
    """Draw a day, a title and a country at which the press names the person."""
    start = _day(tenure.start or "")
    end = _day(tenure.end) if tenure.end else None
    last = end or (start + timedelta(days=1000) if start else None)
    if start is None or last is None or last < start or start.year < 1960:
        return None, None, ""
    former = end is not None and chance.random() < 0.15
    span = (last - start).days
    day = start + timedelta(days=chance.randint(0, max(1, span)))
    if former:
        day = last + timedelta(days=chance.randint(30, 1500))
    names = [o.name for o in offices() if o.fits(tenure.label)]
    codes = (tenure.country,) if tenure.country and chance.random() < 0.5 else ()
    title = None
    if names and chance.random() < 0.6:
        title = Title(names[0], codes, former and chance.random() < 0.8)
    return day, title, tenure.country or ""


def _namesake(
    slice_: Slice, person: IndexEntity, chance: random.Random
) -> tuple[date, Title | None, str]:
    """Draw the context of somebody else who bears the same name: any day, country and office."""
    day = date(chance.randint(1990, 2024), chance.randint(1, 12), chance.randint(1, 28))
    country = person.country or "US"
    if chance.random() < 0.7:
        country = chance.choice(slice_.countries)
    title = None
    if chance.random() < 0.25:
        office = chance.choice(("governor", "mayor", "minister", "lawmaker", "chief of staff"))
        title = Title(office, (country,) if chance.random() < 0.4 else ())
    return day, title, country


def _body(slice_: Slice, lookup: Lookup, chance: random.Random) -> Example | None:
    kinds = ("organisation", "igo", "government", "armed_group", "news_agency", "party")
    drawn = chance.choices(kinds, (40, 15, 20, 8, 5, 12), k=1)[0]
    truth = slice_.index.get(chance.choice(slice_.ids[drawn]))
    names = slice_.names[truth.id] if truth else []
    if truth is None or not names or (truth.sitelinks or 0) < chance.choice((0, 0, 15, 30)):
        return None
    name = chance.choice(names[:5])
    meant = chance.random() < 0.65
    kind = chance.choice(_KINDS[drawn if meant else chance.choice(_BODIES)])
    country = truth.country if meant and truth.country else chance.choice(slice_.countries)
    said = (
        frozenset([country])
        if chance.random() < 0.4 and (truth.country or not meant)
        else frozenset[str]()
    )
    entity = Entity(key="m", kind=kind, name=name, country=next(iter(said), None))
    group = Group(entity=entity, family="body", names=(name,), said=said)
    context = Context(None, _counts(slice_, country, chance, silent=0.3), [])
    found = lookup.candidates(group, context)
    return _example(group, found, truth.id if meant else None, context, chance, removed=0.2)


def _example(  # noqa: PLR0913 - an example is all of these
    group: Group,
    found: list[Found],
    truth: str | None,
    context: Context,
    chance: random.Random,
    *,
    inside: tuple[Inside, ...] = (),
    held: tuple[Anchor, ...] = (),
    lookup: Lookup | None = None,
    removed: float = 0.3,
) -> Example | None:
    ids = [f.hit.entity.id for f in found]
    if truth is not None and truth not in ids:
        return None
    if truth is not None and chance.random() < removed:
        found, truth = [f for f in found if f.hit.entity.id != truth], None
    kept = [f for f in found if veto(group, f, context, NOTHING) is None]
    if truth is not None and truth not in [f.hit.entity.id for f in kept]:
        return None
    rows = []
    first = biggest(kept) if group.family == "place" else None
    for each in kept:
        around = lookup.around(each.hit.entity.id) if lookup and inside else frozenset[str]()
        rows.append(
            features(group, each, context, around=around, inside=inside, held=held, first=first)
        )
    right = next((i for i, f in enumerate(kept) if f.hit.entity.id == truth), NIL)
    return Example(group.family, tuple(rows), right)


def _day(text: str) -> date | None:
    """Read an ISO date; what it leaves out is the middle of the year or month."""
    if not text[:4].isdigit():
        return None
    parts = [int(part) for part in text.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 6, parts[2] if len(parts) > 2 else 15)


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    return round(latitude), round(longitude)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with lzma.open(path, "rt", encoding="utf8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
