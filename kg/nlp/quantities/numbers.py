"""Read a number that begins at a word: digits, words, scales, halves, dozens and vague words.

Pure over lower-case words as spaCy splits them ("twenty-six" is three: "twenty", "-", "six").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from kg import lexicons

__all__ = ["Number", "can_start", "read_number", "share_of"]

_DIGITS = re.compile(r"~?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(k|m|mn|mln|bn)?\+?")
_HYPHENS = frozenset({"-", "–", "‑"})  # noqa: RUF001


@dataclass(frozen=True, slots=True)
class Number:
    """A number as words ``start``..``end``; a vague one says how many at least."""

    start: int
    end: int
    value: int
    vague: bool = False
    digits: str = ""
    suffix: str = ""


@cache
def words() -> dict[str, tuple[str, Fraction]]:
    """Return the number words with their type and value."""
    return {row["word"]: (row["type"], Fraction(row["value"])) for row in lexicons.load("numbers")}


@cache
def _starters() -> frozenset[str]:
    skip = {"suffix", "dozen", "hundred", "scale"}
    return frozenset(w for w, (kind, _) in words().items() if kind not in skip) | {"a", "an"}


def can_start(word: str) -> bool:
    """Tell cheaply whether a number might begin with this word."""
    return word in _starters() or word[:1].isdecimal() or (word[:1] == "~" and len(word) > 1)


def _type(text: Sequence[str], i: int) -> str:
    return words()[text[i]][0] if i < len(text) and text[i] in words() else ""


def _value(text: Sequence[str], i: int) -> Fraction:
    return words()[text[i]][1]


def _skip_hyphen(text: Sequence[str], i: int) -> int:
    return i + 1 if i < len(text) and text[i] in _HYPHENS else i


def read_number(text: Sequence[str], i: int) -> Number | None:
    """Read the longest number that begins at ``i``; None where none does."""
    kind = _type(text, i)
    if kind in {"plural", "vague"}:
        return _vague(text, i)
    if kind == "fraction":
        return _fraction(text, i)
    if text[i] in {"a", "an"}:
        return _with_article(text, i)
    if kind in {"unit", "ten"}:
        return _fraction(text, i) or _words(text, i)
    return _digits(text, i)


def _exact(start: int, end: int, value: Fraction, digits: str = "") -> Number | None:
    """Make a number of a value; a fraction is none ("2.5" of nothing)."""
    if value.denominator != 1:
        return None
    return Number(start, end, int(value), digits=digits)


def _vague(text: Sequence[str], i: int) -> Number | None:
    kind, value = words()[text[i]]
    if kind == "plural":
        if text[i + 1 : i + 2] == ["of"] and _type(text, i + 2) == "plural":
            # "hundreds of thousands": 200 times one thousand
            return Number(i, i + 3, int(value * _one(text[i + 2])), vague=True)
        return Number(i, i + 1, int(value), vague=True)
    scaled = _scale_of(text, i + 1)
    if scaled:
        end, scale = scaled
        return Number(i, end, int(value * scale), vague=True)
    return Number(i, i + 1, int(value), vague=True)


def _one(plural: str) -> Fraction:
    """Return what one of a plural is worth: 1,000 for "thousands"."""
    single = words().get(plural.removesuffix("s"))
    return single[1] if single else Fraction(10)


def _scale_of(text: Sequence[str], i: int) -> tuple[int, Fraction] | None:
    """Read scales in a row ("hundred thousand", "dozen"); a plural is one in loose writing."""
    total = Fraction(1)
    end = i
    while (kind := _type(text, end)) in {"hundred", "scale", "dozen", "plural"}:
        if text[end] == "score" and text[end + 1 : end + 2] != ["of"]:
            break
        total *= _one(text[end]) if kind == "plural" else _value(text, end)
        end += 1
        if kind == "dozen":
            break
    return (end, total) if end > i else None


def _fraction(text: Sequence[str], i: int) -> Number | None:
    """Read "half a million", "three quarters of a million", "a quarter million", "half a dozen"."""
    times, j = Fraction(1), i
    if _type(text, j) == "unit":
        times, j = _value(text, j), _skip_hyphen(text, j + 1)
    if _type(text, j) != "fraction":
        return None
    part = times * _value(text, j)
    j = _skip_hyphen(text, j + 1)
    if text[j : j + 1] == ["of"]:
        j += 1
    if text[j : j + 1] in (["a"], ["an"]):
        j = _skip_hyphen(text, j + 1)
    if _type(text, j) == "plural":
        return None
    scaled = _scale_of(text, j)
    return _exact(i, scaled[0], part * scaled[1]) if scaled else None


def _with_article(text: Sequence[str], i: int) -> Number | None:
    j = _skip_hyphen(text, i + 1)
    if _type(text, j) == "fraction":
        number = _fraction(text, j)
        return Number(i, number.end, number.value) if number else None
    if _type(text, j) == "plural":
        return None
    if _type(text, j) in {"hundred", "scale"}:
        number = _words(text, j, Fraction(1))
        return Number(i, number.end, number.value) if number else None
    scaled = _scale_of(text, j)
    return _exact(i, *scaled) if scaled else None


def _and_a_half(text: Sequence[str], i: int, value: Fraction) -> tuple[int, Fraction]:
    """Add the half of "a million and a half"; before a scale it is "two and a half million"."""
    j = _skip_hyphen(text, i)
    if text[j : j + 1] != ["and"]:
        return i, value
    j = _skip_hyphen(text, j + 1)
    if text[j : j + 1] == ["a"]:
        j = _skip_hyphen(text, j + 1)
    if text[j : j + 1] != ["half"]:
        return i, value
    if scaled := _scale_of(text, _skip_hyphen(text, j + 1)):
        return scaled[0], (value + Fraction(1, 2)) * scaled[1]
    return (j + 1, value * Fraction(3, 2)) if value >= 1000 else (i, value)


def _words(text: Sequence[str], i: int, current: Fraction = Fraction(0)) -> Number | None:
    total = Fraction(0)
    last_scale: Fraction | None = None
    end = j = i
    while True:
        kind = _type(text, j)
        if kind in {"unit", "ten"} and _fits(current, kind, _value(text, j)):
            current += _value(text, j)
        elif kind == "hundred" and 0 < current < 100:
            current *= 100
        elif kind == "dozen" and current and not total:
            return _exact(i, j + 1, current * _value(text, j))
        elif kind == "scale" and current and (not last_scale or _value(text, j) < last_scale):
            last_scale = _value(text, j)
            total, current = total + current * last_scale, Fraction(0)
        else:
            break
        end = j + 1
        j = _joined(text, end, current, total)
    if end == i:
        return None
    value = total + current
    end, value = _and_a_half(text, end, value)
    return _exact(i, end, value)


def _fits(current: Fraction, kind: str, value: Fraction) -> bool:
    if kind == "unit":
        tens = current % 100
        return tens == 0 or (tens >= 20 and tens % 10 == 0 and 0 < value < 10)
    return current % 100 == 0


def _joined(text: Sequence[str], i: int, current: Fraction, total: Fraction) -> int:
    """Step over a hyphen or an "and" that goes on with the same number."""
    j = _skip_hyphen(text, i)
    if j > i:
        return j if _type(text, j) else i
    big = (current >= 100 or (not current and total)) and (current or total) % 100 == 0
    if text[i : i + 1] == ["and"] and big and _type(text, i + 1) in {"unit", "ten"}:
        after = _skip_hyphen(text, i + 2)
        if _type(text, i + 1) == "ten" and _type(text, after) == "unit":
            after += 1
        if _type(text, after) != "hundred":
            return i + 1
    return i


def _digits(text: Sequence[str], i: int) -> Number | None:
    match = _DIGITS.fullmatch(text[i])
    if match is None:
        return None
    printed, suffix = match.groups()
    value = Fraction(printed.replace(",", ""))
    end = i + 1
    while "." not in printed and len(printed) <= 3 and _three_digits(text, end):
        value, end = value * 1000 + int(text[end]), end + 1  # "40 000"
    if suffix:
        value *= words()[suffix][1]
        number = _exact(i, end, value, printed)
        return number and Number(i, end, number.value, digits=printed, suffix=suffix)
    if _type(text, end) == "suffix":
        return _exact(i, end + 1, value * _value(text, end), printed) and Number(
            i, end + 1, int(value * _value(text, end)), digits=printed, suffix=text[end]
        )
    hyphen = _skip_hyphen(text, end)
    if _type(text, hyphen) != "plural" and (scaled := _scale_of(text, hyphen)):
        return _exact(i, scaled[0], value * scaled[1])
    halved_end, halved = _and_a_half(text, end, value)
    return _exact(i, halved_end, halved, printed if halved_end == end else "")


def _three_digits(text: Sequence[str], i: int) -> bool:
    return i < len(text) and len(text[i]) == 3 and text[i].isdecimal()


def share_of(text: Sequence[str], i: int) -> tuple[int, Fraction] | None:
    """Read a share of something ("half of", "two thirds of", "40 percent of"): end and size."""
    times, j = Fraction(1), i
    if text[j] in {"a", "an"}:
        j += 1
    elif _type(text, j) == "unit":
        times, j = _value(text, j), _skip_hyphen(text, j + 1)
    elif match := _DIGITS.fullmatch(text[j]):
        return _percent(text, j, Fraction(match.group(1).replace(",", "")))
    if _type(text, j) != "fraction":
        return None
    end = j + 1
    if text[end : end + 1] == ["of"]:
        end += 1
    elif text[j] != "half":
        return None
    return end, times * _value(text, j)


def _percent(text: Sequence[str], i: int, value: Fraction) -> tuple[int, Fraction] | None:
    j = i + 1
    if text[j : j + 2] == ["per", "cent"]:
        j += 2
    elif text[j : j + 1] in (["%"], ["percent"], ["pct"]):
        j += 1
    else:
        return None
    return (j + 1, value / 100) if text[j : j + 1] == ["of"] else None


def scale_after(text: Sequence[str], i: int) -> tuple[int, int]:
    """Read the scale after a vague phrase ("a few" hundred): its end and size, 1 for none."""
    scaled = _scale_of(text, i)
    return (scaled[0], int(scaled[1])) if scaled else (i, 1)


def trailing_scale(text: Sequence[str], first: Number, second: Number) -> int:
    """Return what the first number of a range borrows: 1,000,000 in "two to three million"."""
    if first.value >= 1000 or first.value >= second.value:
        return 1
    if second.digits.endswith(",000") and first.digits and first.value * 10000 > second.value:
        return 1000  # "10-15,000"
    first_scaled = any(_type(text, i) in _SCALES for i in range(first.start, first.end))
    scale = Fraction(1)
    for i in range(second.end - 1, second.start, -1):
        if _type(text, i) not in _SCALES:
            break
        scale *= _value(text, i)
    return 1 if first_scaled or first.value * scale >= second.value else int(scale)


_SCALES = frozenset({"hundred", "scale", "dozen", "suffix"})
