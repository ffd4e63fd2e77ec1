import io

from rich.console import Console

from kg.build import Problem
from kg.cli import progress

PROBLEM = Problem(id="a[b].txt", status="failed", path="in/a[b].txt", reason="is [empty]")


def test_the_bar_shows_counts_rate_and_problems(monkeypatch) -> None:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=120, color_system=None)
    monkeypatch.setattr(progress, "Console", lambda **_: console)
    with progress.Bar(3) as bar:
        bar("new", None)
        bar("failed", PROBLEM)
        bar("unchanged", None)
    shown = screen.getvalue()
    assert "failed: a[b].txt (in/a[b].txt): is [empty]" in shown
    assert "Reading (1 problems)" in shown
    assert "3/3" in shown


def test_a_bar_without_a_total_does_not_guess(monkeypatch) -> None:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=120, color_system=None)
    monkeypatch.setattr(progress, "Console", lambda **_: console)
    with progress.Bar(None) as bar:
        bar("new", None)
    assert "1/?" in screen.getvalue()


def test_a_problem_of_an_input_is_named_once() -> None:
    one = Problem(id="in/a.txt", status="failed", path="in/a.txt", reason="is empty")
    assert progress.describe(one) == "failed: in/a.txt: is empty"
