"""Read the layout of an article: what is headline, date line, dateline, credit, story."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.articles.clean import fold
from kg.articles.dateline import FoundDateline, find_dateline
from kg.articles.dates import Order, day_at_or_before, find_dates, narrow
from kg.articles.lines import Unit, ends_sentence, read_units
from kg.articles.marks import Mark, is_date_line, is_stamp, mark_of, stamp_end
from kg.articles.tables import rows
from kg.model import Block, BlockKind, Dateline

_KINDS: dict[Mark, BlockKind] = {
    "date_line": "date_line",
    "photo": "credit",
    "credit": "credit",
    "boilerplate": "boilerplate",
}
_LONGEST_HEADLINE = 220
_LONGEST_SUBHEAD = 90
_LONGEST_DECK = 300
_UPDATED = re.compile(r"\b(?:updated?|modified|edited|revised|corrected)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|issued|released|created|filed)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The blocks of a text, its dateline, and the day its date line names.

    ``dateline_year_printed``: the dateline's day has a year of its own, not one inferred.
    """

    blocks: tuple[Block, ...]
    dateline: Dateline | None = None
    date: date | None = None
    dateline_year_printed: bool = False


def read_layout(
    text: str,
    *,
    title: str | None = None,
    headline_first: bool = True,
    reference: date | None = None,
) -> Layout:
    """Split the text into blocks and read the dates in its head.

    ``title`` is a headline known from elsewhere; without ``headline_first`` only a line that
    equals it is a headline. ``reference`` is a trusted day of publication: it gives the dateline's
    day its year before the date line does.
    """
    units = read_units(text, lambda line: mark_of(line) is not None)
    marks = [mark_of(unit.text) for unit in units]
    _mark_captions(units, marks)
    headlines = _headlines(units, marks, title, headline_first)
    opening = next((i for i, m in enumerate(marks) if m is None and i not in headlines), None)
    only = opening if [i for i, m in enumerate(marks) if m is None][-1:] == [opening] else None
    first: FoundDateline | None = None
    blocks: list[Block] = []
    for i, unit in enumerate(units):
        mark = marks[i]
        if i in headlines:
            blocks.append(Block(kind="headline", start=unit.start, end=unit.end))
        elif mark is not None:
            blocks.append(Block(kind=_KINDS[mark], start=unit.start, end=unit.end))
        else:
            found = find_dateline(unit.text, opening=i == opening)
            first = first or found
            blocks += _story(unit, found, only=i == only)
    return _dated(tuple(blocks), units, marks, opening, first, reference)


def _mark_captions(units: list[Unit], marks: list[Mark | None]) -> None:
    """Mark the caption that stands on a line of its own before the credit of its picture."""
    for i in range(1, len(units)):
        caption, credit = units[i - 1], units[i]
        if marks[i] == "photo" and marks[i - 1] is None and not credit.after_blank:
            starts_with_credit = credit.text[0] in "([" or len(credit.text) < 80
            if starts_with_credit and not caption.text.endswith((".", "!", "?", '"', "”")):
                marks[i - 1] = "photo"


def _headlines(
    units: list[Unit], marks: list[Mark | None], title: str | None, headline_first: bool
) -> frozenset[int]:
    """Return the indices of the headline and of the deck under it."""
    stamp = next((i for i, unit in enumerate(units) if is_stamp(unit.text)), len(units))
    story = [i for i, mark in enumerate(marks[:stamp]) if mark is None]
    if title is not None:
        wanted = fold(title)
        known = next((i for i in story[:3] if fold(units[i].text) == wanted), None)
        if known is None and not headline_first:
            return frozenset()
        story = story[story.index(known) :] if known is not None else story
    elif not headline_first:
        return frozenset()
    sure = bool(story) and title is not None and fold(units[story[0]].text) == fold(title)
    if not sure and not _like_headline(units, story):
        return frozenset()
    return frozenset([story[0], *_deck(units, story[1:])])


