"""What the entities of an article give a linker to go on: names to look up, types, countries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from kg.linking.surroundings import (
    Container,
    Title,
    containers,
    names_at,
    place_country,
    read_title,
    titles_of,
    wholes,
)
from kg.linking.words import bodies, capitals, countries_named, country_name, flat, titles, words
from kg.model import Article, Entity

__all__ = ["Family", "Group", "family_of", "group"]

Family = Literal["place", "person", "body"]

_PLACES = frozenset(
    [
        "Country",
        "AdministrativeArea",
        "Settlement",
        "Neighbourhood",
        "Camp",
        "BorderCrossing",
        "Facility",
        "Place",
    ]
)
_ARMED = frozenset(["ArmedGroup", "PoliticalGroup", "Actor"])
_UNITS = frozenset(["AdministrativeArea", "Settlement", "Neighbourhood", "Place"])
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_UNITED_NATIONS = re.compile(r"^UN (?=[A-Z])")
_SPACES = re.compile(r"\s+")
_BASED = re.compile(r"[\w-]+-(?:based|backed|led|run|aligned|linked|owned|affiliated|allied)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One entity of an article as the linker sees it.

    ``names`` are tried in order, the fullest first. ``said`` are the countries that the text names
    with it, which a candidate must not contradict. ``unit`` is a place that the text calls a
    province or the like. ``wholes`` are longer names that the text may mean: "Jammu and Kashmir".
    ``bare`` is a seat of government that is named
    for the government.
    """

    entity: Entity
    family: Family
    names: tuple[str, ...]
    said: frozenset[str] = frozenset()
    titles: tuple[Title, ...] = ()
    containers: tuple[Container, ...] = ()
    wholes: tuple[str, ...] = ()
    generic: bool = False
    bare: bool = False
    unit: bool = False
    on_map: bool = True


def family_of(entity: Entity) -> Family | None:
    """Say whether an entity is linked as a place, a person or a body; None where it is not."""
    if entity.kind in _PLACES:
        return "place"
    if entity.kind == "Person":
        return "person"
    return None if entity.kind == "PopulationGroup" else "body"


def group(article: Article, entity: Entity, dominant: str | None = None) -> Group | None:
    """Gather what the text says of an entity; None where it is of no kind that is linked.

    ``dominant`` is the country that a ministry is taken to be of where the text names none.
    """
    family = family_of(entity)
    if entity.kind == "Government" and entity.country and _only_country(entity.name):
        # "Turkey said": a state that acts is the state; "Ankara said" is its government.
        return replace(_place(article, replace(entity, kind="Country")), on_map=False)
    if family == "place":
        return _place(article, entity)
    if family == "person":
        return person(article, entity)
    return _body(entity, dominant) if family == "body" else None


def person(article: Article, entity: Entity) -> Group:
    """Gather what the text says of a person."""
    names = _unique(_untitled(name) for name in (entity.name, *entity.aliases))
    found = list(titles_of(entity, names, article.text))
    if names and names[0] != entity.name:
        glued = entity.name.removesuffix(names[0])
        found += [t for t in (read_title(glued),) if t is not None]
    if entity.role and (title := read_title(entity.role)) is not None:
        codes = (entity.country,) if entity.country else ()
        found.append(replace(title, countries=title.countries or codes))
    said = {code for title in found if title.office != "none" for code in title.countries}
    return Group(
        entity=entity,
        family="person",
        names=names,
        said=frozenset(said),
        titles=tuple(dict.fromkeys(found)),
    )


def _place(article: Article, entity: Entity) -> Group:
    names = _unique(
        n for name in (entity.name, *entity.aliases) for n in _place_names(name, entity.kind)
    )
    said: set[str] = set()
    around: list[Container] = []
    whole: list[str] = []
    for start, end in names_at(entity, (entity.name, *names), article.text):
        if (code := place_country(article.text, start)) is not None:
            said.add(code)
        around += containers(article.text, end)
        whole += wholes(article.text, start, end)
    if entity.kind == "Country" and entity.country:
        names = _unique((*names, country_name(entity.country) or ""))
    elif (code := _country_of_place(entity.name)[0]) is not None:
        said.add(code)
    return Group(
        entity=entity,
        family="place",
        names=names,
        said=frozenset(said),
        containers=tuple(dict.fromkeys(around)),
        wholes=tuple(dict.fromkeys(whole)),
        unit=_is_unit(entity, article.text),
    )


def _body(entity: Entity, dominant: str | None) -> Group:
    said = {entity.country} if entity.country else set()
    bare = entity.kind == "Government" and capitals().get(flat(entity.name)) == entity.country
    bare = bare and entity.country is not None
    names: list[str] = []
    for name in _unique(n for each in (entity.name, *entity.aliases) for n in _spelled(each)):
        code, core = _leading_country(_without_lead(name))
        if code:
            said.add(code)
        names += [name, *_forms(name, core, code or entity.country or dominant)]
        if entity.kind in _ARMED and (short := _without_members(_without_lead(name))) != name:
            names.append(short)
    if bare and entity.country:
        names = _forms("", "government", entity.country)
    return Group(
        entity=entity,
        family="body",
        names=_unique(n for n in names if not _only_country(n)),
        said=frozenset(said),
        generic=bare or _generic(entity.name),
        bare=bare,
    )


