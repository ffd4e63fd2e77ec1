"""Who holds a place, by what each source said last: a ledger of captures, place by place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kg.reconcile.dating import with_days
from kg.reconcile.happenings import Happening, Player, Spot
from kg.reconcile.state import Remembered
from kg.reconcile.voices import BELIEVED, Voice, components, voices

__all__ = ["Tenure", "ledger", "place_of", "places_of"]

_STATE = frozenset({"Government", "StateForce"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """That somebody holds a place from a day on, by one source, until it says otherwise.

    ``status`` is denied where the source says that this holder did not take the place, or with no
    holder that nobody did.
    """

    place: str
    place_name: str
    holder: Player | None
    former: Player | None
    status: str
    since: date
    until: date | None
    voices: tuple[Voice, ...]
    contested_by: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What it goes by: its first claim, and who makes it."""
        first = self.voices[0]
        who = (first.who or "own").rpartition("/")[2]
        return f"{first.claim.rpartition('/')[2]}_{who}"


def place_of(happening: Happening) -> Spot | None:
    """Give the place that changes hands, None where none is told or nobody takes it."""
    roles = {spot.role: spot for spot in reversed(happening.spots)}
    denied = any(telling.status == "denied" for telling in happening.tellings)
    taken = _player(happening, "newController") is not None
    if happening.type != "Capture" or not (taken or denied):
        return None
    return roles.get("territory") or roles.get("place")


def places_of(happenings: Iterable[Happening]) -> set[str]:
    """Give the places that change hands in a story."""
    return {spot.iri for one in happenings if (spot := place_of(one))}


def ledger(place: str, stories: Iterable[Remembered], origins: dict[str, str]) -> list[Tenure]:
    """Say who held a place, source by source, in the order of days.

    Args:
        place: Its IRI.
        stories: All that tell of its capture.
        origins: Slug of a story -> that of the first print of its text.
    """
    told = [one for story in stories for one in _told(place, story, origins)]
    spoken = {one.voices[0]: one for one in told}
    found: list[Tenure] = []
    for source in components(spoken, lambda voice: voice.same):
        found += _in_turn([spoken[voice] for voice in source])
    found.sort(key=lambda one: (one.since, one.name))
    return [
        replace(one, contested_by=tuple(o.name for o in found if o is not one and _against(one, o)))
        for one in found
    ]


def _told(place: str, story: Remembered, origins: dict[str, str]) -> Iterator[Tenure]:
    """Give what each claim of a story says of the place, by each of its sources."""
    slug = story.story.slug
    for one in with_days(story.story, story.dating).happenings:
        spot, day = place_of(one), one.day.latest or story.day
        holder = _player(one, "newController")
        if spot is None or spot.iri != place or day is None:
            continue
        for telling in one.tellings:
            if telling.status == "denied" or (holder and telling.status in BELIEVED):
                for voice in voices(story.story, origins.get(slug, slug), story.day, telling):
                    yield Tenure(
                        place=place,
                        place_name=spot.name,
                        holder=holder,
                        former=_player(one, "previousController"),
                        status=telling.status,
                        since=day,
                        until=None,
                        voices=(voice,),
                    )


def _in_turn(claims: list[Tenure]) -> list[Tenure]:
    """Put what one source says in order; the same holder told of again is one entry."""
    found: list[Tenure] = []
    for one in sorted(claims, key=lambda o: (o.since, o.status == "denied", o.voices[0].claim)):
        last = found[-1] if found else None
        if last and last.status == one.status and _same(last.holder, one.holder):
            found[-1] = replace(last, voices=(*last.voices, *one.voices))
            continue
        if last:
            found[-1] = replace(last, until=one.since)
        found.append(one)
    return found


def _against(one: Tenure, other: Tenure) -> bool:
    """Say whether two sources cannot both be right at some time."""
    if any(mine.same & theirs.same for mine in one.voices for theirs in other.voices):
        return False
    if max(one.since, other.since) >= min(one.until or date.max, other.until or date.max):
        return False
    if one.status == other.status == "denied":
        return False
    if "denied" in (one.status, other.status):
        denial, taking = (one, other) if one.status == "denied" else (other, one)
        # what is denied has been told by then
        return taking.since <= denial.since and _same(denial.holder, taking.holder)
    return not _same(one.holder, other.holder)


def _same(one: Player | None, other: Player | None) -> bool:
    """Say whether two holders may be one; "rebels" may be any group that is no state's."""
    if one is None or other is None:
        return True
    if one.named and other.named:
        return one.iri == other.iri
    return (one.kind in _STATE) == (other.kind in _STATE)


def _player(happening: Happening, role: str) -> Player | None:
    return next((player for player in happening.players if player.role == role), None)
