from hypothesis import given
from hypothesis import strategies as st

from kg.reconcile.clusters import group, pair

NODES = "abcdefgh"


def grouped(scores: dict[str, float], **more: object) -> list[str]:
    pairs = {pair(*name): score for name, score in scores.items()}
    stories = {node: f"s-{node}" for node in NODES} | more.pop("stories", {})  # type: ignore[operator]
    found = group(stories, pairs, threshold=0.5, **more)  # type: ignore[arg-type]
    return ["".join(members) for members in found if len(members) > 1]


def test_pairs_above_the_threshold_are_joined() -> None:
    assert grouped({"ab": 0.9, "cd": 0.6, "ef": 0.4}) == ["ab", "cd"]


def test_a_chain_is_not_one_incident() -> None:
    # a-b-c-d are each like the next, and the ends were never found alike
    assert grouped({"ab": 0.9, "bc": 0.6, "cd": 0.9}) == ["ab", "cd"]


def test_a_group_is_joined_with_what_fits_it_as_a_whole() -> None:
    assert grouped({"ab": 0.9, "ac": 0.7, "bc": 0.4}) == ["abc"]


def test_one_article_does_not_tell_an_incident_twice() -> None:
    stories = {"b": "one", "c": "one"}
    assert grouped({"ab": 0.9, "ac": 0.8}, stories=stories) == ["ab"]


def test_what_one_article_tells_again_is_joined_with_the_rest() -> None:
    stories = {"b": "one", "c": "one"}
    assert grouped({"ab": 0.9, "ac": 0.8, "bc": 0.75}, stories=stories) == ["abc"]
    assert grouped({"ab": 0.9, "ac": 0.8, "bc": 0.4}, stories=stories) == ["ab"]


def test_people_win() -> None:
    assert grouped({"ab": 0.9}, forbidden=[("a", "b")]) == []
    assert grouped({"ab": 0.1}, forced=[("a", "b")]) == ["ab"]
    assert grouped({}, forced=[("a", "b")], forbidden=[("a", "b")]) == []


def test_what_is_forbidden_keeps_whole_groups_apart() -> None:
    scores = {"ab": 0.9, "cd": 0.9, "ac": 0.8, "ad": 0.8, "bc": 0.8, "bd": 0.8}
    assert grouped(scores) == ["abcd"]
    assert grouped(scores, forbidden=[("b", "d")]) == ["ab", "cd"]


pairs = st.sampled_from([(a, b) for a in NODES for b in NODES if a < b])
scored = st.dictionaries(pairs, st.integers(0, 100).map(lambda n: n / 100), max_size=28)


@given(scored, st.randoms(use_true_random=False))
def test_the_order_of_the_pairs_changes_nothing(
    scores: dict[tuple[str, str], float], chance: object
) -> None:
    stories = {node: node.translate({ord("h"): "g"}) for node in NODES}
    shuffled = list(scores.items())
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert group(stories, scores, threshold=0.5) == group(stories, dict(shuffled), threshold=0.5)


@given(scored)
def test_every_happening_is_in_one_group(scores: dict[tuple[str, str], float]) -> None:
    found = group({node: node for node in NODES}, scores, threshold=0.5)
    assert sorted(node for members in found for node in members) == sorted(NODES)
