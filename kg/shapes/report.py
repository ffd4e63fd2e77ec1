"""What validation found, the same values from either engine."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Report", "Result"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Result:
    """One thing that does not hold.

    ``focus`` and ``value`` are IRIs, blank nodes or the plain text of literals; ``path`` is set
    where one property is at fault, and not where a path of several is.
    """

    focus: str
    message: str
    path: str | None = None
    value: str | None = None

    def __str__(self) -> str:
        at = f" ({self.value})" if self.value and self.value not in self.message else ""
        return f"{self.focus}: {self.message}{at}"


@dataclass(frozen=True, slots=True)
class Report:
    """All that does not hold, sorted; nothing means that the data conform."""

    results: tuple[Result, ...] = ()

    @property
    def conforms(self) -> bool:
        """Say whether everything holds."""
        return not self.results

    def __str__(self) -> str:
        """Write the report as plain text, one result a line."""
        return "\n".join(str(result) for result in self.results)
