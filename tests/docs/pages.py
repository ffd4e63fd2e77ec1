"""Do what a page of the documentation says."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).parent.parent.parent / "docs"
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def follow(page: str, folder: Path) -> list[tuple[str, str, str]]:
    """Go through a page from top to bottom: write its files, and run its commands.

    A block that names a file is that file. In a console block ``$`` stands before a command and
    what it prints below. Gives each command with what the page promises and what it printed.
    """
    done = []
    for kind, name, content in _BLOCK.findall((DOCS / page).read_text(encoding="utf-8")):
        if name:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(content, encoding="utf-8")
        if kind == "console":
            for command, promised in re.findall(
                r"^\$ (.*)\n((?:[^$].*\n)*)", content, re.MULTILINE
            ):
                done.append((command, promised, _run(command, folder)))
    return done


def _run(command: str, folder: Path) -> str:
    program, *arguments = shlex.split(command)
    assert program == "kg"
    environ = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    done = subprocess.run(
        [sys.executable, "-m", "kg", *arguments],
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.replace("\r\n", "\n") + done.stderr
