"""Find the noun that a number counts, and what kind of thing it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg import lexicons
from kg.nlp.quantities.amounts import Amount
from kg.nlp.tree import NOUN_TAGS, Tree

__all__ = ["Counted", "find_counted", "is_unit", "known_noun", "noun_key"]

Kind = Literal["people", "events", "households", "other", "unit"]

_IN_PHRASE = NOUN_TAGS | {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "AFX", "FW"}
_AS_NOUNS = frozenset(
    {"dead", "killed", "wounded", "injured", "hurt", "missing", "displaced", "detained",
     "arrested", "captured", "martyred", "unaccounted", "homeless"}
)  # fmt: skip
_REACH = 9
_NOT_PEOPLE = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "PRODUCT", "MONEY", "ORG", "EVENT"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun: ``alone`` where the number stands for itself ("killed 12")."""

    head: int
    start: int | None
    end: int | None
    kind: Kind
    role: str | None = None
    rank: str | None = None

    @property
    def alone(self) -> bool:
        """Whether no noun follows the number."""
        return self.start is None


@cache
def _nouns() -> dict[str, tuple[Kind, str, str]]:
    return {
        row["noun"]: (row["kind"], row["role"], row["rank"])  # type: ignore[misc]
        for row in lexicons.load("counted-nouns")
    }


def noun_key(tree: Tree, i: int) -> str:
    """Return the longest lexicon entry that ends at ``i``, hyphens and blanks alike; "" if none."""
    # the tagger takes "colonels" in a list of ranks for a name and leaves its plural
    forms = (tree.lower[i], tree.lemma[i], _singular(tree.lower[i]))
    parts: list[str] = []
    for j in range(i - 1, max(-1, i - 6), -1):
        if tree.text[j] != "-":
            parts.insert(0, tree.lemma[j] if tree.tag[j] in NOUN_TAGS else tree.lower[j])
        if len(parts) == 2:
            break
    for size in range(len(parts), -1, -1):
        before = parts[len(parts) - size :]
        for form in forms:
            if (key := "-".join([*before, form])) in _nouns():
                return key
    return ""


