"""Saved queries: the questions people ask, one .rq file each in queries/.

``kg query run`` comes through here and must start at once: nothing on this path imports more than
it needs. PyYAML is loaded only to list or show queries.
"""

from __future__ import annotations

from kg.queries.answers import Result, Table, run
from kg.queries.bind import bind
from kg.queries.files import Parameter, SavedQuery, saved_queries, saved_query
from kg.queries.format import FORMATS, counted, render

__all__ = [
    "FORMATS",
    "Parameter",
    "Result",
    "SavedQuery",
    "Table",
    "bind",
    "counted",
    "render",
    "run",
    "saved_queries",
    "saved_query",
]
