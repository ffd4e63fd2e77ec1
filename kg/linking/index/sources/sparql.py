"""Items of Wikidata from a SPARQL endpoint: its own, a mirror, or one that holds a part of it.

Explicit classes are listed, then facts are fetched for batches of items; a batch that the endpoint
refuses is halved. One request runs at a time, under an agent that says whom to write to.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from kg.errors import RemoteError
from kg.linking.index.records import (
    EntityRecord,
    NameKind,
    NameRecord,
    Problems,
    Record,
    RelationRecord,
    SourceInfo,
    number_of,
)
from kg.linking.index.sources.point import point
from kg.linking.index.sources.values import count, readable, text
from kg.linking.index.sources.wikidata import (
    LANGUAGES,
    RELATIONS,
    classes,
    country_codes,
    endpoint_classes,
)

__all__ = ["Facts", "SparqlSource", "fact_records", "facts_query", "item_of"]

BATCH: Final = 200
PAUSE: Final = 0.2
"""Seconds between two requests."""
TIMEOUT: Final = 180.0
"""Seconds for one request with its retries; Wikidata's own limit for a query is 60."""
GIVE_UP: Final = 8
"""Refusals in a row, the batches ever smaller, after which the endpoint is left alone."""

_ITEM: Final = "http://www.wikidata.org/entity/"
_DIRECT: Final = "http://www.wikidata.org/prop/direct/"
_LABEL: Final = "http://www.w3.org/2000/01/rdf-schema#label"
_ALIAS: Final = "http://www.w3.org/2004/02/skos/core#altLabel"
_DESCRIPTION: Final = "http://schema.org/description"
_FACTS: Final = (
    *(_DIRECT + each for each in (
        "P31", "P1566", "P625", "P1082", "P571", "P576", "P1813", "P27", "P569", "P570",
    )),
    *(f"{_DIRECT}P{each}" for each in RELATIONS),
    _LABEL, _ALIAS, _DESCRIPTION,
)  # fmt: skip

Facts = dict[str, list[Any]]


class SparqlSource:
    """An endpoint that holds items of Wikidata as Wikidata writes them in RDF."""

    def __init__(self, endpoint: str, *, contact: str, pause: float = PAUSE) -> None:
        from kg.store.remote import AGENT, RemoteStore

        self.endpoint = endpoint
        self._store = RemoteStore(endpoint, timeout=TIMEOUT, agent=f"{AGENT} contact: {contact}")
        self._pause = pause
        self._refused = 0

    def info(self) -> SourceInfo:
        """Describe the endpoint; the day is today, since an endpoint holds what it holds now."""
        return SourceInfo(
            name="sparql",
            title=f"Wikidata items from {self.endpoint}",
            licence="CC0 1.0 for what is from Wikidata",
            credit="none required; Wikidata, CC0",
            date=datetime.now(UTC).date().isoformat(),
        )

    def records(self, problems: Problems) -> Iterator[Record]:
        """Give the records of all instances of the listed classes.

        Raises:
            RemoteError: The endpoint is out of reach, or refuses whatever it is asked.
        """
        items: set[int] = set()
        for each in endpoint_classes():
            query = f"SELECT DISTINCT ?item WHERE {{ ?item <{_DIRECT}P31> <{_ITEM}{each}> }}"
            for row in self._asked(query, f"class {each}", problems) or ():
                if number := item_of(row["item"]):
                    items.add(number)
        numbers = sorted(items)
        for at in range(0, len(numbers), BATCH):
            yield from self._batch(numbers[at : at + BATCH], problems)

    def _batch(self, items: Sequence[int], problems: Problems) -> Iterator[Record]:
        single = f"Q{items[0]}" if len(items) == 1 else ""
        rows = self._asked(facts_query(items), single, problems)
        if rows is not None:
            facts: dict[int, Facts] = {}
            for row in rows:
                if (number := item_of(row["item"])) and number in items:
                    facts.setdefault(number, {}).setdefault(row["p"].value, []).append(row["v"])
            for number in sorted(facts):
                yield from fact_records(number, facts[number])
        elif not single:
            middle = len(items) // 2
            yield from self._batch(items[:middle], problems)
            yield from self._batch(items[middle:], problems)

    def _asked(self, query: str, what: str, problems: Problems) -> list[Any] | None:
        time.sleep(self._pause)
        try:
            answer = self._store.query(query)
        except RemoteError as error:
            self._refused += 1
            if self._refused >= GIVE_UP:
                raise
            if what:
                problems.add("the endpoint did not answer", f"{what}: {error}")
            return None
        self._refused = 0
        return list(answer)  # type: ignore[arg-type]  # of SELECT, rows