def _forms(name: str, core: str, code: str | None) -> list[str]:
    """Give the names that an index may have for a body of a state."""
    shorts = bodies().get(flat(core))
    if shorts is None or code is None:
        proper = _without_lead(core)
        return [proper] if proper[:1].isupper() and not _generic(proper) else []
    country = country_name(code)
    return [f"{short} of {country}" for short in shorts] + [
        *(f"{country} {short}" for short in shorts),
        *shorts,
    ]


def _spelled(name: str) -> tuple[str, ...]:
    """Give "U.N. Office" as "UN Office" and "United Nations Office" as well."""
    plain = _DOTTED.sub(lambda m: m.group(0).replace(".", ""), name)
    return name, plain, _UNITED_NATIONS.sub("United Nations ", plain)


@lru_cache(maxsize=10_000)
def _generic(name: str) -> bool:
    """Say whether a name, its country aside, is one that bodies of many countries have."""
    _, core = _leading_country(_without_lead(name))
    tokens = re.findall(r"[\w']+", flat(core))
    return all(token in words("generic") for token in tokens)


@lru_cache(maxsize=10_000)
def _only_country(name: str) -> bool:
    return any(end - start >= len(name) - 2 for start, end, _ in countries_named(name))


@lru_cache(maxsize=10_000)
def _leading_country(name: str) -> tuple[str | None, str]:
    """Split "Syrian army" and "Azerbaijan's defence ministry" into a country and the rest."""
    first = next(countries_named(name), None)
    if first is None or first[0] > 0 or first[1] >= len(name.rstrip("'\u2019s")):
        of = re.fullmatch(r"(.+?)\s+(?:of|in)\s+(?:the\s+)?(.+)", name)
        if of is not None and _only_country(of.group(2)):
            code = next(countries_named(of.group(2)))[2]
            return code, of.group(1)
        return None, name
    rest = (
        name[first[1] :].lstrip("'\u2019s ").strip()
        if name[first[1] - 1] in "'\u2019"
        else name[first[1] :]
    )
    return first[2], rest.strip(" -")


def _without_lead(name: str) -> str:
    """Take off what stands before a name and is none of it: "UK-based", "the main"."""
    tokens = name.split(" ")
    while len(tokens) > 1 and (
        flat(tokens[0]) in words("lead") or _BASED.fullmatch(tokens[0]) is not None
    ):
        tokens.pop(0)
    return " ".join(tokens)


def _without_members(name: str) -> str:
    """Take "Houthi rebels" for the Houthis, but not "Syrian rebels" for Syria."""
    tokens = name.split(" ")
    if len(tokens) > 1 and tokens[-1] in words("members"):
        short = " ".join(tokens[:-1])
        if short[:1].isupper() and not _only_country(short) and not _generic(short):
            return short
    return name


def _country_of_place(name: str) -> tuple[str | None, str]:
    """Split "Syria's Hasaka province", but neither "Mexico City" nor "Niger State"."""
    code, core = _leading_country(name)
    return (None, name) if flat(core) in words("unit") else (code, core)


def _is_unit(entity: Entity, text: str) -> bool:
    """Say whether the text calls a place a province or the like."""
    units = words("division")
    if flat(entity.name.split(" ")[-1]) in units:
        return True
    if entity.kind != "AdministrativeArea":
        return False
    name, whole = flat(entity.name), flat(text)
    return any(f"{unit} of {name}" in whole or f"{name} {unit}" in whole for unit in units)


def _place_names(name: str, kind: str) -> list[str]:
    """Give a place's name with and without its unit and the country before it."""
    code, core = _country_of_place(name)
    found = [name] if code is None else [core]
    tokens = core.split(" ")
    # A camp or crossing that is called after a town is not the town, nor is Kuwait City Kuwait.
    called = tokens[-1].islower() or kind == "AdministrativeArea"
    if len(tokens) > 1 and called and kind in _UNITS and flat(tokens[-1]) in words("unit"):
        found.append(" ".join(tokens[:-1]))
    return [f for f in found if f and (f[0].isupper() or "-" in f or "'" in f)]


def _untitled(name: str) -> str:
    tokens = [t for t in _SPACES.split(name.strip()) if t]
    while len(tokens) > 1 and _is_title(tokens[0]):
        tokens.pop(0)
    return " ".join(tokens)


def _is_title(token: str) -> bool:
    low = flat(token)
    return low in titles() or low.rstrip(".") in titles() or low in _MORE_TITLES


_MORE_TITLES = frozenset(
    [
        "prime",
        "vice",
        "deputy",
        "foreign",
        "defence",
        "defense",
        "interior",
        "information",
        "regional",
        "military",
        "senior",
        "former",
        "acting",
        "field",
        "lance",
        "staff",
    ]
)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
