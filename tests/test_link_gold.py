from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

from kg.evaluate.link_reading import read_link_gold
from kg.model import ActorKind, PlaceKind

GOLD = Path(__file__).parent / "gold" / "links"
SHARED = Path(__file__).parents[2] / "shared" / "articles"
FILES = sorted(GOLD.glob("*/*.json"))
FIELDS = {"start", "end", "kind", "id", "also", "label", "checked", "optional", "note"}
KINDS = {*ActorKind.__args__, *PlaceKind.__args__}


@pytest.fixture(params=FILES, ids=[f"{path.parent.name}-{path.stem}" for path in FILES])
def file(request):
    return json.loads(request.param.read_text(encoding="utf-8"))


def _given() -> dict[str, str]:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in SHARED.glob("*.txt")}
    lines = (SHARED / "wikinews.jsonl").read_text(encoding="utf-8").splitlines()
    return texts | {row["id"]: row["text"] for row in map(json.loads, lines)}


def _split(text: str, links) -> list[int]:
    """Give the starts of links that do not begin and end at the border of a word."""
    letter = re.compile(r"\w")
    return [
        each["start"]
        for each in links
        if not text[each["start"] : each["end"]].strip() == text[each["start"] : each["end"]] != ""
        or (each["start"] and letter.match(text[each["start"] - 1]))
        or letter.match(text[each["end"] : each["end"] + 1])
    ]


def test_every_part_can_be_read():
    assert len(read_link_gold(GOLD / "own")) == 8
    assert len(read_link_gold(GOLD / "given")) == 12
    assert len(read_link_gold(GOLD / "held")) == 7


def test_every_own_article_is_annotated_and_its_names_begin_and_end_with_words():
    articles = {path.name for path in (GOLD / "articles").glob("*.txt")}
    gold = [json.loads(p.read_text(encoding="utf-8")) for p in (GOLD / "own").glob("*.json")]
    assert {each["article"] for each in gold} == articles
    for each in gold:
        text = (GOLD / "articles" / each["article"]).read_text(encoding="utf-8")
        assert _split(text, each["links"]) == [], each["article"]


def test_names_of_the_held_articles_begin_and_end_with_words():
    for path in (GOLD / "held").glob("*.json"):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (GOLD.parent / "articles" / gold["article"]).read_text(encoding="utf-8")
        assert _split(text, gold["links"]) == [], path.name


@pytest.mark.skipif(not SHARED.exists(), reason="the given articles are not beside the repository")
def test_names_of_the_given_articles_begin_and_end_with_words():
    texts = _given()
    for path in (GOLD / "given").glob("*.json"):
        gold = json.loads(path.read_text(encoding="utf-8"))
        assert _split(texts[gold["article"]], gold["links"]) == [], path.name


def test_links_say_where_they_were_checked_and_hold_no_words_of_the_text(file):
    for link in file["links"]:
        assert link.keys() <= FIELDS, link
        assert link["start"] < link["end"]
        assert link["kind"] in KINDS, link
        assert link["checked"] in {"slice", "package", "page"}, link
        assert link["label"], link


def test_what_has_one_label_has_one_id(file):
    ids = defaultdict(set)
    for link in file["links"]:
        ids[link["label"]].add(link["id"])
    assert {label: found for label, found in ids.items() if len(found) > 1} == {}
