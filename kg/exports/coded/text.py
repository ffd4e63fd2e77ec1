"""Cells of words: identifiers, outlets, notes, and what is known of a country."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from typing import Final

from kg.exports.coded.data import rows
from kg.exports.coded.values import BELIEVED, Occurrence, Report

__all__ = ["country_cells", "identifier", "notes", "outlets", "reports_once"]

_LONGEST = 500
"""Characters of the notes, which are kept short; the words of one claim are never cut."""
_BITS = 53
"""Whole numbers of more bits do not come through a spreadsheet."""

_NOWHERE: Final = dict.fromkeys(("code", "iso", "name", "acled_region", "ged_region", "gw"), "")


def identifier(key: str) -> int:
    """Number an occurrence: the same for the same incident or event, in every export."""
    digest = hashlib.sha256(key.encode()).digest()
    return int.from_bytes(digest[:8], "big") >> (64 - _BITS)


def country_cells(code: str | None) -> Mapping[str, str]:
    """Give the name, number and regions of a country; empty texts for none."""
    return _countries().get(code or "", _NOWHERE)


def reports_once(occurrence: Occurrence) -> list[Report]:
    """Give one report an article, in the order of their days."""
    found = {report.article: report for report in occurrence.told}
    return sorted(found.values(), key=lambda one: (str(one.issued or ""), one.outlet, one.article))


def outlets(occurrence: Occurrence) -> list[str]:
    """Name the outlets that tell of it, each once; an article without one by its own name."""
    names = (one.outlet or one.name for one in reports_once(occurrence))
    return list(dict.fromkeys(name for name in names if name))


def notes(occurrence: Occurrence) -> str:
    """Put the words of the claims together: each report's first, then others as there is room."""
    told = [_told(report) for report in occurrence.told]
    firsts = [each[0] for each in told if each]
    found: list[str] = []
    for words in dict.fromkeys([*firsts, *(one for each in told for one in each)]):
        if found and len(" / ".join([*found, words])) > _LONGEST:
            break
        if not any(words in other for other in found):
            found.append(words)
    return " / ".join(found)


def _told(report: Report) -> list[str]:
    """Give the words of a report's claims in the order of its text, the longest first of equals."""
    claims = [claim for claim in report.claims if claim.status in BELIEVED and claim.words]
    return [c.words for c in sorted(claims, key=lambda c: (c.start, -len(c.words), c.iri))]


@cache
def _countries() -> Mapping[str, Mapping[str, str]]:
    return {row["code"]: row for row in rows("countries")}
