"""`kg reconcile`: find which events of different articles are one incident."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import JsonOption, StoreOption, plural, store_path

if TYPE_CHECKING:
    from kg.build import Reconciled


def reconcile(
    store: StoreOption = None,
    decisions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="CSV file of pairs that are the same incident, or are not: it wins, and is kept.",
        ),
    ] = None,
    anew: Annotated[
        bool, typer.Option("--anew", help="Compare every article again, not only what changed.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Join what several articles tell of the same happening in incidents, beside the articles.

    `kg build` and `kg remove` do it at their end.
    """
    from kg.build import reconcile as reconcile_store
    from kg.reconcile import read_curated
    from kg.store import open_store

    path = store_path(store)
    curated = None if decisions is None else read_curated(decisions)
    open_store(path).close()  # complains where there is no store; writing would make one
    with open_store(path, write=True) as opened:
        found = reconcile_store(opened, curated=curated, anew=anew)
    if as_json:
        typer.echo(json.dumps(dataclasses.asdict(found), indent=2))
    typer.echo(f"{path}: {_summary(found)}", err=True)


def _summary(found: Reconciled) -> str:
    """Say in a line what there is and what was done."""
    incidents = plural(found.incidents, "incident")
    compared = plural(found.compared, "article")
    return f"{incidents}, {compared} compared, {found.dated} dated by others"
