"""A SPARQL endpoint that holds items of Wikidata: names to items, and their facts, in four queries.

Everything goes through SPARQLWrapper; the rows are kept by endpoint and query.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar

from kg.errors import BusyError
from kg.linking.index.records import EntityRecord, Record, TenureRecord
from kg.linking.index.sources.sparql import Facts, fact_records, facts_query, item_of
from kg.linking.index.sources.values import text
from kg.linking.index.sources.wikidata import country_codes, wikidata_date
from kg.linking.online.client import Client, Later, checked
from kg.linking.online.learned import Learned
from kg.linking.online.wanted import Wanted

__all__ = ["EndpointService"]

MOST_ITEMS: Final = 200
MOST_ROWS: Final = 20_000
_BATCH: Final = 50
_LANGUAGES: Final = ("en", "mul", "fr", "de", "es", "tr")
_ITEM: Final = "http://www.wikidata.org/entity/Q"
_DIRECT: Final = "http://www.wikidata.org/prop/direct/"
_LABEL: Final = "http://www.w3.org/2000/01/rdf-schema#label"
_NAMES: Final = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
SELECT DISTINCT ?item WHERE {{
  {{ VALUES ?name {{ {names} }} ?item rdfs:label ?name }}
  UNION
  {{ VALUES ?name {{ {names} }} ?item skos:altLabel ?name }}
  FILTER(STRSTARTS(STR(?item), "http://www.wikidata.org/entity/Q"))
  FILTER NOT EXISTS {{ ?item wdt:P31 wd:Q4167410 }}
}} ORDER BY ?item LIMIT {most}"""
"""The names stand in each branch: not all endpoints would join them early otherwise."""
_TENURES: Final = """PREFIX p: <http://www.wikidata.org/prop/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
PREFIX pqv: <http://www.wikidata.org/prop/qualifier/value/>
PREFIX wikibase: <http://wikiba.se/ontology#>
SELECT ?item ?position ?start ?startExact ?end ?endExact WHERE {{
  VALUES ?item {{ {items} }}
  ?item p:P39 ?held . ?held ps:P39 ?position .
  FILTER NOT EXISTS {{ ?held wikibase:rank wikibase:DeprecatedRank }}
  OPTIONAL {{ ?held pq:P580 ?start
    OPTIONAL {{ ?held pqv:P580/wikibase:timePrecision ?startExact }} }}
  OPTIONAL {{ ?held pq:P582 ?end
    OPTIONAL {{ ?held pqv:P582/wikibase:timePrecision ?endExact }} }}
}} LIMIT {most}"""

T = TypeVar("T")
Row = dict[str, list[str | None]]
_Terms = dict[str, Any]


