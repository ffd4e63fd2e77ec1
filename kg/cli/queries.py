"""kg query: ask the graph with the saved queries."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from kg.cli.answer import (
    EndpointOption,
    FormatOption,
    TimeoutOption,
    ask_endpoint,
    chosen_endpoint,
    print_answer,
    print_table,
    seconds,
    write_out,
)
from kg.cli.options import JsonOption, StoreOption, store_path
from kg.errors import UsageError
from kg.queries import SavedQuery, bind, run, saved_queries, saved_query

app = typer.Typer(no_args_is_help=True, help="Ask the graph with saved queries.")

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="Name of a saved query.")]


@app.command("list")
def list_queries(as_json: JsonOption = False) -> None:
    """List the saved queries and what each answers."""
    queries = saved_queries().values()
    if as_json:
        write_out(json.dumps([described(query) for query in queries], indent=2) + "\n")
        return
    print_table(("query", "answers"), [(query.name, query.summary) for query in queries])


@app.command("show")
def show(name: NameArgument, as_json: JsonOption = False) -> None:
    """Show a saved query: what it answers, its parameters, and its SPARQL."""
    query = saved_query(name)
    if as_json:
        write_out(json.dumps(described(query) | {"sparql": query.text}, indent=2) + "\n")
    else:
        write_out(query.text)


@app.command("run")
def run_query(
    name: NameArgument,
    parameter: Annotated[
        list[str] | None,
        typer.Option(
            "--param",
            "-p",
            metavar="KEY=VALUE",
            help="Narrow it down; repeat for more. See kg query show NAME for the keys.",
        ),
    ] = None,
    format_name: FormatOption = None,
    store: StoreOption = None,
    endpoint: EndpointOption = None,
    timeout: TimeoutOption = None,
) -> None:
    """Run a saved query on the local store, or on a SPARQL endpoint."""
    text = bind(saved_query(name), pairs(parameter or []))
    endpoint = chosen_endpoint(endpoint, store)
    if endpoint is not None:
        print_answer(ask_endpoint(endpoint, text, timeout), format_name)
    elif timeout is not None:
        from kg.queries.child import ask_within

        written, length = ask_within(store_path(store), text, format_name, seconds(timeout, 0))
        write_out(written)
        typer.echo(length, err=True)
    else:
        from kg.store import open_store

        with open_store(store_path(store)) as opened:
            result = run(opened, text)
        print_answer(result, format_name)


def pairs(given: list[str]) -> dict[str, str]:
    """Split ``key=value`` options; raise UsageError where one has no ``=`` or comes twice."""
    values: dict[str, str] = {}
    for item in given:
        key, equals, value = item.partition("=")
        if not equals or not key:
            raise UsageError(f"{item!a} is no parameter: write -p key=value")
        if key in values:
            raise UsageError(f"The parameter {key!r} is given twice: give it once")
        values[key] = value
    return values


def described(query: SavedQuery) -> dict[str, Any]:
    """Give what a program wants to know of a saved query."""
    defaults = query.defaults
    return {
        "name": query.name,
        "summary": query.summary,
        "description": query.description,
        "tags": query.tags,
        "view": query.view,
        "parameters": [
            parameter.as_dict() | {"default": defaults[parameter.name]}
            for parameter in query.parameters.values()
        ],
    }
