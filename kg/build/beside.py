"""Write the graphs beside the incidents: series, ledgers of places, texts that several print."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

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


def write_within(store: LocalStore, stories: Iterable[Story]) -> None:
    """Bring up to date where the sources of these articles disagree among themselves."""
    for story in stories:
        graph = NamedNode(within_graph(store.base, story.slug))
        if found := within(story):
            store.replace([graph], within_quads(store.base, story.slug, found))
        elif graph in store:
            store.remove([graph])


def forget_within(store: LocalStore, slugs: Iterable[str]) -> None:
    """Remove what was found in articles that are gone."""
    graphs = [NamedNode(within_graph(store.base, slug)) for slug in slugs]
    store.remove([graph for graph in graphs if graph in store])


def write_series(store: LocalStore, state: State, keys: Iterable[str]) -> None:
    """Bring these series up to date."""
    for key in sorted(keys):
        graph = NamedNode(series_graph(store.base, key))
        points = list(state.points(key))
        if points:
            store.replace([graph], series_quads(store.base, series(key, points)))
        elif graph in store:
            store.remove([graph])


def write_copies(store: LocalStore, state: State, slugs: Iterable[str]) -> None:
    """Bring the texts that these stories print, or printed, up to date."""
    for slug in sorted(slugs):
        graph = NamedNode(copies_graph(store.base, slug))
        texts = same_text(state, slug)
        if len(texts) > 1 and texts[0] == slug:
            store.replace([graph], copies_quads(store.base, texts))
        elif graph in store:
            store.remove([graph])


def write_ledgers(store: LocalStore, state: State, places: Iterable[str]) -> None:
    """Bring the ledgers of these places up to date."""
    for place in sorted(places):
        graph = NamedNode(ledger_graph(store.base, place))
        slugs = state.telling_of(place)
        origins = {slug: same_text(state, slug)[0] for slug in slugs}
        found = ledger(place, map(state.story, slugs), origins)
        if found:
            store.replace([graph], ledger_quads(store.base, place, found))
        elif graph in store:
            store.remove([graph])
