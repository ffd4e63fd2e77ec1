"""Counts without a number: "no casualties", "a soldier", "a woman and her two children"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.nlp.parts import CountedKind, Form, Quantity
from kg.nlp.quantities.counted import known_noun, noun_key
from kg.nlp.quantities.numbers import read_number
from kg.nlp.tree import NOUN_TAGS, Tree

if TYPE_CHECKING:
    from kg.model import Bound

__all__ = ["aged_at", "both_at", "multiples", "names_at", "none_at", "one_at", "ordinal_at"]

_NOBODY = frozenset({"nobody", "none"})
_POSSESSIVES = frozenset({"her", "his", "their"})
_FAMILY = "family-member"
_LOSS = frozenset({"life", "loss"})
_REACH = 7
_TIMES = {"twice": 2, "double": 2, "triple": 3}
_AS_MANY = [["that", "number"], ["as", "many"], ["that", "many"], ["the", "number"]]
_ORDINALS = [["second"], ["third"], ["fourth"], ["fifth"], ["sixth"], ["seventh"]]


def none_at(tree: Tree, i: int) -> Quantity | None:
    """Read "no casualties", "no one", "not a single soldier", "zero deaths", "none"."""
    lower = tree.lower
    if lower[i] in _NOBODY:
        return _zero(i, i + 1, i, None)
    if lower[i] == "no" and lower[i + 1 : i + 2] == ["one"]:
        return _zero(i, i + 2, i + 1, None)
    end = _none_end(lower, i)
    head = end and _people_head(tree, end)
    if not end or head is None:
        return None
    return _zero(i, end, head, end, *known_noun(tree, head)[1:])


def _none_end(lower: list[str], i: int) -> int:
    if lower[i] == "not" and lower[i + 1 : i + 3] == ["a", "single"]:
        return i + 3
    if lower[i] == "not" and lower[i + 1 : i + 2] == ["one"]:
        return i + 2
    if lower[i] == "without":
        return i + 2 if lower[i + 1 : i + 2] == ["any"] else i + 1
    return i + 1 if lower[i] in {"no", "zero", "0"} else 0


def _people_head(tree: Tree, i: int) -> int | None:
    for j in range(i, min(i + _REACH, len(tree))):
        if tree.tag[j] not in NOUN_TAGS and not tree.tag[j].startswith(("JJ", "VBN", "IN")):
            return None
        if tree.lower[j] in _LOSS and tree.lower[j + 1 : j + 2] == ["of"]:
            continue
        last = j + 1 == len(tree) or tree.tag[j + 1] not in NOUN_TAGS
        if tree.tag[j] in NOUN_TAGS and last:
            return j if known_noun(tree, j)[0] == "people" else None
        if tree.tag[j] == "IN" and not (tree.lower[j] == "of" and tree.lower[j - 1] in _LOSS):
            return None
    return None


def _zero(
    start: int,
    end: int,
    head: int,
    noun_start: int | None,
    role: str | None = None,
    rank: str | None = None,
) -> Quantity:
    return Quantity(
        start=start,
        end=end,
        low=0,
        high=0,
        bound="Exactly",
        head=head,
        noun_start=noun_start,
        noun_end=None if noun_start is None else head + 1,
        modifier="none",
        form="none",
        kind="people",
        role=role,
        rank=rank,
    )


def both_at(tree: Tree, i: int) -> Quantity | None:
    """Read "both soldiers", "both of the men", "twin bombings", but not "both X and Y"."""
    if tree.dep[i] == "preconj":
        return None
    j = i + 1
    while j < len(tree) and (tree.lower[j] in {"the", "of"} or tree.tag[j].startswith("JJ")):
        j += 1
    while j + 1 < len(tree) and tree.is_noun(j) and tree.is_noun(j + 1) and tree.head[j] > j:
        j += 1
    if j >= len(tree) or tree.tag[j] not in {"NNS", "NNPS"}:
        return None
    kind, role, rank = known_noun(tree, j)
    if kind not in {"people", "events", "households"}:
        return None
    return _some(i, i + 1, j, 2, "number", kind, noun=(i + 1, j + 1), of=(role, rank))


def ordinal_at(tree: Tree, i: int) -> Quantity | None:
    """Read "a second was wounded" and "a third soldier": one more."""
    j = i + 1
    if tree.lower[j : j + 1] not in _ORDINALS or j + 1 >= len(tree) or tree.lower[j + 1] == "of":
        return None
    head = tree.head[i]
    if head == j:
        return replace(_some(i, j + 1, j, 1, "number", "people", noun=(j, j + 1)), modifier="more")
    if not j < head < j + _REACH or tree.tag[head] not in {"NN", "NNP"}:
        return None
    kind, role, rank = known_noun(tree, head)
    if kind != "people":
        return None
    whole = _some(i, j + 1, head, 1, "number", kind, noun=(j + 1, head + 1), of=(role, rank))
    return replace(whole, modifier="more")


def aged_at(tree: Tree, i: int) -> Quantity | None:
    """Read "a 12-year-old" and "a 12-year-old girl"."""
    number = read_number(tree.lower, i + 1) if i + 1 < len(tree) else None
    if number is None or tree.lower[number.end : number.end + 4] != ["-", "year", "-", "old"]:
        return None
    old = number.end + 3
    j = old + 1
    while j < len(tree) and tree.tag[j].startswith("JJ"):
        j += 1
    if j < len(tree) and tree.is_noun(j) and tree.tag[j] in {"NN", "NNP"}:
        return _one_and_kin(tree, i, j) if known_noun(tree, j)[0] == "people" else None
    return _some(i, i + 1, old, 1, "determiner", "people", noun=(i + 1, old + 1))


def one_at(tree: Tree, i: int) -> Quantity | None:
    """Read "a soldier", and the family of "a woman and her two children"."""
    head = tree.head[i]
    if not i < head < i + _REACH or tree.dep[i] != "det" or tree.tag[head] not in {"NN", "NNP"}:
        return None
    kind = known_noun(tree, head)[0]
    if not noun_key(tree, head) or kind not in {"people", "households"}:
        return None
    if tree.lower[head + 1 : head + 2] == ["of"] and head + 2 < len(tree):
        number = read_number(tree.lower, head + 2)
        if number and kind == "households":  # "a family of five"
            end = number.end
            return _some(i, end, head, number.value, "number", "people", noun=(i + 1, end))
    return _one_and_kin(tree, i, head)


def _one_and_kin(tree: Tree, i: int, head: int) -> Quantity:
    kind, role, rank = known_noun(tree, head)
    count, end = _with_kin(tree, head)
    own: CountedKind = "people" if kind == "people" else "households"
    if count > 1:
        return _some(i, end, head, count, "determiner", own, noun=(i + 1, end))
    return _some(i, i + 1, head, 1, "determiner", own, noun=(i + 1, head + 1), of=(role, rank))


def _with_kin(tree: Tree, head: int) -> tuple[int, int]:
    """Count on through "and her two children", ", his wife and their son"."""
    count, end = 1, head + 1
    if known_noun(tree, head)[1] == _FAMILY and tree.lower[end : end + 1] == ["and"]:
        single = tree.tag[end + 1 : end + 2] == ["NN"]
        if single and known_noun(tree, end + 1)[1] == _FAMILY:
            count, end = 2, end + 2  # "a father and son"
    while (kin := _kin_at(tree, end)) is not None:
        count, end = count + kin[0], kin[1]
    return count, end


def _kin_at(tree: Tree, i: int) -> tuple[int, int] | None:
    j = i
    while j < len(tree) and j < i + 2 and tree.lower[j] in {",", "and"}:
        j += 1
    if j == i or j >= len(tree) or tree.lower[j] not in _POSSESSIVES:
        return None
    j += 1
    number = read_number(tree.lower, j) if j < len(tree) else None
    if number and tree.lower[number.end : number.end + 2] == ["-", "year"]:
        j, number = number.end + 4, None  # "his 8-year-old daughter"
    size, j = (number.value, number.end) if number else (1, j)
    while j < len(tree) and tree.tag[j].startswith("JJ"):
        j += 1
    if j >= len(tree) or known_noun(tree, j)[0] != "people":
        return None
    if number is None and tree.tag[j] in {"NNS", "NNPS"}:
        return None
    return size, j + 1


def names_at(tree: Tree, i: int) -> Quantity | None:
    """Read "brothers Omar and Ali Hassan", "journalists A, B and C": as many as names."""
    if tree.tag[i + 1] not in {"NNP", "NNPS"} or not noun_key(tree, i):
        return None
    if known_noun(tree, i)[0] != "people":
        return None
    names, j, people = 0, i + 1, 0
    while j < len(tree) and tree.tag[j] in {"NNP", "NNPS"}:
        people += tree.ent[j] == "PERSON"
        while j < len(tree) and (tree.tag[j] in {"NNP", "NNPS", "HYPH"} or tree.text[j] == "-"):
            j += 1
        names += 1
        last = j
        while j < len(tree) and j < last + 2 and tree.lower[j] in {",", "and"}:
            j += 1
        if j == last:
            break
    if names < 2 or not people or "and" not in tree.lower[i:last]:
        return None
    _, role, rank = known_noun(tree, i)
    return _some(i, last, i, names, "names", "people", noun=(i, last), of=(role, rank))


def multiples(tree: Tree, found: list[Quantity]) -> list[Quantity]:
    """Read "twice that number" and "three times as many" by the number told before."""
    more = []
    for i, word in enumerate(tree.lower):
        factor, end = _TIMES.get(word), i + 1
        if factor is None and tree.lower[i + 1 : i + 2] == ["times"]:
            number = read_number(tree.lower, i)
            factor, end = (number.value if number else None), i + 2
        if factor is None or tree.lower[end : end + 2] not in _AS_MANY:
            continue
        before = [q for q in found if q.end <= i and q.low and q.kind in {"people", "other"}]
        if not before or tree.sent_of[before[-1].start] != tree.sent_of[i]:
            continue
        about = tree.lower[i - 1 : i] in (["roughly"], ["about"], ["some"], ["nearly"], ["almost"])
        count = factor * (before[-1].low or 0)
        noun = end + 1 if tree.is_noun(end + 1) else None
        made = _some(
            i - about, end + 2, end + 1, count, "number", before[-1].kind, noun=(end + 1, end + 2)
        )
        bound: Bound = "About" if about else "Exactly"
        more.append(replace(made, bound=bound, noun_start=noun, noun_end=noun and noun + 1))
    return more


def _some(  # noqa: PLR0913
    start: int,
    end: int,
    head: int,
    count: int,
    form: Form,
    kind: CountedKind,
    *,
    noun: tuple[int, int],
    of: tuple[str | None, str | None] = (None, None),
) -> Quantity:
    return Quantity(
        start=start,
        end=end,
        low=count,
        high=count,
        bound="Exactly",
        head=head,
        noun_start=noun[0],
        noun_end=noun[1],
        form=form,
        kind=kind,
        role=of[0],
        rank=of[1],
    )
