"""Our parts of speech and lemmas against the model's own."""

from __future__ import annotations

import pytest
import spacy

from kg.nlp.model import words
from kg.nlp.model.words import Words


def of(doc):
    return doc.to_array(["TAG", "DEP", "HEAD", "POS", "MORPH", "LEMMA", "SENT_START"]).tolist()


@pytest.fixture(scope="module")
def steps(nlp):
    return nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")


def test_the_default_model_is_taken_over(nlp):
    assert "kg_words" in nlp.pipe_names
    assert not {"attribute_ruler", "lemmatizer"} & set(nlp.pipe_names)


def test_they_are_those_of_the_model(steps, corpus):
    ruler, lemmatizer = steps
    theirs = [lemmatizer(ruler(doc.copy())) for doc in corpus]
    component = Words(ruler, lemmatizer)
    first = [component(doc.copy()) for doc in corpus]
    again = [component(doc.copy()) for doc in corpus]
    assert [of(doc) for doc in first] == [of(doc) for doc in theirs]
    assert [of(doc) for doc in again] == [of(doc) for doc in theirs]


def test_memory_is_bounded(steps, corpus, monkeypatch):
    ruler, lemmatizer = steps
    theirs = [of(lemmatizer(ruler(doc.copy()))) for doc in corpus]
    monkeypatch.setattr(words, "_KEPT", 50)
    component = Words(ruler, lemmatizer)
    assert [of(component(doc.copy())) for doc in corpus] == theirs
    assert max(map(len, (component._classes, component._lemmas, component._pairs))) <= 50


@pytest.mark.parametrize(
    ("pattern", "ours"),
    [
        ([{"TAG": "NN"}], True),
        ([{"LOWER": {"IN": ["a", "b"]}, "DEP": {"NOT_IN": ["det"]}}], True),
        ([{"LOWER": {"REGEX": "^n.?t$"}}, {"IS_SPACE": True}], True),
        ([{"ORTH": "May"}], False),
        ([{"LOWER": {"FUZZY": "may"}}], False),
        ([{"LOWER": "a", "OP": "+"}], False),
        ([{"LOWER": "a"}, {"LOWER": "b"}, {"LOWER": "c"}], False),
    ],
)
def test_a_model_whose_rules_look_at_other_things_keeps_its_own(pattern, ours):
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    ruler.add(patterns=[pattern], attrs={"POS": "X"})
    assert words.fits(nlp) is ours


def test_steps_between_the_two_keep_the_models_own():
    nlp = spacy.blank("en")
    for name in ("lemmatizer", "attribute_ruler"):
        nlp.add_pipe(name, config={"mode": "rule"} if name == "lemmatizer" else {})
    assert not words.fits(nlp)
