from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.linking.index import Index
from kg.linking.index.index import open_index_file


def ids(index: Index, name: str, **narrowed: object) -> list[str]:
    return [hit.entity.id for hit in index.lookup(name, **narrowed)]  # type: ignore[arg-type]


def test_homonyms_are_all_given(index: Index) -> None:
    assert ids(index, "Tripoli")[:2] == ["Q121", "Q122"]


def test_a_country_narrows_them_down(index: Index) -> None:
    assert ids(index, "Tripoli", countries=["LB"]) == ["Q122"]
    assert ids(index, "Tripoli", countries=["FR"]) == []


def test_what_has_no_country_is_found_with_any(index: Index) -> None:
    assert ids(index, "African Union", countries=["SD"]) == ["Q140"]


def test_a_type_narrows_them_down(index: Index) -> None:
    assert ids(index, "North Darfur", kinds=["admin1"]) == ["Q110"]
    assert ids(index, "North Darfur", kinds=["place"]) == []


def test_the_limit_holds(index: Index) -> None:
    assert len(index.lookup("Tripoli", limit=1)) == 1
    assert index.lookup("Tripoli", limit=0) == []


@pytest.mark.parametrize(
    ("name", "tier"),
    [
        ("EL FASHER", "exact"),
        ("الفاشر", "exact"),
        ("al Fashir", "exact"),
        ("Al Faashir", "folded"),
        ("Fashar", "skeleton"),
    ],
)
def test_a_town_is_found_in_many_spellings(index: Index, name: str, tier: str) -> None:
    (hit,) = [hit for hit in index.lookup(name) if hit.entity.id == "Q120"]
    assert hit.tier == tier
    assert 0 < hit.similarity <= 1
    assert (hit.similarity == 1) == (tier != "skeleton")


def test_kinds_of_matches_come_in_order(index: Index) -> None:
    ranks = ["exact", "alias", "acronym", "folded", "skeleton"]
    for name in ("Tripoli", "Tripolis", "Tarabulus", "El Fasher", "JEM"):
        found = [(ranks.index(hit.tier), -hit.similarity) for hit in index.lookup(name)]
        assert found == sorted(found)


def test_the_name_that_was_found_is_shown(index: Index) -> None:
    assert index.lookup("tarabulus")[0].surface == "Tarabulus"
    assert index.lookup("tripoli")[0].surface == "Tripoli"


@pytest.mark.parametrize(("name", "expected"), [("AU", ["Q140"]), ("au", []), ("Au", [])])
def test_acronyms_need_their_capitals(index: Index, name: str, expected: list[str]) -> None:
    assert [hit.entity.id for hit in index.lookup(name) if hit.tier == "acronym"] == expected


def test_a_declared_acronym_comes_before_initials(index: Index) -> None:
    found = [hit for hit in index.lookup("JEM") if hit.tier == "acronym"]
    assert [hit.entity.id for hit in found] == ["Q141", "Q142"]
    assert found[0].similarity == 1 > found[1].similarity


def test_a_short_skeleton_needs_a_country_or_the_vowels(index: Index) -> None:
    assert "gn:501" in ids(index, "Quraya")
    assert "gn:501" not in ids(index, "Quria al")
    assert "gn:501" in ids(index, "Qra", countries=["SY"])
    assert "gn:501" not in ids(index, "Qra")


@pytest.mark.parametrize("name", ["", " ", "'", "-", "\x00", "%", "ß" * 5000, "\ud800"])
def test_what_is_no_name_finds_nothing(index: Index, name: str) -> None:
    assert index.lookup(name) == []


def test_an_entity_is_given_by_its_id(index: Index) -> None:
    place = index.get("Q120")
    assert place is not None
    assert (place.wikidata, place.geonames, place.country) == ("Q120", 379062, "SD")
    assert (place.latitude, place.longitude, place.population) == (13.63, 25.35, 252609)
    assert index.get("gn:379062") == place
    assert index.get("gn:500") is not None
    assert [index.get(each) for each in ("Q9999", "gn:1", "P131", "", "Q0")] == [None] * 5


def test_tenures_come_in_order(index: Index) -> None:
    found = [(each.start, each.end) for each in index.tenures("Q130")]
    assert found == [("2019-08-21", "2021-10-25"), ("2021-11-21", "2022-01-02")]


@pytest.mark.parametrize(
    ("office", "day", "expected"),
    [
        ("prime minister", "2020-05-01", {"Q130"}),
        ("premier", "2020-05-01", {"Q130"}),
        ("Sudanese Prime Minister", "2021-11-01", set()),
        ("president", "2012-11-09", {"Q131"}),
        ("defence minister", "2010-06-30", {"Q131"}),
        ("defence minister", "2011-01-01", set()),
        ("vice president", "2012-11-09", set()),
    ],
)
def test_an_office_is_held_on_a_day(
    index: Index, office: str, day: str, expected: set[str]
) -> None:
    assert {each.person for each in index.holders(office, "SD", day)} == expected
    assert {each.person for each in index.holders(office, None, day)} == expected
    assert index.holders(office, "YE", day) == ()


def test_places_around_come_nearest_first(index: Index) -> None:
    assert index.containers("Q120") == ("Q110", "Q100")
    assert index.containers("Q100") == ()
    assert index.containers("Q9999") == ()


def test_statements_about_unknown_things_are_left_out(index: Index) -> None:
    assert index.relations("Q121", "P131") == ()
    assert index.relations("Q120", "P131") == ("Q110",)


def test_a_country_is_found_by_its_code_and_its_people(index: Index) -> None:
    found = index.country("SD")
    assert found is not None
    assert found.id == "Q100"
    assert index.country("FR") is None
    assert index.demonym("Sudanese") == "SD"
    assert index.demonym("Yemenis") == "YE"
    assert index.demonym("rebels") is None


def test_a_read_only_file_is_opened(index: Index, tmp_path: Path) -> None:
    copied = tmp_path / "odd name #1?.sqlite"
    shutil.copy(index.path, copied)
    copied.chmod(0o444)
    with open_index_file(copied) as opened:
        assert opened.get("Q120") is not None
    assert sorted(each.name for each in tmp_path.glob("odd*")) == [copied.name]


def test_what_is_no_index_is_told(tmp_path: Path, index: Index) -> None:
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE entity(n)")
    db.close()
    text = tmp_path / "text.sqlite"
    text.write_text("no database at all, but long enough to be looked at as one " * 20)
    older = tmp_path / "older.sqlite"
    shutil.copy(index.path, older)
    with sqlite3.connect(older) as db:
        db.execute("PRAGMA user_version = 1")
    db.close()
    for path, words in {
        tmp_path / "none": "no such index",
        other: "is no index",
        text: "is no index",
        older: "another version",
    }.items():
        with pytest.raises(InputError, match=words):
            open_index_file(path)
