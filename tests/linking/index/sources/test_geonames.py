from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.linking.index.build import build_index
from kg.linking.index.index import open_index_file
from kg.linking.index.records import EntityRecord, NameRecord, Problems, RelationRecord
from kg.linking.index.sources.geonames import GeoNamesSource


def row(number: int, name: str, code: str, **more: str) -> str:
    cells = dict.fromkeys(range(19), "")
    cells |= {0: str(number), 1: name, 2: name, 6: code[0], 7: code[2:], 8: "ML", 10: "08"}
    cells |= {3: more.get("names", ""), 4: "18.4", 5: "1.4", 14: more.get("people", "0")}
    cells |= {11: more.get("admin2", ""), 18: more.get("changed", "2024-01-05")}
    return "\t".join(cells.values()) + "\n"


MALI = (
    row(2455290, "Kidal", "P.PPLA", names="Kidaal,kidar,كيدال,基达尔,KDL", people="25617")
    + row(2455289, "Kidal Region", "A.ADM1", changed="2025-11-30")
    + row(1, "Adrar Well", "H.WLL")
    + row(2, "Camp Kidal", "S.INSM", admin2="801")
    + "no\trow\n"
)
NAMES = (
    "10\t2455290\twkdt\tQ842700\t\t\t\t\n11\t2455290\ten\tKidal Town\t1\t\t\t\n"
    "12\t2455290\tlink\thttps://example.org\n13\t2455290\tzh\t基达尔\n14\t77\ten\tElsewhere\n"
    "15\t2455290\tfr\tKidal-ville\t\t\t\t\nbroken\n16\t2455290\twkdt\tnone\n"
)
UNITS = "ML.08\tKidal Region\tKidal Region\t2455289\nML.09\tGao\n"


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    with zipfile.ZipFile(tmp_path / "ML.zip", "w") as archive:
        archive.writestr("readme.txt", "about the columns")
        archive.writestr("ML.txt", MALI)
    with zipfile.ZipFile(tmp_path / "alternateNamesV2.zip", "w") as archive:
        archive.writestr("alternateNamesV2.txt", NAMES)
    (tmp_path / "admin1CodesASCII.txt").write_text(UNITS, encoding="utf-8")
    return tmp_path / "ML.zip"


def test_places_names_and_units_are_read(dump: Path) -> None:
    problems = Problems()
    source = GeoNamesSource(dump)
    records = list(source.records(problems))
    entities = [each for each in records if isinstance(each, EntityRecord) and each.label]
    assert [(each.id, each.type, each.population) for each in entities] == [
        (-2455290, "place", 25617),
        (-2455289, "admin1", None),
        (-2, "place", None),
    ]
    names = {each.name for each in records if isinstance(each, NameRecord) and each.id == -2455290}
    assert names == {"Kidal", "Kidaal", "كيدال", "Kidal Town", "Kidal-ville"}
    relations = [each for each in records if isinstance(each, RelationRecord)]
    assert relations == [
        RelationRecord(-2455290, 131, -2455289),
        RelationRecord(-2, 131, -2455289),
    ]
    assert source.info().date == "2025-11-30"
    assert dict(problems.counts) == {
        "no unit of GeoNames": 1,
        "no row of GeoNames": 1,
        "no name of GeoNames": 1,
    }


def test_a_wikidata_item_among_the_names_takes_the_place_of_the_place(
    dump: Path, tmp_path: Path
) -> None:
    build_index([GeoNamesSource(dump)], tmp_path / "index.sqlite")
    with open_index_file(tmp_path / "index.sqlite") as index:
        found = index.get("gn:2455290")
        assert found is not None
        assert (found.id, found.geonames, found.label, found.latitude) == (
            "Q842700", 2455290, "Kidal", 18.4,
        )  # fmt: skip
        assert index.containers("Q842700") == ("gn:2455289",)
        assert [hit.entity.id for hit in index.lookup("Kidal ville")] == ["Q842700"]


def test_a_plain_table_is_read_without_the_others(tmp_path: Path) -> None:
    (tmp_path / "ML.txt").write_text(MALI, encoding="utf-8")
    records = list(GeoNamesSource(tmp_path / "ML.txt").records(Problems()))
    assert sum(isinstance(each, EntityRecord) for each in records) == 3


def test_what_is_no_dump_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        GeoNamesSource(tmp_path / "ML.zip")
    (tmp_path / "ML.zip").write_bytes(b"no archive")
    with pytest.raises(InputError, match="cannot be read"):
        list(GeoNamesSource(tmp_path / "ML.zip").records(Problems()))
    with zipfile.ZipFile(tmp_path / "ML.zip", "w") as archive:
        archive.writestr("other.txt", "")
    with pytest.raises(InputError, match=r"does not hold ML\.txt"):
        list(GeoNamesSource(tmp_path / "ML.zip").records(Problems()))
