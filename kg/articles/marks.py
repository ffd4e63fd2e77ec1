"""Tell the lines of a page that are not the story: date lines, credits, links, legends."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from kg.articles.dateline import agencies
from kg.articles.dates import WEEKDAY, find_dates
from kg.articles.tables import rows

Mark = Literal["date_line", "photo", "credit", "boilerplate"]

_MARKS: dict[str, Mark] = {"photo": "photo", "credit": "credit", "boilerplate": "boilerplate"}
_WORD_ENDS = r"(?:(?<!\w)|(?!\w))"
_LONGEST = 300
_TAIL = 60
_TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?"
_ZONE = r"(?:[A-Z]{2,5}|(?:UTC|GMT)?\s?[+-]\d{1,2}(?::?\d\d)?|local time|Z)"
_DATE_WORDS = re.compile(
    rf"{_TIME}|{WEEKDAY}|\b(?:first|last|originally)?\s*"
    r"(?:published|posted|updated|modified|edited|issued|released|created|filed|date|as of|"
    r"release date|publication date|reported)\b(?:\s+(?:on|at|date|time))?|"
    r"\b(?:last|on|at|by|hrs?|hours?|local time)\b|"
    r"\b\d+\s*(?:min(?:ute)?s?|hours?|days?)\s*(?:read|ago)\b",
    re.IGNORECASE,
)
_UPPER_ZONE = re.compile(r"\b[A-Z]{2,5}\b|(?:UTC|GMT)?\s?[+-]\d{1,2}(?::?\d\d)?\b")
_PLACE_BEFORE = re.compile(  # "CALI, Colombia | 18/05/2019", the date taken out
    r"[^\W\d_][\w'.-]*(?:[ -][^\W\d_][\w'.-]*){0,2}(?:, [A-Z][\w'.-]*(?: [A-Z][\w'.-]*){0,2})?"
    r"(?:\s*[|,·/\u2013—-])+\s*"
)
_BYLINE_PART = re.compile(r"\bBy\s+[^\W\d_][\w.'\u2019-]+(?:\s+[^\W\d_][\w.'\u2019-]+){0,4}")
_BYLINE = re.compile(
    r"(?:By|BY)\s+(?:the\s+)?(?P<names>[^\W\d_][\w.'\u2019-]*(?:,?\s+(?:and\s+|&\s+|in\s+|for\s+)?"
    r"(?:[^\W\d_][\w.'\u2019-]*)){0,14})\s*[|,]?$"
)
_SMALL = frozenset(
    {"and", "in", "for", "of", "the", "de", "al", "el", "van", "von", "bin", "ibn", "der", "la"}
)
_STAMP = re.compile(
    rf"\[?(?:{_TIME})(?:\s*\(?{_ZONE}\)?)?\]?(?:\s*[-\u2013—:|]\s*|\s+|$)", re.IGNORECASE
)
_LEGEND = re.compile(r"[\u2580-\u259F\u25A0-\u25A3\u25AC-\u25AF]{1,4}\s*\S")
_RULE = re.compile(r"[\W_]+")
_SIGNED_PICTURE = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]\.?$|(\S+/\S+(?: \S+){0,2})$")


@lru_cache(maxsize=1024)  # asked for each line more than once
def mark_of(line: str) -> Mark | None:
    """Say what a line is if it is not story, headline or sub-head."""
    if len(line) > _LONGEST:
        return None
    if _LEGEND.match(line) or _RULE.fullmatch(line):
        return "boilerplate"
    if is_date_line(line) or is_stamp(line):
        return "date_line"
    return _phrase(line) or _byline(line) or _picture(line)


def is_date_line(line: str) -> bool:
    """Say whether a line holds a date and, beside it, only times, labels and a byline."""
    dates = find_dates(line)
    if not dates or len(line) > 160:
        return False
    for found in reversed(dates):
        line = f"{line[: found.start]} {line[found.end :]}"
    outside = line
    for noise in (_BYLINE_PART, _DATE_WORDS, _UPPER_ZONE):
        outside = noise.sub(" ", outside)
    if not any(char.isalnum() for char in outside):
        return True
    return bool(dates[0].readings) and _PLACE_BEFORE.fullmatch(line) is not None


def is_stamp(line: str) -> bool:
    """Say whether a line is only the time of a live blog's entry: ``14:32 GMT``."""
    return _STAMP.fullmatch(line) is not None


def stamp_end(paragraph: str) -> int:
    """Return the length of the time that opens a live blog's entry, 0 if none does."""
    match = re.match(
        r"\[?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*\(?(?:GMT|UTC|[A-Z]{2,4}T)\)?)?\]?"
        r"(?:\s*[-\u2013—|:]\s+|\s{2,}|(?<=[A-Z\]])\s+)(?=\S)",
        paragraph[:40],
    )
    return match.end() if match else 0


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    """Return the pattern of each place in a line, a group for each mark."""
    return {
        "whole": re.compile(f"(?:{_any('whole')})$"),
        "start": re.compile(f"(?:{_any('start')}){_WORD_ENDS}"),
        "tail": re.compile(f"(?:{_any('tail')}){_WORD_ENDS}"),
    }


def _any(where: str) -> str:
    found = ((mark, [r for r in rows("lines") if (r["kind"], r["where"]) == (mark, where)])
             for mark in ("photo", "credit", "boilerplate"))  # fmt: skip
    return "|".join(
        f"(?P<{mark}>" + "|".join(re.escape(row["phrase"].casefold()) for row in some) + ")"
        for mark, some in found
        if some
    )


def _phrase(line: str) -> Mark | None:
    folded = line.casefold().replace("\u2019", "'").lstrip("▶►»>→*-\u2013—| ")
    bare = folded.strip(" .:…!-\u2013—*|")
    match = (
        _phrases()["whole"].match(bare)
        or _phrases()["start"].match(folded)
        or _phrases()["tail"].search(folded[-_TAIL:])
    )
    return _MARKS[match.lastgroup or ""] if match else None


def _byline(line: str) -> Mark | None:
    match = _BYLINE.match(line) if len(line) <= 120 else None
    if not match:
        return None
    words = re.split(r"[\s,]+", match.group("names"))
    proper = all(word[:1].isupper() or word in _SMALL or "-" in word for word in words if word)
    return "credit" if proper else None


def _picture(line: str) -> Mark | None:
    """Tell captions by the agency that signs them: ``... in Goma [Ali Abo/AFP]``."""
    match = _SIGNED_PICTURE.search(line[-80:])
    if not match:
        return None
    signature = match.group(1) or match.group(2)
    parts = [part.strip(" .").casefold() for part in signature.split("/")]
    if len(parts) == 1 and not line.rstrip(".").endswith("]"):
        return None  # "(SANA)" may close a sentence; "[SANA]" and "X/SANA" close captions
    return "photo" if any(part in agencies() for part in parts) else None
