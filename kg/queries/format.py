"""Write answers: a table to read, CSV, TSV, JSON and Markdown, and Turtle for triples."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg.errors import QueryError
from kg.queries.answers import Result, Table, Term

TYPE_CHECKING = False  # this module is on the quick path: docs/decisions/0009-quick-start.md
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, Final

__all__ = ["FORMATS", "cell", "counted", "render"]

_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
_BASE: Final = "https://w3id.org/conflict-kg/id/"
_SHORT: Final = {"https://w3id.org/conflict-kg/ns#": "ckg:"}


def cell(term: Term | None) -> str:
    """Write a term for a reader: plain values, and IRIs of ours as ``claim:x`` and ``ckg:y``."""
    if term is None:
        return ""
    if isinstance(term, Literal):
        return term.value
    if isinstance(term, NamedNode):
        if term.value.startswith(_BASE):
            return term.value.removeprefix(_BASE).replace("/", ":", 1)
        for namespace, prefix in _SHORT.items():
            if term.value.startswith(namespace):
                return prefix + term.value.removeprefix(namespace)
        return term.value
    return str(term)


def _value(term: Term | None) -> str:
    return "" if term is None else str(term) if isinstance(term, Triple) else term.value


def _plain(table: Table) -> str:
    rows = [[" ".join(cell(term).split()) for term in row] for row in table.rows]
    widths = [
        max([len(name), *(len(row[i]) for row in rows)]) for i, name in enumerate(table.columns)
    ]
    lines = [list(table.columns), ["-" * width for width in widths], *rows]
    return "".join(
        "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
        + "\n"
        for line in lines
    )


def _csv(table: Table) -> str:
    lines = [table.columns, *([_value(term) for term in row] for row in table.rows)]
    # A lone empty cell is quoted, for readers skip an empty line.
    return "".join((",".join(map(_quoted, line)) or '""') + "\r\n" for line in lines)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in ',"\r\n') else text


def _tsv(table: Table) -> str:
    lines: list[Iterable[str]] = [[f"?{name}" for name in table.columns]]
    lines += [["" if term is None else str(term) for term in row] for row in table.rows]
    return "".join("\t".join(line) + "\n" for line in lines)


def _md(table: Table) -> str:
    rows = [[_escaped(cell(term)) for term in row] for row in table.rows]
    lines = [list(table.columns), ["---"] * len(table.columns), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _escaped(text: str) -> str:
    for sign in "\\|<*_`[":
        text = text.replace(sign, "\\" + sign)
    return " ".join(text.split())


def _json(table: Table) -> str:
    import json

    bindings = [
        {
            name: _json_term(term)
            for name, term in zip(table.columns, row, strict=True)
            if term is not None
        }
        for row in table.rows
    ]
    answer = {"head": {"vars": list(table.columns)}, "results": {"bindings": bindings}}
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def _json_term(term: Term) -> dict[str, Any]:
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {
            "type": "triple",
            "value": {role: _json_term(part) for role, part in parts.items()},
        }
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    made = {"type": "literal", "value": term.value}
    if term.language:
        made["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        made["datatype"] = term.datatype.value
    return made


def _turtle(triples: list[Triple]) -> str:
    from kg.terms import prefixes

    ordered = sorted(set(triples), key=str)
    written = serialize(ordered, format=RdfFormat.TURTLE, prefixes=prefixes()) or b""
    return written.decode("utf-8")


_TABLES: Final[dict[str, Callable[[Table], str]]] = {
    "table": _plain,
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "md": _md,
}
FORMATS: Final = (*_TABLES, "turtle")


def render(result: Result, format_name: str | None = None) -> str:
    """Write an answer; without a format rows become a plain table and triples Turtle.

    Raises:
        QueryError: The format is unknown, or not one for this kind of answer.
    """
    chosen = format_name or ("turtle" if isinstance(result, list) else "table")
    if chosen not in FORMATS:
        raise QueryError(f"There is no format {chosen!r}: choose one of {', '.join(FORMATS)}")
    if isinstance(result, Table):
        if chosen == "turtle":
            raise QueryError(f"The query gives rows, not RDF: choose one of {', '.join(_TABLES)}")
        return _TABLES[chosen](result)
    if isinstance(result, bool):
        return _truth(result, chosen)
    if chosen != "turtle":
        raise QueryError(f"The query gives RDF, not rows: use --format turtle instead of {chosen}")
    return _turtle(result)


def _truth(answer: bool, chosen: str) -> str:
    if chosen == "turtle":
        raise QueryError("The query gives yes or no, not RDF: choose another format than turtle")
    if chosen == "json":
        import json

        return json.dumps({"head": {}, "boolean": answer}) + "\n"
    return f"{str(answer).lower()}\n"


def counted(result: Result) -> str:
    """Say how long an answer is: ``1 row``, ``3 triples``; nothing for yes or no."""
    if isinstance(result, bool):
        return ""
    noun, number = (
        ("row", len(result.rows)) if isinstance(result, Table) else ("triple", len(result))
    )
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
