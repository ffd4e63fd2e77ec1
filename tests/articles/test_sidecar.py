from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kg.articles.sidecar import read_sidecar
from kg.articles.values import Metadata, Unreadable

Write = Callable[[str, str | bytes], Path]


def test_no_sidecar_is_nothing(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path / "a.txt") is None


def test_the_sidecar_of_the_whole_name_goes_first(write: Write, tmp_path: Path) -> None:
    write("a.meta.toml", 'title = "short"')
    assert read_sidecar(tmp_path / "a.txt") == Metadata(title="short")
    write("a.txt.meta.toml", 'title = "whole"')
    assert read_sidecar(tmp_path / "a.txt") == Metadata(title="whole")


@pytest.mark.parametrize("day", ["2014-03-02", "2014-03-02T09:00:00Z", '"2 March 2014"'])
def test_dates_are_toml_dates_or_words(write: Write, tmp_path: Path, day: str) -> None:
    write("a.meta.toml", f"published = {day}")
    assert read_sidecar(tmp_path / "a.txt") == Metadata(published=date(2014, 3, 2))


@pytest.mark.parametrize(
    ("content", "message", "line"),
    [
        ('title = "a"\npublished = = 3', "not TOML", 2),
        ('publishd = "2014-03-02"', "the key 'publishd' is not known", None),
        ('published = "soon"', "'soon' is not a date", None),
        ("title = 3", "'title' should be a valid string", None),
        (b"title = '\xe9'", "not UTF-8", None),
        ("title = '" + "x" * 100_000 + "'", "too large", None),
        ("a = " + "[" * 50_000, "not TOML", None),
    ],
)
def test_a_bad_sidecar_is_named(
    write: Write, tmp_path: Path, content: str | bytes, message: str, line: int | None
) -> None:
    sidecar = write("a.meta.toml", content)
    outcome = read_sidecar(tmp_path / "a.txt")
    assert isinstance(outcome, Unreadable)
    assert (outcome.path, outcome.line) == (str(sidecar), line)
    assert message in outcome.reason
