"""Read a WKT point, as endpoints write coordinates."""

from __future__ import annotations

import re

from kg.linking.index.sources.values import coordinate

__all__ = ["point"]

_POINT = re.compile(r"(?:<[^>]*>\s*)?Point\s*\(\s*(\S+)\s+(\S+)\s*\)", re.IGNORECASE)


def point(wkt: str) -> tuple[float | None, float | None]:
    """Give latitude and longitude; None twice for what is no point on Earth."""
    found = _POINT.fullmatch(wkt[:200])
    if not found or (
        wkt.startswith("<") and not wkt.startswith("<http://www.wikidata.org/entity/Q2>")
    ):
        return None, None
    longitude, latitude = coordinate(found[1], 180), coordinate(found[2], 90)
    return (latitude, longitude) if None not in (latitude, longitude) else (None, None)
