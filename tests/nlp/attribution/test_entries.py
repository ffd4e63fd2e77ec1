"""Every entry of the lexicons of saying is reached by a sentence, and none hides another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.lexicons import load
from kg.nlp.attribution.authors import is_saying, text_kind
from kg.nlp.attribution.cues import cues
from kg.nlp.attribution.hedging import hedges
from kg.nlp.attribution.speakers import noun_kind
from kg.nlp.tree import Tree

FRAMES = {
    "toll": "The mayor will {verb} {particle} a toll of 40.",
    "evidence": "The figures will {verb} {particle} that 40 people died.",
    "offer": "The mayor will {verb} {particle} talks with the rebels.",
    "grievance": "The ministry will {verb} {particle} the envoy to protest over the raid.",
    "number": "The mayor will {verb} {particle} the toll at 40.",
    "order": "The mayor will {verb} {particle} the rebels to leave the town.",
    "blame": "The mayor will {verb} the rebels {particle} for the raid.",
    "as": "The mayor will {verb} {particle} the raid as a crime.",
    "clause": "The mayor will {verb} {particle} that the town has fallen.",
    "person": "The mayor will {verb} {particle} the press that the town has fallen.",
    "object": "The mayor will {verb} {particle} the raid.",
    "quote": '"The town has fallen," the mayor will {verb} {particle}.',
}
VERB_USES = {
    "tell",
    "outcome",
    "carry",
    "utter",
    "vow",
    "author",
    "amount",
    "commit",
    "lead",
    "grievance",
}


def _frame(row: dict[str, str]) -> str:
    use = next(use for use in FRAMES if use in row["takes"].split())
    return " ".join(FRAMES[use].format(**row).split()).replace(" .", ".")


def test_every_reporting_verb_is_a_cue(nlp: Language, annotate: Callable[..., Doc]) -> None:
    unused = []
    for row in load("reporting-verbs"):
        found = {
            (doc_word.lemma_, cue.sense.particle, cue.sense.act)
            for doc in [annotate(_frame(row))]
            for cue in cues(Tree(doc))
            for doc_word in [doc[cue.token]]
        }
        if (row["verb"], row["particle"], row["act"]) not in found:
            unused.append((_frame(row), found))
    assert unused == []


@pytest.mark.parametrize("name", ["source-nouns", "reporting-nouns", "hedges", "speech-words"])
def test_no_entry_is_there_twice(name: str) -> None:
    key = {"speech-words": ("word", "use"), "hedges": ("words",)}.get(name, ("noun",))
    counts = Counter(tuple(row[k] for k in key) for row in load(name))
    assert [entry for entry, n in counts.items() if n > 1] == []


def test_every_noun_is_read_by_its_dictionary_form(annotate: Callable[..., Doc]) -> None:
    nouns = {row["noun"] for name in ("source-nouns", "reporting-nouns") for row in load(name)}
    text = "\n".join(f"The {noun} said the town had fallen." for noun in sorted(nouns))
    seen = {token.lemma_.lower() for token in annotate(text)} | {"media", "data"}
    assert sorted(nouns - seen - {"medium", "datum"}) == []
    assert all(noun_kind(row["noun"]) == row["kind"] for row in load("source-nouns"))
    assert all(is_saying(row["noun"]) for row in load("reporting-nouns"))
    for row in load("reporting-nouns"):
        assert text_kind(row["noun"]) == (row["kind"] if row["kind"] in {"text", "figure"} else "")


def test_every_hedge_is_found_as_itself(annotate: Callable[..., Doc]) -> None:
    missed = []
    for row in load("hedges"):
        doc = annotate(f"The claim {row['words']} that the town had fallen.")
        found = {(doc[h.start : h.end].text.lower(), h.kind) for h in hedges(doc)}
        if (row["words"], row["kind"]) not in found:
            missed.append((row["words"], found))
    assert missed == []


def test_every_verb_around_a_saying_has_its_dictionary_form(annotate: Callable[..., Doc]) -> None:
    words = {row["word"] for row in load("speech-words") if row["use"] in VERB_USES}
    text = "\n".join(f"The rebels will {word} the letter." for word in sorted(words))
    seen = {token.lemma_ for token in annotate(text)}
    assert sorted(words - seen) == []
