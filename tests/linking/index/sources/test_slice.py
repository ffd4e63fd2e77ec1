from __future__ import annotations

import lzma
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.linking.index.records import EntityRecord, NameRecord, Problems
from kg.linking.index.sources.slice import SliceSource


def write(folder: Path, **tables: str | bytes) -> SliceSource:
    folder.mkdir(exist_ok=True)
    for name, text in tables.items():
        data = text.encode() if isinstance(text, str) else text
        (folder / f"{name}.tsv").write_bytes(data)
    return SliceSource(folder)


def test_compressed_tables_are_read(tmp_path: Path) -> None:
    with lzma.open(tmp_path / "entities.tsv.xz", "wt", encoding="utf-8") as file:
        file.write("id\ttype\tlabel\nQ1\tplace\tKidal\n")
    records = list(SliceSource(tmp_path).records(Problems()))
    assert records == [
        EntityRecord(id=1, type="place", label="Kidal", source="slice"),
        NameRecord(1, "Kidal", "label"),
    ]


def test_malformed_rows_are_counted_and_the_rest_is_read(tmp_path: Path) -> None:
    problems = Problems()
    source = write(
        tmp_path,
        entities=b"id\ttype\tlabel\nQ1\tplace\tGao\nQ2\tplace\nP31\tplace\tx\nQ3\tdragon\tx\n"
        b"Q4\tplace\t\nQ5\tplace\t\xff\nQ6\tplace\t" + b"x" * 70_000 + b"\nQ7\tplace\tKidal\n",
        labels="id\tlabel\tlanguage\tkind\nQ1\tGawo\tfr\tlabel\nQ1\tGao\ten\trumour\n",
        tenures="person\tposition\tposition_label\tcountry\tstart\tend\nx\t\tking\tML\t1\t2\n",
        relations="subject\tproperty\tobject\nQ1\tP131\tnowhere\nQ1\tthing\tQ7\n",
    )
    records = list(source.records(problems))
    assert [each.label for each in records if isinstance(each, EntityRecord)] == ["Gao", "Kidal"]
    assert NameRecord(1, "Gawo", "foreign") in records
    assert dict(problems.counts) == {
        "wrong number of cells": 1,
        "no id, type or label": 3,
        "no UTF-8": 1,
        "line too long": 1,
        "no id, name or kind of name": 1,
        "no person or office": 1,
        "no statement between two entities": 2,
    }
    assert problems.examples["wrong number of cells"] == "entities.tsv, line 3"


def test_cells_that_hold_no_value_of_their_kind_are_empty(tmp_path: Path) -> None:
    source = write(
        tmp_path,
        entities="id\ttype\tlabel\tcountry\tlat\tlon\tpopulation\tstart\tend\n"
        "Q1\tplace\tGao\tMali\t95\t0\t-3\tyesterday\t2012-13\n"
        "Q2\tplace\tGao\tML\tnan\t0\tmany\t2012\t2012-12-31\n",
    )
    one, other = (each for each in source.records(Problems()) if isinstance(each, EntityRecord))
    assert (one.country, one.latitude, one.longitude, one.population) == (None, None, None, None)
    assert (one.start, one.end) == (None, None)
    assert (other.country, other.latitude, other.start, other.end) == (
        "ML", None, "2012", "2012-12-31",
    )  # fmt: skip


def test_a_file_cut_short_gives_what_came_before(tmp_path: Path) -> None:
    rows = "".join(f"Q{n}\tplace\tTown {n * 7919}\n" for n in range(1, 5000))
    data = lzma.compress(b"id\ttype\tlabel\n" + rows.encode())
    (tmp_path / "entities.tsv.xz").write_bytes(data[: len(data) // 2])
    problems = Problems()
    assert list(SliceSource(tmp_path).records(problems))
    assert list(problems.counts) == ["the rest of a file cannot be read"]


@pytest.mark.parametrize("made", ["nothing", "folder", "columns"])
def test_what_is_no_slice_is_told(tmp_path: Path, made: str) -> None:
    if made == "folder":
        (tmp_path / "slice").mkdir()
    if made == "columns":
        source = write(tmp_path / "slice", entities="name\tkind\n")
        with pytest.raises(InputError, match="no column id"):
            list(source.records(Problems()))
        return
    with pytest.raises(InputError, match=r"no entities\.tsv"):
        SliceSource(tmp_path / "slice")


@given(st.binary(max_size=300))
def test_no_bytes_stop_it(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    source = write(
        tmp_path_factory.mktemp("slice"),
        entities=b"id\ttype\tlabel\n" + data,
        labels=b"id\tlabel\tlanguage\tkind\n" + data,
        relations=b"subject\tproperty\tobject\n" + data,
    )
    for record in source.records(Problems()):
        assert record
