"""Read articles out of files, folders and standard input."""

from __future__ import annotations

from kg.articles.dates import parse_day
from kg.articles.layout import Layout, read_layout
from kg.articles.read import read_articles
from kg.articles.values import MAX_CHARACTERS, Given, Unreadable

__all__ = [
    "MAX_CHARACTERS",
    "Given",
    "Layout",
    "Unreadable",
    "parse_day",
    "read_articles",
    "read_layout",
]
