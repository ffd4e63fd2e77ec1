from datetime import date
from itertools import permutations

import pytest
from fixtures.claims import CLINIC, UN, article, by, figure
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.reconcile import take_in
from kg.reconcile.happenings import Day, Source, Story, Toll
from kg.reconcile.series import Point, Series, points, series
from kg.reconcile.state import State

UNHCR, NETWORK = by(*UN), by(*CLINIC)


def toll(low: int, *sources: Source, name: str, place: str = "sudan", **more: object) -> Toll:
    more = {"scope": "Cumulative", "type": "CasualtyReport", "bound": "AtLeast"} | more
    return Toll(count=figure(low, None, *sources, name=name, **more), place=place, place_name=place)


def story(slug: str, day: str | None, *tolls: Toll, outlet: str = "") -> Story:
    return article(slug, day, outlet=outlet, tolls=tolls).remembered.story


def all_series(*stories: Story, inferred: dict[str, date] | None = None) -> list[Series]:
    found: dict[str, list[tuple[Point, date | None]]] = {}
    for one in stories:
        for key, point in points(one):
            found.setdefault(key, []).append((point, (inferred or {}).get(one.slug)))
    return [series(key, told) for key, told in sorted(found.items())]


def summed(one: Series) -> list[tuple[str, int | None, str | None]]:
    return [(str(s.point.day), s.point.count.low, s.flag) for s in one.steps]


def test_a_running_total_is_one_source_s_figures_in_order() -> None:
    (one,) = all_series(
        story("b", "2023-07-01", toll(3900, UNHCR, name="b_1")),
        story("a", "2023-06-01", toll(3000, UNHCR, name="a_1")),
        story("c", "2023-07-20", toll(6000, UNHCR, name="c_1")),
        story("d", "2023-08-01", toll(5200, UNHCR, name="d_1", bound="Exactly")),
    )
    assert summed(one) == [
        ("2023-06-01", 3000, None),
        ("2023-07-01", 3900, None),
        ("2023-07-20", 6000, "jumps"),
        ("2023-08-01", 5200, "falls"),
    ]
    assert [point.count.low for point in one.steps[3].before] == [6000]


def test_less_that_is_still_at_least_is_no_fall() -> None:
    (one,) = all_series(
        story("a", "2023-06-01", toll(3000, UNHCR, name="a_1", bound="Exactly")),
        story("b", "2023-06-09", toll(2900, UNHCR, name="b_1")),
    )
    assert [flag for *_, flag in summed(one)] == [None, None]


def test_a_slow_rise_is_no_jump() -> None:
    (one,) = all_series(
        story("a", "2023-06-01", toll(3000, UNHCR, name="a_1")),
        story("b", "2023-12-01", toll(9000, UNHCR, name="b_1")),
    )
    assert [flag for *_, flag in summed(one)] == [None, None]


@pytest.mark.parametrize(
    "other",
    [
        toll(3000, NETWORK, name="b_1"),
        toll(3000, UNHCR, name="b_1", place="chad"),
        toll(3000, UNHCR, name="b_1", measure="injured"),
        toll(3000, UNHCR, name="b_1", group="child"),
        toll(3000, UNHCR, name="b_1", joint=("injured",)),
        toll(3000, UNHCR, name="b_1", unit="households"),
        toll(3000, UNHCR, name="b_1", type="DisplacedPopulation"),
        toll(3000, UNHCR, name="b_1", type="DisplacementFigure"),
        toll(3000, UNHCR, name="b_1",
             day=Day(earliest=date(2023, 4, 1), latest=date(2023, 6, 2))),
        toll(3000, name="b_1"),
        toll(3000, by("monitors", named=False), name="b_1"),
    ],
)  # fmt: skip
def test_what_is_another_series(other: Toll) -> None:
    first = story("a", "2023-06-01", toll(3000, UNHCR, name="a_1"))
    assert len(all_series(first, story("b", "2023-06-02", other))) == 2


def test_flows_and_stocks_are_apart() -> None:
    stock = toll(120000, UNHCR, name="a_1", measure="displaced", type="DisplacedPopulation")
    flow = toll(8000, UNHCR, name="a_2", measure="displaced", type="DisplacementFigure")
    both = all_series(story("a", "2023-06-01", stock, flow))
    assert sorted(one.steps[0].point.kind for one in both) == ["flow", "stock"]


