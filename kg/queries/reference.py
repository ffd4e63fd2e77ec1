"""The reference page of the saved queries, made from their files."""

from __future__ import annotations

from kg.queries.files import SavedQuery, saved_queries

__all__ = ["reference_page", "result_columns"]


def reference_page() -> str:
    """Write the Markdown of docs/reference/queries.md: each query, its parameters and columns."""
    queries = saved_queries().values()
    contents = "".join(f"| [{q.name}](#{q.name}) | {q.summary} |\n" for q in queries)
    return "\n".join(
        [f"| query | answers |\n| --- | --- |\n{contents}", *(_section(query) for query in queries)]
    )


def _section(query: SavedQuery) -> str:
    parts = [f"## {query.name}\n", f"{query.summary}.\n", f"{query.description}\n"]
    if columns := result_columns(query):
        parts.append(f"Columns: {', '.join(f'`{name}`' for name in columns)}.\n")
    if query.parameters:
        lines = ["| parameter | type | |", "| --- | --- | --- |"]
        for name, parameter in query.parameters.items():
            must = " Required." if parameter.required else ""
            lines.append(f"| `{name}` | {parameter.type} | {parameter.description}.{must} |")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def result_columns(query: SavedQuery) -> list[str]:
    """Name the columns of a SELECT in their order; none for a CONSTRUCT."""
    from pyoxigraph import QuerySolutions, Store

    answer = Store().query(query.text)
    return [v.value for v in answer.variables] if isinstance(answer, QuerySolutions) else []
