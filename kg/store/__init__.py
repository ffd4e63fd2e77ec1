"""Where the graph lives: an Oxigraph store in a folder, or any SPARQL endpoint.

The remote back end is ``kg.store.remote.RemoteStore``, imported only by those who ask for it.
"""

from __future__ import annotations

from kg.store.local import LocalStore, open_store

TYPE_CHECKING = False  # this module is on the quick path: docs/decisions/0009-quick-start.md
if TYPE_CHECKING:
    from kg.store.base import Answer as Answer
    from kg.store.base import QueryStore as QueryStore

__all__ = ["Answer", "LocalStore", "QueryStore", "open_store"]


def __getattr__(name: str) -> object:
    """Import what only type checkers need when it is asked for."""
    if name in {"Answer", "QueryStore"}:
        from kg.store import base

        return getattr(base, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
