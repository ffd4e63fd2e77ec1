from __future__ import annotations

from kg.lexicons import load
from kg.nlp.attribution.cues import cues, is_reporting
from kg.nlp.tree import Tree

ACTS = {"say", "belief", "demand", "threat", "denial", "accusation", "claim", "prediction",
        "condemnation", "praise"}  # fmt: skip
TAKES = {"offer", "clause", "quote", "object", "person", "order", "blame", "number", "as",
         "toll", "evidence", "grievance"}  # fmt: skip


def test_every_entry_says_what_it_takes_and_does() -> None:
    for row in load("reporting-verbs"):
        assert row["act"] in ACTS, row
        assert set(row["takes"].split()) <= TAKES, row
        assert row["takes"], row


def test_no_entry_shadows_another() -> None:
    keys = [(row["verb"], row["particle"]) for row in load("reporting-verbs")]
    assert len(keys) == len(set(keys))


def test_source_nouns_have_known_kinds() -> None:
    for row in load("source-nouns"):
        assert row["kind"] in {"person", "body", "media", "group"}, row
        assert {row["named"], row["member"]} <= {"yes", "no"}, row


def test_hedges_have_known_kinds() -> None:
    assert {row["kind"] for row in load("hedges")} == {"hedge", "unverified"}


def test_speech_words_have_known_uses() -> None:
    uses = {"adverb", "preposition", "medium", "carry", "utter", "vow", "hostile",
            "grievance", "untrue", "amount", "view", "lead", "author",
            "commit", "deed", "tell", "state", "offer", "mute", "outcome"}  # fmt: skip
    assert {row["use"] for row in load("speech-words")} == uses


def test_a_particle_makes_another_verb(annotate) -> None:
    doc = annotate("The mayor called on the army to leave and called the raid a crime.")
    found = [(doc[c.token].text, c.sense.particle, c.act) for c in cues(Tree(doc))]
    assert found == [("called", "on", "demand"), ("called", "", "say")]


def test_participles_before_a_noun_are_no_cues(annotate) -> None:
    doc = annotate("The reported attack and the alleged killers are gone.")
    assert list(cues(Tree(doc))) == []


def test_verbs_are_known_by_their_dictionary_form() -> None:
    assert is_reporting("say")
    assert not is_reporting("walk")
