from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.linking.index import Index
from kg.linking.index.build import build_index
from kg.linking.index.records import Problems, Record, SourceInfo
from kg.linking.index.sources.slice import SliceSource

Build = Callable[..., Index]


class Broken:
    """A source that fails half-way."""

    def info(self) -> SourceInfo:
        return SourceInfo(name="broken", title="-", licence="-", credit="-")

    def records(self, problems: Problems) -> Iterator[Record]:
        raise InputError("the source is gone; fetch it again")
        yield


def test_the_same_sources_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one.sqlite", tmp_path / "other.sqlite"
    first = build_index([SliceSource(folder)], one)
    assert build_index([SliceSource(folder)], other) == first
    assert one.read_bytes() == other.read_bytes()


def test_the_digest_tells_contents_apart(folder: Path, tmp_path: Path) -> None:
    first = build_index([SliceSource(folder)], tmp_path / "one.sqlite")
    with (folder / "labels.tsv").open("a", encoding="utf-8") as file:
        file.write("Q121\tTripolitania\t\talias\n")
    assert build_index([SliceSource(folder)], tmp_path / "two.sqlite").digest != first.digest


def test_the_manifest_is_in_the_file(folder: Path, build: Build) -> None:
    os.utime(folder / "labels.tsv", (1_700_000_000, 1_700_000_000))
    for name in ("entities", "tenures", "relations"):
        os.utime(folder / f"{name}.tsv", (1_600_000_000, 1_600_000_000))
    manifest = build(SliceSource(folder)).manifest
    assert manifest.date is not None
    assert manifest.date.isoformat() == "2023-11-14"
    (source,) = manifest.sources
    assert source.counts == {"entities": 15, "names": 21, "tenures": 5, "relations": 4}
    assert manifest.counts["entities"] == 14  # El Fasher is one with its GeoNames place
    assert manifest.counts["tenures"] == 4
    assert manifest.counts["type place"] == 5
    assert source.left_out == {}


def test_an_older_index_stays_where_a_source_fails(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "made" / "index.sqlite"
    build_index([SliceSource(folder)], target)
    before = target.read_bytes()
    with pytest.raises(InputError, match="fetch it again"):
        build_index([SliceSource(folder), Broken()], target)
    assert target.read_bytes() == before
    assert [each.name for each in target.parent.iterdir()] == ["index.sqlite"]


def test_a_folder_that_takes_no_file_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(InputError, match="cannot be written"):
        build_index([SliceSource(folder)], tmp_path / "file" / "index.sqlite")
