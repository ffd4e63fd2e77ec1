"""The `kg` command: its sub-commands, and the one place where errors become messages."""

from __future__ import annotations

import importlib
from typing import Any

import typer
from typer.core import TyperGroup

from kg import __version__
from kg.errors import KgError

COMMANDS = {"query": "queries", "ontology": "ontology", "index": "index"}
"""Sub-commands with sub-commands of their own: name -> module of kg.cli that holds an ``app``."""

SIMPLE = (
    "build",
    "link",
    "reconcile",
    "status",
    "validate",
    "sparql",
    "export",
    "push",
    "explain",
    "evaluate",
    "remove",
)
"""Plain sub-commands: kg.cli.NAME holds a function NAME."""


class Commands(TyperGroup):
    """A command group that prints a KgError as one line and exits with its code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the chosen command inside the error boundary."""
        try:
            return super().invoke(ctx)
        except KgError as error:
            typer.echo(f"kg: {error}", err=True)
            raise typer.Exit(error.exit_code) from error


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


def create_app() -> typer.Typer:
    """Compose the command line out of the modules of this package."""
    app = typer.Typer(
        cls=Commands,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        help="Conflict news in, a trustworthy RDF graph out.",
    )

    @app.callback()
    def options(
        version: bool = typer.Option(
            False, "--version", callback=_version, is_eager=True, help="Print the version."
        ),
    ) -> None:
        """Conflict news in, a trustworthy RDF graph out."""

    for name in SIMPLE:
        module = importlib.import_module(f"kg.cli.{name}")
        app.command(name)(getattr(module, name))
    for name, where in COMMANDS.items():
        app.add_typer(importlib.import_module(f"kg.cli.{where}").app, name=name)
    return app
