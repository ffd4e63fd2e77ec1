from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.lexicons import load
from kg.linking.index import default, default_index_path, open_index
from kg.linking.index.build import build_index
from kg.linking.index.records import EntityRecord, NameRecord, Problems, Source
from kg.linking.index.sources.curated import CuratedSource
from kg.linking.index.sources.slice import SliceSource
from kg.linking.index.sources.territories import TerritorySource


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own, and no settings of the user's."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("KG_INDEX", raising=False)
    return tmp_path / "cache"


@pytest.fixture
def small(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A default that is made in no time."""

    def sources() -> list[Source]:
        return [SliceSource(folder)]

    monkeypatch.setattr(default, "default_sources", sources)


@pytest.mark.usefixtures("small")
def test_the_default_index_is_made_once(elsewhere: Path) -> None:
    told: list[str] = []
    with open_index(tell=told.append) as index:
        assert index.path.parent == elsewhere / "conflict-kg"
        assert index.get("Q120") is not None
        made = index.path.stat().st_mtime_ns
    assert told[0] == "making the default index, once"
    told.clear()
    with open_index(tell=told.append) as index:
        assert index.path.stat().st_mtime_ns == made
    assert told == []


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("kept", [0, 100, 5000])
def test_a_damaged_default_index_is_made_again(elsewhere: Path, kept: int) -> None:
    with open_index() as index:
        whole = index.path.read_bytes()
    index.path.write_bytes(whole[:kept])
    told: list[str] = []
    with open_index(tell=told.append) as index:
        assert index.get("Q120") is not None
        assert index.path.read_bytes() == whole
    assert told[0] == "the default index is damaged"


@pytest.mark.usefixtures("small")
def test_a_cache_that_cannot_be_written_is_told(elsewhere: Path) -> None:
    elsewhere.write_text("a file and no folder")
    with pytest.raises(InputError, match="KG_INDEX"):
        open_index()


def test_a_named_index_is_taken(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_index([SliceSource(folder)], tmp_path / "mine.sqlite")
    monkeypatch.setenv("KG_INDEX", str(tmp_path / "mine.sqlite"))
    with open_index() as index:
        assert index.path == tmp_path / "mine.sqlite"
    monkeypatch.setenv("KG_INDEX", str(tmp_path / "none.sqlite"))
    with pytest.raises(InputError, match="no such index"):
        open_index()


def test_a_relative_cache_folder_is_ignored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_index_path().parent == tmp_path / ".cache" / "conflict-kg"


def test_territories_have_items_names_and_what_they_lie_in() -> None:
    problems = Problems()
    records = list(TerritorySource().records(problems))
    entities = {each.id: each for each in records if isinstance(each, EntityRecord)}
    names = {(each.id, each.name) for each in records if isinstance(each, NameRecord)}
    assert not problems.counts
    assert (entities[858].label, entities[858].country, entities[858].type) == (
        "Syria", "SY", "country",
    )  # fmt: skip
    assert entities[858].geonames == 163843
    assert {(858, "Syrie"), (858, "سوريا"), (836, "Burma"), (5187, "Chechnya")} <= names
    assert (entities[5187].type, entities[5187].country) == ("admin1", "RU")
    assert entities[15180].description == "historical territory"
    assert entities[15180].country is None


def test_every_row_of_the_curated_list_is_taken() -> None:
    problems = Problems()
    records = list(CuratedSource().records(problems))
    assert not problems.counts
    entities = [each for each in records if isinstance(each, EntityRecord)]
    assert len(entities) == len(load("entities"))
    assert all(each.local is None or each.local.startswith("ckg:") for each in entities)


def test_towns_of_the_world_are_there_without_codes_and_transcriptions() -> None:
    from kg.linking.index.sources.cities import CitySource

    records = list(CitySource().records(Problems()))
    names = {each.name for each in records if isinstance(each, NameRecord) and each.id == -170063}
    assert {"Aleppo", "Halab", "حلب"} <= names
    assert not names & {"ALP", "hlb", "a lei po", "阿勒颇"}
    assert sum(isinstance(each, EntityRecord) for each in records) > 100_000
