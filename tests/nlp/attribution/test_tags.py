from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "place", "addressee"),
    [
        ("The envoy told reporters in Bogota that talks had failed.", "Bogota", "reporters"),
        ("Anna Berg said in Geneva the camps were full.", "Geneva", None),
        ("The mayor told AFP by telephone that talks had failed.", None, "AFP"),
        ('"Talks have failed," the envoy said during a trip to Nigeria.', "Nigeria", None),
        ("The group said in a statement that talks had failed.", None, None),
        ("An activist in Aleppo said tanks had come.", "Aleppo", None),
    ],
)
def test_place_and_addressee_are_of_the_saying(
    told, text: str, place: str | None, addressee: str | None
) -> None:
    one = told(text)[0]
    assert (one.place, one.addressee) == (place, addressee)


@pytest.mark.parametrize(
    ("text", "time", "said"),
    [
        ("The army said on Friday ten rebels had died.", "on Friday", "ten rebels had died"),
        (
            "The army said late on Friday that ten rebels had died.",
            "late on Friday",
            "ten rebels had died",
        ),
        ("Ten rebels died, the army said on Friday.", "on Friday", "Ten rebels died"),
        ("On Friday the army said ten rebels had died.", "On Friday", "ten rebels had died"),
        ("The army said ten rebels died on Friday.", None, "ten rebels died on Friday"),
    ],
)
def test_the_time_of_saying_is_not_the_time_of_the_event(
    told, text: str, time: str | None, said: str
) -> None:
    [one] = told(text, "2020-06-13")
    assert (one.time, one.said) == (time, (said,))


@pytest.mark.parametrize(
    "text",
    [
        "The monitor said in a report released on Thursday that troops had killed 30 men.",
        "The director, who spoke on condition of anonymity, said troops had killed 30 men.",
        "The army said in a statement, carried by an agency, that troops had killed 30 men.",
        "The director said, speaking on condition of anonymity, that troops had killed 30 men.",
    ],
)
def test_manner_and_medium_are_stepped_over(told, text: str) -> None:
    assert told(text, "2022-05-06")[0].said == ("troops had killed 30 men",)
