"""Who the dead were: UCDP's deaths on either side, of civilians, and of nobody known."""

from __future__ import annotations

from collections.abc import Iterable

from kg.exports.coded.actors import CIVILIANS, STATE, Party, kind_of
from kg.exports.coded.deaths import is_deaths
from kg.exports.coded.values import BELIEVED, Figure, Occurrence

__all__ = ["shares"]

_COLUMNS = ("deaths_a", "deaths_b", "deaths_civilians")


def shares(
    occurrence: Occurrence, a: Party | None, b: Party | None, total: int | None
) -> dict[str, int]:
    """Divide the dead by the figures of groups; the rest, or all where they exceed it, is unknown.

    Empty without a total.
    """
    if total is None:
        return {}
    counted = dict.fromkeys(_COLUMNS, 0)
    groups: dict[tuple[str, str], int] = {}
    for figure in _told(occurrence):
        column = _column(figure, a, b)
        if column and figure.number is not None:
            key = column, figure.role_code or figure.group or ""
            groups[key] = min(figure.number, groups.get(key, figure.number))
    for column in _COLUMNS:
        mine = {role: number for (name, role), number in groups.items() if name == column}
        counted[column] = mine.get("civilian", sum(mine.values()))
    if sum(counted.values()) > total:
        counted = dict.fromkeys(_COLUMNS, 0)
    return counted | {"deaths_unknown": total - sum(counted.values())}


def _told(occurrence: Occurrence) -> Iterable[Figure]:
    for report in occurrence.told:
        for figure in report.figures:
            if is_deaths(figure) and any(claim.status in BELIEVED for claim in figure.said):
                yield figure


def _column(figure: Figure, a: Party | None, b: Party | None) -> str | None:
    inter = kind_of(figure.role_code)
    if inter == CIVILIANS:
        return "deaths_civilians"
    for name, party in (("deaths_a", a), ("deaths_b", b)):
        if party and inter and (party.inter == inter or (inter == STATE and party.state)):
            return name
    return None
