"""`kg build`: articles in, a validated graph out."""

from __future__ import annotations

import json
import sys
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from kg.cli.options import (
    IndexOption,
    JsonOption,
    LexiconsOption,
    LinksOption,
    QuietOption,
    StoreOption,
    load_linker,
    plural,
    store_path,
    use_lexicons,
)
from kg.config import settings
from kg.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from kg.articles import Given
    from kg.build import BuildReport, Reconciled

__all__ = ["build"]


Model = Annotated[
    str | None,
    typer.Option("--model", help="Installed spaCy pipeline for English.", metavar="NAME"),
]
Published = Annotated[
    str | None,
    typer.Option("--published", help="Day a single article appeared.", metavar="YYYY-MM-DD"),
]
Publisher = Annotated[
    str | None, typer.Option("--publisher", help="Outlet of a single article.", metavar="NAME")
]
Url = Annotated[
    str | None, typer.Option("--url", help="Address of a single article.", metavar="URL")
]
Reprocess = Annotated[
    Literal["changed", "failed", "all"],
    typer.Option("--reprocess", help="What is read again: what changed, also what failed, or all."),
]

Workers = Annotated[
    int,
    typer.Option(
        "--workers", min=1, help="Processes that read articles; each loads the model (300 MB).",
        metavar="N",
    ),
]  # fmt: skip


def build(  # noqa: PLR0913 - each argument is an option
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help="Files, folders, or - for standard input."),
    ],
    store: StoreOption = None,
    model: Model = None,
    lexicons: LexiconsOption = None,
    index: IndexOption = None,
    links: LinksOption = None,
    published: Published = None,
    publisher: Publisher = None,
    url: Url = None,
    reprocess: Reprocess = "changed",
    workers: Workers = 1,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Read articles into the store: extract, link, map, validate and write each of them.

    What is unchanged is left alone. An article that cannot be read, or whose graph does not
    conform, is reported, and the others are built.
    """
    from kg.articles import Given

    use_lexicons(lexicons)
    given = Given(published=_day(published), publisher=publisher, url=url)
    path = store_path(store)
    extra: dict[str, Any] = {"reprocess": reprocess, "workers": workers, "given": given}
    extra["files"] = index, links
    report, across = _build(inputs, path, model or settings().model, quiet, **extra)
    if as_json:
        typer.echo(json.dumps(_as_json(report, across, path), ensure_ascii=False, indent=2))
    if not quiet:
        typer.echo(_summary(report, across, path), err=True)
    raise typer.Exit(_exit_code(report))


def _build(
    inputs: list[str],
    path: Path,
    model: str | None,
    quiet: bool,
    *,
    given: Given,
    files: tuple[Path | None, Path | None],
    **extra: Any,
) -> tuple[BuildReport, Reconciled]:
    from kg.articles import read_articles
    from kg.build import build as build_all
    from kg.build import count_inputs, reconcile
    from kg.nlp import load_extractor
    from kg.shapes import load_gate
    from kg.store import open_store

    read_articles(inputs, given=given)  # complains at once; reads only when walked over
    extractor = load_extractor(model)  # complains of a missing model; loads it for the first text
    linker = load_linker(*files, quiet=quiet)
    with (
        open_store(path, write=True, base=settings().base) as opened,
        _progress(quiet, lambda: count_inputs(inputs)) as progress,
    ):
        report = build_all(
            inputs,
            store=opened,
            extractor=extractor,
            gate=load_gate(),
            linker=linker,
            given=given,
            progress=progress,
            **extra,
        )
        return report, reconcile(opened)


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


def _summary(report: BuildReport, across: Reconciled, path: Path) -> str:
    counts = ", ".join(f"{number} {outcome}" for outcome, number in sorted(report.counts.items()))
    written = plural(report.written, "article")
    incidents = plural(across.incidents, "incident")
    return f"{path}: {written} written ({counts or 'nothing to read'}), {incidents}"


def _as_json(report: BuildReport, across: Reconciled, path: Path) -> dict[str, Any]:
    problems = [
        {"id": p.id, "status": p.status, "path": p.path, "reason": p.reason}
        for p in report.problems
    ]
    return {
        "store": str(path),
        "written": report.written,
        "counts": dict(sorted(report.counts.items())),
        "incidents": across.incidents,
        "problems": problems,
    }
