import random

import pytest
from fixtures.stories import count, happening, player, spot, story
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.reconcile import Curated, Story, Taken, take_in
from kg.reconcile.clusters import pair
from kg.reconcile.state import State

TOWNS = [spot(name, "place", "Settlement", "Blue Hills", "Sudan") for name in ("Tarabad", "Omdar")]
SIDES = ("Army", "Northern Column")


def shelling(slug: str, day: str | None, town: int = 0, number: int = 1, **more: object) -> object:
    return happening(slug, "Shelling", number, spots=(TOWNS[town],), first=day, **more)  # type: ignore[arg-type]


def run(
    *parts: list[Story], removed: tuple[str, ...] = (), curated: Curated | None = None
) -> dict[str, object]:
    """Take stories in, part by part, and sum up what there is in the end."""
    state, there, dated = State(), dict[str, object](), dict[str, object]()
    for stories, gone in [*((part, ()) for part in parts), ([], removed)]:
        state.begin()
        taken = take_in(state, [("digest", one) for one in stories], gone, curated)
        state.commit()
        _bring_up_to_date(there, dated, taken, gone)
    assert sorted(there) == state.all_incidents()
    return there | dated


def _bring_up_to_date(
    there: dict[str, object], dated: dict[str, object], taken: Taken, removed: tuple[str, ...]
) -> None:
    for key in taken.gone:
        there.pop(key, None)
    for grouping in taken.groupings:
        there[grouping.key] = [
            (m.happening, m.best.pair, m.best.score, m.best.reasons, m.origin)
            for m in grouping.members
        ]
    for slug, dating in taken.datings.items():
        dated[f"dating {slug}"] = dating
    for slug in removed:
        dated.pop(f"dating {slug}", None)


def test_two_articles_on_one_shelling_are_one_incident() -> None:
    one = story("a", "2023-05-08", shelling("a", "2023-05-07"))
    other = story("b", "2023-05-08", shelling("b", "2023-05-07"))
    elsewhere = story("c", "2023-05-08", shelling("c", "2023-05-07", town=1))
    found = run([one, other, elsewhere])
    assert list(found) == ["a_Shelling_1"]


def test_nothing_is_compared_with_itself_or_within_its_article() -> None:
    both = story("a", "2023-05-08", shelling("a", "2023-05-07"), shelling("a", "2023-05-07", 0, 2))
    assert run([both]) == {}


def test_what_is_removed_leaves_its_incident() -> None:
    three = [story(slug, "2023-05-08", shelling(slug, "2023-05-07")) for slug in "abc"]
    assert run(three, removed=("b",)) == run([three[0], three[2]])
    assert run(three, removed=("a", "b")) == {}


def test_an_article_taken_in_again_counts_as_it_is_now() -> None:
    before = [story(slug, "2023-05-08", shelling(slug, "2023-05-07")) for slug in "ab"]
    after = story("b", "2023-05-08", shelling("b", "2023-05-07", town=1))
    assert run(before, [after]) == run([before[0], after]) == {}


def test_copies_are_one_source() -> None:
    text = " ".join(f"word{number}" for number in range(200))
    stories = [
        story(slug, "2023-05-08", shelling(slug, "2023-05-07"), text=text if slug < "c" else slug)
        for slug in "abc"
    ]
    members = run(stories)["a_Shelling_1"]
    assert [origin for *_, origin in members] == ["a", "a", "c"]  # type: ignore[attr-defined]


def test_people_decide() -> None:
    stories = [
        story("a", "2023-05-08", shelling("a", "2023-05-07")),
        story("b", "2023-05-08", shelling("b", "2023-05-07")),
        story("c", "2023-06-18", shelling("c", "2023-06-17", town=1)),
    ]
    iris = [one.happenings[0].iri for one in stories]
    apart = Curated(forbidden=frozenset({pair(iris[0], iris[1])}))
    joined = Curated(forced=frozenset({pair(iris[0], iris[2])}))
    assert run(stories, curated=apart) == {}
    members = run(stories, curated=joined)["a_Shelling_1"]
    assert [happening.story for happening, *_ in members] == ["a", "b", "c"]  # type: ignore[attr-defined]
    assert run(stories[:1], stories[1:], curated=joined) == run(stories, curated=joined)


UNDATED = story(
    "u",
    None,
    shelling("u", None, words="overnight", counts=(count("killed", 38),)),
    happening("u", "Capture", spots=(TOWNS[1],), words="late on saturday"),
)
DATED = story(
    "d",
    "2023-05-08",
    happening(
        "d", "Shelling", spots=(TOWNS[0],), first="2023-05-07", last="2023-05-08",
        words="overnight", counts=(count("killed", 38),),
    ),
    happening("d", "Capture", spots=(TOWNS[1],), first="2023-05-06", words="on saturday"),
)  # fmt: skip


@pytest.mark.parametrize("order", [[UNDATED, DATED], [DATED, UNDATED]])
def test_an_article_without_a_day_is_dated_by_one_that_tells_the_same(order: list[Story]) -> None:
    at_once, one_by_one = run(order), run(order[:1], order[1:])
    assert at_once == one_by_one
    dating = at_once["dating u"]
    assert (str(dating.day), dating.by) == ("2023-05-08", "d")  # type: ignore[attr-defined]
    assert {"d_Capture_1", "d_Shelling_1"} <= set(at_once)


def test_a_dating_goes_with_the_article_it_rests_on() -> None:
    assert run([UNDATED, DATED], removed=("d",)) == {"dating u": None}


def chance_story(slug: str, chance: random.Random) -> Story:
    """Make a story of two or three happenings out of few places, days and numbers."""
    issued = None if chance.random() < 0.2 else f"2023-05-0{chance.randint(5, 8)}"
    told = []
    for number in range(1, chance.randint(2, 4)):
        kind = chance.choice(["Shelling", "AirStrike", "Attack", "Capture", "Displacement"])
        day = f"2023-05-0{chance.randint(3, 6)}" if issued and chance.random() < 0.7 else None
        counts = (count("killed", chance.choice([3, 12, 40])),) if chance.random() < 0.5 else ()
        who = (player(chance.choice(SIDES)),) if chance.random() < 0.5 else ()
        words = chance.choice(["overnight", "on saturday", "yesterday", ""]) if not day else ""
        told.append(
            happening(
                slug, kind, number, spots=(chance.choice(TOWNS),), counts=counts, players=who,
                first=day, words=words, told=chance.choice(["a market burnt", "houses burnt down"]),
            )
        )  # fmt: skip
    text = " ".join(f"w{n}" for n in range(60)) if chance.random() < 0.3 else slug
    return story(slug, issued, *told, text=text)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 9))
def test_the_order_of_arrival_changes_nothing(seed: int, number: int) -> None:
    chance = random.Random(seed)
    stories = [chance_story(f"s{n}", chance) for n in range(number)]
    expected = run(stories)
    shuffled = stories[:]
    chance.shuffle(shuffled)
    at = chance.randrange(number)
    assert run(shuffled) == expected
    assert run(*([one] for one in shuffled)) == expected
    assert run(shuffled[at:], shuffled[:at]) == expected
    extra = [chance_story(f"x{n}", chance) for n in range(2)]
    assert run([*extra, *shuffled], removed=("x0", "x1")) == expected
