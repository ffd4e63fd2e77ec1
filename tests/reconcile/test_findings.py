from __future__ import annotations

import pytest
from fixtures.stories import count, happening, player

from kg.reconcile.findings import (
    Finding,
    actor_findings,
    count_findings,
    type_findings,
    word_findings,
)
from kg.reconcile.happenings import Count, Player


def values(found: object) -> list[str]:
    return [one.value for one in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("Shelling", None), ("Shelling", None), ["same"]),
        (("Bombing", "suicide"), ("Bombing", "suicide"), ["same", "kind"]),
        (("Bombing", "suicide"), ("Bombing", "planted"), ["same", "other-kind"]),
        (("Bombing", "suicide"), ("Bombing", None), ["same"]),
        (("Attack", None), ("Bombing", None), ["kin"]),
        (("AirStrike", None), ("Bombing", None), ["kin"]),
        (("CasualtyReport", None), ("ArmedClash", None), ["kin"]),
        (("ArmedClash", None), ("Bombing", None), ["unlike"]),
        (("Detention", "arrest"), ("Detention", "abduction"), ["same", "other-kind"]),
    ],
)
def test_types(
    one: tuple[str, str | None], other: tuple[str, str | None], expected: list[str]
) -> None:
    mine, theirs = happening("a", one[0], sub=one[1]), happening("b", other[0], sub=other[1])
    assert values(type_findings(mine, theirs)) == expected
    assert values(type_findings(theirs, mine)) == expected


def test_another_family_rules_out() -> None:
    (found,) = type_findings(happening("a", "Shelling"), happening("b", "Protest"))
    assert found == Finding("type", "unlike", "Shelling and Protest", excludes=True)


COLUMN, BRIGADE = player("Northern Column"), player("River Brigade")
GUNMEN = player("gunmen", named=False)
MILITIA = player("militiamen", named=False)
POLICE = player("policemen", "agent", "Police", named=False)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((COLUMN,), (COLUMN,), ["same-named"]),
        ((COLUMN,), (BRIGADE,), ["same-kind"]),
        ((GUNMEN,), (MILITIA,), ["same-kind"]),
        ((GUNMEN,), (POLICE,), []),
        ((COLUMN,), (player("Army", "agent", "StateMilitary"),), ["other"]),
        ((COLUMN,), (POLICE,), []),
        ((COLUMN,), (), []),
        ((player("Army", "target"),), (player("Army", "target"),), ["same-named"]),
    ],
    ids=["one name", "two groups", "gunmen", "gunmen and police", "two names of two kinds",
         "a name and police", "nobody", "done to"],
)  # fmt: skip
def test_actors(one: tuple[Player, ...], other: tuple[Player, ...], expected: list[str]) -> None:
    mine, theirs = happening("a", "Attack", players=one), happening("b", "Attack", players=other)
    assert values(actor_findings(mine, theirs)) == expected
    assert values(actor_findings(theirs, mine)) == expected


def test_a_town_that_changed_hands_the_other_way() -> None:
    mine = happening("a", "Capture", players=(player("Column", "newController"),))
    theirs = happening("b", "Capture", players=(player("Column", "previousController"),))
    assert values(actor_findings(mine, theirs)) == ["switched"]
    assert values(actor_findings(theirs, mine)) == ["switched"]


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (count("killed", 38), count("killed", 38), ["same-large"]),
        (count("killed", 7), count("killed", 7), ["same"]),
        (count("killed", 2), count("killed", 2), ["same-small"]),
        (count("killed", 14), count("killed", 17), ["near"]),
        (count("killed", 14), count("killed", 22), ["other"]),
        (count("killed", 3), count("killed", 31), ["far"]),
        (count("killed", 0), count("killed", 5), ["far"]),
        (count("killed", 4, 6), count("killed", 5), ["same-small"]),
        (count("killed", 7), count("injured", 7), []),
        (count("killed", 7, scope="Cumulative"), count("killed", 7), []),
    ],
)
def test_counts(mine: Count, theirs: Count, expected: list[str]) -> None:
    one = happening("a", "Attack", counts=(mine,))
    other = happening("b", "Attack", counts=(theirs,))
    assert values(count_findings(one, other)) == expected
    assert values(count_findings(other, one)) == expected


def test_the_clearest_measure_and_the_nearest_figures_count() -> None:
    one = happening("a", "Attack", counts=(count("killed", 3), count("injured", 41)))
    other = happening(
        "b", "Attack", counts=(count("killed", 9), count("killed", 2), count("injured", 41))
    )
    (found,) = count_findings(one, other)
    assert (found.value, found.words) == ("same-large", "both 41 injured")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Shells tore through the onion market", "The onion stalls burned", []),
        ("Shells hit stalls of the onion market before noon while traders slept nearby",
         "The onion market burned; traders wept all morning beside empty carts and lorries",
         [("each", 1.5)]),
        ("The onion market burned", "A burning onion market", [("most", 1.0)]),
        ("Gunmen dragged teachers from a meeting inside the hamlet school",
         "From a meeting inside the hamlet school gunmen dragged teachers", [("quote", 1.0)]),
    ],
    ids=["one word", "some", "most", "a quote"],
)  # fmt: skip
def test_words(one: str, other: str, expected: list[tuple[str, float]]) -> None:
    found = word_findings(happening("a", "Attack", told=one), happening("b", "Attack", told=other))
    assert [(each.value, each.times) for each in found] == expected
