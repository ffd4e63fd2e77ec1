"""What two happenings have in common, apart from place and time, one finding at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.reconcile.happenings import Count, Happening, Player

__all__ = [
    "Finding", "actor_findings", "count_findings", "type_findings", "word_findings",
]  # fmt: skip

_KIN = {
    frozenset(pair)
    for pair in (
        ("Attack", "Bombing"), ("Attack", "Shelling"), ("Attack", "ArmedClash"),
        ("Attack", "AirStrike"), ("AirStrike", "Shelling"), ("Bombing", "Shelling"),
        ("AirStrike", "Bombing"),
    )
}  # fmt: skip
"""Classes that two outlets may give one incident."""

_DOERS = frozenset({"agent", "newController", "mover", "party", "perpetrator"})
_DONE_TO = frozenset(
    {"target", "previousController", "defector", "fromActor", "displacedGroup", "party"}
)
_ORDINARY = 5
"""Numbers below this are met in too many stories to say much."""
_LARGE = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """A feature, its value, and the words for it; ``excludes`` where it rules the pair out."""

    feature: str
    value: str
    words: str
    times: float = 1.0
    excludes: bool = False


def type_findings(one: Happening, other: Happening) -> Iterator[Finding]:
    """Compare classes and kinds; a toll told without its event fits any violence."""
    if one.family != other.family:
        yield Finding("type", "unlike", f"{one.type} and {other.type}", excludes=True)
    elif one.type == other.type:
        yield Finding("type", "same", f"both {one.type}")
        if one.kind and other.kind:
            same = one.kind == other.kind
            words = f"both {one.kind}" if same else f"{one.kind} and {other.kind}"
            yield Finding("type", "kind" if same else "other-kind", words)
    elif "CasualtyReport" in (one.type, other.type) or frozenset((one.type, other.type)) in _KIN:
        yield Finding("type", "kin", f"{one.type} and {other.type} can be one")
    else:
        yield Finding("type", "unlike", f"{one.type} and {other.type}")


def actor_findings(one: Happening, other: Happening) -> Iterator[Finding]:
    """Compare those who did it, then those it was done to."""
    if _named(one, {"newController"}) & _named(other, {"previousController"}) or _named(
        other, {"newController"}
    ) & _named(one, {"previousController"}):
        yield Finding("actor", "switched", "taken by whom the other says it was taken from")
        return
    for roles in (_DOERS, _DONE_TO):
        mine, theirs = _in(one, roles), _in(other, roles)
        if not mine or not theirs:
            continue
        shared = {p.iri for p in mine if p.named} & {p.iri for p in theirs if p.named}
        if shared:
            name = next(p.name for p in mine if p.iri in shared)
            yield Finding("actor", "same-named", f"both name {name}")
        elif {(p.kind, p.country) for p in mine} & {(p.kind, p.country) for p in theirs}:
            yield Finding(
                "actor", "same-kind", f"{mine[0].name} and {theirs[0].name} are of a kind"
            )
        elif all(p.named for p in (*mine, *theirs)):
            yield Finding("actor", "other", f"{mine[0].name} and {theirs[0].name}")


def count_findings(one: Happening, other: Happening) -> Iterator[Finding]:
    """Compare the figures of each measure by their nearest pair; the clearest measure counts."""
    found = [
        finding
        for measure in sorted({c.measure for c in one.counts} & {c.measure for c in other.counts})
        if (finding := _nearest(measure, one, other))
    ]
    order = ("same-large", "same", "near", "same-small", "other", "far")
    yield from sorted(found, key=lambda finding: order.index(finding.value))[:1]


def word_findings(one: Happening, other: Happening) -> Iterator[Finding]:
    """Compare the words they are told in."""
    mine, theirs = set(one.words), set(other.words)
    shared = sorted(mine & theirs)
    if len(shared) < 2:
        return
    share = len(shared) / min(len(mine), len(theirs))
    words = f"shared words: {', '.join(shared[:6])}"
    if share >= 0.8 and len(shared) >= 6:
        yield Finding("words", "quote", words)
    elif share >= 0.5:
        yield Finding("words", "most", words)
    else:
        yield Finding("words", "each", words, times=min(len(shared), 4) / 2)


def _in(happening: Happening, roles: frozenset[str]) -> list[Player]:
    return [player for player in happening.players if player.role in roles]


def _named(happening: Happening, roles: set[str]) -> set[str]:
    return {p.iri for p in happening.players if p.role in roles and p.named}


def _nearest(measure: str, one: Happening, other: Happening) -> Finding | None:
    pairs = [
        (_ratio(mine, theirs), mine, theirs)
        for mine in one.counts
        for theirs in other.counts
        if measure == mine.measure == theirs.measure
        and mine.unit == theirs.unit
        and mine.scope == theirs.scope == "Incident"
    ]
    known = [(ratio, mine, theirs) for ratio, mine, theirs in pairs if ratio is not None]
    if not known:
        return None
    ratio, mine, theirs = min(known, key=lambda pair: pair[0])
    value = min(_value(mine), _value(theirs))
    if ratio == 1:
        size = "same-large" if value >= _LARGE else "same" if value >= _ORDINARY else "same-small"
        return Finding("count", size, f"both {mine.words} {measure}")
    words = f"{mine.words} and {theirs.words} {measure}"
    return Finding("count", "near" if ratio <= 1.35 else "other" if ratio <= 4 else "far", words)


def _ratio(one: Count, other: Count) -> float | None:
    """Give the factor between two figures; 1 where they can both be true and say something."""
    mine, theirs = _middle(one), _middle(other)
    if mine is None or theirs is None:
        return None
    if min(mine, theirs) == 0:
        return 1.0 if mine == theirs else 99.0
    return max(mine, theirs) / min(mine, theirs)


def _value(count: Count) -> int:
    return count.low if count.low is not None else count.high or 0


def _middle(count: Count) -> float | None:
    ends = [end for end in (count.low, count.high) if end is not None]
    return sum(ends) / len(ends) if ends else None
