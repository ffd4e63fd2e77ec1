"""Add up matched articles: detection by type, slot accuracies, and how many facts are complete."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.evaluate.matching import Matched
from kg.evaluate.names import same_name
from kg.evaluate.reading import Fact

NAMED = ("place", "origin", "destination", "who", "target", "perpetrator", "source")
SLOTS = ("count", *NAMED, "when")
"""What ``complete`` asks for, each where gold gives it."""

FURTHER_NAMED = ("from", "to", "affiliation")
FURTHER = (*FURTHER_NAMED, "kind", "status", "ranks", "party_total", "subset", "cumulative")
"""What gold may give beside: shown with its accuracy, and not part of ``complete``."""


@dataclass(slots=True)
class Tally:
    """Right out of given."""

    right: int = 0
    given: int = 0

    def add(self, right: bool) -> None:
        """Count one more."""
        self.right += right
        self.given += 1

    @property
    def share(self) -> float | None:
        """Right over given, None where nothing was given."""
        return self.right / self.given if self.given else None


@dataclass(slots=True)
class Score:
    """What was found, missed and invented of one type, or of all; ``complete`` is over gold."""

    matched: int = 0
    missed: int = 0
    false_alarms: int = 0
    complete: int = 0
    slots: dict[str, Tally] = field(default_factory=dict)

    @property
    def gold(self) -> int:
        """How many gold facts count."""
        return self.matched + self.missed

    @property
    def precision(self) -> float | None:
        """Matched over everything found that counts."""
        return _share(self.matched, self.matched + self.false_alarms)

    @property
    def recall(self) -> float | None:
        """Matched over gold."""
        return _share(self.matched, self.gold)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall."""
        return _share(2 * self.matched, 2 * self.matched + self.missed + self.false_alarms)

    @property
    def complete_share(self) -> float | None:
        """Complete over gold: the figure that counts."""
        return _share(self.complete, self.gold)

    def as_json(self) -> dict[str, Any]:
        """Return plain values, shares rounded to four places."""
        return {
            "gold": self.gold,
            "matched": self.matched,
            "missed": self.missed,
            "false_alarms": self.false_alarms,
            "precision": _rounded(self.precision),
            "recall": _rounded(self.recall),
            "f1": _rounded(self.f1),
            "complete": self.complete,
            "complete_share": _rounded(self.complete_share),
            "slots": {
                name: {
                    "right": tally.right,
                    "given": tally.given,
                    "accuracy": _rounded(tally.share),
                }
                for name, tally in self.slots.items()
            },
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongSlot:
    """A slot of a matched fact that is not what gold says."""

    gold: Fact
    found: Fact
    slot: str
    expected: object
    got: object


def score(articles: Iterable[Matched]) -> tuple[Score, dict[str, Score], list[WrongSlot]]:
    """Return the score over all facts, the score of each type, and every wrong slot."""
    total = Score()
    types: dict[str, Score] = {}
    wrong: list[WrongSlot] = []
    for article in articles:
        for gold, found in article.pairs:
            verdicts = slots_right(gold, found)
            for part in (total, types.setdefault(gold.type, Score())):
                _add(part, verdicts)
            wrong += [_wrong(gold, found, slot) for slot, right in verdicts.items() if not right]
        for fact in article.misses:
            total.missed += 1
            types.setdefault(fact.type, Score()).missed += 1
        for fact in article.false_alarms:
            total.false_alarms += 1
            types.setdefault(fact.type, Score()).false_alarms += 1
    return total, dict(sorted(types.items())), wrong


def slots_right(gold: Fact, found: Fact) -> dict[str, bool]:
    """Judge every slot that gold gives, in the order of SLOTS and FURTHER."""
    verdicts = {slot: _right(gold, found, slot) for slot in (*SLOTS, *FURTHER)}
    return {slot: right for slot, right in verdicts.items() if right is not None}


def _add(part: Score, verdicts: Mapping[str, bool]) -> None:
    part.matched += 1
    part.complete += all(verdicts.get(slot, True) for slot in SLOTS)
    for slot, right in verdicts.items():
        part.slots.setdefault(slot, Tally()).add(right)


def _right(gold: Fact, found: Fact, slot: str) -> bool | None:
    expected, got = _value(gold, slot), _value(found, slot)
    if expected is None:
        return None
    if slot in NAMED or slot in FURTHER_NAMED:
        return same_name(gold.names[slot], found.names.get(slot, ()))
    return expected == got


def _value(fact: Fact, slot: str) -> object:
    if slot == "count":
        return fact.count
    if slot == "when":
        return fact.when
    return fact.names.get(slot) or fact.further.get(slot)


def _wrong(gold: Fact, found: Fact, slot: str) -> WrongSlot:
    return WrongSlot(
        gold=gold,
        found=found,
        slot=slot,
        expected=_value(gold, slot),
        got=_value(found, slot),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