def test_the_day_is_that_of_the_saying_then_of_the_figure_then_of_the_article() -> None:
    day = Day(earliest=date(2023, 5, 31), latest=date(2023, 5, 31))
    told = [
        toll(1, UNHCR, name="1", said="2023-05-30", day=day),
        toll(2, UNHCR, name="2", day=day),
        toll(3, UNHCR, name="3"),
    ]
    (one,) = all_series(story("a", "2023-06-01", *told))
    assert [(str(s.point.day), s.point.basis) for s in one.steps] == [
        ("2023-05-30", "said"),
        ("2023-05-31", "counted"),
        ("2023-06-01", "issued"),
    ]


def test_an_article_without_a_day_waits_for_one() -> None:
    undated = story("a", None, toll(3000, UNHCR, name="a_1"))
    later = story("b", "2023-06-05", toll(2000, UNHCR, name="b_1", bound="Exactly"))
    (before,) = all_series(undated, later)
    assert summed(before) == [("2023-06-05", 2000, None), ("None", 3000, None)]
    (after,) = all_series(undated, later, inferred={"a": date(2023, 6, 1)})
    assert summed(after) == [("2023-06-01", 3000, None), ("2023-06-05", 2000, "falls")]
    assert after.steps[0].point.basis == "inferred"


def test_a_figure_that_is_told_twice_is_one_step() -> None:
    (one,) = all_series(
        story("a", "2023-06-01", toll(3000, UNHCR, name="a_1")),
        story("b", "2023-06-01", toll(3000, UNHCR, name="b_1")),
    )
    assert [len(step.points) for step in one.steps] == [2]


def test_unnamed_sources_belong_to_their_outlet() -> None:
    monitors = by("monitors", named=False)
    told = [
        story(slug, "2023-06-01", toll(3000, monitors, name=slug), outlet=outlet)
        for slug, outlet in (("a", "Nile Wire"), ("b", "Nile Wire"), ("c", "Lake Post"))
    ]
    assert sorted(len(one.steps[0].points) for one in all_series(*told)) == [1, 2]


def test_totals_that_begin_on_different_days_are_not_held_against_each_other() -> None:
    war = Day(earliest=date(2023, 3, 1), latest=date(2023, 6, 1))
    week = Day(earliest=date(2023, 5, 27), latest=date(2023, 6, 3))
    stories = [
        story("a", "2023-06-01", toll(3000, UNHCR, name="a_1", day=war)),
        story("b", "2023-06-03", toll(130, UNHCR, name="b_1", bound="Exactly", day=week)),
    ]
    assert [len(one.steps) for one in all_series(*stories)] == [1, 1]


def run(*parts: list[Story], removed: tuple[str, ...] = ()) -> dict[str, Series]:
    """Take stories in, and give the series as they are told to be rewritten, step by step."""
    state, there = State(), dict[str, Series]()
    for stories, gone in [*((part, ()) for part in parts), ([], removed)]:
        state.begin()
        taken = take_in(state, [("digest", one) for one in stories], gone)
        state.commit()
        for key in taken.series:
            told = list(state.points(key))
            there.pop(key, None)
            if told:
                there[key] = series(key, told)
    return there


TOLLS = st.lists(
    st.tuples(st.sampled_from([90, 100, 300]), st.sampled_from([UNHCR, NETWORK])), max_size=2
)
STORIES = st.lists(
    st.tuples(st.sampled_from(["2023-06-01", "2023-06-08", None]), TOLLS), min_size=1, max_size=4
)


@settings(max_examples=30, deadline=None)
@given(STORIES)
def test_the_order_of_arrival_changes_nothing(told: list) -> None:  # type: ignore[type-arg]
    stories = [
        story(f"s{n}", day, *(toll(low, who, name=f"s{n}_{at}", bound="Exactly")
                              for at, (low, who) in enumerate(tolls)))
        for n, (day, tolls) in enumerate(told)
    ]  # fmt: skip
    expected = run(stories)
    extra = story("x", "2023-06-03", toll(500, UNHCR, name="x_1"))
    for order in permutations(stories):
        assert run(*([one] for one in order)) == expected
    assert run([*stories, extra], removed=("x",)) == expected
    assert run([extra], stories, removed=("x",)) == expected


def test_a_changed_article_changes_its_series() -> None:
    before = story("a", "2023-06-01", toll(100, UNHCR, name="a_1"))
    after = story("a", "2023-06-01", toll(200, NETWORK, name="a_1"))
    assert run([before], [after]) == run([after])
