from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("According to figures compiled by Airwars, 240 civilians died in June.", "240", "Airwars"),
        ("According to data from the health ministry, 240 people died in June.", "240", "ministry"),
        (
            "At least 300 have died since May, according to a tally by the Colombian ombudsman.",
            "300",
            "ombudsman",
        ),
        (
            "At least 300 people have died since May, a tally by the ombudsman shows.",
            "300",
            "ombudsman",
        ),
        ("The ministry's figures show that 90 soldiers died.", "90", "ministry"),
        ("The ministry's count stands at 400 dead.", "400", "ministry"),
        ("Figures from the Sri Lankan army show 1,200 rebels killed.", "1,200", "army"),
        (
            "Data collected by ACLED indicate that 640 people were killed in Burkina Faso.",
            "640",
            "ACLED",
        ),
        (
            "The Armed Conflict Data Project has documented 70 attacks on villages in Mali.",
            "70",
            "Project",
        ),
        (
            "Twelve people were killed, according to tolls provided by officials in Goma.",
            "Twelve",
            "officials",
        ),
        ("A toll compiled by medics listed 18 dead.", "18", "medics"),
        ("By the army's count, 60 insurgents were killed.", "60", "army"),
        ("A report by Amnesty International said 200 civilians had been shot.", "200", "Amnesty"),
        ("A report from the UN mission in Congo says 200 civilians were shot.", "200", "mission"),
        ("A UN report published on Tuesday found that 80 children had been recruited.", "80", "UN"),
        ("A statement from the presidency said six had died.", "six", "presidency"),
        ("An AFP count puts the dead at 19.", "19", "AFP"),
        ("According to an AP tally, 19 people have died.", "19", "AP"),
    ],
)
def test_whoever_made_a_figure_or_text_is_its_source(
    voice, text: str, word: str, source: str
) -> None:
    assert source in " ".join(voice(text, word).referents)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The death toll from Friday's blast in Quetta has climbed to 34.", "34"),
        ("The number of wounded from the raid stood at 60.", "60"),
    ],
)
def test_an_event_or_day_is_no_author(voice, text: str, word: str) -> None:
    found = voice(text, word)
    assert found is None or not found.sources
