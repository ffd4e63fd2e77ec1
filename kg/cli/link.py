"""`kg link`: link the actors and places of a store again, without reading its articles."""

from __future__ import annotations

import json
import sys
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any

import typer

from kg.cli.online import (
    ApiOption,
    CacheOption,
    EndpointOption,
    MaxRequestsOption,
    OnlineOption,
    ReconcileOption,
    open_linker,
)
from kg.cli.options import (
    IndexOption,
    JsonOption,
    LinksOption,
    QuietOption,
    StoreOption,
    plural,
    store_path,
)
from kg.errors import StoppedError

if TYPE_CHECKING:
    from pathlib import Path

    from kg.build import Linker, LinkReport
    from kg.store import LocalStore

__all__ = ["link"]


def link(  # noqa: PLR0913 - each argument is an option
    store: StoreOption = None,
    index: IndexOption = None,
    links: LinksOption = None,
    online: OnlineOption = False,
    api: ApiOption = None,
    endpoint: EndpointOption = None,
    reconcile: ReconcileOption = None,
    cache: CacheOption = None,
    max_requests: MaxRequestsOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Link the actors and places of the store again, without reading its articles.

    After a change of the index or of your own links. Stopped and run again, it goes on where it
    was; the store comes out as a build with that index would make it. With --online, services are
    asked for what the index leaves open, and later builds keep what they gave.
    """
    from kg.store import open_store

    path = store_path(store)
    asked: dict[str, Any] = {"api": api, "endpoint": endpoint, "reconcile": reconcile}
    asked |= {"cache": cache, "max_requests": max_requests}
    # complains before the store is touched
    with open_linker(online, index, links, quiet=quiet, asked=asked) as linker:
        open_store(path).close()  # complains where there is no store; writing would make one
        report = _relink(path, linker, quiet)
    if as_json:
        typer.echo(json.dumps(_as_json(report, path), ensure_ascii=False, indent=2))
    if not quiet:
        typer.echo(_summary(report, path), err=True)
    if report.stopped:
        raise StoppedError(
            f"{report.stopped}; what is linked is kept, and the same command goes on from there"
        )
    raise typer.Exit(1 if report.problems else 0)


def _relink(path: Path, linker: Linker, quiet: bool) -> LinkReport:
    from kg.build import reconcile, relink
    from kg.shapes import load_gate
    from kg.store import open_store

    with open_store(path, write=True) as opened, _progress(quiet, opened) as progress:
        report = relink(opened, gate=load_gate(), linker=linker, progress=progress)
        reconcile(opened)  # what joins articles points at their actors and places
    return report


def _progress(quiet: bool, store: LocalStore) -> AbstractContextManager[Any]:
    if quiet:
        return nullcontext()
    from kg.build import count_articles
    from kg.cli.progress import Bar, Lines

    return Bar(count_articles(store), "Linking") if sys.stderr.isatty() else Lines()


def _summary(report: LinkReport, path: Path) -> str:
    unread = f", {len(report.problems)} not" if report.problems else ""
    done = f"{plural(report.relinked, 'article')} linked again{unread}"
    return f"{path}: {done}, {report.unchanged} unchanged; {plural(report.links, 'link')} changed"


def _as_json(report: LinkReport, path: Path) -> dict[str, Any]:
    problems = [
        {"id": p.id, "status": p.status, "path": p.path, "reason": p.reason}
        for p in report.problems
    ]
    stopped = {"stopped": report.stopped} if report.stopped else {}
    return {
        "store": str(path),
        "relinked": report.relinked,
        "unchanged": report.unchanged,
        "links": report.links,
        "problems": problems,
        **stopped,
    }
