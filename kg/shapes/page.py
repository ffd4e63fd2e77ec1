"""Write docs/reference/shapes.md out of the shapes."""

from __future__ import annotations

from itertools import groupby

from kg.shapes.files import shapes

__all__ = ["reference_page"]


def reference_page() -> str:
    """List, file by file, every sentence that validation can say."""
    lines = []
    for file, group in groupby(shapes(), key=lambda shape: shape.file):
        lines += [f"## {file.removesuffix('.ttl')}", ""]
        for shape in group:
            lines += [f"`{shape.name}`", ""]
            lines += [f"- {message}" for message in shape.messages]
            lines += [""]
    return "\n".join(lines)
