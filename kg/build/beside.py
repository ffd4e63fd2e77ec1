"""Write the graphs beside the incidents: series, ledgers of places, texts that several print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from pyoxigraph import NamedNode, Quad

from kg.reconcile.claim_graphs import within_graph, within_quads
from kg.reconcile.control import ledger
from kg.reconcile.control_graphs import ledger_graph, ledger_quads
from kg.reconcile.disagreements import within
from kg.reconcile.engine import same_text
from kg.reconcile.happenings import Story
from kg.reconcile.series import series
from kg.reconcile.series_graphs import copies_graph, copies_quads, series_graph, series_quads
from kg.reconcile.state import State
from kg.store import LocalStore

__all__ = ["forget_within", "write_copies", "write_ledgers", "write_series", "write_within"]

_AT_ONCE = 200
"""Graphs in one transaction: a transaction costs more than a graph."""

Made = Iterator[tuple[str, list[Quad]]]
"""Graphs with what they are to hold, nothing where they are to go."""


def write_within(store: LocalStore, stories: Iterable[Story]) -> None:
    """Bring up to date where the sources of these articles disagree among themselves."""

    def made() -> Made:
        for story in stories:
            quads = within_quads(store.base, story.slug, within(story))
            yield within_graph(store.base, story.slug), quads

    _bring(store, made())


def forget_within(store: LocalStore, slugs: Iterable[str]) -> None:
    """Remove what was found in articles that are gone."""
    _bring(store, ((within_graph(store.base, slug), []) for slug in slugs))


def write_series(store: LocalStore, state: State, keys: Iterable[str]) -> None:
    """Bring these series up to date."""

    def made() -> Made:
        for key in sorted(keys):
            points = list(state.points(key))
            quads = series_quads(store.base, series(key, points)) if points else []
            yield series_graph(store.base, key), quads

    _bring(store, made())


def write_copies(store: LocalStore, state: State, slugs: Iterable[str]) -> None:
    """Bring the texts that these stories print, or printed, up to date."""

    def made() -> Made:
        for slug in sorted(slugs):
            texts = same_text(state, slug)
            first = len(texts) > 1 and texts[0] == slug
            yield copies_graph(store.base, slug), copies_quads(store.base, texts) if first else []

    _bring(store, made())


def write_ledgers(store: LocalStore, state: State, places: Iterable[str]) -> None:
    """Bring the ledgers of these places up to date."""

    def made() -> Made:
        for place in sorted(places):
            slugs = state.telling_of(place)
            origins = {slug: same_text(state, slug)[0] for slug in slugs}
            found = ledger(place, map(state.story, slugs), origins)
            yield ledger_graph(store.base, place), ledger_quads(store.base, place, found)

    _bring(store, made())


def _bring(store: LocalStore, made: Made) -> None:
    while part := list(islice(made, _AT_ONCE)):
        named = [(NamedNode(name), quads) for name, quads in part]
        different = [(graph, quads) for graph, quads in named if quads or graph in store]
        if different:
            store.replace(
                [graph for graph, _ in different],
                [quad for _, quads in different for quad in quads],
            )
