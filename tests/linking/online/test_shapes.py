"""Whatever JSON comes back, it is read or refused; nothing else happens."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from fixtures.wiki import ITEMS
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import RemoteError
from kg.linking.index.build import memory_index
from kg.linking.online import reconcile, wikibase
from kg.linking.online.client import Later, Reply
from kg.linking.online.learned import Learned, LearnedSource, records_of

NAMES = st.sampled_from(
    ["id", "search", "entities", "error", "code", "info", "match", "text", "label", "Q1", "result",
     "redirects", "from", "missing", "claims", "P31", "P39", "P131", "P625", "mainsnak", "rank",
     "datavalue", "value", "time", "precision", "latitude", "labels", "en", "aliases", "sitelinks",
     "qualifiers", "P580", "identifierSpace", "versions", "status", "q0", "normal"]
)  # fmt: skip
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), NAMES,
    st.sampled_from(["Q1", "Q5", "+2011-00-00T00:00:00Z", "Q2", "P31", "maxlag"]),
)  # fmt: skip
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=25,
)
READERS: list[Callable[[Reply], object]] = [
    wikibase._hits,
    lambda reply: wikibase._entities(reply, [1]),
    reconcile._manifest,
    reconcile._candidates,
]


@pytest.mark.parametrize("read", READERS)
@given(value=JSON)
def test_every_answer_is_read_or_refused(read: Callable[[Reply], object], value: object) -> None:
    with contextlib.suppress(RemoteError, Later):
        json.dumps(read(Reply(value, None)))


@given(item=st.dictionaries(NAMES, JSON, max_size=6))
def test_every_item_makes_an_index_or_none(item: dict[str, object]) -> None:
    index_of([item])


@given(data=st.data())
def test_a_real_item_with_one_thing_wrong(data: st.DataObject) -> None:
    item = json.loads(json.dumps(ITEMS["Q9100010"]))
    at: Any = item
    while True:
        key = data.draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
        if not at[key] or not isinstance(at[key], dict | list) or data.draw(st.booleans()):
            break
        at = at[key]
    at[key] = data.draw(JSON)
    index_of([item])
    wikibase._around(item)


def index_of(items: list[dict[str, object]]) -> None:
    records = tuple(records_of(items))
    with memory_index([LearnedSource(Learned(records))]) as index:
        index.lookup("Idris Sannu")
