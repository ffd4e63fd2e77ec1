"""Turn what the command line names into sources: ``shipped``, ``slice:DIR``, ``dump:FILE`` ..."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from kg.errors import UsageError
from kg.linking.index.records import Source

__all__ = ["FORMS", "sources_named"]

FORMS: Final = (
    "shipped, slice:DIR, geonames:FILE, dump:FILE, sparql:URL, cache or cache:FILE, or one part of "
    "what is shipped: curated, territories, cities"
)


def sources_named(names: Iterable[str], *, contact: str | None = None) -> list[Source]:
    """Give the sources in the order in which they are named.

    Args:
        names: As on the command line.
        contact: Whom the operators of an endpoint can write to; needed for ``sparql:`` only.

    Raises:
        UsageError: A name is of no known form, or the network is asked for without a contact.
        InputError: There is no such file or folder.
    """
    found: list[Source] = []
    for name in names:
        kind, _, value = name.partition(":")
        if name in _PLAIN:
            found += _PLAIN[name]()
        elif kind == "sparql" and value:
            found.append(_sparql(value, contact))
        elif kind in _FILES and value:
            found.append(_FILES[kind](Path(value)))
        else:
            raise UsageError(f"{name!a} is no source: name one of {FORMS}")
    return found


def _shipped() -> list[Source]:
    from kg.linking.index.default import default_sources

    return default_sources()


def _curated() -> list[Source]:
    from kg.linking.index.sources.curated import CuratedSource

    return [CuratedSource()]


def _territories() -> list[Source]:
    from kg.linking.index.sources.territories import TerritorySource

    return [TerritorySource()]


def _cities() -> list[Source]:
    from kg.linking.index.sources.cities import CitySource

    return [CitySource()]


def _slice(path: Path) -> Source:
    from kg.linking.index.sources.slice import SliceSource

    return SliceSource(path)


def _geonames(path: Path) -> Source:
    from kg.linking.index.sources.geonames import GeoNamesSource

    return GeoNamesSource(path)


def _dump(path: Path) -> Source:
    from kg.linking.index.sources.dump import DumpSource

    return DumpSource(path)


def _answers() -> list[Source]:
    from kg.linking.online.source import CacheSource

    return [CacheSource()]


def _cache(path: Path) -> Source:
    from kg.linking.online.source import CacheSource

    return CacheSource(path)


def _sparql(endpoint: str, contact: str | None) -> Source:
    from kg.linking.index.sources.sparql import SparqlSource

    if not contact:
        raise UsageError(
            f"{endpoint} is asked over the network only with a contact, so that its operators can "
            "write to you: set contact in kg.toml, or KG_CONTACT, to a mail address or a web page"
        )
    return SparqlSource(endpoint, contact=contact)


_PLAIN: Final[dict[str, Callable[[], list[Source]]]] = {
    "shipped": _shipped, "curated": _curated, "territories": _territories, "cities": _cities,
    "cache": _answers,
}  # fmt: skip
_FILES: Final[dict[str, Callable[[Path], Source]]] = {
    "slice": _slice, "geonames": _geonames, "dump": _dump, "cache": _cache,
}  # fmt: skip
