"""Read the persons of a saying: "I" and "we" in a quotation, a medium that quotes somebody."""

from __future__ import annotations

from dataclasses import replace

from kg.nlp.attribution.reading import Reading
from kg.nlp.parts import Attribution
from kg.nlp.tree import Tree

__all__ = ["addressed", "first_person", "quoting"]


def quoting(tree: Tree, i: int) -> int | None:
    """Find the medium of "quoted X as saying" and "X was quoted by the medium as saying"."""
    if i < 2 or tree.lower[i - 1] != "as":
        return None
    start, _ = tree.sentence(i)
    for j in range(i - 2, start - 1, -1):
        if tree.lemma[j] in {"quote", "cite"} and tree.is_verb(j):
            agent = tree.child(j, "agent")
            if agent is not None:
                return tree.child(agent, "pobj")
            return None if tree.child(j, "auxpass") is not None else tree.child(j, "nsubj")
    return None


def first_person(reading: Reading, a: Attribution, found: list[Attribution]) -> Attribution:
    """Let "I" and "we" in a quotation be the one who is quoted."""
    tree = reading.tree
    if not any(tree.lower[s.head] in {"i", "we"} for s in a.sources):
        return a
    quoting = [
        b for b in found
        if b.kind == "DirectQuote" and b.sources and b.cue != a.cue
        and any(s <= a.sources[0].head < e for s, e in b.pieces)
    ]  # fmt: skip
    outer = min(quoting, key=lambda b: b.content[1] - b.content[0], default=None)
    if outer is None:
        return a
    who = outer.sources[0]
    return replace(
        a,
        sources=tuple(
            replace(
                s, referent=who.referent, referent_head=who.referent_head, named=who.named,
                method="first person", affiliation=who.affiliation,
            )
            if tree.lower[s.head] in {"i", "we"} else s
            for s in a.sources
        ),
    )  # fmt: skip


def addressed(a: Attribution, found: list[Attribution]) -> Attribution:
    """Let whom "we urge" and "we blame" are aimed at in a quotation be whom it is aimed at."""
    if a.kind != "DirectQuote" or a.addressee is not None:
        return a
    inner = (
        b.addressee for b in found
        if b.addressee is not None and b.kind != "DirectQuote" and b.cue is not None
        and b.act in {"demand", "threat", "accusation", "condemnation", "praise"}
        and any(s <= b.clause[0] and b.clause[1] <= e for s, e in a.pieces)
    )  # fmt: skip
    aim = next(inner, None)
    return a if aim is None else replace(a, addressee=aim)
