"""Tell numbers that count nothing: ages, dates, money, measures, names of units and laws."""

from __future__ import annotations

from functools import cache

from kg import lexicons
from kg.nlp.quantities.amounts import Amount
from kg.nlp.quantities.counted import Counted, known_noun
from kg.nlp.quantities.numbers import read_number
from kg.nlp.tree import Tree

__all__ = ["is_excluded", "is_pronoun_one", "is_score"]

_HYPHENS = frozenset({"-", "–", "‑"})  # noqa: RUF001
_COUNTING_SUFFIX = frozenset({"strong", "plus", "odd"})
_UNIT_NAMES = frozenset(
    {"Brigade", "Division", "Regiment", "Battalion", "Corps", "Squadron", "Army", "Fleet"}
)
_ALWAYS_NAMES = frozenset({"no.", "article", "resolution", "law", "#", "clause", "decree", "top"})
_YEAR_BEFORE = frozenset(
    {"in", "since", "by", "until", "till", "of", "during", "after", "before", "from", "early",
     "late", "mid", "year", "the", "last", "summer", "winter",
     "spring", "autumn", "between"}
)  # fmt: skip
_AGE_AFTER = frozenset({",", ".", ")", "and", "who", "from", "of", ";", "was", "were"})
_AGE_LIMITS = frozenset({"under", "over", "below", "above"})


@cache
def _contexts(side: str) -> dict[str, str]:
    return {r["word"]: r["what"] for r in lexicons.load("number-contexts") if r["side"] == side}


def is_excluded(tree: Tree, amount: Amount, counted: Counted) -> bool:
    """Tell whether the number is something else than a count."""
    return (
        counted.kind == "unit"
        or _is_part_of_word(tree, amount)
        or _is_named_so(tree, amount, counted)
        or _is_date(tree, amount, counted)
        or _is_age(tree, amount, counted)
        or _is_measured(tree, amount, counted)
        or _is_list_number(tree, amount)
    )


def _word(tree: Tree, i: int) -> str:
    return tree.lower[i] if 0 <= i < len(tree) else ""


def _is_part_of_word(tree: Tree, amount: Amount) -> bool:
    """Tell "12-year-old", "two-day", "G-20" and "24/7" from "200-strong"."""
    start, end = amount.inner
    if start and tree.text[start - 1] in _HYPHENS | {"/", "+"} and not tree.space[start - 1]:
        return start - 1 >= amount.inner[0] or not _opens_range(tree, amount)
    glued = end < len(tree) and tree.text[end] in _HYPHENS and not tree.space[end - 1]
    if not glued or end + 1 >= len(tree) or tree.space[end]:
        return False
    return _word(tree, end + 1) not in _COUNTING_SUFFIX and end >= amount.end


def _opens_range(tree: Tree, amount: Amount) -> bool:
    return tree.text[amount.inner[0] - 1] == "-" and tree.space[amount.inner[0] - 2]


def _is_named_so(tree: Tree, amount: Amount, counted: Counted) -> bool:
    """Tell "Resolution 2254", "Highway 1", "47 Brigade", "Group of 20", "World War Two"."""
    start, end = amount.inner
    if end < len(tree) and tree.text[end] in _UNIT_NAMES:
        return True
    before = start - 1
    if _word(tree, before) == "." and _word(tree, before - 1) in {"no", "nos"}:
        return True
    if _word(tree, before) == "of" and _word(tree, before - 1) == "group":
        return tree.text[before - 1] == "Group"
    if amount.start != start or _contexts("before").get(_word(tree, before)) != "name":
        return _names_left_head(tree, amount, counted)
    if _word(tree, before) in _ALWAYS_NAMES:
        return True
    return tree.text[before][0].isupper() and counted.kind not in {"people", "households"}


def _names_left_head(tree: Tree, amount: Amount, counted: Counted) -> bool:
    """Tell "Boeing 737", which the parser hangs on the name before it, and "World War Two"."""
    i = amount.inner[0]
    if not i or not counted.alone or amount.start != i or tree.tag[i - 1] not in {"NNP", "NNPS"}:
        return False
    if amount.digits:
        return bool(tree.head[i] == i - 1)
    return tree.text[i].istitle() and not tree.doc[i].is_sent_start


