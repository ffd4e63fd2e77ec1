"""From an Extraction to triples: the only place where triples are made.

A pure function of the article and its extraction; no blank nodes, one literal a property.
"""

from __future__ import annotations

from kg.mapping.article import article_graphs, article_quads
from kg.mapping.run import RunRecord, run_quads

__all__ = ["RunRecord", "article_graphs", "article_quads", "run_quads"]
