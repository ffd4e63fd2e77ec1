"""Read cells that cannot be trusted: what is no value of its kind becomes None."""

from __future__ import annotations

import re

__all__ = ["coordinate", "count", "country_code", "iso_date", "readable", "spelled", "text"]

MOST_LETTERS = 500
_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_CODE = re.compile(r"[A-Z]{2}")
_READABLE = re.compile(r"[\u0020-\u024f\u02b0-\u036f\u0600-\u06ff\u1e00-\u1eff\u2018\u2019]{2,80}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]+")


def text(cell: str) -> str:
    """Give a text without control characters, cut at a length that no name has."""
    return _CONTROL.sub(" ", cell).strip()[:MOST_LETTERS]


def count(cell: str) -> int | None:
    """Read a number of people or pages; None where it is unknown or 0."""
    return int(cell) or None if cell.isascii() and cell.isdigit() and len(cell) < 12 else None


def coordinate(cell: str, most: float) -> float | None:
    """Read degrees between -``most`` and ``most``."""
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if -most <= value <= most else None  # NaN is neither


def iso_date(cell: str) -> str | None:
    """Read a date that may be a year or a month alone."""
    return cell if _DATE.fullmatch(cell) else None


def country_code(cell: str) -> str | None:
    """Read an ISO 3166-1 alpha-2 code."""
    return cell if _CODE.fullmatch(cell) else None


def readable(name: str) -> bool:
    """Tell whether a name is one in Latin or Arabic script that a text may hold."""
    return _READABLE.fullmatch(name) is not None


def spelled(name: str) -> bool:
    """Tell whether a name out of a gazetteer's list is one that somebody writes.

    Such lists also have codes of airports ("ALP") and mechanical transcriptions in lower case
    ("a lei po", "hlb").
    """
    if not readable(name) or (name.isupper() and len(name) <= 4 and name.isascii()):
        return False
    first = next((letter for letter in name if letter.isalpha()), "a")
    return not first.islower()
