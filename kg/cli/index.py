"""kg index: build the index that names are linked with, and look into it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import JsonOption, QuietOption
from kg.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.linking.index import Hit, Manifest
    from kg.linking.index.manifest import SourceReport

app = typer.Typer(no_args_is_help=True, help="Build and look into the index of names.")

IndexOption = Annotated[
    Path | None,
    typer.Option(
        "--index",
        metavar="FILE",
        help="Index to use.  [default: kg.toml, KG_INDEX, else kg's own]",
        show_default=False,
    ),
]


OnOption = Annotated[
    str | None,
    typer.Option("--on", metavar="DAY", help="Day on which an office was held."),
]
SourcesOption = Annotated[
    list[str],
    typer.Option(
        "--from",
        metavar="SOURCE",
        help="shipped, slice:DIR, geonames:FILE, dump:FILE, sparql:URL or cache; repeat for "
        "more. Where two know of one thing, the first one wins.",
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="File to write.  [default: KG_INDEX]",
        show_default=False,
    ),
]


@app.command("build")
def build(
    sources: SourcesOption,
    output: OutputOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Build an index out of one or more sources.

    The file takes the place of an older one only when it is whole. Entries that are malformed are
    left out and counted; the exit code is then 1.
    """
    from kg.config import settings
    from kg.linking.index.build import build_index
    from kg.linking.index.sources.named import sources_named

    named = output or settings().index
    if named is None:
        raise UsageError("No file is named for the index: use --output FILE, or set KG_INDEX")
    found = sources_named(sources, contact=settings().contact)
    manifest = build_index(found, named, tell=_silent if quiet else _tell)
    if as_json:
        typer.echo(json.dumps(_shown(named, manifest), ensure_ascii=False, indent=2))
    elif not quiet:
        typer.echo("\n".join(_status_lines(named, manifest)))
    if any(source.left_out for source in manifest.sources):
        raise typer.Exit(1)


@app.command("status")
def status(index: IndexOption = None, as_json: JsonOption = False) -> None:
    """Say what the index was made from, and what is in it."""
    from kg.linking.index import open_index

    with open_index(index, tell=_tell) as opened:
        manifest = opened.manifest
        if as_json:
            typer.echo(json.dumps(_shown(opened.path, manifest), ensure_ascii=False, indent=2))
        else:
            typer.echo("\n".join(_status_lines(opened.path, manifest)))


@app.command("lookup")
def lookup(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name as a text has it.")],
    index: IndexOption = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help="Only such entities; repeat for more."),
    ] = None,
    country: Annotated[
        list[str] | None,
        typer.Option("--country", metavar="CODE", help="Only there; repeat for more."),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, help="At most so many.")
    ] = 20,
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what a name may stand for, the likeliest kind of match first.

    An adjective ("Syrian") finds its country, and with --on an office ("Turkish prime minister")
    who held it. Exits with 1 where nothing is found.
    """
    from kg.linking.asking import ask
    from kg.linking.index import open_index
    from kg.linking.index.records import TYPES

    if unknown := sorted(set(kind or ()) - TYPES):
        raise UsageError(f"{unknown[0]!a} is no type: there are {', '.join(sorted(TYPES))}")
    codes = [each.upper() for each in country or ()]
    with open_index(index, tell=_tell) as opened:
        hits = ask(opened, name, kinds=kind or (), countries=codes, limit=limit, day=_day(on))
    if as_json:
        shown = [hit._asdict() | {"entity": hit.entity._asdict()} for hit in hits]
        typer.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        _print_hits(hits)
    if not hits:
        raise typer.Exit(1)


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--on {text!r} is no day: write YYYY-MM-DD") from error


def _print_hits(hits: list[Hit]) -> None:
    from kg.cli.answer import print_table

    rows = [
        (
            hit.entity.id,
            hit.entity.type,
            hit.entity.country or "",
            hit.entity.label,
            hit.tier,
            hit.surface,
            f"{hit.similarity:.2f}",
        )
        for hit in hits
    ]
    print_table(("id", "type", "country", "label", "match", "name", "similarity"), rows)


def _shown(path: Path, manifest: Manifest) -> dict[str, object]:
    return {"path": str(path)} | manifest.as_dict()


def _status_lines(path: Path, manifest: Manifest) -> Iterator[str]:
    day = manifest.date.isoformat() if manifest.date else "unknown"
    yield f"{path}: state of {day}, digest {manifest.digest}"
    for title, number in manifest.counts.items():
        yield f"  {number:>9,} {title.removeprefix('type ')}"
    for source in manifest.sources:
        yield from _source_lines(source)


def _source_lines(source: SourceReport) -> Iterator[str]:
    yield f"{source.title}{f', {source.version}' if source.version else ''}"
    yield f"  {source.date or 'no date'}; {source.counts['entities']:,} entities, " + (
        f"{source.counts['names']:,} names"
    )
    yield f"  licence: {source.licence}"
    yield f"  credit: {source.credit}"
    for why, number in source.left_out.items():
        yield f"  left out {number:,}: {why} ({source.examples[why]})"


def _tell(line: str) -> None:
    typer.echo(f"kg: {line}", err=True)


def _silent(line: str) -> None:
    """Say nothing."""
