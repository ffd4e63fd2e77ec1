"""`kg build`: articles in, a validated graph out."""

from __future__ import annotations

import json
import sys
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from kg.cli.options import JsonOption, QuietOption, StoreOption, store_path
from kg.config import settings
from kg.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from kg.build import BuildReport

__all__ = ["build"]


def build(  # noqa: PLR0913 - each argument is an option
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help="Files, folders, or - for standard input."),
    ],
    store: StoreOption = None,
    model: Annotated[
        str | None, typer.Option(help="Installed spaCy pipeline for English.", metavar="NAME")
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="Day a single article appeared.", metavar="YYYY-MM-DD")
    ] = None,
    publisher: Annotated[
        str | None, typer.Option(help="Outlet of a single article.", metavar="NAME")
    ] = None,
    url: Annotated[
        str | None, typer.Option(help="Address of a single article.", metavar="URL")
    ] = None,
    reprocess: Annotated[
        Literal["changed", "failed", "all"],
        typer.Option(help="What is read again: what changed, also what failed, or all."),
    ] = "changed",
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Read articles into the store: extract, map, validate and write each of them.

    What is unchanged is left alone. An article that cannot be read, or whose graph does not
    conform, is reported, and the others are built.
    """
    from kg.articles import Given, read_articles
    from kg.build import build as build_all
    from kg.build import count_inputs
    from kg.nlp import load_extractor
    from kg.shapes import load_gate
    from kg.store import open_store

    given = Given(published=_day(published), publisher=publisher, url=url)
    read_articles(inputs, given=given)  # complains at once; reads only when walked over
    path = store_path(store)
    extractor = load_extractor(model or settings().model)
    with (
        open_store(path, write=True, base=settings().base) as opened,
        _progress(quiet, lambda: count_inputs(inputs)) as progress,
    ):
        report = build_all(
            inputs,
            store=opened,
            extractor=extractor,
            gate=load_gate(),
            reprocess=reprocess,
            given=given,
            progress=progress,
        )
    if as_json:
        typer.echo(json.dumps(_as_json(report, path), ensure_ascii=False, indent=2))
    if not quiet:
        typer.echo(_summary(report, path), err=True)
    raise typer.Exit(_exit_code(report))


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--published {text!r} is no day: write YYYY-MM-DD") from error


def _progress(quiet: bool, total: Any) -> AbstractContextManager[Any]:
    if quiet:
        return nullcontext()
    from kg.cli.progress import Bar, Lines

    return Bar(total()) if sys.stderr.isatty() else Lines()


def _exit_code(report: BuildReport) -> int:
    if report.clean:
        return 0
    return 1 if report.read else 3


def _summary(report: BuildReport, path: Path) -> str:
    counts = ", ".join(f"{number} {outcome}" for outcome, number in sorted(report.counts.items()))
    return f"{path}: {report.written} articles written ({counts or 'nothing to read'})"


def _as_json(report: BuildReport, path: Path) -> dict[str, Any]:
    problems = [
        {"id": p.id, "status": p.status, "path": p.path, "reason": p.reason}
        for p in report.problems
    ]
    return {
        "store": str(path),
        "written": report.written,
        "counts": dict(sorted(report.counts.items())),
        "problems": problems,
    }
