from __future__ import annotations

import bz2
import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.linking.index.build import build_index
from kg.linking.index.index import open_index_file
from kg.linking.index.records import EntityRecord, NameRecord, Problems, RelationRecord
from kg.linking.index.sources.dump import DumpSource
from kg.linking.index.sources.item import item_records
from kg.linking.index.sources.wikidata import wikidata_date

MALI = 912


def value(of: object, rank: str = "normal", **qualifiers: object) -> dict[str, Any]:
    return {
        "mainsnak": {"snaktype": "value", "datavalue": {"value": of}},
        "rank": rank,
        "qualifiers": {prop: [{"datavalue": {"value": each}}] for prop, each in qualifiers.items()},
    }


def item(number: int) -> dict[str, Any]:
    return {"entity-type": "item", "id": f"Q{number}"}


def day(text: str, precision: int = 11) -> dict[str, Any]:
    return {"time": f"+{text}T00:00:00Z", "precision": precision}


def entity(number: int, label: str, **claims: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "type": "item",
        "id": f"Q{number}",
        "labels": {"en": {"language": "en", "value": label}},
        "descriptions": {"en": {"language": "en", "value": "a thing"}},
        "aliases": {},
        "claims": claims,
        "sitelinks": {"enwiki": {}, "frwiki": {}, "commonswiki": {}, "enwikiquote": {}},
        "modified": "2026-03-02T10:00:00Z",
    }


ITEMS = [
    entity(90001, "Kidal", P31=[value(item(3957))], P1566=[value("2455290")],
           P17=[value(item(MALI))], P131=[value(item(90002))],
           P625=[value({"latitude": 18.4, "longitude": 1.4, "globe": "http://x/entity/Q2"})],
           P1082=[value({"amount": "+11000"}), value({"amount": "+25617"}, "preferred")]),
    entity(90002, "Kidal Region", P31=[value(item(10864048))], P17=[value(item(MALI))],
           P571=[value(day("1991-08-08"))], P576=[value(day("1999-00-00", 9), "deprecated")]),
    entity(90003, "Prime Minister of Mali", P31=[value(item(294414))], P1001=[value(item(MALI))]),
    entity(90004, "Modibo Example", P31=[value(item(5))], P27=[value(item(MALI))],
           P569=[value(day("1952-00-00", 9))],
           P39=[value(item(90003), P580=day("2011-04-00", 10), P582=day("2012-03-22")),
                value(item(90003), "deprecated", P580=day("1990-01-01")),
                value(item(90009))]),
    entity(90005, "Somebody", P31=[value(item(5))]),
    entity(90006, "A gene", P31=[value(item(7187))]),
    entity(90007, "Old Wells", P1566=[value("77")], P31=[value(item(12345))]),
    entity(90008, "Movement of the North", P31=[value(item(17149090), "deprecated")]),
]  # fmt: skip
ITEMS[0]["labels"]["ar"] = {"language": "ar", "value": "كيدال"}
ITEMS[0]["labels"]["zh"] = {"language": "zh", "value": "基达尔"}
ITEMS[0]["aliases"]["en"] = [{"language": "en", "value": "Kidaal"}]
DUMP = "[\n" + ",\n".join(json.dumps(each) for each in ITEMS) + "\n]\n"

OPENERS: dict[str, Callable[[bytes], bytes]] = {
    "json": bytes, "json.gz": gzip.compress, "json.bz2": bz2.compress,
}  # fmt: skip


