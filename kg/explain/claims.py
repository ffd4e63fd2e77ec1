"""Find the claim that somebody names, and the quads of the article it stands in."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import cast

from pyoxigraph import NamedNode, Quad, QuerySolutions

from kg.errors import UsageError
from kg.store import LocalStore
from kg.terms import CKG, Minter

__all__ = ["find_claim", "quads_around"]

_NEAR = 5


def find_claim(store: LocalStore, name: str) -> str:
    """Find a claim by its IRI, by the last part of it, or by a beginning that only it has.

    Raises:
        UsageError: There is no such claim, or more than one.
    """
    start = Minter(store.base).thing("claim", "")
    name = name.strip().strip("<>").removeprefix("claim:").removeprefix(start)
    if _article(store, start + name):
        return start + name
    claims = [iri.removeprefix(start) for iri in _all(store)]
    found = [claim for claim in claims if name and claim.startswith(name)]
    if len(found) == 1:
        return start + found[0]
    if found:
        raise UsageError(
            f"{len(found)} claims begin with {name!r}: {_listed(found[:_NEAR])}"
            f"{' ...' if len(found) > _NEAR else ''}; give more of the one you mean"
        )
    near = difflib.get_close_matches(name, claims, n=_NEAR, cutoff=0.5)
    hint = f"near it are {_listed(near)}" if near else "`kg export -f facts` lists all claims"
    raise UsageError(f"{store.path} has no claim {name!r}; {hint}")


def quads_around(store: LocalStore, claim: str) -> Iterator[Quad]:
    """Give the article, text and trace graphs that a claim comes from."""
    article = _article(store, claim)
    slug = (article or "").rpartition("/")[2]
    for kind in ("graph", "text", "trace"):
        yield from store.quads(NamedNode(Minter(store.base).thing(kind, slug)))


def _article(store: LocalStore, claim: str) -> str | None:
    try:
        subject = NamedNode(claim)
    except ValueError:
        return None  # no IRI, so it names nothing
    query = f"SELECT ?article WHERE {{ {subject} <{CKG.reportedIn}> ?article }} LIMIT 1"
    rows = cast("QuerySolutions", store.query(query))
    return next((row["article"].value for row in rows), None)


def _all(store: LocalStore) -> list[str]:
    query = f"SELECT ?claim WHERE {{ ?claim a <{CKG.Claim}> }} ORDER BY ?claim"
    return [row["claim"].value for row in cast("QuerySolutions", store.query(query))]


def _listed(claims: list[str]) -> str:
    return ", ".join(claims)
