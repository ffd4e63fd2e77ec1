"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.config import settings

if TYPE_CHECKING:
    from kg.build import Linker

__all__ = [
    "IndexOption",
    "JsonOption",
    "LexiconsOption",
    "LinksOption",
    "QuietOption",
    "StoreOption",
    "load_linker",
    "plural",
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

IndexOption = Annotated[
    Path | None,
    typer.Option(
        "--index",
        metavar="FILE",
        help="Index of Wikidata and GeoNames.  [default: kg.toml, KG_INDEX, else the default one]",
        show_default=False,
    ),
]

LinksOption = Annotated[
    Path | None,
    typer.Option(
        "--links",
        metavar="FILE",
        help="CSV file of your own links, which win.  [default: kg.toml, KG_LINKS, else none]",
        show_default=False,
    ),
]

QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]


def store_path(option: Path | None) -> Path:
    """Give the store's folder: the option, else KG_STORE, else kg.toml, else ./kg-store."""
    return option or settings().store


def plural(number: int, noun: str) -> str:
    """Write a number with its noun: 1 article, 2 articles."""
    return f"{number} {noun if number == 1 else f'{noun}s'}"


def use_lexicons(option: Path | None) -> None:
    """Take the folder of one's own lexicons, before anything that reads lexicons is imported."""
    if option:
        from kg.lexicons import use

        use(option)


def load_linker(index: Path | None, links: Path | None, *, quiet: bool) -> Linker:
    """Open the index and the user's own links: the options, else KG_INDEX, KG_LINKS, kg.toml."""
    from kg import linking

    def tell(what: str) -> None:
        if not quiet:
            typer.echo(what, err=True)

    found = settings()
    return linking.load_linker(index or found.index, links or found.links, tell=tell)