def _like_headline(units: list[Unit], story: list[int]) -> bool:
    if not story or story[0] + 1 == len(units):
        return False
    unit, following = units[story[0]], units[story[1] if len(story) > 1 else story[0] + 1]
    if len(unit.text) > _LONGEST_HEADLINE or unit.bullet or "\n" in unit.text:
        return False
    if find_dateline(unit.text, opening=True) is not None:
        return False
    if not unit.text.endswith((".", ";", ":", ",")):
        return True
    return find_dateline(following.text, opening=True) is not None


def _deck(units: list[Unit], story: list[int]) -> list[int]:
    """Return the standfirst: what stands between headline and dateline, or a line like a title."""
    for n, i in enumerate(story[:4]):
        if find_dateline(units[i].text, opening=True) is not None:
            deck = story[:n]
            return deck if all(len(units[d].text) <= _LONGEST_DECK for d in deck) else []
    if story and not ends_sentence(units[story[0]].text):
        text = units[story[0]].text
        return story[:1] if len(text) <= _LONGEST_HEADLINE and text[0].isupper() else []
    return []


def _story(unit: Unit, found: FoundDateline | None, *, only: bool) -> list[Block]:
    """Return the blocks of a unit of the story, the dateline or time before it apart."""
    cut = found.end if found else stamp_end(unit.text)
    if cut:
        head = unit.text[:cut].rstrip()
        body = unit.start + cut
        body += len(unit.text[cut:]) - len(unit.text[cut:].lstrip())
        kind: BlockKind = "dateline" if found else "date_line"
        return [
            Block(kind=kind, start=unit.start, end=unit.start + len(head)),
            Block(kind="paragraph", start=body, end=unit.end),
        ]
    subhead = not only and not unit.bullet and _like_subhead(unit.text)
    return [Block(kind="subhead" if subhead else "paragraph", start=unit.start, end=unit.end)]


def _like_subhead(text: str) -> bool:
    if len(text) > _LONGEST_SUBHEAD or "\n" in text or len(text.split()) > 14:
        return False
    if text.endswith(":"):
        return len(text) <= 60
    if ends_sentence(text) or text.endswith(","):
        return False
    label, colon, value = text.partition(":")
    return not (colon and label and _FIGURE.search(value))


def _dated(
    blocks: tuple[Block, ...],
    units: list[Unit],
    marks: list[Mark | None],
    opening: int | None,
    first: FoundDateline | None,
    reference: date | None,
) -> Layout:
    near = first.month_day if first else None
    lines = [u.text for u, m in zip(units, marks, strict=True) if m == "date_line"]
    head = opening if opening is not None else len(units)
    top = [u.text for u, m in zip(units[:head], marks[:head], strict=True) if m == "date_line"]
    labelled = [line for line in lines if _PUBLISHED.search(line) and line not in top]
    day = next(filter(None, (_line_day(line, near) for line in top + labelled)), None)
    if first is None:
        return Layout(blocks=blocks, date=day)
    known = reference or day
    filed = first.day
    if filed is None and first.month_day and known:
        filed = day_at_or_before(first.month_day, known)
    return Layout(
        blocks=blocks,
        dateline=Dateline(place=first.place, day=filed, agency=first.agency),
        date=day,
        dateline_year_printed=first.day is not None,
    )


def _line_day(line: str, near: tuple[int, int] | None) -> date | None:
    """Return the day of publication that a date line prints; never the day of an update."""
    if not is_date_line(line):
        return None
    updated, last = False, 0
    for found in find_dates(line):
        between = line[last : found.start]
        if _UPDATED.search(between):
            updated = True
        elif _PUBLISHED.search(between):
            updated = False
        if not updated:
            return narrow(found, _order(line), near)
        last = found.end
    return None


@cache
def _zones() -> dict[str, Order]:
    orders: dict[str, Order] = {"mdy": "mdy", "dmy": "dmy"}
    return {row["zone"]: orders[row["order"]] for row in rows("zones")}


def _order(line: str) -> Order | None:
    found = {_zones()[word] for word in re.findall(r"\b[A-Z]{2,4}\b", line) if word in _zones()}
    return found.pop() if len(found) == 1 else None
