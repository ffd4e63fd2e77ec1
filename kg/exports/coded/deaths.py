"""How many were killed: what each source says in all, and what the codebooks make of it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from kg.errors import UsageError
from kg.exports.coded.data import rows
from kg.exports.coded.values import BELIEVED, Figure, Occurrence, Report
from kg.terms import normalise_name

__all__ = [
    "RULES", "Account", "accounts", "acled_deaths", "best", "check_rule", "ged_range", "is_deaths",
    "standing",
]  # fmt: skip

RULES = ("median", "latest", "lowest")
"""Ways to pick one number; besides, ``source:NAME``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one source says of the dead: one figure of all, or figures of groups together.

    ``partial`` is True where it counts only some of the dead, such as the children.
    """

    figures: tuple[Figure, ...]
    names: tuple[str, ...]
    issued: date | None
    partial: bool = False

    @property
    def low(self) -> int | None:
        """The least that it states."""
        return _sum(figure.number for figure in self.figures)

    @property
    def high(self) -> int | None:
        """The most that it states."""
        return _sum(f.low if f.high is None else f.high for f in self.figures)

    @property
    def words(self) -> str:
        """The numbers as they are stated."""
        return " + ".join(figure.words for figure in self.figures)


def accounts(occurrence: Occurrence) -> list[Account]:
    """Give what the sources say; figures of parts only where nobody gives a whole."""
    found = [one for report in occurrence.told for one in _of_report(report)]
    whole = [one for one in found if not one.partial]
    return whole or found


def standing(found: Iterable[Account], revised: Container[str]) -> list[Account]:
    """Leave out what its own source has revised; all, where nothing else is told."""
    told = list(found)
    last = [account for account in told if not _is_revised(account, revised)]
    return last or told


def acled_deaths(found: Iterable[Account], *, many: bool) -> int:
    """Give the fatalities as ACLED records them: the lowest report, fixed numbers for words.

    ``many`` says that it was a battle or an explosion, where "several" stands for 10 and not 3.
    """
    numbers = [sum(_recorded(f, many=many) for f in account.figures) for account in found]
    return min(numbers, default=0)


def ged_range(found: Iterable[Account]) -> tuple[int | None, int | None]:
    """Give the least and the most that any source states."""
    told = list(found)
    lows = [account.low for account in told if account.low is not None]
    highs = [account.high for account in told if account.high is not None]
    return min(lows, default=None), max(highs, default=None)


def check_rule(rule: str | None) -> None:
    """Raise UsageError for a rule that there is not."""
    if rule is not None and rule not in RULES and not rule.removeprefix("source:").strip():
        raise UsageError("--best source: needs a name, as in --best 'source:health ministry'")
    if rule is not None and rule not in RULES and not rule.startswith("source:"):
        raise UsageError(f"--best {rule!r}: there are {', '.join(RULES)} and source:NAME")


def best(found: Iterable[Account], rule: str | None) -> int | None:
    """Pick one number by a rule of the user's; None without one, or where it finds nothing."""
    told = [(account, account.low) for account in found if account.low is not None]
    numbers = [number for _, number in told]
    if rule is None or not numbers:
        return None
    if rule == "lowest":
        return min(numbers)
    if rule == "median":
        return median_low(numbers)
    if rule == "latest":
        last = max(account.issued or date.min for account, _ in told)
        return min(n for account, n in told if (account.issued or date.min) == last)
    wanted = normalise_name(rule.removeprefix("source:"))
    return min((n for a, n in told if wanted in map(normalise_name, a.names)), default=None)


def is_deaths(figure: Figure) -> bool:
    """Say whether a figure counts people killed in what happened, and nobody else with them."""
    return (
        figure.measure == "killed"
        and figure.unit == "persons"
        and figure.scope != "Cumulative"
        and not figure.joint
    )


def _of_report(report: Report) -> Iterator[Account]:
    told = [f for f in report.figures if is_deaths(f) and (not f.said or _believed(f))]
    names = {figure.iri for figure in told}
    whole = [f for f in told if f.whole not in names and f.said]
    alone = [figure for figure in whole if _everybody(figure)]
    for figure in alone:
        yield _account(report, [figure])
    if alone:
        return
    by_source: dict[tuple[str, ...], list[Figure]] = {}
    for figure in whole:
        key = tuple(sorted({s.iri for claim in figure.said for s in claim.sources}))
        by_source.setdefault(key, []).append(figure)
    for figures in by_source.values():
        yield from _alternatives(report, figures)


def _alternatives(report: Report, figures: list[Figure]) -> Iterator[Account]:
    """Add up the groups that one source counts; of two figures of one group, the lower."""
    groups: dict[str, Figure] = {}
    for figure in figures:
        key = figure.role_code or (figure.group or "").casefold()
        kept = groups.setdefault(key, figure)
        if (figure.number or 0) < (kept.number or 0):
            groups[key] = figure
    narrow = {row["role"] for row in rows("narrow-roles")}
    partial = all(f.role_code in narrow or f.group_kind == "Person" for f in groups.values())
    yield _account(report, list(groups.values()), partial=partial)


def _account(report: Report, figures: list[Figure], *, partial: bool = False) -> Account:
    said = [claim for f in figures for claim in f.said if claim.status in BELIEVED]
    names = [source.name for claim in said for source in claim.sources]
    return Account(
        figures=tuple(figures),
        names=tuple(dict.fromkeys([*names, *([report.outlet] if report.outlet else [])])),
        issued=report.issued,
        partial=partial,
    )


def _is_revised(account: Account, revised: Container[str]) -> bool:
    claims = [claim for figure in account.figures for claim in figure.said]
    return bool(claims) and all(claim.iri in revised for claim in claims)


def _believed(figure: Figure) -> bool:
    return any(claim.status in BELIEVED for claim in figure.said)


def _everybody(figure: Figure) -> bool:
    """Say whether a figure singles nobody out."""
    return figure.role_code is None and figure.group_kind in (None, "PopulationGroup")


def _recorded(figure: Figure, *, many: bool) -> int:
    if figure.bound == "Vague":
        words = figure.words.casefold()
        for row in rows("acled-words"):
            if row["word"] in words:
                return int(row["many" if many else "few"])
    return figure.number or 0


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
