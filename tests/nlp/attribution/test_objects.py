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


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        (
            "A Kenyan Interior Ministry official had earlier put the latest influx at 9,000.",
            "9,000",
            "official",
        ),
        ("Aid agencies put the number of displaced at 40,000.", "40,000", "agencies"),
        ("The rebels put their losses at 12 dead.", "12", "rebels"),
        ("A spokesman for the governor put the toll at 31 dead and 60 wounded.", "31", "spokesman"),
        (
            "The United Nations has put the death toll in Darfur at 300,000.",
            "300,000",
            "United Nations",
        ),
        ("The ministry counted 45 air strikes in a week.", "45", "ministry"),
        ("Hospital officials counted 17 bodies.", "17", "officials"),
        ("Local doctors placed the dead at more than 60.", "60", "doctors"),
        ("The army estimated that 300 guerrillas were in the valley.", "300", "army"),
        ("The army estimates the number of guerrillas in the valley at 300.", "300", "army"),
        ("The Red Cross estimated 20,000 people had fled Mullaitivu.", "20,000", "Red Cross"),
        ("Croatian radio, which had earlier put the dead at 30, went silent.", "30", "radio"),
        ("Witnesses put the crowd at between 5,000 and 6,000.", "5,000", "Witnesses"),
        ("Police put the number of those held at 74.", "74", "Police"),
        ("The mayor gave the toll as 14.", "14", "mayor"),
        ("Residents gave a figure of 25 dead.", "25", "Residents"),
        ("The militants gave a toll of 40 killed.", "40", "militants"),
        (
            "UNHCR says the figure is now 12,000 and estimates 3,000 more will come.",
            "3,000",
            "UNHCR",
        ),
        ("The ministry revised the toll to 47 from 52.", "47", "ministry"),
        ("A monitoring group raised its toll to 63.", "63", "group"),
        ("Officials lowered the death toll to 19.", "19", "Officials"),
    ],
)
def test_whoever_estimates_counts_or_revises_is_the_source(
    voice, text: str, word: str, source: str
) -> None:
    assert source in " ".join(voice(text, word).referents)
