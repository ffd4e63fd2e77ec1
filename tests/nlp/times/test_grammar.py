"""The grammar over plain text, without a model."""

from __future__ import annotations

import pytest

from kg import lexicons
from kg.nlp.times.grammar import RULES, scan

FRAMES = {
    "weekday": "Shells fell on {}, 9 March.",
    "month": "Shells fell on 9 {} 2022.",
    "season": "Shells fell last {}.",
    "part": "Shells fell on Friday {}.",
    "unit": "Shells fell three {}s ago.",
    "named": "The {} attacks came.",
    "period": "Shells fell during {}.",
}
ROWS = [row for row in lexicons.load("time-words") if row["type"] in FRAMES]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['type']} {row['word']}")
def test_every_word_of_the_lexicon_is_read(row):
    word = row["word"].capitalize() if row["cased"] == "yes" else row["word"]
    text = FRAMES[row["type"]].format(word)
    (found,) = scan(text)
    assert word in text[found.start : found.end]


EXAMPLES = {
    "iso": "2022-02-24",
    "numeric": "24/02/2022",
    "named": "9/11",
    "day_month": "9 November 2012",
    "month_day": "Nov. 9",
    "nth_week": "the first week of March",
    "period": "the first week of Ramadan",
    "month": "March 2011",
    "part_of_month": "early October",
    "which_month": "last April",
    "weekday": "late on Thursday",
    "before_yesterday": "the day before yesterday",
    "near_day": "yesterday",
    "overnight": "overnight",
    "since_dawn": "since dawn",
    "that_day": "that day",
    "past_units": "the past 24 hours",
    "units_of": "in 48 hours of fighting",
    "half_year_ago": "half a year ago",
    "units_ago": "nearly 20 months ago",
    "vague_ago": "in recent weeks",
    "units_from": "two days earlier",
    "next_unit": "the next day",
    "unit_before": "the day before",
    "weekend": "the weekend",
    "which_unit": "last week",
    "season": "the summer of 2014",
    "decade": "the 1990s",
    "part_of_year": "late 2019",
    "years": "2011-13",
    "year": "2014",
    "after_tomorrow": "the day after tomorrow",
    "bare_month": "in July",
}


def test_every_rule_has_an_example():
    assert sorted(EXAMPLES) == sorted(name for name, _ in RULES)


@pytest.mark.parametrize(("rule", "text"), EXAMPLES.items())
def test_each_rule_reads_its_example(rule, text):
    (found,) = scan(text)
    bare = rule in {"bare_month", "units_of"}
    words = text.removeprefix("in ").removesuffix(" of fighting") if bare else text
    assert (found.rule, text[found.start : found.end]) == (rule, words)


@pytest.mark.parametrize("text", ["", "may march", "the the the", "12 12 12", "1,2022", "\n"])
def test_nothing_to_find(text):
    assert scan(text) == []


def test_long_text_without_times_is_cheap_to_refuse():
    # quadratic patterns would not come back from this
    assert scan("the " * 20_000 + "a " * 20_000 + "in " * 20_000) == []
