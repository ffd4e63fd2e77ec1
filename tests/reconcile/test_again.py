from __future__ import annotations

import pytest
from fixtures.stories import count, happening, player, spot

from kg.reconcile.again import told_again
from kg.reconcile.happenings import Happening

TARABAD, OMDAR = spot("Tarabad"), spot("Omdar")


def bombing(number: int, **more: object) -> Happening:
    given = {"spots": (TARABAD,)} | more
    return happening("a", str(given.pop("kind", "Bombing")), number, **given)  # type: ignore[arg-type]


FIRST = bombing(1, first="2023-05-07", words="on sunday", counts=(count("killed", 11),))


def pairs(*told: Happening) -> list[tuple[str, str]]:
    return [(one.iri[-1], other.iri[-1]) for one, other in told_again(told)]


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({}, id="the blast"),
        pytest.param({"first": "2023-05-07", "words": "on sunday"}, id="the day again"),
        pytest.param({"counts": (count("injured", 40),)}, id="another measure"),
        pytest.param({"counts": (count("killed", 11),)}, id="the toll again"),
        pytest.param({"kind": "CasualtyReport", "counts": (count("injured", 40),)}, id="a toll"),
        pytest.param({"spots": (spot("al-Tarabad"), spot("market", "target", "Facility"))},
                     id="another spelling, and what was hit"),
    ],
)  # fmt: skip
def test_what_adds_nothing_against_it_is_told_again(more: dict[str, object]) -> None:
    assert pairs(FIRST, bombing(2, **more)) == [("1", "2")]


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"first": "2023-05-08", "words": "on monday"}, id="another day"),
        pytest.param({"first": "2023-05-07", "words": "on sunday evening"}, id="other words"),
        pytest.param({"counts": (count("killed", 4),)}, id="another toll"),
        pytest.param({"spots": (OMDAR,)}, id="another town"),
        pytest.param({"spots": (OMDAR, TARABAD)}, id="two towns"),
        pytest.param({"spots": ()}, id="no place"),
        pytest.param({"kind": "Shelling"}, id="another class"),
    ],
)
def test_what_says_otherwise_is_another(more: dict[str, object]) -> None:
    assert pairs(FIRST, bombing(2, **more)) == []


def test_two_groups_do_not_do_the_same() -> None:
    army, column = player("Army", "agent", "StateMilitary"), player("Column")
    one, other = bombing(1, players=(army,)), bombing(2, players=(column,))
    assert pairs(one, other) == []


def test_what_fits_two_others_is_left_alone() -> None:
    second = bombing(2, first="2023-05-08", words="on monday")
    assert pairs(FIRST, second, bombing(3)) == []


def test_three_times_is_three_pairs() -> None:
    assert pairs(FIRST, bombing(2), bombing(3)) == [("1", "2"), ("1", "3"), ("2", "3")]


def test_a_toll_that_fits_only_one_of_two_keeps_them_together() -> None:
    toll = bombing(3, kind="CasualtyReport", counts=(count("killed", 2),))
    assert pairs(FIRST, bombing(2), toll) == [("1", "2")]
