"""`kg export`: take the graph away as a file."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import StoreOption, store_path
from kg.errors import StoreError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.exports.coded import LossReport

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
    acled = "acled"
    ged = "ged"


FormatOption = Annotated[
    Format, typer.Option("--format", "-f", help="RDF, the facts, the links, or a coded table.")
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write here, not to standard output."),
]
TextOption = Annotated[
    bool, typer.Option("--with-text", help="Add the full texts to the RDF formats.")
]
HxlOption = Annotated[
    bool, typer.Option("--hxl", help="Add a line of HXL tags to facts-csv, acled and ged.")
]
BestOption = Annotated[
    str | None,
    typer.Option(
        metavar="RULE",
        help="Pick the best of ged: median, latest, lowest or source:NAME. Else it is empty.",
    ),
]
LossOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Write here what acled or ged cannot hold; - is standard output. With -o x.csv "
        "it is x.loss.csv.",
    ),
]


def export(  # noqa: PLR0913 - each is an option
    store: StoreOption = None,
    name: FormatOption = Format.turtle,
    output: OutputOption = None,
    article: Annotated[str | None, typer.Option(metavar="ID", help="This article alone.")] = None,
    with_text: TextOption = False,
    hxl: HxlOption = False,
    best: BestOption = None,
    loss: LossOption = None,
) -> None:
    """Write the graph as RDF, the facts as JSON lines (facts) or CSV (facts-csv), or other tables.

    Links to Wikidata and GeoNames go out as CSV (links) and as a linkset with VoID (links-ttl);
    unlinked lists the names without one, as OpenRefine takes them. acled and ged
    are tables in the shape of those datasets, one row an incident; they are not
    their data.

    The same store gives the same bytes. TriG and N-Quads keep one named graph an article.
    """
    from kg.exports import export_chunks
    from kg.exports.coded import LossReport
    from kg.store import open_store

    _check(name, hxl, best)
    _check_loss(name, loss, output)
    with open_store(store_path(store)) as opened, LossReport() as report:
        chunks = export_chunks(
            opened,
            name.value,
            article=article,
            with_text=with_text,
            hxl=hxl,
            best=best,
            lost=report.add,
        )
        _write(chunks, output)
        if name in _CODED:
            _report(report, loss, output)


_CODED = (Format.acled, Format.ged)


def _check(name: Format, hxl: bool, best: str | None) -> None:
    """Raise UsageError for an option that the format does not have."""
    from kg.exports import TAGGED

    if hxl and name.value not in TAGGED:
        raise UsageError(f"--hxl goes with {', '.join(TAGGED)}, not with {name.value}")
    if best is not None and name != Format.ged:
        raise UsageError(f"--best goes with ged, not with {name.value}")


def _check_loss(name: Format, loss: Path | None, output: Path | None) -> None:
    """Raise UsageError for a loss report that cannot go where it should."""
    if loss is None:
        return
    if name not in _CODED:
        raise UsageError(f"--loss goes with acled and ged, not with {name.value}")
    if _is_stdout(loss) and _is_stdout(output):
        raise UsageError("--loss - needs a file for the table: name one with -o")
    if output is not None and loss.absolute() == output.absolute() and not _is_stdout(loss):
        raise UsageError(f"--loss {loss} would write over the table: name another file")


def _report(report: LossReport, loss: Path | None, output: Path | None) -> None:
    """Write the loss report, or say how to have it."""
    if loss is None and output is not None and output.is_file():
        loss = output.with_suffix(f".loss{output.suffix}")
    if loss is not None:
        _write(report.chunks(), loss)
    where = "--loss FILE lists it"
    if loss is not None:
        where = "as listed" if _is_stdout(loss) else f"see {loss}"
    typer.echo(
        f"{report.left_out} left out, {report.lost - report.left_out} things the rows cannot "
        f"hold: {where}",
        err=True,
    )


def _is_stdout(output: Path | None) -> bool:
    return output is None or str(output) == "-"


def _write(chunks: Iterable[bytes], output: Path | None) -> None:
    from kg.exports import write_whole

    if output is None or _is_stdout(output):
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
