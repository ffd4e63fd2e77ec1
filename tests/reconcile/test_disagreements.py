from itertools import permutations

import pytest
from fixtures.claims import ARMY, CLINIC, UN, article, by, figure, incident
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.reconcile.disagreements import (
    Disagreement,
    contrasts,
    disagreements,
    kind_of,
    revisions,
    said_of,
    within,
)
from kg.reconcile.engine import Grouping, Member
from kg.reconcile.happenings import Count

UNHCR, FORCE, NETWORK = by(*UN), by(*ARMY), by(*CLINIC)


def found(*members: Member) -> list[Disagreement]:
    return disagreements(said_of(incident(*members)))


def two(one: Count, other: Count) -> Grouping:
    return incident(article("a", "2023-05-08", one), article("b", "2023-05-08", other))


def test_two_sources_that_cannot_both_be_right_disagree() -> None:
    (one,) = found(
        article("a", "2023-05-08", figure(4000, None, FORCE, name="a_1", bound="About")),
        article("b", "2023-05-08", figure(5500, None, UNHCR, name="b_1")),
    )
    assert one.ends == (4000, 5500)
    assert [said.words for said in one.alternatives] == [
        "4000 (Army of the Republic)", "5500 (UN refugee agency)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure(26, None, FORCE, name="a"), figure(26, None, NETWORK, name="b")),
        (figure(38000, None, NETWORK, name="a", bound="AtLeast"),
         figure(40000, None, UNHCR, name="b")),
        (figure(12, None, NETWORK, name="a"), figure(30, None, NETWORK, name="b")),
        (figure(12, None, NETWORK, name="a"),
         figure(30, None, FORCE, name="b", scope="Cumulative")),
        (figure(12, None, NETWORK, name="a"), figure(4, None, FORCE, name="b", group="child")),
        (figure(12, None, NETWORK, name="a"),
         figure(40, None, FORCE, name="b", joint=("injured",))),
        (figure(12, None, NETWORK, name="a", places=("x",)),
         figure(40, None, FORCE, name="b", places=("y",))),
        (figure(12, None, NETWORK, name="a"), figure(40, None, FORCE, name="b", unit="households")),
        (figure(12, None, NETWORK, name="a"), figure(40, None, FORCE, name="b", status="denied")),
        (figure(12, None, NETWORK, name="a"), figure(40, None, FORCE, name="b", status="planned")),
        (figure(12, None, NETWORK, name="a"), figure(5, None, FORCE, name="b", part=True)),
    ],
)  # fmt: skip
def test_what_is_no_disagreement(one: Count, other: Count) -> None:
    assert disagreements(said_of(two(one, other))) == []


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (figure(26, name="a", measure="defected", group="officer"),
         figure(71, name="b", measure="accompanying", tellings=()), "part"),
        (figure(9, name="a"), figure(700, name="b", scope="Cumulative"), "scope"),
        (figure(9, name="a", places=("town",)), figure(31, name="b", places=("province",)),
         "place"),
        (figure(9, name="a"), figure(31, name="b", joint=("injured",)), "measure"),
        (figure(9, name="a", group="civilian"), figure(31, name="b"), "group"),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_disagreement_is_named(one: Count, other: Count, why: str) -> None:
    (apart,) = contrasts(two(one, other))
    assert apart.why == why
    assert {apart.one.iri, apart.other.iri} == {one.iri, other.iri}
    assert disagreements(said_of(two(one, other))) == []


def test_parts_that_say_whose_they_are_need_no_naming() -> None:
    children = figure(6, name="b", group="child", part=True, whole="x")
    assert contrasts(two(figure(31, name="a"), children)) == []


def test_figures_of_one_article_are_told_apart_by_the_article() -> None:
    both = article("a", "2023-05-08", figure(9, name="a_1"), figure(31, name="a_2", group="man"))
    assert contrasts(incident(both, article("b", "2023-05-08"))) == []


def test_a_later_figure_of_one_source_is_a_revision() -> None:
    monday = article("a", "2023-05-08", figure(26, None, NETWORK, name="a_1"))
    tuesday = article("b", "2023-05-09", figure(34, None, NETWORK, name="b_1"))
    friday = article("c", "2023-05-12", figure(31, None, NETWORK, name="c_1"))
    said = said_of(incident(monday, tuesday, friday))
    assert disagreements(said) == []
    assert [(r.earlier.count.low, r.later.count.low, r.direction) for r in revisions(said)] == [
        (26, 34, "up"),
        (34, 31, "down"),
    ]


def test_a_source_is_taken_by_what_it_says_last() -> None:
    monday = article("a", "2023-05-08", figure(26, None, NETWORK, name="a_1"))
    tuesday = article("b", "2023-05-09", figure(34, None, NETWORK, name="b_1"))
    army = article("c", "2023-05-09", figure(34, None, FORCE, name="c_1"))
    assert found(monday, tuesday, army) == []
    (one,) = found(monday, army)
    assert one.ends == (26, 34)


def test_the_day_of_the_saying_goes_before_that_of_the_article() -> None:
    late = article("a", "2023-05-12", figure(26, None, NETWORK, name="a_1", said="2023-05-08"))
    early = article("b", "2023-05-09", figure(34, None, NETWORK, name="b_1"))
    (revision,) = revisions(said_of(incident(late, early)))
    assert (revision.earlier.count.low, revision.direction) == (26, "up")


