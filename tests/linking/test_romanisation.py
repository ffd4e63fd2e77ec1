"""Is a place found under a spelling that the index does not have?"""

from __future__ import annotations

import csv
import lzma
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.linking.index import Index
from kg.linking.index.build import build_index
from kg.linking.index.index import open_index_file
from kg.linking.index.sources.slice import SliceSource
from kg.linking.names import exact

HERE = Path(__file__).parent
SLICE = HERE.parents[2] / "shared" / "wikidata"
COUNTRIES = {"SY", "IQ", "LB", "JO"}
QUERIES = 2000
SEED = 7

Row = dict[str, str]


def read(table: str) -> Iterator[Row]:
    with lzma.open(SLICE / f"{table}.tsv.xz", "rt", encoding="utf-8", newline="") as file:
        header = next(file).rstrip("\n").split("\t")
        for line in file:
            yield dict(zip(header, line.rstrip("\n").split("\t"), strict=True))


def write(folder: Path, table: str, columns: list[str], rows: list[list[str]]) -> None:
    lines = ["\t".join(columns), *("\t".join(row) for row in rows)]
    (folder / f"{table}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def built(folder: Path) -> Index:
    build_index([SliceSource(folder)], folder / "index.sqlite")
    return open_index_file(folder / "index.sqlite")


@pytest.fixture(scope="module")
def held_out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Index, dict[str, str]]]:
    """Give an index of the slice's places, and for some of them a name that it lacks."""
    places = {
        row["id"]: row
        for row in read("entities")
        if row["type"] in {"place", "admin1", "admin2"} and row["country"] in COUNTRIES
    }
    names: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in read("labels"):
        if row["id"] in places:
            names[row["id"]].setdefault(exact(row["label"]), row)
    latin = {place: sorted(filter(str.isascii, found)) for place, found in names.items()}
    chance = random.Random(SEED)
    chosen = chance.sample(sorted(each for each in latin if len(latin[each]) > 1), QUERIES)
    without = {place: chance.choice(latin[place]) for place in chosen}
    folder = tmp_path_factory.mktemp("slice")
    entities, labels = [], []
    for place, row in places.items():
        kept = [name for norm, name in names[place].items() if without.get(place) != norm]
        # The label of an entity is one of its names, so it must not give away the one held out.
        entities.append([place, row["type"], kept[0]["label"], row["country"]])
        labels += [[name[each] for each in ("id", "label", "language", "kind")] for name in kept]
    write(folder, "entities", ["id", "type", "label", "country"], entities)
    write(folder, "labels", ["id", "label", "language", "kind"], labels)
    with built(folder) as index:
        yield index, {place: names[place][norm]["label"] for place, norm in without.items()}


@pytest.mark.skipif(not SLICE.exists(), reason="the slice of Wikidata is not beside the checkout")
@pytest.mark.parametrize("country_known", [False, True])
def test_places_of_the_slice_are_found_by_a_spelling_held_out(
    held_out: tuple[Index, dict[str, str]], country_known: bool
) -> None:
    index, asked = held_out
    found = 0
    for place, name in asked.items():
        entity = index.get(place)
        assert entity is not None
        countries = [entity.country or ""] if country_known else []
        found += place in {hit.entity.id for hit in index.lookup(name, countries=countries)}
    assert found / len(asked) >= 0.85


@pytest.mark.parametrize("arabic", ["الحسكة", "دير الزور", "معرة النعمان"])
def test_arabic_script_is_found_by_latin_script_and_back(tmp_path: Path, arabic: str) -> None:
    latin = {
        "الحسكة": "Hassakeh", "دير الزور": "Deir Ezzor", "معرة النعمان": "Maarat al-Numan",
    }[arabic]  # fmt: skip
    rows = [["gn:1", "place", arabic, "SY"], ["gn:2", "place", latin, "SY"]]
    write(tmp_path, "entities", ["id", "type", "label", "country"], rows)
    with built(tmp_path) as index:
        for name in (arabic, latin):
            found = {hit.entity.id for hit in index.lookup(name, countries=["SY"])}
            assert found == {"gn:1", "gn:2"}


def test_spellings_of_many_wars_are_found(tmp_path: Path) -> None:
    with (HERE / "spellings.csv").open(encoding="utf-8", newline="") as file:
        pairs = list(csv.DictReader(line for line in file if not line.startswith("#")))
    rows = [[f"gn:{at}", "place", pair["known"]] for at, pair in enumerate(pairs, start=1)]
    write(tmp_path, "entities", ["id", "type", "label"], rows)
    with built(tmp_path) as index:
        missed = [
            pair
            for at, pair in enumerate(pairs, start=1)
            if f"gn:{at}" not in {hit.entity.id for hit in index.lookup(pair["asked"])}
        ]
    assert len(missed) / len(pairs) <= 0.15, missed
