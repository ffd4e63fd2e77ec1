"""Names to Wikidata and GeoNames: what an actor or place is, where that is certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.linking.load import FileLinker

__all__ = ["ONLINE", "load_linker"]

ONLINE = "-online-"
"""Stands in the version of a linker between the local one and the services that add to it."""


def load_linker(
    index: Path | None = None,
    links: Path | None = None,
    *,
    tell: Callable[[str], None] = lambda _: None,
) -> FileLinker:
    """Return a linker over an index and a file of links that win over it.

    Args:
        index: The file of an index; None for the default one, which is made where there is none.
        links: A CSV file of the user's own links; None for none.
        tell: Hears what takes long, such as the making of the default index.

    Raises:
        KgError: A file is missing or is not what it should be.
    """
    from kg.linking.load import FileLinker

    return FileLinker(index, links, tell)
