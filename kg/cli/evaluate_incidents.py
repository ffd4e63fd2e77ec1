"""`kg evaluate --incidents`: hold what is joined across articles against annotated incidents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typer

from kg.cli.evaluate_links import Wanted, tell

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

__all__ = ["incidents_of"]


def incidents_of(gold: Path, folder: Path, days: Mapping[str, date], wanted: Wanted) -> None:
    """Read, link and reconcile the annotated articles, and print how far the incidents hold."""
    from kg.config import settings
    from kg.evaluate.incident_reading import read_incident_gold
    from kg.evaluate.incident_running import group_told, read_told
    from kg.evaluate.incident_table import incident_error_lines, incident_lines, plain_incidents
    from kg.evaluate.incidents import score_incidents
    from kg.linking.index import open_index
    from kg.linking.linker import Linker
    from kg.nlp import load_extractor

    annotated = read_incident_gold(gold)
    index = open_index(wanted.index, tell=lambda line: typer.echo(f"kg: {line}", err=True))
    extractor = load_extractor(wanted.model or settings().model)
    stories, told, problems = read_told(annotated, folder, days, extractor, Linker(index))
    result = score_incidents(annotated, told, group_told(stories))
    if wanted.as_json:
        typer.echo(json.dumps(plain_incidents(result), ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(incident_lines(result)))
    if wanted.errors:
        typer.echo("\n".join(["", *incident_error_lines(result)]), err=wanted.as_json)
    tell(problems)
