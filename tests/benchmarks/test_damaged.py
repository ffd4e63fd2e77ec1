from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.damaged import (
    DAMAGES,
    SETS,
    bare,
    capitals,
    twin,
    twin_gold,
    without_commas,
    without_quotes,
    write_twins,
)
from kg.evaluate import read_gold

APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
LOST = frozenset(",،\"'“”„«»\N{LEFT SINGLE QUOTATION MARK}" + APOSTROPHE)
TEXTS = st.text(st.one_of(st.sampled_from(sorted(LOST) + list("aZß1 .\n")), st.characters()))
DAMAGE = st.sampled_from(sorted(DAMAGES)).map(DAMAGES.__getitem__)


@given(TEXTS, DAMAGE)
def test_every_kept_character_maps_back(text, damage):
    damaged = twin(text, damage)
    assert len(damaged.kept) == len(damaged.text)
    assert list(damaged.kept) == sorted(set(damaged.kept))
    for char, place in zip(damaged.text, damaged.kept, strict=True):
        assert char in {text[place], text[place].upper()}


@given(TEXTS, DAMAGE)
def test_nothing_but_marks_is_lost(text, damage):
    lost = set(range(len(text))) - set(twin(text, damage).kept)
    assert {text[place] for place in lost} <= LOST


@given(TEXTS, DAMAGE, st.data())
def test_a_span_keeps_its_words(text, damage, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    damaged = twin(text, damage)
    first, last = damaged.span(start, end)
    assert 0 <= first <= last <= len(damaged.text)
    assert damaged.text[first:last] == "".join(damage(text)[start:end]).strip()
    assert all(start <= place < end for place in damaged.kept[first:last])


@given(st.text(st.characters(exclude_characters=LOST)))
def test_a_text_without_marks_loses_nothing(text):
    for damage in (without_commas, without_quotes, bare):
        assert twin(text, damage).text == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('"We won," he said.', "We won, he said."),
        ("the rebels' flag and the town's mayor", "the rebels' flag and the town's mayor"),
        ("It was 'a crime' and 'the army's shame'.", "It was a crime and the army's shame."),
        (f"Sana{APOSTROPHE}a, «the old town»", f"Sana{APOSTROPHE}a, the old town"),
    ],
)
def test_quotation_marks_are_told_from_apostrophes(text, left):
    assert twin(text, without_quotes).text == left


def test_numbers_lose_their_commas_and_capitals_keep_the_length():
    assert twin("1,200 people, at least", without_commas).text == "1200 people at least"
    assert twin("Großny fell", capitals).text == "GROßNY FELL"


def test_a_fact_is_given_in_the_words_of_the_damaged_text():
    text = 'At least 1,200 fled al-Sha\'ar, "all of them on foot," he said.'
    evidence = "At least 1,200 fled al-Sha'ar,"
    fact = {
        "id": "f01",
        "type": "Displacement",
        "start": 0,
        "end": len(evidence),
        "evidence": evidence,
        "count": {"text": "At least 1,200", "min": 1200, "max": None, "approx": False},
        "origin": ["al-Sha'ar"],
        "when": ["2015-05-29", "2015-05-29"],
    }
    gold = {"article": "a.txt", "published": "2015-05-30", "facts": [fact]}
    (made,) = twin_gold(gold, twin(text, bare), bare)["facts"]
    assert made == fact | {
        "end": len("At least 1200 fled al-Shaar"),
        "evidence": "At least 1200 fled al-Shaar",
        "count": fact["count"] | {"text": "At least 1200"},
        "origin": ["al-Sha'ar", "al-Shaar"],
    }


@pytest.mark.parametrize("title", DAMAGES)
@pytest.mark.parametrize("name", SETS)
def test_the_evidence_of_twins_stands_at_its_offsets(name: str, title: str, tmp_path: Path):
    gold, articles = write_twins(name, DAMAGES[title], tmp_path / "twins")
    for article in read_gold(gold):
        text = (articles / article.article).read_text(encoding="utf-8")
        for fact in article.facts:
            assert text[fact.start : fact.end] == fact.evidence != ""
    for path in gold.iterdir():
        for fact in json.loads(path.read_text(encoding="utf-8"))["facts"]:
            assert fact.get("count", {"text": ""})["text"] in fact["evidence"]
