from dataclasses import replace
from itertools import permutations

from fixtures.claims import by
from fixtures.stories import happening, player, spot, story

from kg.reconcile import take_in
from kg.reconcile.control import Tenure, ledger, place_of, places_of
from kg.reconcile.happenings import Happening, Player, Source, Story, Telling
from kg.reconcile.state import Remembered, State
from kg.terms import BASE

TOWN = spot("Omdar", "territory")
ARMY = player("Sudanese Army", "newController", "StateForce")
COLUMN = player("Northern Column", "newController")
SHIELD = player("Azraq Shield", "newController")
REBELS = player("rebels", "newController", named=False)
GENERAL, COMMANDER = by("General Idris"), by("Commander Bakri")


def taking(
    slug: str, day: str | None, holder: Player | None, *who: Source, status: str = "asserted"
) -> Story:
    players = (holder,) if holder else ()
    one = happening(slug, "Capture", spots=(TOWN,), players=players, first=day)
    told = Telling(claim=f"{BASE}claim/{slug}", status=status, sources=who)
    return story(slug, "2023-05-20", _telling(one, told))


def _telling(one: Happening, told: Telling) -> Happening:
    return replace(one, tellings=(told,))


def held(*stories: Story, origins: dict[str, str] | None = None) -> list[Tenure]:
    told = [Remembered(story=one, dating=None) for one in stories]
    return ledger(TOWN.iri, told, origins or {})


def summed(*stories: Story) -> list[tuple[str, str, str | None, bool]]:
    return [
        (
            one.holder.name if one.holder else "nobody",
            str(one.since)[5:],
            str(one.until)[5:] if one.until else None,
            bool(one.contested_by),
        )
        for one in held(*stories)
    ]


def test_a_source_holds_to_what_it_says_until_it_says_otherwise() -> None:
    assert summed(
        taking("a", "2023-05-01", COLUMN, GENERAL),
        taking("b", "2023-05-04", COLUMN, GENERAL),
        taking("c", "2023-05-09", ARMY, GENERAL),
    ) == [("Northern Column", "05-01", "05-09", False), ("Sudanese Army", "05-09", None, False)]


def test_two_sources_with_two_holders_contest_each_other() -> None:
    told = taking("a", "2023-05-01", COLUMN, COMMANDER), taking("b", "2023-05-04", ARMY, GENERAL)
    first, second = held(*told)
    assert first.contested_by == (second.name,)
    assert second.contested_by == (first.name,)


def test_what_ended_before_contests_nothing() -> None:
    assert [
        contested
        for *_, contested in summed(
            taking("a", "2023-05-01", COLUMN, COMMANDER),
            taking("b", "2023-05-03", ARMY, COMMANDER),
            taking("c", "2023-05-04", ARMY, GENERAL),
        )
    ] == [False, False, False]


def test_unnamed_rebels_may_be_any_group_but_the_state() -> None:
    rebels = taking("a", "2023-05-01", REBELS, COMMANDER)
    assert not held(rebels, taking("b", "2023-05-01", COLUMN, GENERAL))[0].contested_by
    assert held(rebels, taking("b", "2023-05-01", ARMY, GENERAL))[0].contested_by
    named = taking("c", "2023-05-01", SHIELD, COMMANDER)
    assert held(named, taking("b", "2023-05-01", COLUMN, GENERAL))[0].contested_by


def test_a_denial_contests_what_was_told_by_then() -> None:
    denial = taking("d", "2023-05-02", None, GENERAL, status="denied")
    first, said = held(taking("a", "2023-05-01", COLUMN, COMMANDER), denial)
    assert (said.holder, said.status, said.contested_by) == (None, "denied", (first.name,))
    assert first.contested_by == (said.name,)
    assert [
        one.contested_by for one in held(taking("a", "2023-05-05", COLUMN, COMMANDER), denial)
    ] == [(), ()]
    other = taking("d", "2023-05-02", ARMY, GENERAL, status="denied")
    assert not held(taking("a", "2023-05-01", COLUMN, COMMANDER), other)[0].contested_by


def test_plans_and_places_nobody_takes_are_left_out() -> None:
    plan = taking("a", "2023-05-01", COLUMN, COMMANDER, status="planned")
    assert held(plan) == []
    nobody = taking("b", "2023-05-01", None, COMMANDER)
    assert places_of(nobody.happenings) == set()
    assert place_of(happening("c", "Shelling", spots=(TOWN,), players=(COLUMN,))) is None


def test_an_event_without_a_day_has_that_of_its_article() -> None:
    (one,) = held(taking("a", None, COLUMN, COMMANDER))
    assert str(one.since) == "2023-05-20"


def test_copies_are_one_source() -> None:
    told = taking("a", "2023-05-01", COLUMN), taking("b", "2023-05-01", COLUMN)
    assert len(held(*told)) == 2
    assert len(held(*told, origins={"a": "a", "b": "a"})) == 1


def run(*parts: list[Story], removed: tuple[str, ...] = ()) -> list[Tenure]:
    """Take stories in, and give the ledger as it was last told to be rewritten."""
    state, there = State(), dict[str, list[Tenure]]()
    for stories, gone in [*((part, ()) for part in parts), ([], removed)]:
        state.begin()
        taken = take_in(state, [("digest", one) for one in stories], gone)
        state.commit()
        for place in taken.places:
            there[place] = ledger(place, map(state.story, state.telling_of(place)), {})
    return there.get(TOWN.iri, [])


def test_the_order_of_arrival_changes_nothing() -> None:
    stories = [
        taking("a", "2023-05-01", COLUMN, COMMANDER),
        taking("b", "2023-05-04", ARMY, GENERAL),
        taking("c", "2023-05-02", None, GENERAL, status="denied"),
        taking("d", "2023-05-04", REBELS, by("residents", named=False)),
    ]
    expected = run(stories)
    assert len(expected) == 4
    for order in permutations(stories):
        assert run(*([one] for one in order)) == expected
    extra = taking("x", "2023-05-03", SHIELD, COMMANDER)
    assert run([*stories, extra], removed=("x",)) == expected
