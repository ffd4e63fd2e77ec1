"""Read the saved queries and their headers.

The lines that begin with ``#+`` are one YAML document, as grlc has it: ``summary``,
``description``, ``tags``, and our own ``parameters``. Each parameter is one line in the header,
``name: {type: string, description: ...}``, and one ``VALUES ?name { ... }`` line in the query.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kg.errors import QueryError
from kg.resources import QUERIES

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["VALUES_LINE", "Parameter", "SavedQuery", "saved_queries", "saved_query"]

VALUES_LINE: Final = re.compile(r"^([ \t]*VALUES \?(\w+) \{)([^\n]*)(\}[ \t]*)$", re.MULTILINE)
"""A line that holds the default of a parameter."""

_VIEW: Final = re.compile(r"^#defaultView:(\w+)", re.MULTILINE)
_PARAMETER: Final = re.compile(
    r"^#\+   (\w+): \{type: (\w+),( required: true,)? description: '?(.+?)'?\}$", re.MULTILINE
)


class Parameter(NamedTuple):
    """What a saved query can be asked with."""

    name: str
    type: str
    description: str
    required: bool = False


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
        head = self.text.partition("#+ parameters:")[2]
        return {
            match[1]: Parameter(match[1], match[2], match[4].replace("''", "'"), bool(match[3]))
            for match in _PARAMETER.finditer(head)
        }

    @property
    def defaults(self) -> dict[str, str]:
        """What each parameter's VALUES line holds; UNDEF stands for "any"."""
        return {match[2]: match[3].strip() for match in VALUES_LINE.finditer(self.text)}

    @property
    def view(self) -> str:
        """How the answer is best looked at: Table, or Graph for RDF."""
        match = _VIEW.search(self.text)
        return match[1] if match else "Table"


def _files() -> dict[str, Traversable]:
    found = (path for path in QUERIES.iterdir() if path.name.endswith(".rq"))
    return {path.name.removesuffix(".rq"): path for path in sorted(found, key=lambda p: p.name)}


def saved_queries() -> dict[str, SavedQuery]:
    """Read all saved queries, by name."""
    return {
        name: SavedQuery(name, path.read_text(encoding="utf-8")) for name, path in _files().items()
    }


def saved_query(name: str) -> SavedQuery:
    """Read one saved query; raise QueryError, with what there is, where there is none of that name.

    Only this one file is opened.
    """
    try:
        # A name is looked up among the files, never made into a path.
        return SavedQuery(name, _files()[name].read_text(encoding="utf-8"))
    except KeyError:
        raise QueryError(_unknown(name)) from None


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    names = list(_files())
    close = get_close_matches(name, names, n=1)
    hint = f"Did you mean {close[0]}? " if close else ""
    return f"There is no saved query {name!r}. {hint}There are: {', '.join(names)}"