def _is_date(tree: Tree, amount: Amount, counted: Counted) -> bool:
    start, end = amount.inner
    before, after = _word(tree, start - 1), _word(tree, end)
    month_before = _contexts("before").get(before) == "date" and tree.text[start - 1][0].isupper()
    if before == "." and _contexts("before").get(_word(tree, start - 2)) == "date":
        month_before = tree.text[start - 2][0].isupper()
    month_after = _contexts("after").get(after) == "date" or tree.text[end : end + 1] == ["May"]
    if month_before or month_after:
        return bool(amount.digits) and (amount.low or 0) < 2100
    if _is_day(tree, amount) and before in {"and", ",", "or", "to", "-"}:
        month = _word(tree, start - 3)
        if tree.text[start - 2].isdecimal() and _contexts("before").get(month) == "date":
            return True
    if _word(tree, end) == "and" and _is_day(tree, amount):
        following = read_number(tree.lower, end + 1) if end + 1 < len(tree) else None
        if following and _contexts("after").get(_word(tree, following.end)) == "date":
            return True
    return _is_year(tree, amount, counted, before)


def _is_day(tree: Tree, amount: Amount) -> bool:
    return bool(amount.digits) and 1 <= (amount.low or 0) <= 31


def _is_year(tree: Tree, amount: Amount, counted: Counted, before: str) -> bool:
    if len(amount.digits) != 4 or not amount.digits.isdecimal() or amount.form == "share":
        return False
    if not 1900 <= int(amount.digits) < 2100 or amount.modified:
        return False
    return before in _YEAR_BEFORE or counted.kind not in {"people", "households"}


def _is_age(tree: Tree, amount: Amount, counted: Counted) -> bool:
    """Tell "aged 12", "Ahmed Ali, 34, a teacher" and "children under five"."""
    start, end = amount.inner
    before = _word(tree, start - 1)
    if _contexts("before").get(_word(tree, amount.start - 1)) == "age":
        return True
    if before == "between" and _contexts("before").get(_word(tree, start - 2)) == "age":
        return True
    if before == "of" and _word(tree, start - 2) in {"age", "ages"}:
        return True
    if before in _AGE_LIMITS and (amount.high or amount.low or 0) <= 71:
        return amount.start > 0 and known_noun(tree, amount.start - 1)[0] == "people"
    if before not in {",", "("} or not counted.alone or not 0 < (amount.low or 0) < 111:
        return False
    if _word(tree, end) not in _AGE_AFTER:
        return False
    aged = tree.tag[start - 2] == "NN" and known_noun(tree, start - 2)[0] == "people"
    return tree.ent[start - 2] == "PERSON" or (aged and _word(tree, end) in {",", ")"})


def _is_measured(tree: Tree, amount: Amount, counted: Counted) -> bool:
    """Tell money, percentages, clock times and metres."""
    start, end = amount.inner
    if _contexts("before").get(_word(tree, start - 1)) == "money":
        return True
    if _contexts("before").get(_word(tree, amount.start - 1)) == "money":
        return True
    if tree.lower[end : end + 2] == ["per", "cent"] and amount.form != "share":
        return True
    if _contexts("after").get(_word(tree, end)) in {"money", "time", "share"}:
        return amount.form != "share"
    if amount.digits.startswith("0") or (amount.digits.isdecimal() and len(amount.digits) > 8):
        return True
    return amount.suffix == "m" and counted.kind not in {"people", "households"}


def _is_list_number(tree: Tree, amount: Amount) -> bool:
    """Tell the "3." or "2)" that opens an entry of a list."""
    start, end = amount.inner
    opens = bool(tree.doc[start].is_sent_start) and amount.start == start
    return opens and _word(tree, end) in {".", ")"} and bool(amount.digits)


def is_pronoun_one(tree: Tree, amount: Amount, counted: Counted) -> bool:
    """Tell the pronoun "one" ("one of the largest", "the latest one") from the number."""
    start, end = amount.inner
    if end - start != 1 or tree.lower[start] != "one" or amount.modified:
        return False
    if tree.dep[start] == "conj" and tree.tag[tree.head[start]] == "CD":
        return False  # "two in a bombing and one of his wounds"
    if _word(tree, end) == "of" or _word(tree, end) in {"another", "'s", "more"}:
        return True
    after = _word(tree, end)
    if after in {"in", "out"} or _word(tree, start - 1) in {"no", "any", "every", "some", "each"}:
        return after != "in" or read_number(tree.lower, end + 1) is not None
    if not counted.alone:
        return False
    return tree.tag[start] != "CD" or bool(tree.children(start, "det", "amod", "relcl", "acl"))


def is_score(tree: Tree, amount: Amount, following: Amount | None) -> bool:
    """Tell "3-1" and "one in five", of which neither number counts."""
    if following is None:
        return False
    between = tree.lower[amount.end : following.start]
    if not between and amount.digits and following.digits:
        return True  # a telephone number
    if between and between[0] in _HYPHENS and len(between) == 1:
        return not tree.space[amount.end - 1]
    rate = between == ["in"] or between == ["in", "every"]
    return rate and (amount.low or 0) < (following.low or 0)