class EndpointService:
    """Asks an endpoint for items by name."""

    def __init__(self, client: Client, endpoint: str) -> None:
        from kg.store.remote import RemoteStore

        self.name = checked(endpoint)
        self._client = client
        limits = client.limits
        self._store = RemoteStore(
            endpoint, timeout=limits.timeout, agent=client.agent, most=limits.body, tries=1
        )
        self._day = ""

    def learn(self, asked: Sequence[Wanted]) -> Learned:
        """Give what is known of all that the names may stand for."""
        self._day = ""
        items = self._named(asked)
        facts = self._facts(items)
        people = [n for n, found in facts.items() if f"{_ITEM}5" in _values(found, "P31")]
        tenures = list(self._tenures(people))
        unknown = set(people) - {t.person for t in tenures}  # who never held an office is no one
        facts = {n: found for n, found in facts.items() if n not in unknown}
        around = {t.position for t in tenures if t.position} | {
            n
            for found in facts.values()
            for v in found.get(f"{_DIRECT}P131", ())
            if (n := item_of(v))
        }
        more = self._facts(sorted(around - set(facts))[:MOST_ITEMS])
        records: list[Record] = [*_records(facts), *_records(more, offices=True), *tenures]
        return Learned(tuple(records) if facts else (), self._day)

    def _named(self, asked: Sequence[Wanted]) -> list[int]:
        spellings = dict.fromkeys(s for each in asked for s in each.spellings)
        found = {n for some in _batches(list(spellings)) for n in self._bearing(some)}
        return sorted(found)

    def _bearing(self, spellings: Sequence[str]) -> set[int]:
        """Give the items that bear one of some names: all of them, or of too common a name none."""
        names = " ".join(f'"{_escaped(s)}"@{tag}' for s in spellings for tag in _LANGUAGES)
        rows = self._rows(_NAMES.format(names=names, most=MOST_ITEMS))
        if len(rows) < MOST_ITEMS:
            return {number for row in rows if (number := item_of(row.get("item")))}
        middle = len(spellings) // 2
        if not middle:
            return set()
        return self._bearing(spellings[:middle]) | self._bearing(spellings[middle:])

    def _facts(self, items: Sequence[int]) -> dict[int, Facts]:
        facts: dict[int, Facts] = {}
        for some in _batches(items):
            for row in self._rows(f"{facts_query(some)} LIMIT {MOST_ROWS}"):
                number, prop, value = item_of(row.get("item")), row.get("p"), row.get("v")
                if number and number in some and prop is not None and value is not None:
                    facts.setdefault(number, {}).setdefault(prop.value, []).append(value)
        return dict(sorted(facts.items()))

    def _tenures(self, people: Sequence[int]) -> Iterator[TenureRecord]:
        for some in _batches(people):
            items = " ".join(f"<{_ITEM}{number}>" for number in some)
            for row in self._rows(_TENURES.format(items=items, most=MOST_ROWS)):
                person, position = item_of(row.get("item")), item_of(row.get("position"))
                if person and person in some and position:
                    start, end = (_day(row, each) for each in ("start", "end"))
                    yield TenureRecord(person, position, "", None, start, end)

    def _rows(self, query: str) -> list[_Terms]:
        """Ask, or give what is kept; rows are in an order of their own."""
        kept = self._client.cache.get(self.name, query)
        if kept is None:
            answer = self._client.counted(self.name, lambda: self._answer(query))
            kept = self._client.keep(self.name, query, _plain(answer))
        self._day = max(self._day, kept.day)
        return [_terms(row) for row in kept.value]

    def _answer(self, query: str) -> Any:
        try:
            return self._store.query(query)
        except BusyError as busy:
            raise Later("is busy", busy.wait) from None


def _plain(answer: Any) -> list[Row]:
    """Turn rows into JSON, in an order of their own."""
    from pyoxigraph import NamedNode

    names = [variable.value for variable in answer.variables]
    rows: list[Row] = []
    for solution in answer:
        row: Row = {}
        for name in names:
            term = solution[name]
            if hasattr(term, "datatype"):
                row[name] = ["literal", term.value, term.language]
            elif isinstance(term, NamedNode):  # no blank node is of use
                row[name] = ["iri", term.value, None]
        rows.append(row)
    return sorted(rows, key=repr)


def _terms(row: Row) -> _Terms:
    from pyoxigraph import Literal, NamedNode

    return {
        name: NamedNode(str(value)) if kind == "iri" else Literal(str(value), language=language)
        for name, (kind, value, language) in row.items()
    }


def _records(items: dict[int, Facts], *, offices: bool = False) -> Iterator[Record]:
    for number, facts in items.items():
        found = list(fact_records(number, facts))
        yield from found
        if offices and not found:
            labels = {v.language: v.value for v in facts.get(_LABEL, ()) if hasattr(v, "language")}
            if label := text(labels.get("en") or labels.get("mul") or ""):
                yield EntityRecord(
                    number, "other", label, country=_country(facts), source="wikidata"
                )


def _country(facts: Facts) -> str | None:
    known = country_codes()
    found = (item_of(v) for prop in ("P1001", "P17") for v in facts.get(_DIRECT + prop, ()))
    return next((known[n] for n in found if n and n in known), None)


def _values(facts: Facts, prop: str) -> set[str]:
    return {value.value for value in facts.get(_DIRECT + prop, ())}


def _day(row: _Terms, name: str) -> str | None:
    time, precision = row.get(name), row.get(f"{name}Exact")
    if time is None:
        return None
    exact = int(precision.value) if precision is not None and precision.value.isdecimal() else None
    day = wikidata_date(f"+{time.value.removeprefix('+')}", 11 if exact is None else exact)
    # Without its precision a first of January is mostly a year alone.
    return day[:4] if day and exact is None and day.endswith("-01-01") else day


def _escaped(name: str) -> str:
    return name.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ").replace("\r", " ")


def _batches(items: Sequence[T]) -> Iterable[Sequence[T]]:
    return [items[at : at + _BATCH] for at in range(0, len(items), _BATCH)]