@pytest.mark.parametrize("ending", OPENERS)
def test_a_dump_is_filtered_in_one_pass(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"dump.{ending}"
    path.write_bytes(OPENERS[ending](DUMP.encode()))
    source, problems = DumpSource(path), Problems()
    found = [each for each in source.records(problems) if isinstance(each, EntityRecord)]
    assert [(each.id, each.type) for each in found] == [
        (90001, "place"), (90002, "admin1"), (90003, "other"), (90004, "person"), (90007, "place"),
    ]  # fmt: skip
    assert not problems.counts
    assert source.info().date == "2026-03-02"


def test_an_item_gives_what_an_index_needs() -> None:
    records = list(item_records(ITEMS[0]))
    assert records[0] == EntityRecord(
        id=90001, type="place", label="Kidal", description="a thing", country="ML", latitude=18.4,
        longitude=1.4, geonames=2455290, population=25617, sitelinks=2, source="wikidata",
    )  # fmt: skip
    assert NameRecord(90001, "كيدال", "foreign") in records
    assert NameRecord(90001, "Kidaal", "alias") in records
    assert RelationRecord(90001, 131, 90002) in records
    assert not [each for each in records if isinstance(each, NameRecord) and each.name == "基达尔"]


def test_what_is_deprecated_does_not_count() -> None:
    (region, *_) = item_records(ITEMS[1])
    assert isinstance(region, EntityRecord)
    assert (region.start, region.end) == ("1991-08-08", None)
    assert list(item_records(ITEMS[7])) == []


def test_tenures_have_the_labels_and_dates_that_are_known(tmp_path: Path) -> None:
    path = tmp_path / "dump.json"
    path.write_text(DUMP, encoding="utf-8")
    build_index([DumpSource(path)], tmp_path / "index.sqlite")
    with open_index_file(tmp_path / "index.sqlite") as index:
        (tenure,) = index.tenures("Q90004")
        assert (tenure.position, tenure.label, tenure.country) == (
            "Q90003", "Prime Minister of Mali", "ML",
        )  # fmt: skip
        assert (tenure.start, tenure.end) == ("2011-04", "2012-03-22")
        assert [each.person for each in index.holders("premier", "ML", "2011-04-15")] == ["Q90004"]
        assert index.holders("premier", "ML", "2011-03-31") == ()


@pytest.mark.parametrize(
    ("time", "precision", "expected"),
    [
        ("+2012-11-09T00:00:00Z", 11, "2012-11-09"),
        ("+2012-11-00T00:00:00Z", 10, "2012-11"),
        ("+2012-00-00T00:00:00Z", 9, "2012"),
        ("+2012-00-00T00:00:00Z", 11, "2012"),
        ("+2010-00-00T00:00:00Z", 8, None),
        ("-0044-03-15T00:00:00Z", 11, None),
        ("tomorrow", 11, None),
        (None, 11, None),
        ("+2012-11-09T00:00:00Z", "11", None),
    ],
)
def test_dates_are_cut_to_their_precision(
    time: object, precision: object, expected: str | None
) -> None:
    assert wikidata_date(time, precision) == expected


def test_malformed_lines_are_counted(tmp_path: Path) -> None:
    lines = ['{"id": "Q1", "P39"', '["P39"]', "[" * 100_000 + '"P39"', '"P1566"', "", "[", "]"]
    (tmp_path / "dump.json").write_text("\n".join(lines), encoding="utf-8")
    problems = Problems()
    assert list(DumpSource(tmp_path / "dump.json").records(problems)) == []
    assert dict(problems.counts) == {"no JSON": 2, "no item": 2}


def test_a_dump_cut_short_is_reported(tmp_path: Path) -> None:
    data = gzip.compress(DUMP.encode() * 50)
    (tmp_path / "dump.json.gz").write_bytes(data[: len(data) // 2])
    problems = Problems()
    list(DumpSource(tmp_path / "dump.json.gz").records(problems))
    assert problems.counts["the rest of a file cannot be read"] == 1


def test_what_is_no_dump_is_told(tmp_path: Path) -> None:
    (tmp_path / "dump.csv").write_text("")
    for name in ("dump.csv", "none.json"):
        with pytest.raises(InputError, match="no such dump"):
            DumpSource(tmp_path / name)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    | st.sampled_from(["Q5", "Q515", "normal", "+2012-11-09T00:00:00Z"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["id", "labels", "en", "value", "claims", "P31", "P39", "P625", "mainsnak", "datavalue",
             "rank", "aliases", "sitelinks", "qualifiers", "P1082", "latitude", "time"]
        ),
        inner,
        max_size=5,
    ),
    max_leaves=30,
)  # fmt: skip


@given(JSON, st.sampled_from(sorted(ITEMS[3])), st.sampled_from(["P39", "P31", "P569"]))
def test_no_shape_of_an_item_stops_it(junk: Any, key: str, prop: str) -> None:
    list(item_records({**ITEMS[3], key: junk}))
    list(item_records({**ITEMS[3], "claims": {**ITEMS[3]["claims"], prop: junk}}))
    list(item_records({**ITEMS[0], "claims": {"P31": [value(item(515))], "P625": [value(junk)]}}))
