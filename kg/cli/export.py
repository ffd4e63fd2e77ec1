"""`kg export`: take the graph away as a file."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import StoreOption, store_path
from kg.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["export"]


class Format(enum.StrEnum):
    """What can be written."""

    turtle = "turtle"
    trig = "trig"
    ntriples = "ntriples"
    nquads = "nquads"
    jsonld = "jsonld"
    rdfxml = "rdfxml"
    facts = "facts"
    facts_csv = "facts-csv"
    links = "links"
    links_ttl = "links-ttl"
    unlinked = "unlinked"


def export(
    store: StoreOption = None,
    name: Annotated[
        Format, typer.Option("--format", "-f", help="RDF, the facts table, or the links.")
    ] = Format.turtle,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write here, not to standard output."),
    ] = None,
    article: Annotated[str | None, typer.Option(metavar="ID", help="This article alone.")] = None,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="Add the full texts to the RDF formats.")
    ] = False,
) -> None:
    """Write the graph as RDF, the facts as JSON lines (facts) or CSV (facts-csv), or the links.

    Links to Wikidata and GeoNames go out as CSV (links) and as a linkset with VoID (links-ttl);
    unlinked lists the names without one, as OpenRefine takes them.

    The same store gives the same bytes. TriG and N-Quads keep one named graph an article.
    """
    from kg.exports import export_chunks, write_whole
    from kg.store import open_store

    with open_store(store_path(store)) as opened:
        chunks = export_chunks(opened, name.value, article=article, with_text=with_text)
        if output is None or str(output) == "-":
            _to_stdout(chunks)
        else:
            write_whole(output, chunks)


def _to_stdout(chunks: Iterable[bytes]) -> None:
    out = typer.get_binary_stream("stdout")
    try:
        out.writelines(chunks)
        out.flush()
    except BrokenPipeError:
        raise  # the reader has seen enough, which typer knows to be no error
    except OSError as error:
        raise StoreError(
            f"standard output cannot be written ({error.strerror}); make room, or name a file "
            "with -o"
        ) from error
