"""What rules a candidate out, whatever else speaks for it."""

from __future__ import annotations

import re
from datetime import date

from kg.linking.candidates import Found
from kg.linking.context import Context
from kg.linking.groups import Group
from kg.linking.measures import after, before, years_since
from kg.linking.surroundings import names_at
from kg.model import Article

__all__ = ["veto"]

_ADULT = 16
_REMEMBERED = re.compile(
    r"\b(?:late|former|ex|slain|killed|killing|death|dead|died|assassinat\w+|murder\w*|founder|"
    r"founding|father|son|daughter|widow|grave|mausoleum|executed|memory|anniversary|then)\b"
)
_STATE = frozenset(["Government", "StateForce"])
_OFFICE = re.compile(r"(?:Deputy |Prime )?Ministers?\b|Secretary\b|President of\b")
_AROUND = 80


def veto(group: Group, found: Found, context: Context, article: Article) -> str | None:
    """Say why a candidate cannot be meant, or None where nothing rules it out."""
    entity = found.hit.entity
    if (reason := _time(group, found, context.day, article)) is not None:
        return reason
    if group.family == "place":
        if entity.type == "country" and found.hit.tier == "skeleton":
            return "only the consonants of a country's name fit"
        if group.unit and entity.type in ("country", "place"):
            return "the text speaks of a province, and it is none"
        if group.said and entity.country is not None and entity.country not in group.said:
            return "the text names another country with it"
        return None
    if group.family == "person":
        return _person(group, found)
    return _body(group, found, context)


def _time(group: Group, found: Found, day: date | None, article: Article) -> str | None:
    entity = found.hit.entity
    if day is None:
        return None
    if entity.type == "person":
        if entity.start and years_since(day, entity.start) < _ADULT:
            return "too young, or not born, at the article's date"
        if after(day, entity.end) and not _remembered(group, article):
            return "dead at the article's date"
        return None
    if before(day, entity.start):
        return "it did not exist yet at the article's date"
    return "it existed no more at the article's date" if after(day, entity.end) else None


def _remembered(group: Group, article: Article) -> bool:
    for start, end in names_at(group.entity, group.names, article.text):
        around = article.text[max(0, start - _AROUND) : end + _AROUND].casefold()
        if _REMEMBERED.search(around):
            return True
    return False


def _person(group: Group, found: Found) -> str | None:
    offices = {title.office for title in group.titles}
    if offices == {"none"}:
        # "UNHCR spokesman Adrian Edwards" is not the footballer, nor a member of parliament.
        return "the text gives the person an occupation that the candidate is not known for"
    country = found.hit.entity.country
    countries = {t.country for t in found.held} | {country}
    if group.said and countries != {None} and not group.said & countries:
        return "the text gives the person's office to another country"
    return None


def _body(group: Group, found: Found, context: Context) -> str | None:
    entity = found.hit.entity
    known = group.said
    other = bool(known) and entity.country is not None and entity.country not in known
    if other and (group.entity.kind in _STATE or group.generic):
        return "it belongs to another country than the text says"
    if _OFFICE.match(entity.label):
        return "it is an office, and no body"
    if group.generic and entity.type != "igo":
        if not known and context.dominant is None:
            return "bodies of many countries have this name and the text names none"
        if entity.country is None:
            return "bodies of many countries have this name and its country is not known"
    return None
