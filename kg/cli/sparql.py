"""kg sparql: ask anything, in SPARQL."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.answer import (
    EndpointOption,
    FormatOption,
    TimeoutOption,
    ask_endpoint,
    chosen_endpoint,
    print_answer,
    seconds,
    write_out,
)
from kg.cli.options import StoreOption, store_path
from kg.errors import InputError, QueryError

LOCAL_SECONDS = 60.0
"""How long a free query may take on the local store where nothing else is said."""

_WRITING = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
)


def sparql(
    query: Annotated[
        str,
        typer.Argument(metavar="QUERY|@FILE|-", help="The query, a file with it, or - (stdin)."),
    ],
    format_name: FormatOption = None,
    store: StoreOption = None,
    endpoint: EndpointOption = None,
    timeout: TimeoutOption = None,
) -> None:
    """Answer a SPARQL query of your own; it reads only (SELECT, ASK, CONSTRUCT, DESCRIBE).

    All articles together are the default graph, each triple once. Prefixes that kg knows (ckg,
    claim, rdfs, dcterms ...) need no declaration.
    """
    text = query_text(query)
    refuse_writing(text)
    endpoint = chosen_endpoint(endpoint, store)
    if endpoint is not None:
        from kg.queries.prologue import with_prefixes

        print_answer(ask_endpoint(endpoint, with_prefixes(text), timeout), format_name)
        return
    from kg.queries.child import ask_within

    limit = seconds(timeout, LOCAL_SECONDS)
    written, length = ask_within(store_path(store), text, format_name, limit)
    write_out(written)
    if length:
        typer.echo(length, err=True)


def query_text(given: str) -> str:
    """Read the query: the argument itself, ``@file``, or ``-`` for standard input."""
    try:
        if given == "-":
            return sys.stdin.buffer.read().decode("utf-8-sig")
        if given.startswith("@"):
            return Path(given[1:]).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(
            f"{given[1:]} cannot be read ({error.strerror}): check the name of the file"
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"The query in {given.lstrip('@')} is not UTF-8: save it as UTF-8"
        ) from error
    return given


def refuse_writing(text: str) -> None:
    """Raise QueryError for an update, which would change articles behind the back of the build."""
    from kg.store.forms import query_form

    form = query_form(text)
    if form in _WRITING:
        raise QueryError(
            f"{form} is an update, and kg sparql only reads: what a store holds comes from "
            "kg build and goes with kg remove"
        )
