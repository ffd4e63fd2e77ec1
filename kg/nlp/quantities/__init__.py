"""Find every number that counts people, households or events, and what it counts."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp.parts import Quantity
from kg.nlp.quantities.amounts import Amount, read_amount
from kg.nlp.quantities.counted import Counted, find_counted
from kg.nlp.quantities.excluded import is_excluded, is_pronoun_one, is_score
from kg.nlp.quantities.numbers import can_start
from kg.nlp.quantities.special import (
    aged_at,
    both_at,
    multiples,
    names_at,
    none_at,
    one_at,
    ordinal_at,
)
from kg.nlp.quantities.subsets import mark_subsets
from kg.nlp.tree import Tree, tree_of

__all__ = ["annotate_quantities", "quantities"]

_BOTH = frozenset({"both", "twin"})
_NONE = frozenset({"no", "none", "nobody", "not", "zero", "0", "without"})
_SHARE = frozenset({"most", "majority", "bulk", "large"})
_DEFINITE = frozenset({"the", "these", "those", "both", "its", "their", "his", "her", "all"})
_NOT_MANY = frozenset({"how", "so", "as", "too", "not", "very"})


@Language.component("kg_quantities", assigns=["doc._.quantities"])
def annotate_quantities(doc: Doc) -> Doc:
    """Store the quantities of a parsed Doc."""
    doc._.quantities = tuple(quantities(doc))
    return doc


def quantities(doc: Doc) -> list[Quantity]:
    """List the quantities of a parsed Doc, by start."""
    tree = tree_of(doc)
    amounts = _amounts(tree)
    found: list[Quantity] = []
    skipped: set[int] = set()
    for n, item in enumerate(amounts):
        if isinstance(item, Quantity):
            found.append(item)
            continue
        after = next((a for a in amounts[n + 1 : n + 2] if isinstance(a, Amount)), None)
        if is_score(tree, item, after):
            skipped |= {n, n + 1}
        if n not in skipped and (quantity := _quantity(tree, item)):
            found.append(quantity)
    found = sorted([*found, *multiples(tree, found)], key=lambda q: (q.start, -q.end))
    return mark_subsets(tree, _without_overlap(found))


def _amounts(tree: Tree) -> list[Amount | Quantity]:
    """Read the text once, left to right."""
    found: list[Amount | Quantity] = []
    i = 0
    while i < len(tree):
        item = _at(tree, i)
        if item is None:
            i += 1
        else:
            found.append(item)
            # a determiner's noun phrase may hold a number of its own
            i = max(i + 1, item.end)
    return found


def _at(tree: Tree, i: int) -> Amount | Quantity | None:
    word = tree.lower[i]
    if word in _NONE and (none := none_at(tree, i)):
        return none
    if word in _BOTH and (both := both_at(tree, i)):
        return both
    if word in {"a", "an"} and (single := ordinal_at(tree, i) or aged_at(tree, i)):
        return single
    if can_start(word) or word in _SHARE:
        if word == "many" and i and tree.lower[i - 1] in _NOT_MANY:
            return None
        if word == "many" and tree.lower[i + 1 : i + 3] == ["more", "than"]:
            return None
        amount = read_amount(tree.lower, i)
        if amount is not None:
            return amount
        return one_at(tree, i) if word in {"a", "an"} else None
    if word.endswith(("s", "men", "children")) and i + 2 < len(tree):
        return names_at(tree, i)
    return None


def _quantity(tree: Tree, amount: Amount) -> Quantity | None:
    counted = find_counted(tree, amount)
    if is_excluded(tree, amount, counted) or is_pronoun_one(tree, amount, counted):
        return None
    if counted.kind == "unit":
        return None
    return _made(tree, amount, counted)


def _made(tree: Tree, amount: Amount, counted: Counted) -> Quantity:
    assert counted.kind != "unit"  # noqa: S101
    before = tree.lower[amount.start - 1] if amount.start else ""
    return Quantity(
        start=amount.start,
        end=amount.end,
        low=amount.low,
        high=amount.high,
        bound=amount.bound,
        head=counted.head,
        noun_start=counted.start,
        noun_end=counted.end,
        modifier="none" if amount.low == amount.high == 0 else amount.modifier,
        form=amount.form,
        kind=counted.kind,
        role=counted.role,
        rank=counted.rank,
        definite=before in _DEFINITE,
    )


def _without_overlap(found: list[Quantity]) -> list[Quantity]:
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return kept
