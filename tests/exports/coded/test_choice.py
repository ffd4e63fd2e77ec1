import pytest
from fixtures.coded import killed, occurrence, report, who

from kg.exports.coded.actors import parties
from kg.exports.coded.choice import choose

ARMY, FRONT = ("Army", "StateForce"), ("Southern Front", "ArmedGroup")
PEOPLE = ("people", "PopulationGroup")


def chosen(kind: str, sort: str | None = None, *, deaths: int = 0, figures=(), **roles):
    found = tuple(who(name, role, sort_of) for role, (name, sort_of) in roles.items())
    told = occurrence(report(kind, *figures, sort=sort, who=found))
    return choose(told, parties(told, "YE"), deaths)


@pytest.mark.parametrize(
    ("kind", "sort", "roles", "code"),
    [
        ("ArmedClash", None, {}, "Armed clash"),
        ("AirStrike", None, {}, "Air/drone strike"),
        ("Shelling", None, {}, "Shelling/artillery/missile attack"),
        ("Bombing", "suicide", {}, "Suicide bomb"),
        ("Bombing", "vehicle", {}, "Remote explosive/landmine/IED"),
        ("Bombing", "planted", {}, "Remote explosive/landmine/IED"),
        ("Bombing", None, {}, "Remote explosive/landmine/IED"),
        ("Attack", "chemical", {"target": PEOPLE}, "Chemical weapon"),
        ("Attack", None, {"target": PEOPLE}, "Attack"),
        ("Attack", None, {}, "Attack"),
        ("Attack", None, {"agent": FRONT, "target": ARMY}, "Armed clash"),
        ("Capture", "fighting", {"newController": FRONT}, "Non-state actor overtakes territory"),
        ("Capture", None, {"newController": ARMY}, "Government regains territory"),
        ("Capture", None, {"previousController": ARMY}, "Non-state actor overtakes territory"),
        ("Capture", None, {"previousController": FRONT}, "Government regains territory"),
        ("Capture", "handover", {"newController": FRONT}, "Non-violent transfer of territory"),
        ("Detention", "arrest", {}, "Arrests"),
        ("Detention", "abduction", {}, "Abduction/forced disappearance"),
        ("Detention", None, {"agent": ARMY, "target": PEOPLE}, "Arrests"),
        ("Detention", None, {"agent": FRONT, "target": PEOPLE}, "Abduction/forced disappearance"),
        ("Protest", None, {"agent": PEOPLE}, "Peaceful protest"),
        ("Negotiation", "agreement", {}, "Agreement"),
        ("Negotiation", "ceasefire", {}, "Agreement"),
        ("ForceMovement", "deploy", {}, "Change to group/activity"),
        ("Defection", None, {"defector": PEOPLE}, "Change to group/activity"),
        ("Displacement", "flight", {}, "Other"),
    ],
)
def test_the_code_comes_from_the_alignments_and_from_who_did_it(kind, sort, roles, code) -> None:
    assert chosen(kind, sort, **roles) == (code, "")


def test_a_deadly_protest_is_more_than_a_peaceful_one() -> None:
    assert chosen("Protest", deaths=2)[0] == "Excessive force against protesters"


@pytest.mark.parametrize(
    ("kind", "sort", "roles", "reason"),
    [
        ("Statement", "say", {}, "statements"),
        ("Negotiation", "talks", {}, "no code for Negotiation/talks"),
        ("Capture", None, {}, "no code for Capture"),
        ("Detention", None, {}, "no code for Detention"),
        ("DisplacedPopulation", None, {}, "a figure of no event"),
        ("CasualtyReport", None, {}, "a figure of no event"),
        ("Defection", None, {"defector": ("Omar Said", "Person")}, "single deserters"),
    ],
)
def test_what_acled_has_no_code_for_says_so(kind, sort, roles, reason: str) -> None:
    code, why = chosen(kind, sort, **roles)
    assert code is None
    assert reason in why


@pytest.mark.parametrize(("number", "code"), [(1, None), (2, "Change to group/activity")])
def test_one_deserter_is_none_to_acled(number: int, code) -> None:
    left = killed(number, measure="defected")
    assert chosen("Defection", figures=(left,), defector=PEOPLE)[0] == code
