from fixtures.stories import count, happening, spot

from kg.reconcile.folding import fold_tolls
from kg.reconcile.happenings import Happening

TOWN, OTHER = spot("Tarabad"), spot("Omdar")


def toll(number: int, *, killed: int, **more: object) -> Happening:
    given = {"spots": (TOWN,)} | more
    return happening("a", "CasualtyReport", number, counts=(count("killed", killed),), **given)  # type: ignore[arg-type]


def kinds(*told: Happening) -> list[tuple[str, list[int | None]]]:
    return [(one.type, [c.low for c in one.counts]) for one in fold_tolls(told)]


def test_a_toll_goes_to_the_one_event_of_its_place() -> None:
    event = happening("a", "Shelling", spots=(TOWN,))
    assert kinds(event, toll(1, killed=9)) == [("Shelling", [9])]


def test_the_event_gets_the_day_and_words_of_its_toll() -> None:
    event = happening("a", "Shelling", spots=(TOWN,))
    (found,) = fold_tolls([event, toll(1, killed=9, first="2023-05-07", told="a market burnt")])
    assert str(found.day.earliest) == "2023-05-07"
    assert "market" in found.words


def test_a_toll_with_two_events_to_choose_from_stays_alone() -> None:
    events = [happening("a", kind, spots=(TOWN,)) for kind in ("Shelling", "AirStrike")]
    assert kinds(*events, toll(1, killed=9))[-1] == ("CasualtyReport", [9])


def test_tolls_of_one_place_and_day_are_one() -> None:
    assert kinds(toll(1, killed=9), toll(2, killed=3)) == [("CasualtyReport", [9, 3])]


def test_tolls_of_other_days_or_places_are_not() -> None:
    first = toll(1, killed=9, first="2023-05-07")
    assert len(fold_tolls([first, toll(2, killed=3, first="2023-05-09")])) == 2
    assert len(fold_tolls([first, toll(2, killed=3, spots=(OTHER,))])) == 2
    assert len(fold_tolls([first, toll(2, killed=3, spots=())])) == 2


def test_a_capture_has_no_toll() -> None:
    capture = happening("a", "Capture", spots=(TOWN,))
    assert [kind for kind, _ in kinds(capture, toll(1, killed=9))] == ["Capture", "CasualtyReport"]
