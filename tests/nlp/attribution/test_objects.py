from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "act", "target"),
    [
        ("Kyiv called on Moscow to withdraw its troops from the plant.", "demand", "Moscow"),
        ("The envoy urged both sides to stop fighting.", "demand", "both sides"),
        ("The junta ordered the villagers to leave.", "demand", "the villagers"),
        ("The embassy advised its citizens to leave the country.", "demand", "its citizens"),
        ("Soldiers told the farmers to leave.", "demand", None),
        ("The rebels threatened to attack the capital.", "threat", None),
        ("The widow vowed to avenge her husband.", "threat", None),
        ("The army vowed to restore order.", "say", None),
        ("The UN has accused the militia of killing 200 villagers.", "accusation", "the militia"),
        ("The opposition blamed the government for the violence.", "accusation", "the government"),
        ("A minister attributed the bombing to the rebels.", "accusation", "the rebels"),
        (
            "Amnesty International condemned the air strike as a war crime.",
            "condemnation",
            None,
        ),
        ("The president praised the army for its restraint.", "praise", "the army"),
        ("The Tamil Tigers denied any involvement in the bus attack.", "denial", None),
        ("FARC rebels claimed responsibility for the bombing of a pipeline.", "claim", None),
        (
            "Both the union and the ministry called for the killing to be investigated.",
            "demand",
            None,
        ),
    ],
)
def test_acts_and_targets(told, text: str, act: str, target: str | None) -> None:
    [one] = told(text)
    assert one.raw.act == act
    if target is not None:
        assert one.addressee == target


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The Pentagon put the number of its troops there at 900.",
            "the number of its troops there at 900",
        ),
        ("The agency has placed the toll in the hundreds.", "the toll in the hundreds"),
        ("A ministry spokesman put the latest arrivals at 8,000.", "the latest arrivals at 8,000"),
    ],
)
def test_numbers_have_a_source(told, text: str, said: str) -> None:
    [one] = told(text)
    assert one.said == (said,)
    assert one.sources


@pytest.mark.parametrize(
    "text",
    [
        "The blast claimed the lives of nine people.",
        "The general put his troops at the gate of the town.",
        "The president called a meeting of his cabinet.",
        "The army pressed on to the river.",
    ],
)
def test_verbs_that_report_nothing(told, text: str) -> None:
    assert told(text) == []


def test_a_charge_that_is_denied_is_not_what_stands_before_it(told) -> None:
    sayings = told("Critics accuse the general of abuses, a charge he denies.")
    assert [t.raw.act for t in sayings if "Critics" in t.said[0]] == []


def test_a_name_for_a_thing(told) -> None:
    [one] = told("France called its raids defensive in nature.")
    assert one.raw.rule == "naming"
    assert one.sources == ("France",)


def test_a_warning_with_a_modal_is_no_order(told) -> None:
    [one] = told("The agency warned that the dam could burst.")
    assert one.raw.act == "say"
    assert one.addressee is None
