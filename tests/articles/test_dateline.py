from datetime import date

import pytest

from kg.articles.dateline import find_dateline

STORY = "The army said on Monday that its troops had left the town."


@pytest.mark.parametrize(
    ("line", "place", "agency", "month_day"),
    [
        ("KABUL, Aug 3 (Reuters) - ", "Kabul", "Reuters", (8, 3)),
        ("KABUL, August 3 (Xinhua) -- ", "Kabul", "Xinhua", (8, 3)),
        ("KHERSON, Ukraine (AP) — ", "Kherson, Ukraine", "AP", None),
        ("Juba, 3 March 2020 (Sudd Wire) \u2013 ", "Juba", "Sudd Wire", (3, 3)),
        ("NIAMEY/PARIS (AFP) - ", "Niamey/Paris", "AFP", None),
        ("(Reuters) - ", None, "Reuters", None),
        ("RAS AL-AIN, Syria — ", "Ras al-Ain, Syria", None, None),
        ("GOMA, DRC, Dec. 1 (Kivu News) - ", "Goma, DRC", "Kivu News", (12, 1)),
        ("ISLAMABAD: ", "Islamabad", None, None),
        ("Damascus, SANA- ", "Damascus", "SANA", None),
        ("Khartoum - ", "Khartoum", None, None),
        ("Port-au-Prince, Haiti \u2013 ", "Port-au-Prince, Haiti", None, None),
        ("New York, 5 May \u2013 ", "New York", None, (5, 5)),
    ],
)
def test_datelines_of_many_houses(
    line: str, place: str | None, agency: str | None, month_day: tuple[int, int] | None
) -> None:
    found = find_dateline(line + STORY, opening=True)
    assert found is not None
    assert (found.place, found.agency, found.month_day) == (place, agency, month_day)
    assert (line + STORY)[found.end :] == STORY


def test_a_printed_year_makes_the_day_certain() -> None:
    found = find_dateline(f"TAIZ, Yemen, 4 June 2018 (Saba) - {STORY}", opening=True)
    assert found is not None
    assert found.day == date(2018, 6, 4)


@pytest.mark.parametrize(
    "paragraph",
    [
        STORY,
        f"UPDATE: {STORY}",
        f"BREAKING - {STORY}",
        "Mariupol - a port on the Sea of Azov - has been under siege for weeks.",
        "The Rapid Support Forces (RSF) - a paramilitary group - denied the report on Monday.",
        "Colonel Idris (retired) said that the fighters would not come back to the valley.",
        "Bombing kills five",
        "KABUL - ",
        "(see map) - The town lies on the border.",
    ],
)
def test_prose_is_no_dateline(paragraph: str) -> None:
    assert find_dateline(paragraph, opening=True) is None


def test_further_down_only_a_sure_dateline_counts() -> None:
    assert find_dateline(f"Khartoum - {STORY}", opening=False) is None
    assert find_dateline(f"KHARTOUM - {STORY}", opening=False) is not None
