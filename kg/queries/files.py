"""Read the saved queries and their headers.

The lines that begin with ``#+`` are one YAML document, as grlc has it: ``summary``,
``description``, ``tags``, and our own ``parameters``. Each parameter is one line in the header,
``name: {type: string, description: ...}``, and one ``VALUES ?name { ... }`` line in the query.
"""

from __future__ import annotations

import os

from kg.errors import QueryError
from kg.resources import folder

TYPE_CHECKING = False  # this module is on the quick path: docs/decisions/0009-quick-start.md
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

__all__ = ["Parameter", "SavedQuery", "saved_queries", "saved_query", "values_line"]


class Parameter:
    """What a saved query can be asked with."""

    __slots__ = ("description", "name", "required", "type")

    def __init__(self, name: str, kind: str, description: str, *, required: bool) -> None:
        self.name = name
        self.type = kind
        self.description = description
        self.required = required

    def as_dict(self) -> dict[str, str | bool]:
        """Give it as a program wants it."""
        return {
            "name": self.name,
            "type": self.type,
            "description": self.description,
            "required": self.required,
        }


class SavedQuery:
    """One query file: its text, and what its header says about it."""

    __slots__ = ("_header", "name", "text")

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self._header: dict[str, Any] | None = None

    @property
    def header(self) -> dict[str, Any]:
        """The header as YAML has it; raises QueryError where it is no mapping."""
        if self._header is None:
            import yaml

            lines = [line[2:] for line in self.text.splitlines() if line.startswith("#+")]
            try:
                found = yaml.safe_load("\n".join(lines))
            except yaml.YAMLError as error:
                raise QueryError(f"The header of {self.name}.rq is not YAML: {error}") from error
            if not isinstance(found, dict):
                raise QueryError(f"{self.name}.rq has no header: begin it with #+ summary: ...")
            self._header = found
        return self._header

    @property
    def summary(self) -> str:
        """What the query answers, in one line."""
        return str(self.header.get("summary", ""))

    @property
    def description(self) -> str:
        """What a row is, what the columns mean and what to beware of."""
        return str(self.header.get("description", "")).strip()

    @property
    def tags(self) -> list[str]:
        """Words to find the query by."""
        return [str(tag) for tag in self.header.get("tags", [])]

    @property
    def parameters(self) -> dict[str, Parameter]:
        """What it can be asked with, in the order of the header.

        Read without a YAML parser, which takes longer to import than most queries to run; a test
        holds every file to what YAML makes of it.
        """
        head = self.text.partition("#+ parameters:\n")[2]
        return {parameter.name: parameter for parameter in _parameters(head.split("\n"))}

    @property
    def asks_for_nothing(self) -> bool:
        """Whether it can be run without any parameter."""
        return ", required: true," not in self.text

    @property
    def defaults(self) -> dict[str, str]:
        """What each parameter's VALUES line holds; UNDEF stands for "any"."""
        lines = map(values_line, self.text.split("\n"))
        return {found[1]: found[2] for found in lines if found}

    @property
    def view(self) -> str:
        """How the answer is best looked at: Table, or Graph for RDF."""
        return (self.text.partition("\n#defaultView:")[2].split() or ["Table"])[0]


def values_line(line: str) -> tuple[str, str, str] | None:
    """Split the line with the default of a parameter: its indent, its name, the default."""
    indent, values, rest = line.partition("VALUES ?")
    name, brace, value = rest.rstrip().removesuffix("}").partition(" {")
    if indent.strip() or not values or not brace:
        return None
    return indent, name, value.strip()


def _parameters(lines: list[str]) -> Iterator[Parameter]:
    for line in lines:
        name, opened, rest = line.removeprefix("#+   ").partition(": {type: ")
        if not opened:
            return
        kind, _, rest = rest.partition(", ")
        required, _, description = rest.removesuffix("}").partition("description: ")
        if description.startswith("'"):
            description = description[1:-1].replace("''", "'")
        yield Parameter(name, kind, description, required=required == "required: true, ")


def _names() -> list[str]:
    found = (name for name in os.listdir(folder("queries")) if name.endswith(".rq"))
    return sorted(name.removesuffix(".rq") for name in found)


def _read(name: str) -> SavedQuery:
    with open(os.path.join(folder("queries"), f"{name}.rq"), encoding="utf-8") as file:
        return SavedQuery(name, file.read())


def saved_queries() -> dict[str, SavedQuery]:
    """Read all saved queries, by name."""
    return {name: _read(name) for name in _names()}


def saved_query(name: str) -> SavedQuery:
    """Read one saved query; raise QueryError, with what there is, where there is none of that name.

    Only this one file is opened.
    """
    # A name is looked up among the files before it becomes part of a path.
    names = _names()
    if name not in names:
        raise QueryError(_unknown(name, names))
    return _read(name)


def _unknown(name: str, names: list[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, names, n=1)
    hint = f"Did you mean {close[0]}? " if close else ""
    return f"There is no saved query {name!r}. {hint}There are: {', '.join(names)}"
