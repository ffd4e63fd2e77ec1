"""From an Extraction to triples: the only place where an article's triples are made.

A pure function of the article and its extraction; no blank nodes, one literal a property.
"""

from __future__ import annotations

from kg.mapping.article import article_graphs, article_quads
from kg.mapping.names import linkable
from kg.mapping.reading import Reading, read_reading
from kg.mapping.run import RunRecord, run_quads

MAPPING_VERSION = "mapping/2"
"""Raised with every change to the quads an extraction gives, so that articles are mapped again."""

__all__ = [
    "MAPPING_VERSION",
    "Reading",
    "RunRecord",
    "article_graphs",
    "article_quads",
    "linkable",
    "read_reading",
    "run_quads",
]
