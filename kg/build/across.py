"""Reconcile a store: what articles say of the same happenings is joined in graphs beside them.

The state in ``reconcile.sqlite`` only saves work. Where it is missing, damaged, of another version
or from a run that did not end, it is made anew, and so are the graphs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import chain

from pydantic import TypeAdapter
from pyoxigraph import NamedNode, Quad

from kg.build.beside import (
    forget_within,
    write_copies,
    write_ledgers,
    write_series,
    write_within,
)
from kg.build.records import digests, stored_value
from kg.reconcile import VERSION, Curated, Story, Taken, kept_story, read_story, take_in
from kg.reconcile.claim_graphs import claim_quads
from kg.reconcile.graphs import dating_graph, dating_quads, incident_graph, incident_quads
from kg.reconcile.state import State
from kg.store import LocalStore
from kg.terms import CKG, DERIVED, Minter

__all__ = ["Reconciled", "reconcile"]

_FILE = "reconcile.sqlite"
_DECISIONS = "decisions.json"
_OPEN, _VERSION = "open", "version"
_CURATED = TypeAdapter(Curated)
_AT_ONCE = 200
"""Articles whose stories are in memory at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """What a run did, and what there is now."""

    articles: int
    compared: int
    incidents: int
    written: int
    dated: int


def reconcile(
    store: LocalStore, *, curated: Curated | None = None, anew: bool = False
) -> Reconciled:
    """Bring incidents and datings up to date with the articles of a store.

    Args:
        store: Open for writing.
        curated: What people decided about pairs of events; None keeps what they decided before.
        anew: Forget what is remembered, and compare everything again.
    """
    with closing(_opened(store, anew)) as state:
        state.note(_OPEN, "yes")
        state.begin()
        found = _reconcile(store, state, curated)
        store.flush()
        state.note(_OPEN, None)
        state.commit()
    return found


def _reconcile(store: LocalStore, state: State, curated: Curated | None) -> Reconciled:
    decided, touched = _decisions(store, state, curated)
    wanted = digests(store)
    known = state.digests()
    changed = sorted(slug for slug, digest in wanted.items() if known.get(slug) != digest)
    removed = sorted(set(known) - set(wanted))
    taken = take_in(state, [], removed, decided, touched)
    written, series = _write(store, taken), taken.series
    places, texts = taken.places, taken.texts
    forget_within(store, removed)
    for part in _batched(changed, _AT_ONCE):
        stories = list(_stories(store, part, wanted))
        taken = take_in(state, stories, [], decided)
        written |= _write(store, taken)
        write_within(store, (story for _, story in stories))
        series |= taken.series
        places |= taken.places
        texts |= taken.texts
    write_series(store, state, series)
    write_ledgers(store, state, places | _places(state, texts))
    write_copies(store, state, texts)
    return Reconciled(
        articles=len(wanted),
        compared=len(changed),
        incidents=len(state.all_incidents()),
        written=len(written),
        dated=state.count_dated(),
    )


def _places(state: State, texts: Iterable[str]) -> set[str]:
    """Give the places whose takings some stories tell of; what is a copy may have changed."""
    return {place for slug in texts for place in state.places_of(slug)}


def _batched(values: list[str], size: int) -> Iterator[list[str]]:
    return (values[start : start + size] for start in range(0, len(values), size))


def _opened(store: LocalStore, anew: bool) -> State:
    """Open what is remembered, or start again with nothing and no graphs."""
    path = store.path / _FILE
    try:
        state = State(path)
        if not anew and state.noted(_VERSION) == VERSION and state.noted(_OPEN) is None:
            return state
        state.close()
    except sqlite3.DatabaseError:
        pass  # a damaged file is one that is not there: it only saves work
    path.unlink(missing_ok=True)
    made = tuple(Minter(store.base).thing(kind, "") for kind in DERIVED)
    store.remove(graph for graph in store.graphs() if graph.value.startswith(made))
    state = State(path)
    state.note(_VERSION, VERSION)
    return state


def _decisions(
    store: LocalStore, state: State, curated: Curated | None
) -> tuple[Curated, set[str]]:
    """Give what people decided, and the events that they decided otherwise about until now.

    It is kept in a file of its own, since nobody can make it anew.
    """
    path = store.path / _DECISIONS
    if curated is not None:
        new = path.with_suffix(".new")
        new.write_bytes(_CURATED.dump_json(curated))
        new.replace(path)
    now = _CURATED.validate_json(path.read_bytes()) if path.exists() else Curated()
    kept = state.noted("decisions")
    before = _CURATED.validate_json(kept) if kept else Curated()
    state.note("decisions", _CURATED.dump_json(now).decode())
    different = (before.forced ^ now.forced) | (before.forbidden ^ now.forbidden)
    return now, {iri for found in different for iri in found}


def _stories(
    store: LocalStore, slugs: Iterable[str], digests: Mapping[str, str]
) -> Iterator[tuple[str, Story]]:
    mint = Minter(store.base)
    for slug in slugs:
        story = _kept(store, mint, slug)
        if story is None:  # built by another version
            graphs = (NamedNode(mint.graph(slug)), NamedNode(mint.text(slug)))
            story = read_story(slug, chain.from_iterable(map(store.quads, graphs)))
        if story is not None:
            yield digests[slug], story


def _kept(store: LocalStore, mint: Minter, slug: str) -> Story | None:
    """Find the story that was kept when the article was built."""
    written = stored_value(store, mint.trace(slug), CKG.storyData)
    return None if written is None else kept_story(written)


def _write(store: LocalStore, taken: Taken) -> set[str]:
    """Bring the graphs up to date in one transaction; give the names of those there are now."""
    base, quads = store.base, list[Quad]()
    names = [incident_graph(base, key) for key in sorted(taken.gone)]
    for grouping in taken.groupings:
        names.append(incident_graph(base, grouping.key))
        quads += [*incident_quads(base, grouping), *claim_quads(base, grouping)]
    for slug, dating in sorted(taken.datings.items()):
        names.append(dating_graph(base, slug))
        if dating is not None:
            article, by = (Minter(base).article(one) for one in (slug, dating.by))
            quads += dating_quads(base, slug, article, by, dating)
    graphs = [NamedNode(name) for name in names]
    if graphs:
        store.replace(graphs, quads)
    return {grouping.key for grouping in taken.groupings}
