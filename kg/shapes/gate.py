"""The fast engine: every article graph passes it before it is stored."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from kg.shapes.files import shapes_text
from kg.shapes.report import Report, Result

if TYPE_CHECKING:
    from pyoxigraph import Quad
    from shacl import Result as Found
    from shacl import Shapes

__all__ = ["Gate", "load_gate", "ntriples"]


class Gate:
    """The compiled shapes; one gate serves any number of graphs."""

    __slots__ = ("_shapes",)

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes

    def __reduce__(self) -> tuple[object, ...]:
        return load_gate, ()  # the compiled shapes do not pickle; another process makes its own

    @property
    def fingerprint(self) -> str:
        """Name the shapes and the engine in their versions."""
        import shacl

        digest = hashlib.sha256(shapes_text().encode("utf-8")).hexdigest()[:16]
        return f"shacl {shacl.__version__} {digest}"

    def validate(self, quads: Iterable[Quad]) -> Report:
        """Ask whether the quads, taken as one graph, are as the shapes say.

        Give the article's graph together with its text graph: without the text the quotes cannot
        be compared with it.
        """
        found = self._shapes.validate_text(ntriples(quads), "ntriples")
        return Report(tuple(sorted({_result(one) for one in found.results}, key=str)))


@cache
def load_gate() -> Gate:
    """Compile the shapes, once a process."""
    from shacl import Shapes

    return Gate(Shapes.from_text(shapes_text(), "turtle"))


def ntriples(quads: Iterable[Quad]) -> str:
    """Write quads as N-Triples, leaving out which graph they are in."""
    from pyoxigraph import RdfFormat, serialize

    written = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
    return (written or b"").decode("utf-8")


def _result(found: Found) -> Result:
    path = re.fullmatch(r"<([^<>]*)>", found.path or "")
    return Result(
        focus=_plain(found.focus_node),
        message=found.message or f"{found.component} does not hold.",
        path=path and path[1],
        value=found.value_plain,
    )


def _plain(term: str) -> str:
    return term[1:-1] if term.startswith("<") else term
