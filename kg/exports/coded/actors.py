"""Who is on which side, and what kind of actor the codebooks call it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.exports.coded.data import column, rows
from kg.exports.coded.values import Occurrence, Who
from kg.terms import normalise_name

__all__ = [
    "CIVILIANS", "EXTERNAL", "GROUP", "STATE", "Party", "actor_cells", "government_of",
    "interaction", "kind_of", "parties",
]  # fmt: skip

CIVILIANS, STATE, GROUP, EXTERNAL = (
    "Civilians", "State forces", "Rebel group", "External/Other forces",
)  # fmt: skip
_STATES = frozenset({"Government", "StateForce"})
_HURT = frozenset({"AirStrike", "Shelling", "Bombing", "Attack", "Detention", "CasualtyReport"})
"""Event types in which those counted are those it was done to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor of a row; ``inter`` is the kind ACLED calls it, empty where none is known."""

    name: str
    inter: str
    named: bool
    state: bool
    country: str | None


def parties(occurrence: Occurrence, country: str | None) -> tuple[list[Party], list[Party]]:
    """Give the two sides, on each the actor that most reports name first."""
    one: list[Who] = []
    two: list[Who] = []
    both: list[Who] = []
    group: list[Who] = []
    for who in (who for report in occurrence.told for who in report.who):
        side = _side(occurrence.type, who.role)
        {"1": one, "2": two, "both": both}.get(side, group).append(who)
    if not two and occurrence.type in _HURT:
        two = [who for who in group if who.role == "group"]
    first, second = _parted([_party(who, country) for who in both])
    first = _ranked([*(_party(who, country) for who in one), *first])
    second = _ranked([*(_party(who, country) for who in two), *second])
    return first, [party for party in second if not _is_of(party, first)]


def actor_cells(side: list[Party], country: str) -> tuple[str, str, str]:
    """Give ACLED's actor, associated actors and inter code of a side."""
    if not side:
        return "", "", ""
    main, inter = side[0], side[0].inter
    if inter in (CIVILIANS, "Protesters"):
        place = f" ({country})" if country else ""
        return f"{inter}{place}", "; ".join(p.name for p in side if p.named), inter
    return main.name, "; ".join(party.name for party in side[1:]), inter


def interaction(one: str, two: str, *, alone: bool) -> str:
    """Join two inter codes in ACLED's order; ``alone`` says that there is one actor only."""
    order = [row["inter"] for row in rows("acled-inter-order")]
    if one and alone:
        return f"{one} only"
    return "-".join(sorted((one, two), key=order.index)) if one and two else ""


def _is_of(party: Party, side: list[Party]) -> bool:
    """Say whether a party is of the other side too: "soldiers" beside the army fight nobody."""
    names = {normalise_name(one.name) for one in side}
    kinds = {one.inter for one in side} & {STATE, GROUP}
    return normalise_name(party.name) in names or (not party.named and party.inter in kinds)


def kind_of(role: str | None, name: str = "") -> str:
    """Give the inter code of a role, else of a class; empty for those that have none."""
    table = _inter()
    return table.get(("role", role or "")) or table.get(("class", name), "")


@cache
def _inter() -> dict[tuple[str, str], str]:
    return {(row["by"], row["what"]): row["inter"] for row in rows("acled-inter")}


def _side(kind: str, role: str) -> str:
    for row in rows("sides"):
        if row["type"] in (kind, "any") and row["role"] == role:
            return row["side"]
    return ""


def _party(who: Who, country: str | None) -> Party:
    inter = kind_of(who.role_code, who.kind)
    abroad = bool(who.country and country and who.country != country)
    return Party(
        name=who.name,
        inter=EXTERNAL if inter == STATE and abroad else inter,
        named=who.named,
        state=inter == STATE or who.kind in _STATES,
        country=who.country,
    )


def _parted(found: list[Party]) -> tuple[list[Party], list[Party]]:
    """Part those who fought each other: the state's side from the rest, else one from the rest."""
    order = [row["inter"] for row in rows("acled-inter-order")]
    rank = {inter: n for n, inter in enumerate(order)}
    found = sorted(found, key=lambda p: (rank.get(p.inter, len(order)), p.name))
    first = [party for party in found if party.inter == found[0].inter]
    if len(first) == len(found):
        first = [party for party in found if party.name == found[0].name]
    return first, [party for party in found if party not in first]


def _ranked(found: Iterable[Party]) -> list[Party]:
    """Give each actor once, named ones first, then those that are named most often."""
    told = list(found)
    counted = Counter(normalise_name(party.name) for party in told)
    ordered = sorted(
        told, key=lambda p: (not p.named, -counted[normalise_name(p.name)], p.name, p.inter)
    )
    return list({normalise_name(party.name): party for party in reversed(ordered)}.values())[::-1]


def government_of(party: Party) -> str:
    """Name a state as UCDP does, where its country is known."""
    country = column("countries", "code", "name").get(party.country or "")
    return f"Government of {country}" if party.state and country else party.name