def test_two_figures_of_one_source_and_day_are_neither() -> None:
    said = said_of(
        incident(
            article("a", "2023-05-08", figure(26, None, NETWORK, name="a_1")),
            article("b", "2023-05-08", figure(34, None, NETWORK, name="b_1")),
        )
    )
    assert (disagreements(said), revisions(said)) == ([], [])


def test_an_outlet_revises_itself_and_two_outlets_disagree() -> None:
    first = article("a", "2023-05-08", figure(26, name="a_1"), outlet="Nile Wire")
    second = article("b", "2023-05-09", figure(34, name="b_1"), outlet="Nile Wire")
    other = article("c", "2023-05-09", figure(50, name="c_1"), outlet="Lake Post")
    assert len(revisions(said_of(incident(first, second)))) == 1
    (one,) = found(first, second, other)
    assert one.ends == (34, 50)


def test_copies_of_one_text_do_not_disagree_with_themselves() -> None:
    text = figure(26, name="a_1"), figure(34, None, by("residents", named=False), name="a_2")
    copy = figure(26, name="b_1"), figure(34, None, by("residents", named=False), name="b_2")
    (one,) = found(article("a", "2023-05-08", *text), article("b", "2023-05-08", *copy, origin="a"))
    assert len(one.alternatives) == 4
    assert (
        found(article("a", "2023-05-08", text[0]), article("b", "2023-05-08", copy[0], origin="a"))
        == []
    )


def test_the_headline_is_no_second_voice() -> None:
    body = figure(4000, None, FORCE, name="a_1", bound="About")
    above = figure(4000, name="a_2", headline=True)
    other = figure(5500, None, UNHCR, name="b_1")
    (one,) = found(article("a", "2023-05-08", body, above), article("b", "2023-05-08", other))
    assert [said.claim.rpartition("/")[2] for said in one.alternatives] == ["a_1", "b_1"]


def test_a_range_that_goes_with_all_is_no_alternative() -> None:
    (one,) = found(
        article("a", "2023-05-08", figure(40, None, FORCE, name="a_1")),
        article("b", "2023-05-08", figure(60, None, UNHCR, name="b_1")),
        article("c", "2023-05-08", figure(30, None, NETWORK, name="c_1", bound="AtLeast")),
    )
    assert [said.count.low for said in one.alternatives] == [40, 60]


def test_town_and_province_make_two_disagreements() -> None:
    town, province = {"places": ("town",)}, {"places": ("province",)}
    ends = [
        one.ends
        for one in found(
            article("a", "2023-05-08", figure(50, None, FORCE, name="a_1", **town),
                    figure(180, None, FORCE, name="a_2", **province)),
            article("b", "2023-05-08", figure(60, None, UNHCR, name="b_1", **town),
                    figure(200, None, UNHCR, name="b_2", **province)),
        )
    ]  # fmt: skip
    assert ends == [(50, 60), (180, 200)]


def test_sources_of_one_article_can_disagree() -> None:
    alone = article(
        "a", None, figure(12, None, FORCE, name="a_1"), figure(30, None, NETWORK, name="a_2"),
        figure(4, None, NETWORK, name="a_3", group="child"),
    )  # fmt: skip
    ((told, one),) = within(alone.remembered.story)
    assert told == alone.happening
    assert one.ends == (12, 30)
    assert within(article("b", None, figure(12, None, FORCE, name="b_1")).remembered.story) == []


def test_the_kinds_that_are_compared() -> None:
    assert kind_of(figure(5, group="people")) == kind_of(figure(9))
    assert kind_of(figure(5, group="child", part=True)) == kind_of(figure(9, group="child"))
    assert kind_of(figure(5, part=True)) != kind_of(figure(9))


SOURCES = st.sampled_from([(), (UNHCR,), (FORCE,), (NETWORK, FORCE), (by("locals", named=False),)])
FIGURES = st.tuples(
    st.sampled_from([8, 9, 12, 40]),
    SOURCES,
    st.sampled_from(["Exactly", "AtLeast", "About"]),
    st.sampled_from(["Incident", "Cumulative"]),
    st.sampled_from([None, "child", "people"]),
)
ARTICLES = st.lists(
    st.tuples(
        st.sampled_from(["2023-05-08", "2023-05-09", None]),
        st.sampled_from(["", "Nile Wire"]),
        st.lists(FIGURES, max_size=3),
    ),
    min_size=2,
    max_size=4,
)


@settings(max_examples=40, deadline=None)
@given(ARTICLES)
def test_the_order_of_articles_and_figures_changes_nothing(articles: list) -> None:  # type: ignore[type-arg]
    members = [
        article(
            f"s{number}",
            day,
            *(
                figure(
                    low, None, *sources, bound=bound, scope=scope, group=group,
                    name=f"s{number}_{at}",
                )
                for at, (low, sources, bound, scope, group) in enumerate(told)
            ),
            outlet=outlet,
        )
        for number, (day, outlet, told) in enumerate(articles)
    ]  # fmt: skip
    expected = None
    for order in permutations(members):
        # the engine sorts members; what they hold comes in any order
        grouping = Grouping(key="k", members=order)
        said = said_of(grouping)
        now = disagreements(said), revisions(said), contrasts(grouping)
        expected = expected or now
        assert now == expected
    for one in (expected or ([], [], []))[0]:
        assert len({said.claim for said in one.alternatives}) >= 2
