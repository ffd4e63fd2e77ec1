"""Ask the index for what stands for a thing without naming it: an adjective, an office."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from kg.linking.index import Hit, Index
from kg.linking.surroundings import read_title

__all__ = ["ask"]


def ask(
    index: Index,
    words: str,
    *,
    kinds: Collection[str] = (),
    countries: Collection[str] = (),
    limit: int = 200,
    day: date | None = None,
) -> list[Hit]:
    """Look words up as a name, as those who held an office on a day, and as a country's adjective.

    Args:
        index: The index.
        words: "Kobane", "Turkish prime minister", "Syrian".
        kinds: Only entities of these types.
        countries: Only entities of these countries, as ISO codes.
        limit: At most so many.
        day: The day on which an office was held; None asks for no office.
    """
    hits = [*_holders(index, words, day), *_countries(index, words)]
    known = {hit.entity.id for hit in hits}
    named = index.lookup(words, kinds=kinds, countries=countries, limit=limit)
    fitting = [
        hit
        for hit in hits
        if (not kinds or hit.entity.type in kinds)
        and (not countries or hit.entity.country in countries)
    ]
    return [*fitting, *(hit for hit in named if hit.entity.id not in known)][:limit]


def _holders(index: Index, words: str, day: date | None) -> list[Hit]:
    title = read_title(words) if day else None
    if title is None or day is None:
        return []
    found: dict[str, Hit] = {}
    codes: tuple[str | None, ...] = title.countries or (None,)
    for code in codes:
        for tenure in index.holders(title.office, code, day.isoformat()):
            person = index.get(tenure.person)
            if person is not None and person.id not in found:
                since = f"{tenure.label}, {tenure.start or '?'} to {tenure.end or '?'}"
                found[person.id] = Hit(person, "office", since, 1.0)
    return list(found.values())


def _countries(index: Index, words: str) -> list[Hit]:
    code = index.demonym(words)
    country = index.country(code) if code else None
    return [] if country is None else [Hit(country, "demonym", words, 1.0)]
