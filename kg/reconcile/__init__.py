"""Across articles: which events are one incident, which text is a copy, and where sources differ.

Values only: the quads of articles go in, incidents come out. kg/build/across.py does it for a
store. The result is a function of the set of articles, whatever order they came in.
"""

from __future__ import annotations

from kg.reconcile.curated import Curated, read_curated
from kg.reconcile.engine import Grouping, Member, Taken, take_in
from kg.reconcile.happenings import Happening, Story
from kg.reconcile.keeping import kept_story, write_story
from kg.reconcile.reading import read_story

VERSION = "reconcile/8"
"""Raised with every change to how stories are read, compared or grouped: all are compared anew."""

__all__ = [
    "VERSION",
    "Curated",
    "Grouping",
    "Happening",
    "Member",
    "Story",
    "Taken",
    "kept_story",
    "read_curated",
    "read_story",
    "take_in",
    "write_story",
]
