"""The index: which names stand for which Wikidata items and GeoNames places."""

from __future__ import annotations

from kg.linking.index.default import default_index_path, open_index
from kg.linking.index.index import Hit, Index, IndexEntity, Tenure, Tier
from kg.linking.index.manifest import Manifest

__all__ = [
    "Hit",
    "Index",
    "IndexEntity",
    "Manifest",
    "Tenure",
    "Tier",
    "default_index_path",
    "open_index",
]
