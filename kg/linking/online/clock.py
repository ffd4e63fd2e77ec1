"""The time, and what a run may take of it and of the services; tests bring a time of their own."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

__all__ = ["Clock", "Limits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Where the time comes from."""

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.time

    @property
    def today(self) -> str:
        """The day as an ISO date, in UTC."""
        return datetime.fromtimestamp(self.now(), UTC).date().isoformat()

    def seconds(self, retry_after: str | None) -> float | None:
        """Read Retry-After, in seconds or as a date; None where it says nothing."""
        said = (retry_after or "").strip()
        if said.isdecimal() and said.isascii():
            return float(said[:9])
        try:
            return max(0.0, parsedate_to_datetime(said).timestamp() - self.now())
        except (ValueError, OverflowError):
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one run may take.

    Attributes:
        requests: Requests that are sent at most, repeated ones included.
        seconds: How long requests are sent at most.
        refusals: Requests in a row without a good answer, after which the service is left alone.
        timeout: Seconds for one request.
        pause: Seconds between two requests.
        tries: How often a request is sent while the service asks to come back later.
        body: Bytes that an answer may have, unpacked.
    """

    requests: int = 2_000
    seconds: float = 3_600.0
    refusals: int = 8
    timeout: float = 60.0
    pause: float = 0.1
    tries: int = 4
    body: int = 1 << 25
