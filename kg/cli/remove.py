"""`kg remove`: take articles out of the store."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import StoreOption, store_path

__all__ = ["remove"]


def remove(
    articles: Annotated[
        list[str],
        typer.Argument(metavar="ARTICLE...", help="Id, IRI, or the file it was read from."),
    ],
    store: StoreOption = None,
) -> None:
    """Remove articles from the store: their graphs, texts and records, and what rests on them."""
    from kg.build import reconcile, remove_articles
    from kg.store import open_store

    path = store_path(store)
    open_store(path).close()  # complains where there is no store; writing would make one
    with open_store(path, write=True) as opened:
        removed = remove_articles(opened, articles)
        reconcile(opened)
    for record in removed:
        typer.echo(f"removed {record.key.removeprefix('input:')}", err=True)
