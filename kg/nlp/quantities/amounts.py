"""Numbers with the words around them: bounds, ranges and shares, as low, high and bound.

Pure over lower-case words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg import lexicons
from kg.model import Bound
from kg.nlp.parts import Form, Modifier
from kg.nlp.quantities.numbers import Number, read_number, scale_after, share_of, trailing_scale

__all__ = ["Amount", "read_amount"]

_DASHES = frozenset({"-", "–", "—", "‑"})  # noqa: RUF001
_JOINED_RANGE = re.compile(r"(\d[\d,]*)[–‑-](\d[\d,]*)\+?")  # noqa: RUF001
_CHANGE = re.compile(
    r"(ris|rose|grow|grew|increas|climb|fall|fell|drop|declin|rais|revis|updat|jump|went|soar|"
    r"swell|swoll|lower|down|up$|reduc|chang|mov)"
)
_MODIFIERS: dict[str, Modifier] = {"another": "another", "other": "other", "more": "more"}
_MOST = (("most", "of"), ("majority", "of"), ("bulk", "of"))


@dataclass(frozen=True, slots=True)
class Amount:
    """What a number with its modifiers says; ``inner`` are the bounds of the number alone."""

    start: int
    end: int
    low: int | None
    high: int | None
    bound: Bound
    inner: tuple[int, int]
    modifier: Modifier = ""
    form: Form = "number"
    modified: bool = False
    digits: str = ""
    suffix: str = ""


@cache
def _phrases(position: str) -> dict[tuple[str, ...], str]:
    return {
        tuple(row["phrase"].split()): row["effect"]
        for row in lexicons.load("quantity-modifiers")
        if row["position"] == position
    }


@cache
def _longest(position: str) -> int:
    return max(map(len, _phrases(position)))


def read_amount(text: Sequence[str], i: int) -> Amount | None:
    """Read the number that begins at ``i`` with all that bounds it; None where there is none."""
    found = _share(text, i) or _loose(text, i) or _joined(text, i)
    if found is None:
        number = read_number(text, i)
        if number is None:
            return None
        found = _range(text, number) or _repeated(text, _plain(number))
    return _modified(text, found)


def _plain(number: Number) -> Amount:
    return Amount(
        number.start,
        number.end,
        number.value,
        None if number.vague else number.value,
        "Vague" if number.vague else "Exactly",
        (number.start, number.end),
        form="vague" if number.vague else "number",
        digits=number.digits,
        suffix=number.suffix,
    )


def _repeated(text: Sequence[str], amount: Amount) -> Amount:
    """Take in the figure of "twenty-one (21)"."""
    i = amount.end
    if text[i : i + 1] == ["("] and text[i + 2 : i + 3] == [")"]:
        again = read_number(text, i + 1)
        if again and again.value == amount.low:
            return replace(amount, end=i + 3)
    return amount


def _loose(text: Sequence[str], i: int) -> Amount | None:
    """Read "a number of", "a few hundred", "a couple of"."""
    for size in range(_longest("before"), 0, -1):
        effect = _phrases("before").get(tuple(text[i : i + size]))
        if effect in {"vague", "couple"}:
            end, times = scale_after(text, i + size)
            exact = effect == "couple" and times == 1
            return Amount(
                i,
                end,
                2 * times,
                2 if exact else None,
                "Exactly" if exact else "Vague",
                (i, end),
                form="number" if exact else "vague",
            )
    return None


def _joined(text: Sequence[str], i: int) -> Amount | None:
    """Read "30-40" where it is one word."""
    match = _JOINED_RANGE.fullmatch(text[i])
    if match is None:
        return None
    low, high = (int(part.replace(",", "")) for part in match.groups())
    if low >= high:
        return None
    return Amount(i, i + 1, low, high, "Between", (i, i + 1), digits=match.group(1))


def _range(text: Sequence[str], first: Number) -> Amount | None:
    """Read "30 to 40", "30-40", "30 or 40", "between 30 and 40"."""
    j = first.end
    if first.vague or j + 1 >= len(text):
        return None
    before = text[first.start - 1] if first.start else ""
    word = text[j]
    joins = word in _DASHES or word in {"to", "or"} or (word == "and" and before == "between")
    second = read_number(text, j + 1) if joins else None
    if second is None or second.vague or (word == "to" and _is_change(text, first.start)):
        return None
    low = first.value * trailing_scale(text, first, second)
    if not low < second.value or (word == "or" and second.value > 3 * low):
        return None
    start = first.start - 1 if before in {"between", "from"} else first.start
    return Amount(
        start,
        second.end,
        low,
        second.value,
        "Between",
        (first.start, second.end),
        digits=first.digits if first.digits == str(first.value) else "",
        suffix=second.suffix,
    )


def _is_change(text: Sequence[str], i: int) -> bool:
    """Tell "rose from 38 to 45", which gives two numbers, from a range."""
    return text[max(0, i - 1) : i] == ["from"] and any(
        _CHANGE.match(word) for word in text[max(0, i - 8) : i - 1]
    )


def _share(text: Sequence[str], i: int) -> Amount | None:
    """Read "half of its 4,000", "two thirds of the 300", "most of the town's 50,000"."""
    most = tuple(text[i : i + 2]) in _MOST
    share = None if most else share_of(text, i)
    if not most and share is None:
        return None
    after = i + 2 if share is None else share[0]
    for j in range(after, min(after + 7, len(text))):
        number = read_number(text, j)
        if number is not None and not number.vague:
            break
        if text[j] in {",", ".", ";", "and", "or", "in", "of", "on", "at", "for", "to"}:
            return None
    else:
        return None
    start = i - 1 if most and i and text[i - 1] in {"the", "a"} else i
    whole = _plain(number)
    if share is None:
        low, high = number.value // 2 + 1, number.value
        return replace(whole, start=start, low=low, high=high, bound="Between", form="share")
    part = round(number.value * share[1])
    return replace(whole, start=start, low=part, high=part, form="share", modified=True)


def _modified(text: Sequence[str], amount: Amount) -> Amount:
    effects: list[str] = []
    start, end = amount.start, amount.end
    while found := _before(text, start):
        start, effect = found
        effects.append(effect)
    while after := _after(text, end):
        end, effect = after
        effects.append(effect)
    amount = replace(
        amount,
        start=start,
        end=end,
        modifier=next((_MODIFIERS[e] for e in effects if e in _MODIFIERS), ""),
        modified=amount.modified or bool(set(effects) - {"exact", "other"}),
    )
    return _bounded(amount, effects)


def _before(text: Sequence[str], i: int) -> tuple[int, str] | None:
    for size in range(min(_longest("before"), i), 0, -1):
        effect = _phrases("before").get(tuple(text[i - size : i]))
        if effect == "at_most" and size == 2 and text[i - 3 : i - 2] in _RISING:
            return i - size, "exact"  # "the toll has gone up to nine"
        if effect and effect not in {"vague", "couple"}:
            return i - size, effect
    return None


def _after(text: Sequence[str], i: int) -> tuple[int, str] | None:
    for size in range(min(_longest("after"), len(text) - i), 0, -1):
        effect = _phrases("after").get(tuple(text[i : i + size]))
        if effect and text[i + size : i + size + 1] != ["than"]:
            return i + size, effect
    return None


def _bounded(amount: Amount, effects: Sequence[str]) -> Amount:
    bounds = [e for e in effects if e in _BOUNDS]
    # "at least some 200" says more than "some 200"
    effect = next((e for e in bounds if e != "about"), bounds[0] if bounds else None)
    if effect is None or amount.bound == "Between":
        return amount
    value = amount.low or 0
    if amount.bound == "Vague":
        # "up to several hundred" bounds nothing that could be counted
        unknown = effect in {"at_most", "less_than"}
        return replace(amount, low=None) if unknown else amount
    low, high, bound = _BOUNDS[effect]
    return replace(
        amount,
        low=None if low is None else value + low,
        high=None if high is None else value + high,
        bound=bound,
    )


_RISING = [
    [w]
    for w in (
        "gone",
        "went",
        "go",
        "goes",
        "rose",
        "risen",
        "climbed",
        "jumped",
        "shot",
        "moved",
        "crept",
    )
]
_BOUNDS: dict[str, tuple[int | None, int | None, Bound]] = {
    "at_least": (0, None, "AtLeast"),
    "more_than": (1, None, "AtLeast"),
    "at_most": (None, 0, "AtMost"),
    "less_than": (None, -1, "AtMost"),
    "about": (0, 0, "About"),
}
"""What each effect adds to the number at its low and high end; None leaves that end open."""
