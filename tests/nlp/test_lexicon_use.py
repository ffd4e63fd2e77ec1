"""Every row of the small lexicons does something: a list nobody asks for is a mistake."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.lexicons import load
from kg.nlp.frames.status import governors
from kg.nlp.mentions.words import word_list
from kg.nlp.quantities.amounts import read_amount

CODE = "\n".join(
    path.read_text(encoding="utf-8") for path in Path(__file__).parents[2].glob("kg/nlp/**/*.py")
)
MODIFIERS = load("quantity-modifiers")


@pytest.mark.parametrize("name", [row["list"] for row in load("word-lists")])
def test_every_list_of_words_is_asked_for(name: str) -> None:
    assert re.search(rf'(word_list\(|_lists\(\)\[)"{name}"', CODE)
    assert word_list(name)


@pytest.mark.parametrize("row", MODIFIERS, ids=lambda r: f"{r['phrase']}-{r['position']}")
def test_every_modifier_belongs_to_its_number(row: dict[str, str]) -> None:
    phrase = row["phrase"].split()
    vague = row["effect"] in {"vague", "couple"}
    before = row["position"] == "before"
    text = [*phrase, "30", "rebels"] if before else ["30", *phrase, "rebels"]
    if vague:
        text = [*phrase, "rebels"]
    found = (read_amount(text, i) for i in range(len(text)))
    number = 0 if vague else text.index("30")
    amount = next((a for a in found if a is not None and a.start <= number < a.end), None)
    assert amount is not None
    assert amount.start == 0
    assert amount.end == len(text) - 1


def test_every_status_word_gives_its_status() -> None:
    told = {row["lemma"]: row["status"] for row in load("status-words")}
    assert governors() == told
