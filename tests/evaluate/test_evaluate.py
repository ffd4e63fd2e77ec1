import json
import re
from pathlib import Path

import pytest

from kg.evaluate import GoldArticle, evaluate, read_facts, read_gold
from kg.evaluate.table import error_lines, show, table_lines

SHARED = Path(__file__).parents[3] / "shared" / "gold"


def gold_article(*facts, article="raid.txt"):
    return GoldArticle(article=article, published=None, facts=facts, path=Path("raid.json"))


def test_articles_are_judged_apart(fact):
    gold = [gold_article(fact(0, 9)), gold_article(fact(0, 9), article="other")]
    result = evaluate(gold, [fact(0, 9), fact(0, 9, article="third")])
    assert (result.total.matched, result.total.missed, result.total.false_alarms) == (1, 1, 0)
    assert (result.elsewhere, result.silent) == (1, ("other",))


def test_the_table_names_types_slots_and_the_figure_that_counts(fact):
    gold = [gold_article(fact(0, 9, place=["Nyala"]), fact(20, 29, "Protest"))]
    text = "\n".join(table_lines(evaluate(gold, [fact(0, 9, place=["Wad Madani"])])))
    squeezed = re.sub(" +", " ", text)
    assert "Shelling 1 1 0 0 100.0 100.0 100.0 0 0.0" in squeezed
    assert "Protest 1 0 1 0 - 0.0 0.0 0 0.0" in squeezed
    assert "Shelling    0/1" in text
    assert "complete 0/2 (0.0 %)  F1 66.7 %" in text


def test_errors_are_listed_with_their_words(fact):
    gold = [gold_article(fact(0, 9, place=["Nyala"]), fact(20, 29, "Protest"))]
    text = "\n".join(error_lines(evaluate(gold, [fact(0, 9), fact(50, 59, "Capture")])))
    assert "Missed (1)\n  raid 20-29 Protest [Protest-20]: words" in text
    assert "False alarms (1)\n  raid 50-59 Capture [Capture-50]: words" in text
    assert "place: expected Nyala, got nothing" in text


def test_values_are_shown_short():
    assert show((12, None)) == "12.."
    assert show(("a", "b")) == "a | b"
    assert show({"major": 2}) == "{'major': 2}"


@pytest.mark.skipif(not SHARED.exists(), reason="no shared gold beside this checkout")
def test_gold_handed_in_as_a_facts_table_is_perfect(tmp_path):
    rows = []
    for path in SHARED.glob("*.json"):
        file = json.loads(path.read_text("utf-8"))
        for fact in file["facts"]:
            count, when = fact.pop("count", {}), fact.pop("when", [None, None])
            row = {**fact, "article": file["article"], "claim": fact["id"]}
            row |= {"count_min": count.get("min"), "count_max": count.get("max")}
            rows.append(row | {"when_start": when[0], "when_end": when[1]})
    table = tmp_path / "facts.jsonl"
    table.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    result = evaluate(read_gold(SHARED), read_facts(table))
    assert result.total.complete == result.total.gold > 100
    assert result.total.false_alarms == 0
    assert all(tally.share == 1 for tally in result.total.slots.values())
