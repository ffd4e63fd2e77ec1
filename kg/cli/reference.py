"""The command-line reference page, made from the live commands."""

from __future__ import annotations

from collections.abc import Iterator

from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from kg.cli.app import create_app


def command_names() -> list[str]:
    """Name every command as it is typed: ``build``, ``query run`` ..."""
    group = get_command(create_app())
    return list(_names(group)) if isinstance(group, TyperGroup) else []


def _names(group: TyperGroup, before: str = "") -> Iterator[str]:
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from _names(command, f"{before}{name} ")
        else:
            yield f"{before}{name}"


def reference_page() -> str:
    """Write the Markdown of docs/reference/cli.md: the help of each command."""
    runner = CliRunner(env={"COLUMNS": "100", "NO_COLOR": "1"})
    parts = []
    for name in command_names():
        text = runner.invoke(create_app(), [*name.split(), "--help"], prog_name="kg").output
        parts.append(f"## kg {name}\n\n```\n{text.strip()}\n```\n")
    return "\n".join(parts)
