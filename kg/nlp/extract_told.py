"""One frame on its way to a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Claim, Event, Figure
    from kg.nlp.parts import Frame


@dataclass
class Told:
    """One frame on its way to a claim."""

    frame: Frame
    event: Event | None
    figures: tuple[Figure, ...]
    claim: Claim
    subset_of: int | None = None
