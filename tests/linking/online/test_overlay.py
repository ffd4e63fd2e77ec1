"""Two indexes that answer as one: what both know is one entity, and the local one wins."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from kg.linking.index import Index
from kg.linking.index.build import memory_index
from kg.linking.index.records import (
    EntityRecord,
    NameRecord,
    RelationRecord,
    TenureRecord,
    number_of,
)
from kg.linking.online.learned import Learned, LearnedSource
from kg.linking.online.overlay import Overlay


@pytest.fixture
def indexed() -> Iterator[Callable[..., Index]]:
    """Make an index of records; every entity bears its label."""
    with ExitStack() as stack:

        def make(*records) -> Index:
            entities = [r for r in records if isinstance(r, EntityRecord)]
            named = [NameRecord(r.id, r.label, "label") for r in entities]
            learned = Learned((*records, *named), "2026-09-21")
            return stack.enter_context(memory_index([LearnedSource(learned)]))

        yield make


def place(number: int, label: str = "Tawila", **more) -> EntityRecord:
    return EntityRecord(id=number, type="place", label=label, source="test", **more)


def ids(index: Index, name: str) -> list[str]:
    return [hit.entity.id for hit in index.lookup(name)]


def test_both_are_searched_in_the_order_of_an_index(indexed) -> None:
    both = Overlay(indexed(place(-7), place(90, "Towila")), indexed(place(5), place(40)))
    assert ids(both, "Tawila") == ["Q5", "Q40", "gn:7", "Q90"]
    assert len(both.lookup("Tawila", limit=2)) == 2
    assert both.get("Q40").id == "Q40"
    assert both.get("Q41") is None


def test_what_both_know_is_one_and_gaps_are_filled(indexed) -> None:
    local = place(5, country="SD", population=100)
    learned = place(5, "Tawilah", country="EG", latitude=1.0, longitude=2.0, sitelinks=9)
    [hit] = Overlay(indexed(local), indexed(learned)).lookup("Tawilah")
    assert (hit.tier, hit.entity.label, hit.entity.country) == ("exact", "Tawila", "SD")
    assert (hit.entity.population, hit.entity.latitude, hit.entity.sitelinks) == (100, 1.0, 9)


def test_a_place_of_geonames_becomes_the_item_that_claims_it(indexed) -> None:
    local = place(-7, latitude=13.5, longitude=24.8, population=100)
    learned = place(5, geonames=7, latitude=13.6, longitude=24.9)
    both = Overlay(
        indexed(local, place(-8, "Darfur"), RelationRecord(-7, 131, -8)),
        indexed(learned, place(6, "North"), RelationRecord(5, 131, 6)),
    )
    [hit] = both.lookup("Tawila")
    assert (hit.entity.id, hit.entity.wikidata, hit.entity.geonames) == ("Q5", "Q5", 7)
    assert (hit.entity.latitude, hit.entity.population) == (13.5, 100)
    assert both.get("gn:7").id == "Q5"
    assert both.containers("Q5") == ("Q6", "gn:8")
    assert both.names("Q5", ["Tawila"])


def test_but_not_one_that_is_far_away(indexed) -> None:
    local = place(-7, latitude=13.5, longitude=24.8)
    learned = place(5, geonames=7, latitude=48.0, longitude=2.0)
    both = Overlay(indexed(local), indexed(learned))
    assert ids(both, "Tawila") == ["Q5", "gn:7"]
    assert both.get("gn:7").latitude == 13.5


def group(number: int, label: str, country: str | None = "SD", **more) -> EntityRecord:
    return EntityRecord(
        id=number, type=more.pop("type", "armed_group"), label=label, country=country,
        source="test", **more,
    )  # fmt: skip


def known(label: str, country: str | None = "SD") -> tuple[EntityRecord, NameRecord]:
    """An actor of the curated list that has no identifier, and its short name."""
    number = number_of("ckg:saviours")
    return group(number, label, country, local="ckg:saviours"), NameRecord(number, "SOD", "acronym")


def test_a_known_actor_without_an_identifier_becomes_the_item(indexed) -> None:
    learned = group(5, "Saviours of Darfur", sitelinks=9)
    both = Overlay(indexed(*known("Saviours of Darfur")), indexed(learned))
    for name in ("SOD", "Saviours of Darfur"):
        [hit] = both.lookup(name)
        assert (hit.entity.id, hit.entity.wikidata, hit.entity.sitelinks) == ("Q5", "Q5", 9)
    assert both.names("Q5", ["SOD"])
    assert both.get("ckg:saviours").id == "Q5"


@pytest.mark.parametrize(
    "learned",
    [
        [group(5, "Saviours of Darfur", "TD")],
        [group(5, "Saviours of Darfur", None)],
        [group(5, "Saviours of Darfur", type="party")],
        [group(5, "Saviours of Darfur"), group(6, "Saviours of Darfur")],
        [group(5, "Saviors of Darfour")],
    ],
)
def test_but_only_where_it_can_be_no_other(indexed, learned: list[EntityRecord]) -> None:
    both = Overlay(indexed(*known("Saviours of Darfur")), indexed(*learned))
    assert both.get("ckg:saviours").wikidata is None
    assert next(hit.entity.id for hit in both.lookup("SOD")) == "ckg:saviours"
    assert both.get("Q5").id == "Q5"


def test_offices_of_both(indexed) -> None:
    person = EntityRecord(id=1, type="person", label="Idris Sannu", country="SD")
    first = TenureRecord(1, 20, "Minister of Defence", "SD", "2001", "2003")
    again = TenureRecord(1, 20, "Defence Minister", "SD", "2001", None)
    later = TenureRecord(1, 21, "Prime Minister of Sudan", "SD", "2010-05-01", None)
    both = Overlay(indexed(person, first), indexed(person, later, again))
    assert [t.label for t in both.tenures("Q1")] == [
        "Minister of Defence",
        "Prime Minister of Sudan",
    ]
    assert [t.person for t in both.holders("prime minister", "SD", "2011-01-01")] == ["Q1"]


def test_the_manifest_and_countries_are_the_local_ones(small_index: Index, indexed) -> None:
    both = Overlay(small_index, indexed(place(5)))
    assert both.manifest == small_index.manifest
    assert both.country("SD").id == "Q1049"
    assert both.demonym("Sudanese") == "SD"
    assert both.path == small_index.path
    both.close()
    assert small_index.get("Q1049") is not None
