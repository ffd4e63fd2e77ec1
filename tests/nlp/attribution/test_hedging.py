from __future__ import annotations

import pytest

from kg.nlp.attribution import hedged, hedges


@pytest.mark.parametrize(
    "text",
    [
        "More than 50 people have reportedly been killed.",
        "The rebels allegedly shot three teachers.",
        "As many as 40 civilians are believed to have died.",
        "Nine soldiers are feared dead after the raid.",
    ],
)
def test_a_hedge_covers_its_clause(annotate, text: str) -> None:
    doc = annotate(text)
    [one] = hedges(doc)
    assert one.kind == "hedge"
    verb = next(t.i for t in doc if t.dep_ == "ROOT")
    assert hedged(doc, verb, verb + 1) == one


def test_an_alleged_thing_is_hedged_alone(annotate) -> None:
    doc = annotate("Soldiers took the town and the alleged massacre was denied.")
    assert hedged(doc, 1, 2) is None


@pytest.mark.parametrize(
    "words",
    [
        "The claim could not be independently verified.",
        "The report could not immediately be confirmed.",
        "Reuters was unable to verify the figures.",
        "There was no independent confirmation.",
        "AFP could not independently verify the report.",
    ],
)
def test_what_could_not_be_verified_lies_before(annotate, words: str) -> None:
    doc = annotate(f"The army took Dessie on Sunday, officials said. {words}")
    [one] = hedges(doc)
    assert one.kind == "unverified"
    assert hedged(doc, 2, 3) == one


def test_an_aside_speaks_of_its_own_sentence_only(annotate) -> None:
    doc = annotate(
        "The army took Dessie. Ten men died, the rebels said, which could not be verified."
    )
    assert hedged(doc, 2, 3) is None


def test_verification_reaches_back_over_one_paragraph_only(annotate) -> None:
    doc = annotate(
        "The army took Dessie on Sunday.\n\nRebels burned a bus.\n\nThis could not be verified."
    )
    assert hedged(doc, 2, 3) is None
    bus = next(t.i for t in doc if t.text == "bus")
    assert hedged(doc, bus, bus + 1) is not None
