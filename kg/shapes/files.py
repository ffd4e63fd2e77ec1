"""Read shapes/, one file a class."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from kg.resources import SHAPES
from kg.terms import SH

__all__ = ["Shape", "shapes", "shapes_text"]


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape with a name, the file it is in, and what it says where something does not hold."""

    iri: str
    file: str
    messages: tuple[str, ...]

    @property
    def name(self) -> str:
        """Give the local name."""
        return self.iri.rpartition("#")[2]


def _files() -> list[tuple[str, str]]:
    found = sorted((f for f in SHAPES.iterdir() if f.name.endswith(".ttl")), key=lambda f: f.name)
    return [(f.name, f.read_text(encoding="utf-8")) for f in found]


@cache
def shapes_text() -> str:
    """Give all shapes as one Turtle text."""
    return "\n".join(text for _, text in _files())


def shapes() -> list[Shape]:
    """List the shapes in the order of their files."""
    return [shape for name, text in _files() for shape in _read(name, text)]


def _read(name: str, text: str) -> list[Shape]:
    store = Store()
    store.load(text.encode("utf-8"), RdfFormat.TURTLE)
    query = f"""SELECT ?shape ?message WHERE {{
        ?shape a <{SH.NodeShape}> .
        ?shape (<{SH.property}>|<{SH.sparql}>)? / <{SH.message}> ?message
    }}"""
    messages: dict[str, set[str]] = {}
    for row in store.query(query):  # type: ignore[union-attr]
        node, message = row["shape"], row["message"]
        if isinstance(node, NamedNode) and isinstance(message, Literal):
            messages.setdefault(node.value, set()).add(message.value)
    order = sorted(messages, key=lambda iri: text.index(f"shape:{iri.rpartition('#')[2]} "))
    return [Shape(iri, name, tuple(sorted(messages[iri]))) for iri in order]
