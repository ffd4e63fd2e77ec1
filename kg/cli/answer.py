"""What `kg query run` and `kg sparql` share: where to ask, and how the answer is printed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import UsageError
from kg.queries import FORMATS, Result, Table, counted, render, run
from kg.queries.format import cell

__all__ = [
    "EndpointOption",
    "FormatOption",
    "TimeoutOption",
    "ask_endpoint",
    "chosen_endpoint",
    "print_answer",
    "print_table",
    "seconds",
    "write_out",
]

REMOTE_SECONDS = 60.0
"""How long an endpoint may take where nothing else is said."""

FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="|".join(FORMATS),
        help="How to write the answer; json is SPARQL results JSON, turtle is for RDF.  "
        "[default: table, or turtle for RDF]",
        show_default=False,
    ),
]
EndpointOption = Annotated[
    str | None,
    typer.Option(
        "--endpoint", metavar="URL", help="Ask this SPARQL endpoint and not the local store."
    ),
]
TimeoutOption = Annotated[
    float | None,
    typer.Option("--timeout", metavar="SECONDS", help="End the query after this time."),
]


def chosen_endpoint(endpoint: str | None, store: Path | None) -> str | None:
    """Give the endpoint to ask: the option, else that of the settings unless a store is named."""
    if endpoint is not None or store is not None:
        return endpoint
    from kg.config import settings

    return settings().endpoint


def ask_endpoint(endpoint: str, text: str, timeout: float | None) -> Result:
    """Answer a query on a SPARQL endpoint."""
    from kg.store.remote import RemoteStore

    with RemoteStore(endpoint, timeout=seconds(timeout, REMOTE_SECONDS)) as store:
        return run(store, text)


def seconds(timeout: float | None, default: float) -> float:
    """Give the time limit; raise UsageError where it leaves no time."""
    if timeout is not None and not timeout > 0:
        raise UsageError(f"--timeout {timeout:g} leaves no time: give seconds above 0")
    return default if timeout is None else timeout


def print_answer(result: Result, format_name: str | None) -> None:
    """Print an answer to standard output and its length to standard error."""
    if isinstance(result, Table) and format_name in {None, "table"} and sys.stdout.isatty():
        print_table(result.columns, ([cell(term) for term in row] for row in result.rows))
    else:
        write_out(render(result, format_name))
    if length := counted(result):
        typer.echo(length, err=True)


def write_out(text: str) -> None:
    """Write data as UTF-8, with the line ends it has."""
    typer.echo(text.encode("utf-8"), nl=False)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows in columns; on a terminal they are fitted to its width."""
    if not sys.stdout.isatty():
        lines = [list(columns), *(list(row) for row in rows)]
        widths = [max(len(line[i]) for line in lines) for i in range(len(columns))]
        for line in lines:
            padded = (text.ljust(width) for text, width in zip(line, widths, strict=True))
            typer.echo("  ".join(padded).rstrip())
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    table = RichTable(*columns, box=box.SIMPLE)
    for row in rows:
        table.add_row(*(Text(text) for text in row))
    Console().print(table)
