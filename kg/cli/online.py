"""The options of `kg link` that are about the network."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import load_linker
from kg.config import settings
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.build import Linker

__all__ = [
    "ApiOption",
    "CacheOption",
    "EndpointOption",
    "MaxRequestsOption",
    "OnlineOption",
    "ReconcileOption",
    "open_linker",
]

OnlineOption = Annotated[
    bool,
    typer.Option(
        "--online",
        help="Ask Wikidata for what the index leaves open; contact must be set in kg.toml or "
        "KG_CONTACT.",
    ),
]
ApiOption = Annotated[
    str | None,
    typer.Option(
        "--api",
        metavar="URL",
        help="Action API to ask.  [default: Wikidata's]",
        show_default=False,
    ),
]
EndpointOption = Annotated[
    str | None,
    typer.Option("--endpoint", metavar="URL", help="SPARQL endpoint to ask instead of the API."),
]
ReconcileOption = Annotated[
    str | None,
    typer.Option(
        "--reconcile",
        metavar="URL",
        help="Reconciliation service that finds items instead of the API's search.",
    ),
]
CacheOption = Annotated[
    Path | None,
    typer.Option(
        "--cache",
        metavar="FILE",
        help="File that keeps the answers.  [default: online.sqlite beside the default index]",
        show_default=False,
    ),
]
MaxRequestsOption = Annotated[
    int | None,
    typer.Option(
        "--max-requests",
        metavar="N",
        min=0,
        help="Requests to send at most.  [default: 2000]",
        show_default=False,
    ),
]


def open_linker(
    online: bool,
    index: Path | None,
    links: Path | None,
    *,
    quiet: bool,
    asked: dict[str, Any],
) -> AbstractContextManager[Linker]:
    """Open the index and the user's own links, and what is asked beside them."""
    given = {name: value for name, value in asked.items() if value is not None}
    if not online:
        if given:
            option = next(iter(given)).replace("_", "-")
            raise UsageError(f"--{option} is about the network: add --online, or leave it out")
        return nullcontext(load_linker(index, links, quiet=quiet))
    for other in ("api", "reconcile"):
        if "endpoint" in given and other in given:
            raise UsageError(f"--endpoint is asked instead of --{other}: leave one of them out")
    from kg.linking.online import Asked, Limits, online_linker

    if (most := given.pop("max_requests", None)) is not None:
        given["limits"] = Limits(requests=most)
    found = settings()
    return online_linker(
        Asked(contact=found.contact, **given),
        index or found.index,
        links or found.links,
        tell=lambda what: None if quiet else typer.echo(what, err=True),
    )
