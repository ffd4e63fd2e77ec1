"""What services gave, as records of an index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from kg.linking.index.records import EntityRecord, Problems, Record, SourceInfo, number_of
from kg.linking.index.sources.item import item_records, office_record
from kg.linking.online.wanted import Wanted

__all__ = ["Learned", "LearnedSource", "Service", "item_number", "records_of"]

_DISAMBIGUATION: Final = "Q4167410"
_LONGEST_ID: Final = 12


@dataclass(frozen=True, slots=True)
class Learned:
    """Records, and the newest day on which a service gave one; empty where there is none."""

    records: tuple[Record, ...] = ()
    day: str = ""


class Service(Protocol):
    """Finds what names may stand for."""

    @property
    def name(self) -> str:
        """Name the service and its addresses, for people and for the version of the links."""
        ...

    def learn(self, asked: Sequence[Wanted]) -> Learned:
        """Give what is known of all that the names may stand for.

        Raises:
            RemoteError: There is no good answer.
            StoppedError: Nothing should be asked any more in this run.
        """
        ...


class LearnedSource:
    """Records as the source of an index."""

    def __init__(self, learned: Learned, name: str = "online") -> None:
        self._learned = learned
        self._name = name

    def records(self, problems: Problems) -> Iterator[Record]:
        """Give the records."""
        yield from self._learned.records

    def info(self) -> SourceInfo:
        """Describe them."""
        return SourceInfo(
            name=self._name,
            title="Wikidata items, asked for by name over the network",
            licence="CC0 1.0",
            credit="none required; Wikidata, CC0",
            date=self._learned.day or None,
        )


def records_of(items: Iterable[dict[str, Any]]) -> Iterator[Record]:
    """Give the records of items; those of no kind that is linked give at most an office."""
    for item in items:
        if _is_disambiguation(item):
            continue
        found = list(item_records(item))
        if found and isinstance(found[0], EntityRecord):
            yield from found
        elif (office := office_record(item)) is not None:
            yield office


def item_number(identifier: object) -> int | None:
    """Read the id of an item; None for properties, lexemes and everything else."""
    if not isinstance(identifier, str) or not identifier.startswith("Q"):
        return None
    return number_of(identifier) if len(identifier) <= _LONGEST_ID else None


def _is_disambiguation(item: dict[str, Any]) -> bool:
    claims = item.get("claims")
    kinds = claims.get("P31") if isinstance(claims, dict) else None
    for each in kinds if isinstance(kinds, list) else ():
        try:
            if each["mainsnak"]["datavalue"]["value"]["id"] == _DISAMBIGUATION:
                return True
        except (KeyError, TypeError):
            continue
    return False
