"""Tell a person's name from the office, rank and body that stand before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.lexicons import column
from kg.nlp.mentions.words import fold, name_words, peoples, place_heads, titles, word_list

if TYPE_CHECKING:
    from kg.nlp.tree import Tree

__all__ = ["office_before", "role_of_title", "split_title"]

_PORTFOLIO = word_list("portfolio")
_PARTS = word_list("title-part")
_LONGEST = 5
_NATION = frozenset({"united", "states", "u.s.", "us", "uk", "un", "u.n."})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def split_title(tree: Tree, start: int, end: int) -> int:
    """Give where a person's name begins, after nationality, office, rank and body.

    The whole run is kept where nothing would be left, or what is left is no person's name.
    """
    first = _after_portfolio(tree, start, end)
    last = next((i for i in range(end - 2, first - 1, -1) if _is_title(tree, i)), None)
    if last is None:
        return first
    name = last + 1
    while name < end and tree.lower[name] in {".", "-"}:
        name += 1
    if name >= end or not _may_name(tree, name, end):
        return first
    leading = all(_may_precede(tree, i) for i in range(first, last))
    return name if leading or tree.ent[end - 1] == "PERSON" else first


def _after_portfolio(tree: Tree, start: int, end: int) -> int:
    """Skip "Information" of "Minister of Information Ali Omar"."""
    if start < 2 or tree.lower[start - 1] != "of" or not _is_title(tree, start - 2):
        return start
    first = start
    while first < end and tree.lower[first] in _PORTFOLIO:
        first += 1
    return first if first < end else start


def _is_title(tree: Tree, i: int) -> bool:
    return tree.lower[i] in titles() or tree.lower[i].rstrip(".") in titles()


def _may_name(tree: Tree, start: int, end: int) -> bool:
    """Tell "King Abdullah" from "King Abdullah Hospital", and "in Sheikh Zuweid"."""
    last = tree.lower[end - 1]
    if not tree.text[start][:1].isalpha():
        return False  # "the Prosecutor General's Office"
    if end - start > _LONGEST or last in place_heads() or (last, "head") in name_words():
        return False
    return tree.ent[end - 1] not in _PLACES or tree.lower[start - 2] not in {"in", "near", "at"}


def _may_precede(tree: Tree, i: int) -> bool:
    word = tree.lower[i]
    return word in {".", "-"} or _is_title(tree, i) or fold(word) in peoples() or word in _PARTS


def role_of_title(title: str) -> str | None:
    """Give the role that a printed title names; None for a mere form of address.

    >>> role_of_title("Turkish Prime Minister")
    'prime minister'
    """
    uses = column("titles", "title", "use")
    words = [w for w in title.lower().split() if uses.get(w) != "address"]
    words = [w for w in words if fold(w) not in peoples() and w not in _NATION]
    return " ".join(w.rstrip(".") for w in words) or None


def office_before(tree: Tree, start: int, first: int) -> str | None:
    """Give "minister of information" where the name was taken to begin with the portfolio."""
    if first == start or not _is_title(tree, start - 2) or tree.lower[start - 1] != "of":
        return None
    return " ".join(tree.lower[start - 2 : first])
