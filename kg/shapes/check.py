"""Validate what is already written: the articles of a store, or the graphs of an RDF file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.shapes.report import Report
from kg.terms import DERIVED

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.store import LocalStore

__all__ = ["Checked", "Engine", "check_file", "check_store"]

Engine = Callable[["Iterable[Quad]"], Report]


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdict on one graph; ``graph`` is its IRI, or the file where the graph has no name."""

    graph: str
    report: Report


def check_store(store: LocalStore, engine: Engine) -> Iterator[Checked]:
    """Validate each article of a store, together with its text, and what is made across them."""
    derived = tuple(f"{store.base}{kind}/" for kind in DERIVED)
    for graph in store.graphs():
        kind, text = _kind(graph.value)
        if kind == "graph":
            quads = [*store.quads(graph), *store.quads(type(graph)(text))]
            yield Checked(graph.value, engine(quads))
        elif graph.value.startswith(derived):
            yield Checked(graph.value, engine(store.quads(graph)))


def check_file(path: Path, engine: Engine) -> Iterator[Checked]:
    """Validate the graphs of a file in any RDF format; text graphs go with their article.

    Raises:
        InputError: The file cannot be read, or is not what its name says.
    """
    groups: dict[str, list[Quad]] = {}
    texts: dict[str, list[Quad]] = {}
    for quad in _read(path):
        name = getattr(quad.graph_name, "value", str(path))
        if name == "":
            name = str(path)
        kind, _ = _kind(name)
        if kind in ("trace", "run"):
            continue
        (texts if kind == "text" else groups).setdefault(name, []).append(quad)
    for name, quads in sorted(groups.items()):
        yield Checked(name, engine([*quads, *texts.get(_kind(name)[1], ())]))


def _kind(graph: str) -> tuple[str | None, str]:
    """Tell what kind of graph a name is of, and name the text graph of the same article."""
    match = re.fullmatch(r"(.*/)(graph|text|trace|run)(/[A-Za-z0-9_-]+)", graph)
    return (match[2], f"{match[1]}text{match[3]}") if match else (None, "")


def _read(path: Path) -> Iterator[Quad]:
    from pyoxigraph import RdfFormat, parse

    form = RdfFormat.from_extension(path.suffix.removeprefix("."))
    if form is None:
        raise InputError(
            f"{path} does not tell its format: name it .ttl, .trig, .nt, .nq, .rdf or .jsonld"
        )
    try:
        yield from parse(path=str(path), format=form)
    except SyntaxError as error:
        raise InputError(f"{path}, line {error.lineno or 1}: {error.msg}; correct it") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
