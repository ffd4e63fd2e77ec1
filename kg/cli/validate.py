"""`kg validate`: hold stored articles, or an RDF file, to the shapes."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import JsonOption, StoreOption, store_path

if TYPE_CHECKING:
    from kg.shapes.check import Checked, Engine


class EngineName(StrEnum):
    """The two SHACL engines."""

    FAST = "fast"
    REFERENCE = "reference"


def validate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="RDF files: .ttl, .trig, .nt, .nq, .rdf, .jsonld.  [default: the store]",
            show_default=False,
        ),
    ] = None,
    store: StoreOption = None,
    engine: Annotated[
        EngineName, typer.Option(help="fast is what a build uses; reference is pySHACL.")
    ] = EngineName.FAST,
    as_json: JsonOption = False,
) -> None:
    """Hold the articles of the store, or RDF files, to the shapes.

    Exits with 1 where something does not hold.
    """
    found = list(_checked(files or [], store, _engine(engine)))
    bad = [one for one in found if not one.report.conforms]
    if as_json:
        typer.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
    else:
        for one in bad:
            typer.echo("\n".join(f"{one.graph}: {result}" for result in one.report.results))
    noun = "graph" if len(found) == 1 else "graphs"
    typer.echo(f"{len(found)} {noun} validated, {len(bad)} with violations", err=True)
    if bad:
        raise typer.Exit(1)


def _checked(files: list[Path], store: Path | None, engine: Engine) -> Iterator[Checked]:
    from kg.shapes.check import check_file, check_store
    from kg.store import open_store

    for file in files:
        yield from check_file(file, engine)
    if not files:
        with open_store(store_path(store), write=False) as opened:
            yield from check_store(opened, engine)


def _engine(name: EngineName) -> Engine:
    from kg.shapes import load_gate, validate_reference

    return validate_reference if name is EngineName.REFERENCE else load_gate().validate


def _as_json(found: Iterable[Checked]) -> list[dict[str, object]]:
    return [
        {
            "graph": one.graph,
            "conforms": one.report.conforms,
            "results": [dataclasses.asdict(result) for result in one.report.results],
        }
        for one in found
    ]
