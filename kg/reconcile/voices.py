"""Who says so: the voices behind the claims of an incident, and how many are independent.

Two voices are one source where they name one speaker or body. To be counted as independent they
must moreover not be the unnamed speakers, or the outlet's own words, of one text; copies are one
text, and one outlet in its own voice is one source. See docs/decisions on what is independent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.reconcile.happenings import Source, Story, Telling
from kg.terms import normalise_name

__all__ = ["BELIEVED", "Voice", "components", "independent", "voices", "weighty"]

BELIEVED = frozenset({"asserted", "unverified"})
"""Statuses of claims that put something forward; what is denied or planned supports nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One source of one claim; ``who`` is an actor, the outlet for its own voice.

    Voices that share a key of ``same`` are one source, those that share one of ``ties`` are not
    independent. ``text`` is the first print of the text that they stand in.
    """

    claim: str
    article: str
    text: str
    who: str | None
    name: str
    side: str
    named: bool
    own: bool
    headline: bool
    day: date | None
    same: frozenset[str]
    ties: frozenset[str]


def voices(story: Story, origin: str, day: date | None, telling: Telling) -> Iterator[Voice]:
    """Give the voices of a claim: each source that it names, else the outlet's own."""
    text = f"text:{origin}"
    when = telling.said or day
    if not telling.sources:
        keys = frozenset({text, *([story.publisher] if story.publisher else [])})
        yield Voice(
            claim=telling.claim,
            article=story.iri,
            text=origin,
            who=story.publisher,
            name=story.outlet or story.title,
            side="media",
            named=bool(story.publisher),
            own=True,
            headline=telling.headline,
            day=when,
            same=keys,
            ties=keys,
        )
    for source in telling.sources:
        same, ties = _keys(story, text, source)
        yield Voice(
            claim=telling.claim,
            article=story.iri,
            text=origin,
            who=source.iri,
            name=source.name,
            side=source.side,
            named=source.named,
            own=False,
            headline=telling.headline,
            day=when,
            same=same,
            ties=ties,
        )


def weighty(told: Iterable[Voice]) -> list[Voice]:
    """Leave out what only repeats: a headline with its text below, a sentence after its source.

    In one text, the outlet's own voice counts only where the text attributes to nobody, and a
    headline only where nothing else says it.
    """
    found = list(dict.fromkeys(told))
    below = {voice.text for voice in found if not voice.headline}
    found = [voice for voice in found if not voice.headline or voice.text not in below]
    attributed = {voice.text for voice in found if not voice.own}
    return [voice for voice in found if not voice.own or voice.text not in attributed]


def independent(told: Iterable[Voice]) -> list[list[Voice]]:
    """Group voices into independent sources, in the order of their least claim."""
    return components(weighty(told), lambda voice: voice.ties)


def components(told: Iterable[Voice], keys: Callable[[Voice], Iterable[str]]) -> list[list[Voice]]:
    """Group voices that a chain of shared keys connects; each group, and they, sorted by claim."""
    groups: dict[str, list[Voice]] = {}
    of: dict[str, str] = {}
    for voice in sorted(told, key=_order):
        mine = sorted(set(keys(voice)))
        known = sorted({of[key] for key in mine if key in of})
        name = known[0] if known else mine[0]
        for other in known[1:]:
            for one in groups[other]:
                of.update(dict.fromkeys(keys(one), name))
            groups[name] += groups.pop(other)
        of.update(dict.fromkeys(mine, name))
        groups.setdefault(name, []).append(voice)
    found = (sorted(group, key=_order) for group in groups.values())
    return sorted(found, key=lambda group: _order(group[0]))


def _order(voice: Voice) -> tuple[str, str]:
    return voice.claim, voice.who or ""


def _keys(story: Story, text: str, source: Source) -> tuple[frozenset[str], frozenset[str]]:
    """Give what a source shares with others that are the same, and with others it hangs on."""
    if source.named:
        bodies = frozenset({source.iri, *([source.body] if source.body else [])})
        return bodies, bodies
    name = normalise_name(source.name)
    offices = {source.body} if source.body else set[str]()
    if source.side == "state" and source.country and "-" in name:
        # "a Colombian defence ministry official" speaks for an office, whoever it is
        offices.add(f"office:{name}")
    if offices:
        return frozenset(offices), frozenset(offices)
    outlet = [f"{story.publisher}|{name}"] if story.publisher else []
    return frozenset({f"{text}|{name}", *outlet}), frozenset({text})
