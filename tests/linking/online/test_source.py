"""Kept answers as a source of an index."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.linking.index.build import build_index
from kg.linking.index.index import open_index_file
from kg.linking.index.sources.named import sources_named
from kg.linking.online.cache import Cache
from kg.linking.online.client import Client
from kg.linking.online.wanted import Wanted
from kg.linking.online.wikibase import Items, ItemService, NameSearch


def test_what_was_learned_can_be_used_without_the_network(
    client: Client, cache: Cache, wiki, tmp_path: Path
) -> None:
    service = ItemService(NameSearch(client, wiki.api), Items(client, wiki.api))
    asked = [Wanted("k", "place", ("Tawila",)), Wanted("p", "person", ("Idris Sannu",))]
    service.learn(asked)
    cache.put("https://example.org/?action=wbgetentities", "", ["no item"], "2026-09-20")
    targets = []
    for name in ("one", "two"):
        targets.append(tmp_path / name)
        manifest = build_index(sources_named([f"cache:{cache.path}"]), targets[-1])
    assert targets[0].read_bytes() == targets[1].read_bytes()
    [report] = manifest.sources
    assert (report.name, report.date, report.left_out) == ("cache", "2026-09-21", {"no item": 1})
    with open_index_file(targets[0]) as index:
        assert [hit.entity.id for hit in index.lookup("Tawila")] == ["Q9100001", "Q9100003"]
        assert index.containers("Q9100001") == ("Q9100002",)
        [tenure] = index.tenures("Q9100010")
        assert (tenure.label, tenure.country) == ("Minister of Foreign Affairs of Sudan", "SD")


def test_where_nothing_was_asked_there_is_no_source(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for name in ("cache", f"cache:{tmp_path}/none.sqlite"):
        with pytest.raises(InputError, match="run: kg link --online"):
            sources_named([name])
    assert not (tmp_path / "conflict-kg").exists()
