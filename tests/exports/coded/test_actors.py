import pytest
from fixtures.coded import occurrence, report, who

from kg.exports.coded.actors import actor_cells, government_of, interaction, parties

ARMY = who("Army", "agent", "StateForce", country="YE")
REBELS = who("Southern Front", "target", "ArmedGroup")
PEOPLE = who("people", "target", "PopulationGroup", named=False)


def sides(*found, kind: str = "Shelling", country: str | None = "YE"):
    return parties(occurrence(report(kind, who=found)), country)


@pytest.mark.parametrize(
    ("actor", "inter"),
    [
        (ARMY, "State forces"),
        (who("Army", "agent", "StateForce", country="SA"), "External/Other forces"),
        (who("cabinet", "agent", "Government", country="YE"), "State forces"),
        (who("Front", "agent", "ArmedGroup"), "Rebel group"),
        (who("UN", "agent", "IntergovernmentalOrganisation"), "External/Other forces"),
        (who("people", "agent", "PopulationGroup"), "Civilians"),
        (who("Relief", "agent", "NonGovernmentalOrganisation"), "Civilians"),
        (who("officers", "agent", "PopulationGroup", role_code="police"), "State forces"),
        (who("men", "agent", "PopulationGroup", role_code="militant"), "Rebel group"),
        (who("somebody", "agent", "Person"), ""),  # which kind is not known
        (who("party", "agent", "PoliticalGroup"), ""),
    ],
)
def test_what_acled_calls_an_actor(actor, inter: str) -> None:
    [party], _ = sides(actor)
    assert party.inter == inter


def test_who_does_it_stands_first_and_whom_it_was_done_to_second() -> None:
    one, two = sides(REBELS, ARMY)
    assert ([p.name for p in one], [p.name for p in two]) == (["Army"], ["Southern Front"])


def test_those_who_fought_are_parted_the_state_first() -> None:
    parts = [
        who("Southern Front", "party", "ArmedGroup"),
        who("Army", "party", "StateForce"),
        who("Air Force", "party", "StateForce"),
    ]
    one, two = sides(*parts, kind="ArmedClash")
    assert [p.name for p in one] == ["Air Force", "Army"]
    assert [p.name for p in two] == ["Southern Front"]
    rivals = [who(name, "party", "ArmedGroup") for name in ("Lions", "Eagles")]
    one, two = sides(*rivals, kind="ArmedClash")
    assert ([p.name for p in one], [p.name for p in two]) == (["Eagles"], ["Lions"])


def test_those_who_died_are_whom_an_attack_hit_and_not_who_fought() -> None:
    dead = who("people", "group", "PopulationGroup", named=False)
    assert [p.name for p in sides(ARMY, dead)[1]] == ["people"]
    assert sides(ARMY, dead, kind="ArmedClash")[1] == []


def test_soldiers_beside_the_army_are_not_its_enemies() -> None:
    soldiers = who("soldiers", "target", "PopulationGroup", named=False, role_code="soldier")
    assert sides(ARMY, soldiers)[1] == []


def test_who_breaks_up_a_protest_stands_second() -> None:
    police = who("police", "perpetrator", "StateForce")
    crowd = who("students", "agent", "PopulationGroup")
    one, two = sides(police, crowd, kind="Protest")
    assert ([p.name for p in one], [p.name for p in two]) == (["students"], ["police"])


def test_each_actor_stands_once_those_with_a_name_first() -> None:
    told = [
        report(slug="a", who=(who("gunmen", "agent", "ArmedGroup", named=False),)),
        report(slug="b", who=(who("Al-Nasr", "agent", "ArmedGroup"),)),
        report(slug="c", who=(who("al nasr", "agent", "ArmedGroup"),)),
    ]
    one, _ = parties(occurrence(*told), "YE")
    assert [p.name for p in one] == ["Al-Nasr", "gunmen"]


def test_the_cells_of_a_side() -> None:
    one, two = sides(ARMY, who("Air Force", "agent", "StateForce"), PEOPLE)
    assert actor_cells(one, "Yemen") == ("Air Force", "Army", "State forces")
    assert actor_cells(two, "Yemen") == ("Civilians (Yemen)", "", "Civilians")
    assert actor_cells(two, "") == ("Civilians", "", "Civilians")
    assert actor_cells([], "Yemen") == ("", "", "")


@pytest.mark.parametrize(
    ("one", "two", "alone", "words"),
    [
        ("Rebel group", "State forces", False, "State forces-Rebel group"),
        ("State forces", "Civilians", False, "State forces-Civilians"),
        ("External/Other forces", "Civilians", False, "External/Other forces-Civilians"),
        ("Protesters", "", True, "Protesters only"),
        ("State forces", "", False, ""),  # there is somebody of whom the kind is not known
        ("", "Civilians", False, ""),
    ],
)
def test_interactions_are_in_acleds_order(one: str, two: str, alone: bool, words: str) -> None:
    assert interaction(one, two, alone=alone) == words


def test_ucdp_names_a_state_after_its_country() -> None:
    one, two = sides(ARMY, REBELS)
    assert government_of(one[0]) == "Government of Yemen"
    assert government_of(two[0]) == "Southern Front"
