"""`kg evaluate --links`: hold what names are linked to against annotated links."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from kg.evaluate.links import LinkEvaluation

__all__ = ["Wanted", "links_of", "tell"]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What to read and link with, and what to print."""

    model: str | None = None
    index: Path | None = None
    errors: bool = False
    markdown: bool = False
    as_json: bool = False


def links_of(gold: Path, folder: Path, days: Mapping[str, date], wanted: Wanted) -> None:
    """Read and link the annotated articles, and print how many links are right."""
    from kg.config import settings
    from kg.evaluate.link_reading import read_link_gold
    from kg.evaluate.link_running import read_and_link
    from kg.evaluate.links import score_links
    from kg.linking.index import open_index
    from kg.linking.linker import Linker
    from kg.nlp import load_extractor

    annotated = read_link_gold(gold)
    index = open_index(wanted.index, tell=lambda line: typer.echo(f"kg: {line}", err=True))
    extractor = load_extractor(wanted.model or settings().model)
    read, problems = read_and_link(annotated, folder, days, extractor, Linker(index))
    _print(score_links(annotated, read), wanted)
    tell(problems)


def tell(problems: Sequence[str]) -> None:
    """Say what was wrong with the articles, and end with the exit code for that."""
    for problem in problems:
        typer.echo(f"kg: {problem}", err=True)
    if problems:
        raise typer.Exit(1)


def _print(result: LinkEvaluation, wanted: Wanted) -> None:
    from kg.evaluate.link_table import error_lines, link_lines, plain

    if wanted.as_json:
        typer.echo(json.dumps(plain(result), ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(link_lines(result, markdown=wanted.markdown)))
    if wanted.errors:
        typer.echo("\n".join(["", *error_lines(result)]), err=wanted.as_json)
