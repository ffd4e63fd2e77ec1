"""kg push: put the article graphs of the local store on a server."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.answer import TimeoutOption, seconds
from kg.cli.options import QuietOption, StoreOption, store_path


def push(
    endpoint: Annotated[
        str,
        typer.Option(
            "--endpoint", metavar="URL", help="Address that takes the Graph Store Protocol."
        ),
    ],
    store: StoreOption = None,
    texts: Annotated[
        bool, typer.Option("--texts", help="Put the full texts of the articles there too.")
    ] = False,
    timeout: TimeoutOption = None,
    quiet: QuietOption = False,
) -> None:
    """Put every article graph on a server, each replacing the graph of that name there.

    Nothing is removed: a graph that is no longer in the store stays on the server.
    """
    from kg.store import open_store
    from kg.store.remote import GraphStore, push_graphs

    server = GraphStore(endpoint, timeout=seconds(timeout, 60.0))
    with open_store(store_path(store)) as opened:
        number = 0
        for number in push_graphs(opened, server, texts=texts):
            if not quiet and number % 100 == 0:
                typer.echo(f"{number:,} graphs put", err=True)
    if not quiet:
        typer.echo(f"{number:,} graphs put to {endpoint}", err=True)
