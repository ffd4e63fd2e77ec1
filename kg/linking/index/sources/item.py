"""Read one item of Wikidata, in the JSON of dumps and of Special:EntityData.

Nothing in it is trusted: what is not of the documented shape is as if it were not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.linking.index.records import (
    EntityRecord,
    NameKind,
    NameRecord,
    Record,
    RelationRecord,
    TenureRecord,
    number_of,
)
from kg.linking.index.sources.values import coordinate, count, readable, text
from kg.linking.index.sources.wikidata import (
    LANGUAGES,
    RELATIONS,
    classes,
    country_codes,
    wikidata_date,
)

__all__ = ["item_records", "office_record"]

HUMAN = 5


def item_records(item: dict[str, Any]) -> Iterator[Record]:
    """Give the records of an item; none where no index needs it."""
    number = number_of(_text(item, "id"))
    kind = _kind(item)
    label = _label(item)
    if number is None or number < 0 or kind is None or not label:
        return
    latitude, longitude = _position(item)
    yield EntityRecord(
        id=number,
        type=kind,
        label=label,
        description=text(_text(item, "descriptions", "en", "value")),
        country=_country(item, number),
        latitude=latitude,
        longitude=longitude,
        geonames=next((n for value in _values(item, "P1566") if (n := count(str(value)))), None),
        population=_population(item),
        sitelinks=_sitelinks(item),
        start=_date(item, "P571") or _date(item, "P569"),
        end=_date(item, "P576") or _date(item, "P570"),
        source="wikidata",
    )
    yield NameRecord(number, label, "label")
    yield from _names(item, number)
    yield from _tenures(item, number)
    for prop in RELATIONS:
        for value in _values(item, f"P{prop}"):
            if (found := _item(value)) and found != number:
                yield RelationRecord(number, prop, found)


def office_record(item: dict[str, Any]) -> EntityRecord | None:
    """Give an item as an office that persons hold, whatever else it is: its label and country."""
    number, label = number_of(_text(item, "id")), _label(item)
    if number is None or number < 0 or not label:
        return None
    return EntityRecord(
        id=number,
        type="other",
        label=label,
        country=_country(item, number),
        start=_date(item, "P571"),
        end=_date(item, "P576"),
        source="wikidata",
    )


def _kind(item: dict[str, Any]) -> str | None:
    known = classes()
    found = {each for value in _values(item, "P31") if (each := _item(value))}
    if HUMAN in found:
        return "person" if _statements(item, "P39") else None
    kinds = [kind for each, kind in known.items() if each in found]
    if kinds:
        return kinds[0]
    return "place" if _values(item, "P1566") else None


def _label(item: dict[str, Any]) -> str:
    for language in ("en", "mul", "en-gb", "fr", "de", "es", "tr"):
        if label := text(_text(item, "labels", language, "value")):
            return label
    return ""


def _names(item: dict[str, Any], number: int) -> Iterator[NameRecord]:
    for language in sorted(LANGUAGES):
        name = text(_text(item, "labels", language, "value"))
        if name and language != "en" and readable(name):
            yield NameRecord(number, name, "foreign")
        aliases = _get(item, "aliases", language)
        for alias in aliases if isinstance(aliases, list) else ():
            name = text(_text(alias, "value"))
            if name and readable(name):
                yield NameRecord(number, name, _alias_kind(name))
    for value in _values(item, "P1813"):
        name = text(_text(value, "text"))
        if _text(value, "language") in LANGUAGES and readable(name):
            yield NameRecord(number, name, _alias_kind(name))


def _alias_kind(name: str) -> NameKind:
    letters = name.replace(".", "")
    return "acronym" if letters.isupper() and letters.isalpha() and len(letters) <= 8 else "alias"


def _tenures(item: dict[str, Any], number: int) -> Iterator[TenureRecord]:
    for statement in _statements(item, "P39"):
        position = _item(_get(statement, "mainsnak", "datavalue", "value"))
        if _text(statement, "rank") != "deprecated" and position:
            start, end = (_qualifier(statement, each) for each in ("P580", "P582"))
            yield TenureRecord(number, position, "", None, start, end)


def _qualifier(statement: dict[str, Any], prop: str) -> str | None:
    snaks = _get(statement, "qualifiers", prop)
    for snak in snaks if isinstance(snaks, list) else ():
        value = _get(snak, "datavalue", "value")
        if day := wikidata_date(_get(value, "time"), _get(value, "precision")):
            return day
    return None


def _country(item: dict[str, Any], number: int) -> str | None:
    known = country_codes()
    if number in known:
        return known[number]
    for prop in ("P17", "P27", "P1001"):
        for value in _values(item, prop):
            if (found := _item(value)) and found in known:
                return known[found]
    return None


def _position(item: dict[str, Any]) -> tuple[float | None, float | None]:
    for value in _values(item, "P625"):
        if _text(value, "globe").rsplit("/", 1)[-1] in {"Q2", ""}:
            latitude = coordinate(str(_get(value, "latitude")), 90)
            longitude = coordinate(str(_get(value, "longitude")), 180)
            if latitude is not None and longitude is not None:
                return latitude, longitude
    return None, None


def _population(item: dict[str, Any]) -> int | None:
    found = [count(_text(value, "amount").removeprefix("+")) for value in _values(item, "P1082")]
    return max((each for each in found if each), default=None)


def _sitelinks(item: dict[str, Any]) -> int | None:
    links = _get(item, "sitelinks")
    if not isinstance(links, dict):
        return None
    return sum(site.endswith("wiki") and site != "commonswiki" for site in links) or None


def _date(item: dict[str, Any], prop: str) -> str | None:
    found = (
        wikidata_date(_get(value, "time"), _get(value, "precision"))
        for value in _values(item, prop)
    )
    return next((day for day in found if day), None)


def _values(item: dict[str, Any], prop: str) -> list[Any]:
    """Give the values that hold: the preferred ones, else the normal ones, never deprecated."""
    ranked: dict[str, list[Any]] = {"preferred": [], "normal": []}
    for statement in _statements(item, prop):
        value = _get(statement, "mainsnak", "datavalue", "value")
        if value is not None and (rank := _text(statement, "rank")) in ranked:
            ranked[rank].append(value)
    return ranked["preferred"] or ranked["normal"]


def _statements(item: dict[str, Any], prop: str) -> list[dict[str, Any]]:
    found = _get(item, "claims", prop)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _item(value: object) -> int | None:
    number = number_of(_text(value, "id"))
    return number if number and number > 0 else None


def _text(value: object, *path: str) -> str:
    found = _get(value, *path)
    return found if isinstance(found, str) else ""


def _get(value: object, *path: str) -> Any:
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value
