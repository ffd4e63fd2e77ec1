"""Where the graph lives: an Oxigraph store in a folder, or any SPARQL endpoint.

The remote back end is ``kg.store.remote.RemoteStore``, imported only by those who ask for it.
"""

from __future__ import annotations

from kg.store.base import Answer, QueryStore
from kg.store.local import LocalStore, open_store

__all__ = ["Answer", "LocalStore", "QueryStore", "open_store"]
