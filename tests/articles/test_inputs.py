import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.articles.inputs import find_files
from kg.articles.values import Unreadable

Write = Callable[[str, str | bytes], Path]


def _names(folder: Path) -> list[str]:
    return [
        str(f) if isinstance(f, Unreadable) else f.relative_to(folder).as_posix()
        for f in find_files(folder)
    ]


def test_articles_are_found_below_a_folder_in_sorted_order(write: Write, tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/B.JSONL", "a.meta.toml", ".hidden.txt", ".git/x.txt",
                 "README.md", "photo.jpg", "c.htm"):  # fmt: skip
        write(name, "x")
    assert _names(tmp_path) == ["a/B.JSONL", "a/z.html", "b.txt", "c.htm"]


def test_links_out_of_the_folder_and_loops_are_not_followed(write: Write, tmp_path: Path) -> None:
    write("out/secret.txt", "x")
    folder = write("in/a.txt", "x").parent
    (folder / "out.txt").symlink_to(tmp_path / "out" / "secret.txt")
    (folder / "outdir").symlink_to(tmp_path / "out")
    (folder / "again").symlink_to(folder)
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "same.txt").symlink_to(folder / "a.txt")
    found = list(find_files(folder))
    assert [f for f in found if isinstance(f, Path)] == [folder / "a.txt"]
    refused = {Path(f.path).name: f for f in found if isinstance(f, Unreadable)}
    assert set(refused) == {"out.txt", "outdir", "loop.txt"}
    assert all(f.kind == "skipped" for f in refused.values())
    assert "out of the folder" in refused["out.txt"].reason


def test_links_to_hidden_files_inside_are_read(write: Write, tmp_path: Path) -> None:
    hidden = write("in/.store/1.txt", "x")
    (tmp_path / "in" / "a.txt").symlink_to(hidden)
    assert _names(tmp_path / "in") == ["a.txt"]


def test_a_link_named_by_the_user_is_followed(write: Write, tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(write("out/a.txt", "x"))
    assert list(find_files(link)) == [link]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.txt", "no such file or folder"),
        ("x" * 300, "cannot be read"),
        ("a\x00b", "is no file name"),
    ],
)
def test_what_is_not_there_is_said(tmp_path: Path, name: str, message: str) -> None:
    (outcome,) = find_files(tmp_path / name)
    assert isinstance(outcome, Unreadable)
    assert message in outcome.reason


def test_a_folder_without_articles_and_a_device_are_said(tmp_path: Path) -> None:
    assert "no article in this folder" in _names(tmp_path)[0]
    (device,) = find_files(Path(os.devnull))
    assert isinstance(device, Unreadable)
    assert "neither a file nor a folder" in device.reason


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_folder_without_permission_is_said(write: Write, tmp_path: Path) -> None:
    closed = write("in/closed/a.txt", "x").parent
    write("in/b.txt", "x")
    closed.chmod(0)
    try:
        found = list(find_files(tmp_path / "in"))
    finally:
        closed.chmod(0o700)
    assert [type(f).__name__ for f in found] == ["PosixPath", "Unreadable"]
