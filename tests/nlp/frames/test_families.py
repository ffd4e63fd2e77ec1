"""One word family after another, over many wars: each sentence tells of what families.csv says.

``expected`` is ``Type/kind:number!status~sub~cum``, all but the type optional; "-" before it says
that the sentence tells of no such thing.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

from kg.nlp.parts import Frame

Annotate = Callable[..., Doc]
EXPECTED = re.compile(
    r"(?P<no>-?)(?P<type>\w+)(/(?P<kind>\w+))?(:(?P<number>\d+))?(!(?P<status>\w+))?(?P<marks>(~\w+)*)"
)


def rows() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    path = Path(__file__).with_name("families.csv")
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            match = EXPECTED.fullmatch(row["expected"])
            assert match is not None, row["expected"]
            found.setdefault(match["type"], []).append((row["expected"], row["sentence"]))
    return found


def is_as_said(frame: Frame, said: re.Match[str]) -> bool:
    q = frame.quantity
    if frame.type != said["type"] or (said["kind"] and frame.kind != said["kind"]):
        return False
    if said["status"] and frame.status != said["status"]:
        return False
    # "more than 900" is 901 and more
    numbers = {q.low, q.high, (q.low or 0) - 1} if q is not None else set()
    if said["number"] and int(said["number"]) not in numbers:
        return False
    if "~sub" in said["marks"] and (q is None or q.part_of is None):
        return False
    return frame.cumulative or "~cum" not in said["marks"]


@pytest.mark.parametrize("event_type", sorted(rows()))
def test_family(annotate: Annotate, event_type: str) -> None:
    wrong = []
    for expected, sentence in rows()[event_type]:
        said = EXPECTED.fullmatch(expected)
        assert said is not None
        told = any(is_as_said(f, said) for f in annotate(sentence)._.frames)
        if told == bool(said["no"]):
            wrong.append((expected, sentence))
    assert wrong == []


@pytest.mark.parametrize("event_type", sorted(rows()))
def test_family_has_variants(event_type: str) -> None:
    assert len(rows()[event_type]) >= 10
