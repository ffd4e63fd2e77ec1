"""Match a program's facts of one article with gold, one to one.

The rules are those of the gold's own page: candidates are of one type (for casualties of one kind
too) and overlap; pairs with equal counts go first, then those with the larger overlap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.evaluate.names import same_name
from kg.evaluate.reading import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """The outcome for one article.

    ``pairs`` holds (gold, program) with a gold fact that counts. ``forgiven`` are facts of the
    program that count neither way: found optional facts, and others that the rules excuse.
    """

    pairs: tuple[tuple[Fact, Fact], ...]
    misses: tuple[Fact, ...]
    false_alarms: tuple[Fact, ...]
    forgiven: tuple[Fact, ...]


def match(gold: Sequence[Fact], found: Sequence[Fact]) -> Matched:
    """Match the facts found in one article with its gold facts."""
    taken = _pair(gold, found)
    pairs = [(gold[g], found[f]) for g, f in sorted(taken.items())]
    unmatched = [fact for n, fact in enumerate(found) if n not in set(taken.values())]
    excused = [fact for fact in unmatched if _excused(fact, gold)]
    return Matched(
        pairs=tuple(pair for pair in pairs if not pair[0].optional),
        misses=tuple(f for n, f in enumerate(gold) if n not in taken and not f.optional),
        false_alarms=tuple(fact for fact in unmatched if fact not in excused),
        forgiven=(*(f for g, f in pairs if g.optional), *excused),
    )


def overlap(one: Fact, other: Fact) -> int:
    """Count the code points two facts' evidence has in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _pair(gold: Sequence[Fact], found: Sequence[Fact]) -> dict[int, int]:
    candidates = sorted(
        (
            # Two facts without a number are equal in count. Between equals a fact that counts goes
            # before an optional one; the rest of the key only makes the outcome reproducible.
            (
                one.count != other.count,
                -overlap(one, other),
                one.optional,
                *_key(one),
                *_key(other),
                g,
                f,
            )
            for g, one in enumerate(gold)
            for f, other in enumerate(found)
            if _candidates(one, other)
        )
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for *_, g, f in candidates:
        if g not in taken and f not in used:
            taken[g] = f
            used.add(f)
    return taken


def _key(fact: Fact) -> tuple[int, int, str]:
    return fact.start, fact.end, fact.id


def _candidates(one: Fact, other: Fact) -> bool:
    if one.type != other.type or not overlap(one, other):
        return False
    return one.type != "CasualtyReport" or one.kind == other.kind


def _excused(fact: Fact, gold: Sequence[Fact]) -> bool:
    """Say whether an unmatched fact is no false alarm.

    It overlaps an optional fact of its type; or it is a Statement that overlaps any fact whose
    source has the same name: the words were said, they are only annotated as what they report.
    """
    near = [other for other in gold if overlap(fact, other)]
    if any(other.optional and other.type == fact.type for other in near):
        return True
    source = fact.names.get("source", ())
    return fact.type == "Statement" and any(
        same_name(source, other.names.get("source", ())) for other in near
    )
