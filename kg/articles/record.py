"""The metadata keys that sidecars and JSON lines share, and how untrusted values are checked."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError

from kg.articles.clean import clean
from kg.articles.dates import parse_day

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s<>\"{}|\\^`]+")


def _day(value: Any) -> date | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        return parse_day(value)
    raise ValueError("a date is written as text, YYYY-MM-DD")


def _text(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return " ".join(clean(value).split()) or None


def _address(value: str | None) -> str | None:
    if value is not None and not _ADDRESS.fullmatch(value):
        raise ValueError("is no address; write it whole, with http://")
    return value


def _identifier(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else value


Day = Annotated[date | None, BeforeValidator(_day)]
Words = Annotated[Annotated[str, Field(max_length=2_000)] | None, BeforeValidator(_text)]
Address = Annotated[Words, AfterValidator(_address)]
Identifier = Annotated[
    str,
    BeforeValidator(_identifier),
    Field(min_length=1, max_length=500, pattern=r"^[^\x00-\x1f]+$"),
]


def explain(error: ValidationError) -> str:
    """Say in one sentence what is wrong with a record."""
    parts = []
    for problem in error.errors(include_url=False, include_context=False)[:5]:
        key = ".".join(str(part) for part in problem["loc"])
        kind = problem["type"]
        if kind == "missing":
            parts.append(f"the key {key!r} is missing")
        elif kind in ("extra_forbidden", "unexpected_keyword_argument"):
            parts.append(f"the key {key!r} is not known")
        else:
            message = problem["msg"].removeprefix("Value error, ").removeprefix("Input ")
            parts.append(f"{key!r} {message}" if key else message)
    return ", ".join(parts)
