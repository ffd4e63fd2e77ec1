"""How a build shows that it goes on: a bar on a terminal, else lines; always on standard error."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Protocol, Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as RichProgress
from rich.text import Text

if TYPE_CHECKING:
    from kg.build.report import Outcome, Problem

__all__ = ["Bar", "Lines"]

_EVERY = 100
"""Inputs between two lines where there is no terminal."""


class _Shown(Protocol):
    def __call__(self, outcome: Outcome, problem: Problem | None) -> None: ...


class Lines(_Shown):
    """One line for each problem, and one for every hundred inputs."""

    def __init__(self) -> None:
        self._done = 0
        self._start = time.monotonic()

    def __call__(self, outcome: Outcome, problem: Problem | None) -> None:
        """Note an input."""
        if problem:
            print(describe(problem), file=sys.stderr)  # noqa: T201
        self._done += 1
        if self._done % _EVERY == 0:
            rate = self._done / max(time.monotonic() - self._start, 1e-6)
            print(f"{self._done} inputs, {rate:.1f} a second", file=sys.stderr)  # noqa: T201

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


class _Rate(ProgressColumn):
    """Inputs a second."""

    def render(self, task: Task) -> Text:
        """Write the rate of a task."""
        return Text(f"{task.speed or 0:.1f}/s")


class Bar(_Shown):
    """A bar with counts, rate and time left; problems are printed above it."""

    def __init__(self, total: int | None, doing: str = "Reading") -> None:
        # rich leaves out colours itself where NO_COLOR is set
        self._console = Console(stderr=True)
        self._bar = RichProgress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
        )
        self._task = self._bar.add_task(doing, total=total)
        self._doing = doing
        self._problems = 0

    def __call__(self, outcome: Outcome, problem: Problem | None) -> None:
        """Note an input."""
        if problem:
            self._problems += 1
            self._console.print(describe(problem), markup=False, highlight=False, soft_wrap=True)
            self._bar.update(self._task, description=f"{self._doing} ({self._problems} problems)")
        self._bar.advance(self._task)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()


def describe(problem: Problem) -> str:
    """Say in one line what is wrong with an input."""
    where = "" if problem.path in (None, problem.id) else f" ({problem.path})"
    return f"{problem.status}: {problem.id}{where}: {problem.reason}"
