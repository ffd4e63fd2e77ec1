"""What every store can do, wherever it is."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import Protocol, Self

from pyoxigraph import QueryBoolean, QuerySolutions, Triple

__all__ = ["Answer", "QueryStore"]

Answer = QuerySolutions | QueryBoolean | Iterator[Triple]
"""What a SELECT, an ASK, and a CONSTRUCT or DESCRIBE give."""


class QueryStore(Protocol):
    """A store that answers SPARQL queries; local or behind an endpoint."""

    def query(self, text: str) -> Answer:
        """Answer a SPARQL query; all graphs together are the default graph."""
        ...

    def close(self) -> None:
        """Let go of files and connections; closing twice is harmless."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
