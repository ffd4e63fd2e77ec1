"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.config import settings

__all__ = [
    "JsonOption",
    "LexiconsOption",
    "QuietOption",
    "StoreOption",
    "store_path",
    "use_lexicons",
]

StoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store",
        metavar="DIR",
        help="Folder of the store.  [default: kg.toml, KG_STORE, else kg-store]",
        show_default=False,
    ),
]

JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON to standard output.")]

LexiconsOption = Annotated[
    Path | None,
    typer.Option(
        "--lexicons",
        metavar="DIR",
        help="Folder of your own lexicons.  [default: kg.toml, KG_LEXICONS, else none]",
        show_default=False,
    ),
]

QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]


def store_path(option: Path | None) -> Path:
    """Give the store's folder: the option, else KG_STORE, else kg.toml, else ./kg-store."""
    return option or settings().store


def use_lexicons(option: Path | None) -> None:
    """Take the folder of one's own lexicons, before anything that reads lexicons is imported."""
    if option:
        from kg.lexicons import use

        use(option)
