from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Boko Haram said it had carried out the bombing.",
        "Al-Shabab said its fighters were behind the raid.",
        "The guerrillas said they were responsible for the blast.",
        "The rebels said they had staged the ambush.",
        "The militants said their men had planted the device.",
        "A Baloch separatist group said it had mounted the assault.",
        "Mai-Mai rebels say they conducted the attack.",
    ],
)
def test_saying_that_one_did_it_claims_responsibility(told, text: str) -> None:
    assert told(text)[0].raw.act == "claim"


@pytest.mark.parametrize(
    "text",
    [
        "The army said it had carried out the strike.",
        "The guerrillas said they were not responsible for the blast.",
        "The rebels said the army had staged the ambush.",
        "The rebels said they had buried the dead.",
        "The militants said they would carry out the sentence.",
    ],
)
def test_other_deeds_and_other_doers_are_reports(told, text: str) -> None:
    assert told(text)[0].raw.act == "say"
