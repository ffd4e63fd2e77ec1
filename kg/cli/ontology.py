"""`kg ontology`: look up what the graph's terms mean."""

from __future__ import annotations

import dataclasses
import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import JsonOption

if TYPE_CHECKING:
    from kg.ontology import Term

app = typer.Typer(no_args_is_help=True, help="Look up what the terms of the graph mean.")


class Kind(StrEnum):
    """What can be listed."""

    CLASS = "class"
    PROPERTY = "property"
    SCHEME = "scheme"
    CODE = "code"


@app.command("list")
def list_terms(
    kind: Annotated[Kind | None, typer.Option(help="List only these.")] = None,
    as_json: JsonOption = False,
) -> None:
    """List the classes, properties, schemes and codes."""
    from kg.ontology import terms

    found = [one for one in terms() if kind is None or one.kind.endswith(kind)]
    if as_json:
        typer.echo(json.dumps([_fields(one) for one in found], ensure_ascii=False, indent=2))
        return
    width = max((len(one.name) for one in found), default=0)
    for one in found:
        typer.echo(f"{one.name:{width}}  {one.kind:20}  {one.definition}")


@app.command("show")
def show_term(
    name: Annotated[
        str, typer.Argument(metavar="TERM", help="Its name, with or without ckg:, or its IRI.")
    ],
    as_json: JsonOption = False,
) -> None:
    """Show all that is said about one term."""
    from kg.ontology import term

    found = _fields(term(name))
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for field, value in found.items():
        for number, part in enumerate(value if isinstance(value, list) else [value]):
            text = " ".join(part) if isinstance(part, list) else part
            typer.echo(f"{field if number == 0 else '':10}  {text}")


def _fields(one: Term) -> dict[str, str | list[str] | list[list[str]]]:
    """Give what is said of a term, leaving out what is not."""
    fields = json.loads(json.dumps(dataclasses.asdict(one)))
    return {name: value for name, value in fields.items() if value}
