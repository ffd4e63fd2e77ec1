"""A story as one text, so that it is read out of an article's graph once and not at every run.

The text is the version of a story's shape and of how it is read, a space, and JSON.
"""

from __future__ import annotations

import hashlib
from functools import cache

from pydantic import TypeAdapter

from kg.reconcile.happenings import Story

__all__ = ["READING", "kept_story", "write_story"]

READING = "3"
"""Raised with every change to what is read out of a graph, so that kept stories are read again."""

_STORY = TypeAdapter(Story)


def write_story(story: Story) -> str:
    """Write a story down; equal stories give equal texts."""
    return f"{_version()} {_STORY.dump_json(story, exclude_defaults=True).decode()}"


def kept_story(written: str) -> Story | None:
    """Read what ``write_story`` wrote; None where it is of another version."""
    version, _, data = written.partition(" ")
    return _STORY.validate_json(data) if version == _version() else None


@cache
def _version() -> str:
    shape = f"{READING} {_STORY.json_schema()}"
    return hashlib.sha256(shape.encode()).hexdigest()[:8]
