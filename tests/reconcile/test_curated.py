from pathlib import Path

import pytest

from kg.errors import InputError
from kg.reconcile import read_curated

HEADER = "decision,event,other,note\n"


def test_decisions_are_read(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(f"# by hand\n{HEADER}same,b,a,seen\nDifferent,a,c,\n", encoding="utf-8")
    found = read_curated(path)
    assert found.forced == {("a", "b")}
    assert found.forbidden == {("a", "c")}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("event,other\na,b\n", "no column 'decision'"),
        (HEADER + "maybe,a,b,\n", "row 1: give `same` or `different`"),
        (HEADER + "same,a,b,\nsame,a,a,\n", "row 2"),
        (HEADER + "same,a\n", "row 1"),
    ],
)
def test_what_makes_no_sense_is_an_error(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read_curated(path)


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_curated(tmp_path / "none.csv")
