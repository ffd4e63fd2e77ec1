"""Who is meant by an office without a name: "the Turkish prime minister" of that day."""

from __future__ import annotations

from kg.linking.candidates import Found, Lookup
from kg.linking.context import Context
from kg.linking.decide import offices_on
from kg.linking.index import Hit
from kg.linking.measures import during
from kg.linking.surroundings import Title, read_title
from kg.linking.words import countries_named, flat, offices
from kg.model import Entity, Link

__all__ = ["office_link"]

SCORE = 0.85
"""Below what makes one node of two: a holder is known by the list, not by the text."""

_HEADS = frozenset(
    ["president", "prime minister", "foreign minister", "defence minister", "interior minister",
     "secretary-general", "supreme leader", "king", "emir", "pope", "chancellor"]
)  # fmt: skip


def office_link(entity: Entity, context: Context, lookup: Lookup) -> Link | None:
    """Link an actor that is called by an office alone, where one person held it on that day."""
    title = _title(entity)
    if title is None or context.day is None or len(title.countries) != 1:
        return None
    name = next(o for o in offices() if o.name == title.office)
    day = context.day
    held = {
        t.person: t
        for t in lookup.index.holders(title.office, title.countries[0], day.isoformat())
        if name.fits(t.label) and during(day, t.start, t.end) == 1.0
    }
    if len(held) != 1:
        return None
    person = lookup.index.get(next(iter(held)))
    if person is None:
        return None
    found = Found(Hit(person, "alias", person.label, 1.0), 0, lookup.tenures(person.id))
    return Link(
        entity=entity.key,
        status="linked",
        wikidata=person.wikidata,
        label=person.label,
        country=person.country,
        score=SCORE,
        offices=offices_on(found, day),
        reason=f"{person.label}: the only one who held the office on {day.isoformat()}.",
    )


def _title(entity: Entity) -> Title | None:
    if entity.named or entity.kind not in ("Person", "Actor"):
        return None
    title = read_title(entity.name)
    if title is None or title.office not in _HEADS or title.former:
        return None
    rest = entity.name
    for start, end, _ in reversed(list(countries_named(entity.name))):
        rest = rest[:start] + rest[end:]
    name = next(o for o in offices() if o.name == title.office)
    left = flat(name.said.sub("", flat(rest))).replace("'s", "").split()
    return title if set(left) <= {"the", "of", "then"} else None
