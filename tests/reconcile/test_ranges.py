from datetime import date

import pytest
from fixtures.claims import figure
from hypothesis import given
from hypothesis import strategies as st

from kg.reconcile.happenings import Count, Day
from kg.reconcile.ranges import can_both, contrast, counted, span


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (figure(26), figure(26), True),
        (figure(38000, bound="AtLeast"), figure(40000), True),
        (figure(38000, bound="AtLeast"), figure(35000), False),
        (figure(None, 20, bound="AtMost"), figure(12), True),
        (figure(None, 20, bound="AtMost"), figure(30, bound="AtLeast"), False),
        (figure(4000), figure(5500), False),
        (figure(4000, bound="About"), figure(4300), True),
        (figure(4000, bound="About"), figure(5000, bound="About"), False),
        (figure(20, bound="About"), figure(22), True),
        (figure(20, bound="About"), figure(23), False),
        (figure(10, 15, bound="Between"), figure(14, 20, bound="Between"), True),
        (figure(0), figure(0, bound="About"), True),
        (figure(None, bound="Vague"), figure(7), True),
    ],
)
def test_ranges_that_meet_can_both_be_true(one: Count, other: Count, both: bool) -> None:
    assert can_both(one, other) is can_both(other, one) is both


NUMBER = st.one_of(st.none(), st.integers(0, 10**6))


@given(NUMBER, NUMBER, st.sampled_from(["Exactly", "About", "AtLeast", "Between", "Vague"]))
def test_every_figure_goes_with_itself(low: int | None, high: int | None, bound: str) -> None:
    if low is not None and high is not None:
        low, high = sorted((low, high))
    assert can_both(figure(low, high, bound=bound), figure(low, high, bound=bound))


def days(first: str, last: str) -> Day:
    return Day(earliest=date.fromisoformat(first), latest=date.fromisoformat(last))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({}, {}, None),
        ({}, {"measure": "injured"}, "measure"),
        ({"joint": ("injured",)}, {}, "measure"),
        ({"measure": "accompanying"}, {"measure": "defected"}, "part"),
        ({"scope": "Cumulative"}, {}, "scope"),
        ({"day": days("2023-05-06", "2023-05-07")}, {"day": days("2023-05-07", "2023-05-07")},
         None),
        ({"day": days("2023-03-01", "2023-05-07")}, {"day": days("2023-05-06", "2023-05-07")},
         "period"),
        ({"places": ("x/tarabad", "tarabad")}, {"places": ("y/tarabad", "tarabad")}, None),
        ({"places": ("x/tarabad",)}, {"places": ("x/blue-hills",)}, "place"),
        ({"places": ("x/tarabad",)}, {}, None),
        ({"group": "civilian"}, {}, "group"),
        ({"group": "people"}, {}, None),
        ({"group": "child", "part": True}, {"group": "child"}, None),
        ({"part": True}, {}, "part"),
        ({"group": "refugee", "measure": "displaced"}, {"measure": "displaced"}, None),
        ({"group": "colonel", "measure": "defected"}, {"measure": "defected"}, "group"),
    ],
)  # fmt: skip
def test_a_difference_is_named(one: dict, other: dict, why: str | None) -> None:  # type: ignore[type-arg]
    assert contrast(figure(5, **one), figure(9, **other)) == why
    assert contrast(figure(9, **other), figure(5, **one)) == why


def test_whom_a_figure_singles_out() -> None:
    assert counted(figure(5, group="residents")) is None
    assert counted(figure(5, group="journalist")) == "journalist"
    assert counted(figure(5, group="journalists")) == "journalist"
    assert counted(figure(5, group="injured people", measure="injured")) is None
    assert counted(figure(5, group="somalis", measure="displaced")) is None
    assert counted(figure(5, group="somalis")) == "somalis"


def test_the_ends_of_a_figure() -> None:
    assert span(figure(12, bound="AtLeast")) == (12, 12)
    assert span(figure(None, 9, bound="AtMost")) == (9, 9)
    assert span(figure(None, bound="Vague")) is None
