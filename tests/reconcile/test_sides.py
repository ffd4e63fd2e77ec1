import csv

from kg.reconcile.sides import coded, everybody, side_of, sides
from kg.resources import RECONCILE
from kg.terms import ACTOR_CLASSES, CODES


def test_the_side_is_that_of_the_body_then_of_the_kind_then_of_the_role() -> None:
    assert side_of("Person", "ArmedGroup", "official") == "armed-group"
    assert side_of("Government", None, None) == "state"
    assert side_of("Person", None, "Activist") == "civil-society"
    assert side_of("Person", "Actor", "commander") == "unknown"
    assert side_of("Actor", None, None) == "unknown"


def test_every_kind_of_actor_but_people_has_a_side_and_every_side_a_code() -> None:
    assert {what for by, what in sides() if by == "kind"} == {*ACTOR_CLASSES} - {"Person"}
    assert set(sides().values()) | {"unknown"} == set(CODES["side-scheme"])


def test_a_plural_stands_for_its_code() -> None:
    assert coded("soldiers") == "soldier"
    assert coded("rebels from the north") == "rebels from the north"
    assert coded(None) is None


def test_a_star_stands_for_names_and_not_for_codes() -> None:
    assert everybody("displaced", "yazidis")
    assert not everybody("displaced", "child")
    assert not everybody("killed", "yazidis")


def test_the_tables_say_what_they_are_and_nothing_twice() -> None:
    for name in ("sides.csv", "everybody.csv"):
        lines = (RECONCILE / name).read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("# ")
        rows = list(csv.reader(line for line in lines if not line.startswith("#")))
        assert len({tuple(row[:2]) for row in rows}) == len(rows)
