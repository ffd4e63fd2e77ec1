from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kg.linking.asking import ask
from kg.linking.index import Index, open_index
from kg.linking.index.build import build_index
from kg.linking.index.sources.named import sources_named

ENTITIES = """id\ttype\tlabel\tcountry
Q43\tcountry\tTurkey\tTR
Q39259\tperson\tRecep Tayyip Erdogan\tTR
Q9999\tperson\tBinali Yildirim\tTR
"""
TENURES = """person\tposition\tposition_label\tcountry\tstart\tend
Q39259\tQ1\tPrime Minister of Turkey\tTR\t2003-03-14\t2014-08-28
Q9999\tQ1\tPrime Minister of Turkey\tTR\t2016-05-24\t2018-07-09
"""


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    (tmp_path / "entities.tsv").write_text(ENTITIES, encoding="utf-8")
    (tmp_path / "tenures.tsv").write_text(TENURES, encoding="utf-8")
    path = tmp_path / "own.sqlite"
    build_index(sources_named([f"slice:{tmp_path}"], contact=None), path, tell=lambda _: None)
    with open_index(path) as opened:
        yield opened


def found(index: Index, words: str, **more: object) -> list[tuple[str, str]]:
    return [(hit.entity.id, hit.tier) for hit in ask(index, words, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "day", "holder"),
    [
        ("Turkish prime minister", date(2012, 11, 9), [("Q39259", "office")]),
        ("Prime Minister of Turkey", date(2017, 1, 1), [("Q9999", "office")]),
        ("Turkish prime minister", date(2015, 1, 1), []),
        ("Turkish prime minister", None, []),
    ],
)
def test_an_office_is_held_by_somebody_on_a_day(
    index: Index, words: str, day: date | None, holder: list[tuple[str, str]]
) -> None:
    assert found(index, words, day=day) == holder


def test_an_adjective_stands_for_its_country(index: Index) -> None:
    assert found(index, "Turkish")[0] == ("Q43", "demonym")


def test_a_name_is_a_name(index: Index) -> None:
    assert found(index, "Turkey")[0] == ("Q43", "exact")


def test_what_does_not_fit_is_left_out(index: Index) -> None:
    assert found(index, "Turkish", kinds=["person"]) == []
    assert found(index, "Turkish", countries=["SY"]) == []
