from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.linking.index import Index
from kg.linking.index.records import (
    EntityRecord,
    NameRecord,
    Problems,
    Record,
    RelationRecord,
    SourceInfo,
    TenureRecord,
)

Build = Callable[..., Index]


class Given:
    """A source of given records."""

    def __init__(self, *records: Record, name: str = "given") -> None:
        self._records = records
        self._name = name

    def records(self, problems: Problems) -> Iterator[Record]:
        yield from self._records

    def info(self) -> SourceInfo:
        return SourceInfo(name=self._name, title="given", licence="-", credit="-")


def place(number: int, label: str = "Kidal", **more: object) -> EntityRecord:
    record = EntityRecord(id=number, type="place", label=label, source="a")
    return record._replace(**more)  # type: ignore[arg-type]


def test_the_first_source_wins_and_the_others_fill_gaps(build: Build) -> None:
    first = Given(place(7, population=100), NameRecord(7, "Kidal", "label"))
    second = Given(
        place(7, "Kidhal", population=200, country="ML", source="b", latitude=18.4, longitude=1.4),
        NameRecord(7, "Kidhal", "label"),
    )
    found = build(first, second).get("Q7")
    assert found is not None
    assert (found.label, found.population, found.country) == ("Kidal", 100, "ML")
    assert (found.latitude, found.longitude, found.source) == (18.4, 1.4, "a+b")


def test_a_position_is_taken_from_one_source(build: Build) -> None:
    found = build(
        Given(place(7)), Given(place(7, latitude=1.0, longitude=2.0)), Given(place(7, latitude=9.0))
    ).get("Q7")
    assert found is not None
    assert (found.latitude, found.longitude) == (1.0, 2.0)


def test_a_vague_type_gives_way(build: Build) -> None:
    index = build(Given(place(7)), Given(place(7, type="admin1")), Given(place(7, type="country")))
    found = index.get("Q7")
    assert found is not None
    assert found.type == "admin1"


def test_what_is_said_of_a_geonames_place_is_said_of_its_item(build: Build) -> None:
    index = build(
        Given(place(7, geonames=55), NameRecord(7, "Kidal", "label")),
        Given(
            place(-55, "Kidaal"),
            NameRecord(-55, "Kidaal", "label"),
            place(-60, "Gao Region"),
            RelationRecord(-55, 131, -60),
            TenureRecord(-55, None, "seat", None, None, None),
        ),
    )
    assert [hit.entity.id for hit in index.lookup("Kidaal")] == ["Q7"]
    assert index.relations("Q7", "P131") == ("gn:60",)
    assert len(index.tenures("Q7")) == 1
    assert index.get("gn:55") == index.get("Q7")
    assert index.manifest.counts["entities"] == 2


def test_a_place_that_two_items_claim_stays_for_itself(build: Build) -> None:
    index = build(Given(place(7, geonames=55), place(8, geonames=55), place(-55)))
    found = index.get("gn:55")
    assert found is not None
    assert found.id == "gn:55"


def test_an_item_far_away_is_not_the_place(build: Build) -> None:
    near = place(7, geonames=55, latitude=18.4, longitude=1.4)
    for at, (latitude, expected) in enumerate({18.3: "Q7", 12.0: "gn:55"}.items()):
        index = build(
            Given(near, place(-55, latitude=latitude, longitude=1.4)), name=f"{at}.sqlite"
        )
        found = index.get("gn:55")
        assert found is not None
        assert found.id == expected


def test_namesakes_are_never_merged(build: Build) -> None:
    numbers = [7, 8, -9, -10]
    index = build(
        Given(
            *(place(each, country="ML") for each in numbers),
            *(NameRecord(each, "Kidal", "label") for each in numbers),
        )
    )
    assert {hit.entity.id for hit in index.lookup("Kidal")} == {"Q7", "Q8", "gn:9", "gn:10"}


def test_an_item_without_a_label_is_none(build: Build) -> None:
    index = build(Given(place(7, ""), NameRecord(7, "Kidal", "label")))
    assert index.get("Q7") is None
    assert index.lookup("Kidal") == []


def test_an_entity_known_by_a_name_of_our_own_has_no_identifier(build: Build) -> None:
    from kg.linking.index.records import number_of

    number = number_of("ckg:northern-brigade")
    assert number is not None
    local = place(number, "Northern Brigade", local="ckg:northern-brigade")
    index = build(Given(local, NameRecord(number, "Northern Brigade", "label")))
    (hit,) = index.lookup("northern brigade")
    assert (hit.entity.id, hit.entity.wikidata, hit.entity.geonames) == (
        "ckg:northern-brigade", None, None,
    )  # fmt: skip
    assert index.get("ckg:northern-brigade") == hit.entity
