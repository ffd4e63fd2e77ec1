"""Articles that a generator makes up, as graphs: incidents, each told by a few outlets."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pyoxigraph import Quad

from kg.build.judging import story_quads
from kg.mapping import RunRecord, article_quads, run_quads
from kg.model import Article, Claim, Entity, Event, Extraction, Figure, Slot, TextSpan, TimeSpan

TOWNS = 2_000
REGIONS = 60
DAYS = 3_650
MOST = 100_000
"""Articles in the whole world, so that equal numbers are equal articles in worlds of any size."""
TOLD = 3
"""Happenings of an incident, and of an article; an incident is told by a few articles."""
KINDS = ("Shelling", "AirStrike", "ArmedClash", "Bombing", "Attack")
SYLLABLES = ("ka", "lo", "mi", "ra", "tu", "be", "sha", "do", "ni", "gar", "zel", "pur")
START = date(2012, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A sentence and what it says."""

    sentence: str
    entities: tuple[Entity, ...]
    event: Event
    figure: Figure
    claims: tuple[Claim, ...]


def articles(count: int, start: int = 0) -> Iterator[list[Quad]]:
    """Yield the quads of each article, run record too; equal numbers give equal articles."""
    for number in range(start, start + count):
        article, extraction = _article(number, MOST)
        record = RunRecord(
            key=article.id, status="ok", fingerprint=f"{number:x}", pipeline="bench", sha256="0"
        )
        quads = article_quads(article, extraction)
        yield [*quads, *story_quads(article, quads), *run_quads(record)]


def _article(number: int, total: int) -> tuple[Article, Extraction]:
    """Tell of incidents a little before; a third of the numbers differ from outlet to outlet."""
    chance = random.Random(number)
    days = max(total, DAYS)
    text = " ".join(_name(chance.randrange(10**9)) for _ in range(40)) + ". "
    parts = []
    for nth in range(TOLD):
        incident = max(0, number - chance.randrange(6))
        part = _telling(
            incident, nth, START + timedelta(incident * DAYS // days), len(text), chance
        )
        parts.append(part)
        text += part.sentence
    article = Article(
        id=f"world-{number:06d}", text=text, title=f"Report {number}",
        published=START + timedelta(number * DAYS // days + 1), publisher=f"Outlet {number % 40}",
    )  # fmt: skip
    entities = {entity.key: entity for part in parts for entity in part.entities}
    return article, Extraction(
        article=article.id, pipeline="bench", entities=tuple(entities.values()),
        events=tuple(part.event for part in parts), figures=tuple(part.figure for part in parts),
        claims=tuple(claim for part in parts for claim in part.claims),
    )  # fmt: skip


def _telling(incident: int, nth: int, day: date, at: int, chance: random.Random) -> Telling:
    """Tell one of an incident's happenings, in a sentence that begins at an offset."""
    world = random.Random(1_000_000 + incident * TOLD + nth)
    number, kind = world.randrange(TOWNS), world.choice(KINDS)
    killed = world.randrange(2, 60) + (chance.randrange(1, 4) if chance.random() < 0.3 else 0)
    town, region = _name(number), _name(TOWNS + number % REGIONS)
    sentence = (
        f"{killed} people died in the {kind} on {town}, {_name(chance.randrange(10**9))} said. "
    )
    span = TextSpan(start=at, end=at + len(sentence) - 1)
    stated = TextSpan(start=at, end=at + len(str(killed)))
    place = Slot(role="place", entity=town, method="argument")
    when = TimeSpan(span=span, stated_as="that day", earliest=day, latest=day, edtf=str(day))
    return Telling(
        sentence=sentence,
        entities=(
            Entity(key=town, kind="Settlement", name=town, within=region),
            Entity(key=region, kind="AdministrativeArea", name=region),
        ),
        event=Event(id=f"e{nth}", type=kind, slots=(place,), when=when),  # type: ignore[arg-type]
        figure=Figure(
            id=f"f{nth}", type="CasualtyReport", measure="killed", stated=stated,
            low=killed, high=killed, slots=(place,), about=f"e{nth}",
        ),
        claims=tuple(
            Claim(
                id=f"c{what}{nth}", asserts=f"{what}{nth}", evidence=(span,), sentence=span,
                rule="bench",
            )
            for what in "ef"
        ),
    )  # fmt: skip


def _name(number: int) -> str:
    chance = random.Random(number)
    return "".join(chance.choice(SYLLABLES) for _ in range(4)).title()
