from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

GOLD = Path(__file__).parent / "gold"
ARTICLES = GOLD / "articles"
ANNOTATIONS = sorted((GOLD / "annotations").glob("*/*.json"))
KINDS = {
    "Defection": set(),
    "Displacement": set(),
    "DisplacedPopulation": set(),
    "CasualtyReport": {"killed", "injured", "missing"},
    "ArmedClash": set(),
    "Shelling": set(),
    "AirStrike": set(),
    "Bombing": {"suicide", "vehicle", "planted"},
    "Attack": set(),
    "Capture": set(),
    "ForceMovement": {"deploy", "withdraw"},
    "Detention": {"arrest", "abduction"},
    "Protest": set(),
    "Negotiation": {"talks", "agreement", "ceasefire"},
    "Statement": {"direct", "indirect", "mixed", "denial", "demand", "threat", "claim"},
}
KIND_NEEDED = {"CasualtyReport", "ForceMovement", "Detention", "Statement"}
NAMES = {
    "who",
    "target",
    "perpetrator",
    "from",
    "to",
    "place",
    "origin",
    "destination",
    "affiliation",
    "source",
}
FURTHER = {
    "id": str,
    "type": str,
    "kind": str,
    "start": int,
    "end": int,
    "evidence": str,
    "count": dict,
    "when": list,
    "ranks": dict,
    "party_total": int,
    "status": str,
    "subset": bool,
    "cumulative": bool,
    "optional": bool,
}
STATUSES = {"denied", "planned", "hypothetical", "unverified"}


def _read(path: Path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    return gold, (ARTICLES / gold["article"]).read_text(encoding="utf-8")


@pytest.fixture(params=ANNOTATIONS, ids=[path.stem for path in ANNOTATIONS])
def annotated(request):
    return _read(request.param)


def test_every_article_is_annotated_once_in_the_half_of_its_name():
    halves = {path.stem: path.parent.name for path in ANNOTATIONS}
    assert set(halves) == {path.stem for path in ARTICLES.glob("*.txt")}
    assert len(halves) == len(ANNOTATIONS)
    assert all(name.startswith(f"{half}-") for name, half in halves.items())
    assert {_read(path)[0]["article"] for path in ANNOTATIONS} == {f"{name}.txt" for name in halves}


def test_evidence_is_what_stands_at_its_offsets(annotated):
    gold, text = annotated
    for fact in gold["facts"]:
        assert text[fact["start"] : fact["end"]] == fact["evidence"], fact["id"]
        assert fact["evidence"] == fact["evidence"].strip() != "", fact["id"]


def test_ids_are_unique_and_no_fact_is_given_twice(annotated):
    facts = annotated[0]["facts"]
    assert len({fact["id"] for fact in facts}) == len(facts)
    spans = {(fact["type"], fact.get("kind"), fact["start"], fact["end"]) for fact in facts}
    assert len(spans) == len(facts)


def test_types_kinds_and_statuses_are_known(annotated):
    for fact in annotated[0]["facts"]:
        kind = fact.get("kind")
        assert kind in KINDS[fact["type"]] | {None}, fact["id"]
        assert kind is not None or fact["type"] not in KIND_NEEDED, fact["id"]
        assert fact.get("status", "denied") in STATUSES, fact["id"]


def test_slots_are_lists_of_names_and_the_rest_has_its_type(annotated):
    for fact in annotated[0]["facts"]:
        for slot, value in fact.items():
            if slot in NAMES:
                assert isinstance(value, list), (fact["id"], slot)
                assert value, (fact["id"], slot)
                assert all(isinstance(name, str) and name.strip() == name != "" for name in value)
            else:
                assert type(value) is FURTHER[slot], (fact["id"], slot)


def test_counts_are_ranges_whose_words_stand_in_the_evidence(annotated):
    for fact in annotated[0]["facts"]:
        if (count := fact.get("count")) is None:
            continue
        assert set(count) == {"text", "min", "max", "approx"}, fact["id"]
        assert count["text"] in fact["evidence"], fact["id"]
        assert type(count["approx"]) is bool, fact["id"]
        low, high = count["min"], count["max"]
        assert (low, high) != (None, None), fact["id"]
        assert (low or 0) <= (high if high is not None else float("inf")), fact["id"]


def test_days_are_ordered(annotated):
    gold, _ = annotated
    date.fromisoformat(gold["published"])
    for fact in gold["facts"]:
        if "when" in fact:
            first, last = map(date.fromisoformat, fact["when"])
            assert first <= last, fact["id"]


def test_a_statement_has_a_speaker(annotated):
    for fact in annotated[0]["facts"]:
        assert fact["type"] != "Statement" or fact.get("source"), fact["id"]