def _singular(word: str) -> str:
    """Take the plural off a word that the tagger did not see as a noun."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s")


def known_noun(tree: Tree, i: int) -> tuple[Kind, str | None, str | None]:
    """Return kind, role and rank of a noun; peoples are known by their capital or their label."""
    key = noun_key(tree, i)
    if key:
        kind, role, rank = _nouns()[key]
        return kind, role or None, rank or None
    if tree.ent[i] == "NORP" or _is_people_name(tree, i):
        return "people", None, None
    if tree.lower[i].endswith(("men", "women")) and len(tree.lower[i]) > 5:
        return "people", None, None
    if tree.lower[i].endswith("ists") and len(tree.lower[i]) > 7:
        return "people", None, None
    return "other", None, None


def _is_people_name(tree: Tree, i: int) -> bool:
    if tree.tag[i] not in {"NNPS", "NNS"} or tree.ent[i] in _NOT_PEOPLE:
        return False
    return tree.text[i][0].isupper() and tree.lower[i].endswith("s")


def is_unit(tree: Tree, i: int) -> bool:
    """Tell whether a noun is a measure, money or a span of time."""
    return known_noun(tree, i)[0] == "unit"


def find_counted(tree: Tree, amount: Amount) -> Counted:
    """Find what an amount counts; the number itself where it stands alone."""
    i = amount.end
    if i < len(tree) and tree.text[i] == "-" and tree.lower[i + 1 : i + 2] == ["strong"]:
        i += 2
    if amount.modifier == "other" and tree.lower[i - 1] == "others":
        return Counted(i - 1, i - 1, i, "people")
    if i < len(tree) and tree.lower[i] in _AS_NOUNS and not _noun_follows(tree, i):
        return Counted(i, i, i + 1, "people")
    head = _by_of(tree, i) if tree.lower[i : i + 1] == ["of"] else _head_of(tree, amount, i)
    if head is None:
        return Counted(_own_head(tree, amount), None, None, "other")
    start = i + 1 if tree.lower[i] == "of" else i
    kind, role, rank = known_noun(tree, head)
    if role is None and kind == "people":
        role = _role_of_modifier(tree, start, head)
    return Counted(head, start, head + 1, kind, role, rank)


def _noun_follows(tree: Tree, i: int) -> bool:
    j = i + 1
    return j < len(tree) and tree.tag[j] in NOUN_TAGS and tree.head[i] >= j and tree.space[i]


def _role_of_modifier(tree: Tree, start: int, head: int) -> str | None:
    """Take "children" of "children victims" and "civilian" of "civilian casualties"."""
    for i in range(start, head):
        if tree.lower[i] in _nouns() and (role := _nouns()[tree.lower[i]][1]):
            return role
    return None


def _own_head(tree: Tree, amount: Amount) -> int:
    start, end = amount.inner
    for i in range(start, end):
        if not start <= tree.head[i] < end or tree.head[i] == i:
            return i
    return end - 1


def _by_of(tree: Tree, i: int) -> int | None:
    """Follow "of": "dozens of Syrian refugees", "two of the soldiers"; pronouns are no noun."""
    j = i + 1
    while j < len(tree) and tree.tag[j] in {"DT", "PRP$", "PDT", "CD", "WP$"}:
        j += 1
    end = _phrase_end(tree, j)
    if j < end < len(tree) and tree.tag[end - 1] == "POS" and tree.tag[end] == "CD":
        return _scan(tree, end + 1)  # "of the enclave's 120,000 Armenians"
    return _scan(tree, j)


def _head_of(tree: Tree, amount: Amount, i: int) -> int | None:
    start, end = amount.inner
    head = next((tree.head[k] for k in range(end - 1, start - 1, -1) if tree.head[k] >= end), None)
    scanned = _scan(tree, i)
    if scanned is None or head is None or not tree.is_noun(head):
        return scanned
    if head - i > _REACH or head == scanned or head > scanned:
        # beyond the run of nouns: the parser strayed, or words stand in between
        return scanned
    return head if known_noun(tree, scanned)[0] == "other" or head < i else scanned


def _scan(tree: Tree, i: int) -> int | None:
    """Return the last noun of the unbroken phrase that begins at ``i``."""
    last: int | None = None
    end = _phrase_end(tree, i)
    for j in range(i, end):
        if tree.tag[j] in NOUN_TAGS:
            last = j
    if last is None and i < end and noun_key(tree, end - 1):
        last = end - 1
    if last is None:
        return None
    return _last_plural(tree, i, last)


def _phrase_end(tree: Tree, i: int) -> int:
    j = i
    while j < len(tree) and j - i < _REACH:
        if tree.tag[j] in _IN_PHRASE and not tree.doc[j].is_sent_start:
            if tree.tag[j] in {"VBN", "VBG"} and not _is_modifier(tree, j):
                break
            j += 1
        elif tree.lower[j] in {",", "and"} and j > i and _joins_adjectives(tree, j):
            j += 1
        else:
            break
    return j


def _is_modifier(tree: Tree, j: int) -> bool:
    """Tell "26 defecting officers" from "26 fleeing the town"."""
    return tree.dep[j] in {"amod", "compound", "nmod"} and tree.head[j] > j


def _joins_adjectives(tree: Tree, j: int) -> bool:
    """Tell "armed, masked men" and "women and children refugees" from two things counted."""
    left, right = tree.tag[j - 1], tree.tag[j + 1] if j + 1 < len(tree) else ""
    return left.startswith("JJ") and right.startswith(("JJ", "VBN", "VBG"))


def _last_plural(tree: Tree, start: int, last: int) -> int:
    """Stop at the people when a day or name follows ("12 people Friday", "9 soldiers Taliban")."""
    if known_noun(tree, last)[0] != "other" or tree.ent[last] not in {"DATE", "TIME", "GPE", "ORG"}:
        return last
    for j in range(last, start - 1, -1):
        if tree.tag[j] == "NNS" and noun_key(tree, j):
            return j
    return last