def facts_query(items: Sequence[int]) -> str:
    """Ask for what an index needs of items, as rows of item, property and value."""
    values = " ".join(f"<{_ITEM}Q{number}>" for number in items)
    facts = " ".join(f"<{each}>" for each in _FACTS)
    languages = ", ".join(f'"{each}"' for each in ["", *sorted(LANGUAGES)])
    return (
        f"SELECT ?item ?p ?v WHERE {{ VALUES ?item {{ {values} }} VALUES ?p {{ {facts} }} "
        f"?item ?p ?v . FILTER(!isLiteral(?v) || LANG(?v) IN ({languages})) }}"
    )


def fact_records(number: int, facts: Facts) -> Iterator[Record]:
    """Give the records of an item out of its facts by property; none where it is of no use."""
    labels = {value.language: value.value for value in facts.get(_LABEL, ()) if _literal(value)}
    label = text(labels.get("en") or labels.get("fr") or next(iter(sorted(labels.values())), ""))
    found = _items(facts, 31)
    kind = next((kind for each, kind in classes().items() if each in found), None)
    if kind is None and facts.get(f"{_DIRECT}P1566"):
        kind = "place"
    if not label or kind is None:
        return
    latitude, longitude = point(_first(facts, "P625"))
    yield EntityRecord(
        id=number,
        type=kind,
        label=label,
        description=text(_english(facts.get(_DESCRIPTION, ()))),
        country=country_codes().get(number) or _country(facts),
        latitude=latitude,
        longitude=longitude,
        geonames=count(_first(facts, "P1566")),
        population=count(_first(facts, "P1082").removeprefix("+").split(".")[0]),
        start=_day(_first(facts, "P571")) or _day(_first(facts, "P569")),
        end=_day(_first(facts, "P576")) or _day(_first(facts, "P570")),
        source="wikidata",
    )
    yield NameRecord(number, label, "label")
    yield from _names(number, facts)
    for prop in RELATIONS:
        for other in sorted(_items(facts, prop) - {number}):
            yield RelationRecord(number, prop, other)


def _names(number: int, facts: Facts) -> Iterator[NameRecord]:
    kinds: dict[str, NameKind] = {_LABEL: "foreign", _ALIAS: "alias", f"{_DIRECT}P1813": "acronym"}
    for prop, kind in kinds.items():
        for value in sorted(facts.get(prop, ()), key=str):
            name = text(value.value) if _literal(value) else ""
            if readable(name) and not (prop == _LABEL and value.language == "en"):
                yield NameRecord(number, name, kind)


def _literal(value: Any) -> bool:
    return hasattr(value, "language")


def _english(values: Sequence[Any]) -> str:
    return next(
        (v.value for v in sorted(values, key=str) if _literal(v) and v.language == "en"), ""
    )


def _first(facts: Facts, prop: str) -> str:
    found = sorted(value.value for value in facts.get(_DIRECT + prop, ()))
    return str(found[0]) if found else ""


def _items(facts: Facts, prop: int) -> set[int]:
    found = (item_of(value) for value in facts.get(f"{_DIRECT}P{prop}", ()))
    return {number for number in found if number}


def _country(facts: Facts) -> str | None:
    known = country_codes()
    for prop in (17, 27, 1001):
        for item in sorted(_items(facts, prop)):
            if item in known:
                return known[item]
    return None


def _day(value: str) -> str | None:
    # Truthy values carry no precision; a first of January is mostly a year alone.
    day = value.removeprefix("+")[:10]
    if len(day) != 10 or not day.replace("-", "").isdigit():
        return None
    return day[:4] if day.endswith("-01-01") else day


def item_of(term: Any) -> int | None:
    """Give the number of the item that a term stands for; None where it is something else."""
    value = str(getattr(term, "value", ""))
    number = number_of(value.removeprefix(_ITEM)) if value.startswith(_ITEM) else None
    return number if number and number > 0 else None
