from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "source", "act"),
    [
        ("Clashes were reported by residents of Bahir Dar.", "residents of Bahir Dar", "say"),
        ("The raid was condemned by the African Union.", "the African Union", "condemnation"),
        (
            "The rebels were accused by the army of using civilians as shields.",
            "the army",
            "accusation",
        ),
        (
            "The dead sailor was identified as Jun Reyes by a navy spokesman.",
            "a navy spokesman",
            "say",
        ),
    ],
)
def test_the_agent_of_a_passive_is_the_source(told, text: str, source: str, act: str) -> None:
    [one] = told(text)
    assert (one.sources, one.raw.act) == ((source,), act)


@pytest.mark.parametrize(
    "text",
    [
        "The rebels are said to have taken the bridge.",
        "Ten soldiers were reported killed near Gao.",
        "As many as 40 civilians are believed to have died in the raid.",
    ],
)
def test_a_passive_without_agent_has_no_source_and_is_hedged(told, text: str) -> None:
    [one] = told(text)
    assert one.sources == ()
    assert one.raw.kind == "UnnamedSource"
    assert one.raw.hedged


def test_a_passive_verb_that_orders_needs_something_to_do(told) -> None:
    assert told("The attack was directed by a general.") == []


def test_whom_a_passive_condemns_is_its_target(told) -> None:
    [one] = told("The militia was condemned by the African Union.")
    assert one.addressee == "The militia"
