"""Ask a store and hold the whole answer."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, Triple

from kg.errors import QueryError

TYPE_CHECKING = False  # this module is on the quick path: docs/decisions/0009-quick-start.md
if TYPE_CHECKING:
    from kg.store.base import QueryStore

__all__ = ["Result", "Table", "Term", "run"]

Term = NamedNode | BlankNode | Literal | Triple


class Table:
    """The rows of a SELECT; None where a variable is unbound."""

    __slots__ = ("columns", "rows")

    def __init__(self, columns: tuple[str, ...], rows: list[tuple[Term | None, ...]]) -> None:
        self.columns = columns
        self.rows = rows

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return (self.columns, self.rows) == (other.columns, other.rows)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Table({self.columns!r}, {self.rows!r})"


Result = Table | list[Triple] | bool
"""What a SELECT, a CONSTRUCT or DESCRIBE, and an ASK give."""


def run(store: QueryStore, text: str) -> Result:
    """Answer a query, to the last row."""
    answer = store.query(text)
    try:
        if isinstance(answer, QuerySolutions):
            columns = tuple(variable.value for variable in answer.variables)
            return Table(columns, [tuple(row) for row in answer])
        if isinstance(answer, QueryBoolean):
            return bool(answer)
        return list(answer)
    except (OSError, RuntimeError) as error:
        raise QueryError(f"The query could not be answered to its end: {error}") from error
