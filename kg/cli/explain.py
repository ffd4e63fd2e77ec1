"""`kg explain`: why a claim is in the graph."""

from __future__ import annotations

import json
import os
import sys
from typing import Annotated

import typer

from kg.cli.options import JsonOption, StoreOption, store_path

__all__ = ["explain"]

_BOLD = ("\x1b[1m", "\x1b[0m")
_QUOTES = ("\u00ab", "\u00bb")


def explain(
    claim: Annotated[
        str,
        typer.Argument(metavar="CLAIM", help="IRI, its last part, or how that begins."),
    ],
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show a claim's sentence with the evidence marked, its rule, and how its slots were filled."""
    from kg.explain import explain as explain_claim
    from kg.explain.lines import explanation_lines
    from kg.store import open_store

    with open_store(store_path(store)) as opened:
        found = explain_claim(opened, claim)
    if as_json:
        typer.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
        return
    for line in explanation_lines(found, _marks()):
        typer.echo(line)


def _marks() -> tuple[str, str]:
    """Choose bold on a terminal, else guillemets, which any file can hold."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return _BOLD if sys.stdout.isatty() and not plain else _QUOTES
