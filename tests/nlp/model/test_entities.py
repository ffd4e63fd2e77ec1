"""Our search for entities against the model's own."""

from __future__ import annotations

import pytest

from kg.nlp.model import entities
from kg.nlp.model.entities import Entities


@pytest.fixture(scope="module")
def ner(nlp):
    return nlp.get_pipe("ner")


def of(doc):
    return doc.to_array(["ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "ENT_ID"]).tolist()


def test_the_default_model_is_taken_over(nlp):
    assert "kg_entities" in nlp.pipe_names
    assert "ner" not in nlp.pipe_names


def test_they_are_those_of_the_model(ner, corpus):
    theirs = [ner(doc.copy()) for doc in corpus]
    ours = list(Entities(ner).pipe(doc.copy() for doc in corpus))
    assert sum(len(doc.ents) for doc in theirs) > 500
    assert [of(doc) for doc in ours] == [of(doc) for doc in theirs]


@pytest.mark.parametrize("words", [1, 50, 100_000])
def test_they_do_not_depend_on_what_is_read_together(ner, corpus, words, monkeypatch):
    alone = [Entities(ner)(doc.copy()) for doc in corpus]
    monkeypatch.setattr(entities, "_WORDS", words)
    together = list(Entities(ner).pipe(doc.copy() for doc in corpus))
    assert [of(doc) for doc in together] == [of(doc) for doc in alone]


def test_what_was_marked_before_stays_as_with_the_model(ner, parsed):
    doc = parsed("Fighters of the Northern Star left Kidal on Monday.")
    doc.ents = [doc.char_span(16, 29, label="ORG")]
    assert of(Entities(ner)(doc.copy())) == of(ner(doc.copy()))


@pytest.mark.parametrize(
    ("where", "change"), [("cfg", {"beam_width": 4}), ("attrs", {"unseen_classes": {3}})]
)
def test_a_model_that_searches_otherwise_keeps_its_own(nlp, ner, where, change, monkeypatch):
    assert entities.fits(nlp)
    for key, value in change.items():
        monkeypatch.setitem(ner.cfg if where == "cfg" else ner.model.attrs, key, value)
    assert not entities.fits(nlp)
