"""Ask a store and hold the whole answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, Triple

from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.store.base import QueryStore

__all__ = ["Result", "Table", "Term", "run"]

Term = NamedNode | BlankNode | Literal | Triple


class Table(NamedTuple):
    """The rows of a SELECT; None where a variable is unbound."""

    columns: tuple[str, ...]
    rows: list[tuple[Term | None, ...]]


Result = Table | list[Triple] | bool
"""What a SELECT, a CONSTRUCT or DESCRIBE, and an ASK give."""


def run(store: QueryStore, text: str) -> Result:
    """Answer a query, to the last row."""
    answer = store.query(text)
    try:
        if isinstance(answer, QuerySolutions):
            columns = tuple(variable.value for variable in answer.variables)
            return Table(columns, [cast("tuple[Term | None, ...]", tuple(row)) for row in answer])
        if isinstance(answer, QueryBoolean):
            return bool(answer)
        return list(answer)
    except (OSError, RuntimeError) as error:
        raise QueryError(f"The query could not be answered to its end: {error}") from error
