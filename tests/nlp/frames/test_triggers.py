"""The trigger lexicon: every row can be reached, and none hides another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.lexicons import load
from kg.nlp.frames.triggers import patterns, triggers
from kg.nlp.mentions.words import weapons

ROWS = load("triggers")
UNARY = {"plural", "verb:violent", "head-verb:any", "passive", "head-noun"}
FUNCTIONS = {
    *("subj", "obj", "by", "mod", "poss", "of", "in", "on", "at", "to", "into", "from", "with"),
    *(
        "against",
        "towards",
        "over",
        "out",
        "out of",
        "under",
        "for",
        "between",
        "across",
        "through",
        "attr-subj",
        "verb-subj",
    ),
}
ASKED = {"prt", "word", "text", "sent", "det", "gov"}
CLASSES = {
    *("any", "site", "place", "settlement", "people", "displaced", "refugee", "armed", "force"),
    *(
        "troops",
        "fighters",
        "count",
        "rebel",
        "state",
        "count",
        "actor",
        "country",
        "nation",
        "party",
        "person",
    ),
} | set(weapons().values())


def needs(row: Mapping[str, str]) -> frozenset[str]:
    return frozenset(n.strip() for n in row["needs"].split(";") if n.strip())


def forms() -> Iterator[tuple[str, str, bool, int]]:
    for number, row in enumerate(ROWS):
        for lemma in row["lemma"].split("|"):
            yield lemma, row["pos"], row["type"] == "CasualtyReport", number


def test_no_row_hides_a_later_one() -> None:
    hidden = []
    seen: dict[tuple[str, str, bool], list[int]] = {}
    for lemma, pos, casualty, number in forms():
        for earlier in seen.setdefault((lemma, pos, casualty), []):
            if needs(ROWS[earlier]) <= needs(ROWS[number]):
                hidden.append((lemma, ROWS[earlier]["needs"], ROWS[number]["needs"]))
        seen[lemma, pos, casualty].append(number)
    assert hidden == []


def test_a_row_names_a_form_once() -> None:
    for row in ROWS:
        listed = row["lemma"].split("|")
        assert sorted(listed) == sorted(set(listed)), row["lemma"]


def test_every_row_is_found_under_its_word() -> None:
    reached = {t.row for rows in triggers().values() for t in rows}
    assert reached == set(range(len(ROWS)))


def test_every_pattern_is_known_and_used() -> None:
    assert {row["pattern"] for row in ROWS} == set(patterns())


def test_every_condition_can_be_met() -> None:
    for need in sorted({n.removeprefix("!") for row in ROWS for n in needs(row)} - UNARY):
        name, sign, asked = need.partition("=") if "=" in need else need.partition(":")
        assert name in FUNCTIONS | (ASKED if sign == "=" else set()), need
        assert sign == "=" or asked in CLASSES, need
        assert all(asked.split("|")), need
