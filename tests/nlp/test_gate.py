from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from spacy.language import Language

from benchmarks.stream import general
from kg.articles import Given, read_articles
from kg.lexicons import load
from kg.model import Article, Extraction
from kg.nlp import gate
from kg.nlp.extract import Extractor, extraction
from kg.nlp.gate import about_conflict, forms
from kg.nlp.pipeline import make_doc

ROOT = Path(__file__).parents[2]
LONG = "The weather was fair and the shops were open until late in the evening. " * 12
CONFLICT = [
    item
    for folder in ("data/articles", "tests/gold/articles")
    for item in read_articles([ROOT / folder], given=Given())
    if isinstance(item, Article)
]


def single_words() -> list[str]:
    rows = (r["lemma"] for name in ("triggers", "actor-kinds", "weapons") for r in load(name))
    found = {word for row in rows for lemma in row.split("|") for word in gate._WORD.findall(lemma)}
    return sorted(found | set(gate._victim_words()))


def test_every_form_that_the_lemmatizer_knows_is_known(nlp: Language) -> None:
    exceptions = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_exc")  # type: ignore[attr-defined]
    known = defaultdict(set)
    for pos in ("verb", "noun"):
        for form, lemmas in exceptions[pos].items():
            for lemma in lemmas:
                known[lemma].add(form)
    missing = {
        word: rest for word in single_words() if (rest := known[word] - forms(word) - {"'s", "'re"})
    }
    assert not {w: r for w, r in missing.items() if any(f.isascii() and f.isalpha() for f in r)}


def test_every_form_that_the_rules_make_is_known(nlp: Language) -> None:
    rules = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_rules")  # type: ignore[attr-defined]
    for word in single_words():
        if word.isdecimal():
            continue  # "s-300"
        known = forms(word)
        for pos in ("verb", "noun"):
            for old, new in rules[pos]:
                if word.endswith(new) and (stem := word[: len(word) - len(new)]):
                    # "f" and "ff" endings make "ves"; the rules also undo what English never does
                    made = stem + old
                    silly = old in {"es", "ed", "ing"} and not new and made.endswith("ee" + old)
                    assert made in known or silly, (word, made)


@pytest.mark.parametrize("name", ["triggers", "actor-kinds", "weapons"])
def test_a_marker_in_any_form_passes_a_long_text(name: str) -> None:
    markers = set(gate._all_lemmas()) - gate._everyday()
    rows = [lemma for row in load(name) for lemma in row["lemma"].split("|") if lemma in markers]
    assert len(rows) > 10
    for lemma in rows:
        *first, last = gate._WORD.findall(lemma)
        for form in forms(last):
            assert about_conflict(LONG + " ".join([*first, form])), (lemma, form)


def test_any_trigger_passes_a_brief() -> None:
    for row in load("triggers"):
        for lemma in row["lemma"].split("|"):
            assert about_conflict("It was said on Monday: " + lemma.replace(" - ", "-")), lemma


@pytest.mark.parametrize(
    "text",
    [
        "TALIBAN TAKE KUNDUZ",
        "Talks between Khartoum and the SPLA resumed in Addis Ababa.",
        LONG + "The PKK denied it.",
        LONG + "Boko Haram was blamed.",
        LONG + "A cease-fire held.",
        LONG + "Thousands have fled.",
        LONG + "An air-strike hit the school.",
    ],
)
def test_conflict_passes(text: str) -> None:
    assert about_conflict(text)


@pytest.mark.parametrize("text", ["", "?", "Sunny spells.", LONG, LONG + "The attack scored late."])
def test_what_is_nothing_to_us_does_not(text: str) -> None:
    assert not about_conflict(text)


def test_every_everyday_word_is_needed() -> None:
    lemmas = {*gate._all_lemmas(), *gate._trigger_lemmas()}
    assert sorted(gate._everyday() - lemmas) == []


def raw(nlp: Language, article: Article, pipeline: str) -> Extraction:
    """Parse and extract with no gate at all."""
    return extraction(nlp(make_doc(nlp, article)), article, pipeline)


def test_no_fact_of_a_conflict_article_is_lost(nlp: Language) -> None:
    extractor = Extractor(nlp)
    assert len(CONFLICT) > 20
    for article in CONFLICT:
        assert about_conflict(article.text), article.id
    some = CONFLICT[::4]
    gated = list(extractor.extract(some))
    assert gated == [raw(nlp, article, extractor.fingerprint) for article in some]
    assert sum(len(e.claims) for e in gated) > 20


def test_gate_on_and_off_give_the_same_in_the_same_order(nlp: Language) -> None:
    texts = [*general()[:5], "Rebels shelled Gao on Monday, killing 12 people.", *general()[5:]]
    articles = [Article(id=f"a{n}", text=text) for n, text in enumerate(texts)]
    on = list(Extractor(nlp).extract(articles))
    assert [e.article for e in on] == [a.id for a in articles]
    assert on == list(Extractor(nlp, gate=False).extract(articles))
    assert "a5" in {e.article for e in on if e.claims}


def test_what_is_not_about_conflict_is_not_parsed(nlp: Language, monkeypatch) -> None:
    parsed: list[str] = []
    monkeypatch.setattr(
        "kg.nlp.extract.make_doc", lambda nlp, a: parsed.append(a.id) or make_doc(nlp, a)
    )
    articles = [Article(id="a", text=general()[0]), Article(id="b", text="Rebels shelled Gao.")]
    assert [e.article for e in Extractor(nlp).extract(articles)] == ["a", "b"]
    assert parsed == ["b"]


def test_general_news_is_mostly_held_back() -> None:
    """A lexicon entry that reads as an everyday word ("a" of "a-10") would let everything pass."""
    passed = [text.partition("\n")[0] for text in general() if about_conflict(text)]
    assert passed == ["Town remembers nurse who wrote home every day"]
