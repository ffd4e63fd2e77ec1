from datetime import date

import pytest

from kg.evaluate.matching import match
from kg.evaluate.scores import score, slots_right

DAY, NEXT = date(2023, 4, 15), date(2023, 4, 16)


def scored(gold, found):
    return score([match(gold, found)])


def test_precision_recall_and_f1(fact):
    gold = [fact(0, 10), fact(20, 30), fact(40, 50), fact(60, 70, optional=True)]
    found = [fact(0, 10), fact(20, 30), fact(60, 70), fact(80, 90)]
    total, _, _ = scored(gold, found)
    assert (total.matched, total.missed, total.false_alarms) == (2, 1, 1)
    assert total.precision == pytest.approx(2 / 3)
    assert total.recall == pytest.approx(2 / 3)
    assert total.f1 == pytest.approx(2 / 3)


def test_nothing_found_has_no_precision_and_no_recall(fact):
    total, _, _ = scored([fact(0, 10)], [])
    assert (total.precision, total.recall, total.f1) == (None, 0.0, 0.0)


def test_each_type_has_its_own_score(fact):
    gold = [fact(0, 10, "Shelling"), fact(0, 10, "Protest")]
    _, types, _ = scored(gold, [fact(0, 10, "Shelling"), fact(50, 60, "Capture")])
    assert {n: (s.matched, s.missed, s.false_alarms) for n, s in types.items()} == {
        "Capture": (0, 0, 1),
        "Protest": (0, 1, 0),
        "Shelling": (1, 0, 0),
    }


@pytest.mark.parametrize(
    ("expected", "got", "right"),
    [
        ((26, 26), (26, 26), True),
        ((12, None), (12, None), True),
        ((12, None), (12, 12), False),
        ((None, 24), (None, 24), True),
        ((26, 26), None, False),
    ],
)
def test_a_count_is_right_when_both_ends_are(fact, expected, got, right):
    assert slots_right(fact(0, 9, count=expected), fact(0, 9, count=got)) == {"count": right}


@pytest.mark.parametrize(
    ("got", "right"), [((DAY, NEXT), True), ((DAY, DAY), False), (None, False)]
)
def test_a_time_is_right_when_both_days_are(fact, got, right):
    assert slots_right(fact(0, 9, when=(DAY, NEXT)), fact(0, 9, when=got)) == {"when": right}


def test_only_what_gold_gives_is_judged(fact):
    gold = fact(0, 9, place=["Nyala"])
    found = fact(0, 9, place=["Nyala"], who=["militiamen"], count=(3, 3), when=(DAY, DAY))
    assert slots_right(gold, found) == {"place": True}


def test_a_name_slot_takes_any_acceptable_name(fact):
    gold = fact(0, 9, source=["Sudan Doctors Network", "doctors' group"])
    assert slots_right(gold, fact(0, 9, source=["doctors\u2019 group"])) == {"source": True}
    assert slots_right(gold, fact(0, 9, source=["police"])) == {"source": False}
    assert slots_right(gold, fact(0, 9)) == {"source": False}


def test_complete_asks_for_every_slot_over_all_of_gold(fact):
    gold = [
        fact(0, 9, place=["Nyala"], count=(3, 3)),
        fact(10, 19, place=["Nyala"], count=(3, 3)),
        fact(20, 29),
        fact(30, 39),
    ]
    found = [
        fact(0, 9, place=["Nyala"], count=(3, 3)),
        fact(10, 19, place=["Nyala"], count=(4, 4)),
        fact(20, 29),
    ]
    total, _, wrong = scored(gold, found)
    assert total.complete == 2
    assert total.complete_share == 0.5
    assert [(w.slot, w.expected, w.got) for w in wrong] == [("count", (3, 3), (4, 4))]


def test_what_gold_gives_beside_the_slots_is_reported_and_not_part_of_complete(fact):
    gold = [fact(0, 9, "Defection", further={"ranks": {"colonel": 2}}, affiliation=["army"])]
    total, _, wrong = scored(gold, [fact(0, 9, "Defection", affiliation=["navy"])])
    assert total.complete == 1
    assert {n: (t.right, t.given) for n, t in total.slots.items()} == {
        "affiliation": (0, 1),
        "ranks": (0, 1),
    }
    assert [each.slot for each in wrong] == ["affiliation", "ranks"]


def test_slots_of_optional_facts_are_not_judged(fact):
    total, _, wrong = scored([fact(0, 9, place=["Nyala"], optional=True)], [fact(0, 9)])
    assert not total.slots
    assert not wrong


def test_json_has_plain_rounded_values(fact):
    total, _, _ = scored([fact(0, 9, place=["A"]), fact(10, 19), fact(20, 29)], [fact(0, 9)])
    assert total.as_json() == {
        "gold": 3,
        "matched": 1,
        "missed": 2,
        "false_alarms": 0,
        "precision": 1.0,
        "recall": 0.3333,
        "f1": 0.5,
        "complete": 0,
        "complete_share": 0.0,
        "slots": {"place": {"right": 0, "given": 1, "accuracy": 0.0}},
    }
