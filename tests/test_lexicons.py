from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg import lexicons
from kg.errors import KgError


@pytest.fixture
def write(tmp_path: Path):
    def run(text: str) -> Path:
        (tmp_path / "sample.csv").write_text(text, encoding="utf-8")
        return tmp_path

    return run


def test_entries_are_rows_by_column(write):
    folder = write('# What it is\n# a: first\na,b\n\n# a remark\nx, y\n"p,q",r\n')
    rows = [dict(row) for row in lexicons.load("sample", folder)]
    assert rows == [{"a": "x", "b": "y"}, {"a": "p,q", "b": "r"}]


def test_the_comment_describes_it(write):
    assert lexicons.describe("sample", write("# What it is\n# a: first\na\nx\n")) == (
        "What it is\na: first"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\nx,y\n", "sample.csv, line 1: it does not open with a comment"),
        ("# only a comment\n", "sample.csv: it has no header row"),
        ("# c\na,a\n", "sample.csv, line 2: a column has no name or a name twice"),
        ("# c\na,\n", "sample.csv, line 2: a column has no name"),
        ("# c\na,b\nx\n", "sample.csv, line 3: 1 cells where the header has 2"),
        ("# c\na,b\nx,y\n\nx,y\n", "sample.csv, line 5: the entry of line 3 again"),
        ('# c\na\n"x\n', "sample.csv, line 3: "),
    ],
)
def test_malformed(write, text, message):
    with pytest.raises(KgError) as caught:
        lexicons.load("sample", write(text))
    assert message in str(caught.value)


def test_a_missing_one_names_those_there_are(write):
    with pytest.raises(KgError, match=r"'none' cannot be read.*There are: sample\."):
        lexicons.load("none", write("# c\na\n"))


def test_not_utf8(tmp_path):
    (tmp_path / "sample.csv").write_bytes(b"# c\na\n\xff\n")
    with pytest.raises(KgError, match="cannot be read"):
        lexicons.load("sample", tmp_path)


def test_rows_cannot_be_changed(write):
    (row,) = lexicons.load("sample", write("# c\na\nx\n"))
    with pytest.raises(TypeError):
        row["a"] = "y"  # type: ignore[index]


@pytest.mark.parametrize("name", lexicons.names())
def test_every_lexicon_is_well_formed_and_described(name):
    assert lexicons.load(name)
    comment = lexicons.describe(name)
    columns = lexicons.load(name)[0].keys()
    assert [column for column in columns if not re.search(rf"\b{column}\b", comment)] == []


def test_column():
    assert lexicons.column("numbers", "word", "type")["dozen"] == "dozen"


def test_column_with_two_values():
    with pytest.raises(KgError, match="two values of 'word'"):
        lexicons.column("number-contexts", "what", "word")


@pytest.mark.parametrize("name", ["numbers", "counted-nouns"])
def test_no_entry_shadows_another(name):
    key = next(iter(lexicons.load(name)[0]))
    keys = [row[key] for row in lexicons.load(name)]
    assert sorted(keys) == sorted(set(keys))
