"""`kg status`: what is in the store, and what a build would find new."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import JsonOption, StoreOption, store_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.build import InputStatus, StoreStatus
    from kg.mapping import RunRecord

__all__ = ["status"]


def status(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[INPUT...]", help="Compare these files and folders, too."),
    ] = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say what is in the store, what failed or is in quarantine, and why.

    With inputs, say also which of them a build would find new or changed, and which articles of
    the store are missing from them.
    """
    from kg.build import compare_inputs, store_status
    from kg.store import open_store

    with open_store(store_path(store)) as opened:
        found = store_status(opened)
        compared = compare_inputs(opened, inputs) if inputs else None
    if as_json:
        data = asdict(found) | ({"inputs": asdict(compared)} if compared else {})
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for line in [*_store_lines(found), *(_input_lines(compared) if compared else ())]:
            typer.echo(line)
    if found.quarantined or found.failed:
        raise typer.Exit(1)


def _store_lines(found: StoreStatus) -> Iterator[str]:
    yield f"{found.path}: {len(found.articles)} articles, {found.quads} quads"
    for pipeline, number in found.pipelines.items():
        yield f"  {number} read by {pipeline}"
    for linker, number in found.linkers.items():
        yield f"  {number} linked by {linker}"
    yield from _records("quarantined", found.quarantined)
    yield from _records("failed", found.failed)
    yield from _records("skipped", found.skipped)


def _records(title: str, records: tuple[RunRecord, ...]) -> Iterator[str]:
    if records:
        yield f"{len(records)} {title}:"
    for record in records:
        yield f"  {record.key.removeprefix('input:')}: {record.reason}"
        for line in (record.report or "").splitlines():
            yield f"    {line}"


def _input_lines(found: InputStatus) -> Iterator[str]:
    groups: dict[str, Iterable[Any]] = {
        "new": found.new,
        "changed": found.changed,
        "quarantined": found.quarantined,
        "failed": [f"{problem.id}: {problem.reason}" for problem in found.failed],
        "missing": found.missing,
    }
    yield f"Inputs: {len(found.unchanged)} unchanged"
    for title, names in groups.items():
        for name in names:
            yield f"  {title}: {name}"
