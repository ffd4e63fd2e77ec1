"""Fill in the parameters of a saved query, as terms and never as pasted text."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.queries.files import Parameter, SavedQuery, values_line

TYPE_CHECKING = False  # this module is on the quick path: docs/decisions/0009-quick-start.md
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final

__all__ = ["TYPES", "bind", "choices"]

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"


def bind(query: SavedQuery, values: Mapping[str, str]) -> str:
    """Give the query's text with its parameters filled in; an empty value stands for "any".

    Raises:
        QueryError: The query has no such parameter, lacks a required one, or cannot take a value.
    """
    if not values and query.asks_for_nothing:
        return query.text
    parameters = query.parameters
    for name in values:
        if name not in parameters:
            has = f"it has: {', '.join(parameters)}" if parameters else "it has none"
            raise QueryError(f"{query.name} has no parameter {name!r} ({has})")
    for parameter in parameters.values():
        if parameter.required and not values.get(parameter.name):
            raise QueryError(
                f"{query.name} needs the parameter {parameter.name!r} "
                f"({parameter.description}): add -p {parameter.name}=..."
            )
    terms = {name: _term(parameters[name], value) for name, value in values.items()}

    def fill(line: str) -> str:
        found = values_line(line)
        if found is None or found[1] not in terms:
            return line
        indent, name, _ = found
        return f"{indent}VALUES ?{name} {{ {terms[name]} }}"

    # One pass: what one parameter brings in is never looked at for another.
    return "\n".join(map(fill, query.text.split("\n")))


def _term(parameter: Parameter, value: str) -> str:
    if not value:
        return "UNDEF"
    closed = choices(parameter.type)
    try:
        if closed and value not in closed:
            raise ValueError(value)
        return TYPES.get(parameter.type, _string)(value)
    except ValueError:
        wanted = f"one of {', '.join(closed)}" if closed else _WANTED[parameter.type]
        raise QueryError(
            f"{value!a} is no value for the parameter {parameter.name!r}: give {wanted}"
        ) from None


def choices(type_name: str) -> tuple[str, ...]:
    """List the values of a closed type, such as measure; an open type has none."""
    if type_name in TYPES:
        return ()
    from kg import terms

    closed = {
        "measure": terms.CODES["measure-scheme"],
        "status": terms.CODES["status-scheme"],
        "event": terms.EVENT_CLASSES,
        "asserted": (*terms.EVENT_CLASSES, *terms.FIGURE_CLASSES),
        "actor": ("Actor", *terms.ACTOR_CLASSES),
        "place": ("Place", *terms.PLACE_CLASSES),
        "act": ("say", "demand", "threat", "denial", "accusation", "claim"),
        "relation": ("disputes", "corroborates", "revises"),
        "count": ("flow", "stock"),
        "unresolved": ("actor", "place", "time"),
        "counting": terms.CODES["counting-scheme"],
        "direction": terms.CODES["direction-scheme"],
        "flag": terms.CODES["flag-scheme"],
        "link": tuple(terms.CODES["link-status-scheme"]),
    }
    return tuple(closed[type_name])


def _iri(value: str) -> str:
    return str(NamedNode(value))


def _string(value: str) -> str:
    return str(Literal(value))


def _date(value: str) -> str:
    from datetime import date

    # Python reads other ISO forms too, such as 20121109.
    if date.fromisoformat(value).isoformat() != value:
        raise ValueError(value)
    return str(Literal(value, datatype=NamedNode(_XSD + "date")))


def _integer(value: str) -> str:
    digits = value[1:] if value[0] in "+-" else value
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 18):
        raise ValueError(value)
    return str(Literal(str(int(value)), datatype=NamedNode(_XSD + "integer")))


TYPES: Final = {"iri": _iri, "string": _string, "date": _date, "integer": _integer}
"""Open type of a parameter -> what makes a SPARQL term of its value, or raises ValueError."""

_WANTED: Final = {
    "iri": "an absolute IRI such as https://example.org/x",
    "string": "text in Unicode",
    "date": "a day as YYYY-MM-DD",
    "integer": "a whole number",
}
