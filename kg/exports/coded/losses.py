"""What a row could not hold: one line each, whatever the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.exports.coded.deaths import Account, is_deaths
from kg.exports.coded.places import other_places
from kg.exports.coded.values import BELIEVED, Figure, Loss, Occurrence, Said, Where

__all__ = ["LOSS_FIELDS", "Ledger", "common", "figures_lost", "left_out"]

LOSS_FIELDS = ("row", "incident", "lost", "value", "thing", "reason")

_BOUNDS = {
    "AtLeast": "a lower bound stands as a number",
    "AtMost": "an upper bound stands as a number",
    "About": "a round number stands as an exact one",
    "Between": "a range stands as its ends",
    "Vague": "a word stands as a number",
}


class Ledger:
    """Collects the losses of one occurrence; each line once."""

    def __init__(self, row: str, incident: str) -> None:
        self.row, self.incident = row, incident
        self._lines: dict[Loss, None] = {}

    def add(self, lost: str, value: object, thing: str, reason: str) -> None:
        """Note a loss."""
        line = Loss(
            row=self.row,
            incident=self.incident,
            lost=lost,
            value=str(value),
            thing=thing,
            reason=reason,
        )
        self._lines[line] = None

    def lines(self) -> list[Loss]:
        """Give the losses in the order they were noted."""
        return list(self._lines)


def left_out(occurrence: Occurrence, reason: str) -> list[Loss]:
    """Note that nothing of an occurrence goes out."""
    ledger = Ledger("", occurrence.iri)
    claims = (claim for report in occurrence.reports for claim in report.claims)
    words = next((claim.words for claim in claims if claim.words), "")
    ledger.add("left-out", f"{occurrence.type}: {words}", occurrence.iri, reason)
    return ledger.lines()


def common(ledger: Ledger, occurrence: Occurrence, place: Where | None) -> None:
    """Note what neither table has room for."""
    for report in occurrence.reports:
        for claim in report.claims:
            _of_claim(ledger, claim)
        if report.type != occurrence.type and report.type != "CasualtyReport":
            ledger.add("type", report.type, report.iri, f"told as {occurrence.type} by most")
    if occurrence.assumed:
        ledger.add("day", _words(occurrence), occurrence.iri, "no day is told: the article's")
    if any(report.inferred for report in occurrence.reports):
        days = sorted({str(r.issued) for r in occurrence.reports if r.inferred})
        ledger.add(
            "day-inferred", "; ".join(days), occurrence.iri, "the article is dated by others"
        )
    for other in other_places(occurrence, place):
        ledger.add("place", other.name, other.iri, f"one place a row; this is the {other.role}")


def figures_lost(ledger: Ledger, occurrence: Occurrence, told: Iterable[Account]) -> None:
    """Note the figures that are no deaths, parts of the dead, and bounds."""
    counted = {figure.iri for account in told for figure in account.figures}
    for figure in occurrence.figures:
        if figure.iri in counted:
            if reason := _BOUNDS.get(figure.bound):
                ledger.add("bound", figure.words, figure.iri, reason)
            continue
        for lost, reason in _of_figure(figure):
            ledger.add(lost, figure.words, figure.iri, reason)


def _of_figure(figure: Figure) -> Iterator[tuple[str, str]]:
    if figure.said and not any(claim.status in BELIEVED for claim in figure.said):
        return  # denied or planned, which is a line of its own
    if figure.joint and figure.measure in {"killed", "injured"}:
        yield "casualties", f"{figure.measure} or {' or '.join(figure.joint)}: not deaths alone"
    elif figure.measure != "killed":
        yield figure.measure, "the table has no such figure"
    elif figure.scope == "Cumulative":
        yield "running-total", "a total over a longer time"
    elif is_deaths(figure):
        yield "part", f"of the dead, {figure.role_code or figure.group or 'some'}"
    else:
        yield "killed", f"counted in {figure.unit}"


def _of_claim(ledger: Ledger, claim: Said) -> None:
    if claim.status not in BELIEVED:
        ledger.add(claim.status, claim.words, claim.iri, "only what is put forward is held")
    elif claim.status == "unverified" or claim.epistemic in ("TrueUncertain", "FalseUncertain"):
        ledger.add("hedge", claim.words, claim.iri, "told as uncertain")


def _words(occurrence: Occurrence) -> str:
    return next((report.day_words for report in occurrence.reports if report.day_words), "")
