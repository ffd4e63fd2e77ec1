import pytest
from fixtures.stories import count, happening, player, spot

from kg.reconcile.compare import Comparer, compare
from kg.reconcile.happenings import Happening

TARABAD = spot("Tarabad", "place", "Settlement", "Blue Hills", "Sudan")
MARKET = "Shells struck the vegetable market where farmers were selling onions"


def shelling(story: str, **more: object) -> Happening:
    given = {"spots": (TARABAD,), "first": "2023-05-07", "told": MARKET} | more
    return happening(story, str(given.pop("kind", "Shelling")), **given)  # type: ignore[arg-type]


SAME = [
    pytest.param({}, id="everything alike"),
    pytest.param({"first": "2023-05-06", "last": "2023-05-07"}, id="overnight"),
    pytest.param({"kind": "Attack"}, id="a wider class"),
    pytest.param({"spots": (spot("Al-Tarabad"),)}, id="with the article"),
    pytest.param({"spots": (spot("Tarrabad"),)}, id="another spelling"),
    pytest.param(
        {"told": "Artillery hit a market", "counts": (count("killed", 11),)}, id="other words"
    ),
]
DIFFERENT = [
    pytest.param({"first": "2023-05-12"}, id="five days later"),
    pytest.param({"spots": (spot("Omdar", "place", "Settlement", "Sudan"),)}, id="another town"),
    pytest.param({"kind": "Capture"}, id="another family"),
    pytest.param(
        {"spots": (spot("Sudan", "place", "Country"),), "told": "Fighting goes on"},
        id="the country",
    ),
    pytest.param({"spots": (), "told": "A wave of fire"}, id="no place and other words"),
]


@pytest.mark.parametrize("more", SAME)
def test_one_incident_told_twice(more: dict[str, object]) -> None:
    found = compare(shelling("a", counts=(count("killed", 11),)), shelling("b", **more))
    assert found.same, found


@pytest.mark.parametrize("more", DIFFERENT)
def test_two_incidents(more: dict[str, object]) -> None:
    found = compare(shelling("a"), shelling("b", **more))
    assert not found.same, found


@pytest.mark.parametrize("more", [p.values[0] for p in (*SAME, *DIFFERENT)])
def test_the_order_of_the_two_does_not_matter(more: dict[str, object]) -> None:
    one, other = shelling("a"), shelling("b", **more)
    assert compare(one, other).score == compare(other, one).score


def test_a_town_retaken_is_not_the_town_taken() -> None:
    army, column = player("Army", "newController"), player("Northern Column", "newController")
    was = player("Northern Column", "previousController")
    taken = happening("a", "Capture", spots=(TARABAD,), players=(column,), first="2023-05-07")
    retaken = happening("b", "Capture", spots=(TARABAD,), players=(army, was), first="2023-05-08")
    found = compare(taken, retaken)
    assert not found.same
    assert "taken by whom the other says it was taken from" in found.reasons


def test_the_reasons_say_what_was_found() -> None:
    found = compare(
        shelling("a", counts=(count("killed", 38),)), shelling("b", counts=(count("killed", 38),))
    )
    assert "both Shelling" in found.reasons
    assert "same place: Tarabad" in found.reasons
    assert "days that meet: 2023-05-07" in found.reasons
    assert "both 38 killed" in found.reasons


def test_what_cannot_be_one_says_why() -> None:
    found = compare(shelling("a"), shelling("b", first="2023-06-07"))
    assert (found.score, found.reasons) == (0.0, ("31 days apart",))


def test_what_is_told_alike_is_compared_once() -> None:
    comparer = Comparer()
    copies = [shelling(slug, counts=(count("killed", 11),)) for slug in ("a", "b", "c")]
    first = comparer.compare(copies[0], copies[1])
    assert first == compare(copies[0], copies[1])
    assert comparer.compare(copies[2], copies[1]) is first


def test_a_happening_with_another_day_is_compared_anew() -> None:
    comparer, one = Comparer(), shelling("a")
    assert comparer.compare(one, shelling("b")).same
    assert not comparer.compare(one, shelling("b", first="2023-06-07")).same
