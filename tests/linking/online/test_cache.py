"""The file of kept answers."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.linking.online.cache import Cache, default_cache_path


def test_answers_are_there_in_a_later_run(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "answers.sqlite"
    with Cache(path, today="2026-01-01") as cache:
        cache.put("http://a", "", {"x": "\u062a\u0648\u064a\u0644\u0627"}, "2026-01-02")
        cache.put("http://a", "queries=1", ["\ud800"], "2026-01-02")
    with Cache(path, today="2026-02-01") as cache:
        assert cache.made == "2026-01-01"
        kept = cache.get("http://a")
        assert (kept.url, kept.day) == ("http://a", "2026-01-02")
        assert kept.value == {"x": "\u062a\u0648\u064a\u0644\u0627"}
        assert cache.get("http://a", "queries=1").value == ["\ud800"]
        assert cache.get("http://a", "queries=2") is None
        assert len(list(cache.all())) == 2


def test_the_oldest_answers_make_room(tmp_path: Path) -> None:
    import random

    noise = random.Random(1)
    with Cache(tmp_path / "c.sqlite", today="2026-01-01", most=50_000) as cache:
        for n in range(100):
            cache.put(f"http://a/{n}", "", noise.randbytes(2_000).hex(), "2026-01-01")
        kept = [n for n in range(100) if cache.get(f"http://a/{n}")]
        assert kept
        assert kept == list(range(kept[0], 100))
        assert len(kept) < 30


def test_a_damaged_answer_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    with Cache(path, today="2026-01-01") as cache:
        cache.put("http://a", "", {}, "2026-01-01")
        cache.put("http://b", "", {}, "2026-01-01")
    with sqlite3.connect(path) as db:
        db.execute("UPDATE answer SET data = x'00' WHERE url = 'http://a'")
    db.close()
    with Cache(path, today="2026-01-01") as cache:
        assert cache.get("http://a") is None
        assert [kept.url for kept in cache.all()] == ["http://b"]


def test_another_file_is_left_as_it_is(tmp_path: Path) -> None:
    text, other = tmp_path / "text.sqlite", tmp_path / "other.sqlite"
    text.write_text("not a database, and long enough to be read as one" * 50, encoding="utf-8")
    db = sqlite3.connect(other)
    db.execute("CREATE TABLE t(x)")
    db.close()
    for path in (text, other):
        before = path.read_bytes()
        with pytest.raises(InputError, match=r"cannot be used .* name another file with --cache"):
            Cache(path, today="2026-01-01")
        assert path.read_bytes() == before
    with pytest.raises(InputError, match="cannot be used"):
        Cache(text / "c.sqlite", today="2026-01-01")


def test_the_default_file_is_in_the_cache_folder(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_cache_path() == tmp_path / "conflict-kg" / "online.sqlite"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_cache_path() == tmp_path / ".cache" / "conflict-kg" / "online.sqlite"
