"""Run a free query in a process of its own, because Oxigraph cannot be told to stop.

``python -m kg.queries.child STORE FORMAT`` reads the query from standard input.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kg.errors import KgError, QueryError, StoreError

__all__ = ["ask_within"]


def ask_within(store: Path, text: str, format_name: str | None, seconds: float) -> tuple[str, str]:
    """Answer a query on a local store within a time; give the written answer and its length.

    Raises:
        QueryError: The query is wrong, or was ended because it took longer.
        StoreError: The store cannot be read.
    """
    command = [sys.executable, "-m", "kg.queries.child", str(store), format_name or ""]
    try:
        done = subprocess.run(  # noqa: S603  # our own module, no shell
            command, input=text.encode("utf-8", "replace"), capture_output=True, timeout=seconds
        )
    except subprocess.TimeoutExpired:
        raise QueryError(
            f"The query took longer than {seconds:g} s and was ended: make it narrower (LIMIT, a "
            "GRAPH, a type), or allow it more with --timeout"
        ) from None
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode == StoreError.exit_code:
        raise StoreError(said)
    if done.returncode != 0:
        last = said.splitlines()[-1] if said else f"its process ended with {done.returncode}"
        raise QueryError(said if done.returncode == QueryError.exit_code else f"No answer: {last}")
    return done.stdout.decode("utf-8"), said


def main(arguments: list[str]) -> int:
    """Answer the query on standard input; messages and the length go to standard error."""
    from kg.queries.answers import run
    from kg.queries.format import counted, render
    from kg.queries.prologue import with_prefixes
    from kg.store.merged import open_merged

    try:
        with open_merged(arguments[0]) as store:
            text = sys.stdin.buffer.read().decode("utf-8")
            result = run(store, with_prefixes(text, store.base))
        sys.stdout.buffer.write(render(result, arguments[1] or None).encode("utf-8"))
    except KgError as error:
        sys.stderr.write(str(error))
        return error.exit_code
    sys.stderr.write(counted(result))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
