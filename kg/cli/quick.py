"""The short way to `kg query run`: no typer, for its import takes longer than most queries.

Only the plain form is taken: ``query run NAME`` with ``-p``, ``--format`` and ``--store``, each
followed by its value. Everything else, every mistake included, goes the usual way through typer.
"""

from __future__ import annotations

import os
import sys

__all__ = ["quick"]

_KEYS = {
    "-p": "param",
    "--param": "param",
    "-f": "format",
    "--format": "format",
    "--store": "store",
}


def quick(arguments: list[str]) -> int | None:
    """Run a saved query and give the exit code; None where this is no task for the short way."""
    given = _plain(arguments)
    if given is None:
        return None
    name, values, format_name, store = given
    if format_name in {None, "table"} and sys.stdout.isatty():
        return None  # rich draws that
    from kg.errors import KgError
    from kg.queries import bind, counted, render, run, saved_query
    from kg.store.local import open_store

    try:
        text = bind(saved_query(name), values)
        with open_store(store) as opened:
            result = run(opened, text)
        written = render(result, format_name)
    except KgError as error:
        print(f"kg: {error}", file=sys.stderr)  # noqa: T201
        return error.exit_code
    sys.stdout.flush()
    sys.stdout.buffer.write(written.encode("utf-8"))
    sys.stdout.flush()
    if length := counted(result):
        print(length, file=sys.stderr)  # noqa: T201
    return 0


def _plain(arguments: list[str]) -> tuple[str, dict[str, str], str | None, str] | None:
    if arguments[:2] != ["query", "run"] or len(arguments) < 3 or len(arguments) % 2 == 0:
        return None
    name, *options = arguments[2:]
    values: dict[str, str] = {}
    single: dict[str, str] = {}
    for option, value in zip(options[::2], options[1::2], strict=True):
        key = _KEYS.get(option)
        if key == "param":
            parameter, equals, value = value.partition("=")
            if not parameter or not equals or parameter in values:
                return None
            values[parameter] = value
        elif key is None or key in single:
            return None
        else:
            single[key] = value
    if name.startswith("-") or any(value.startswith("-") for value in single.values()):
        return None
    store = single.get("store") or _store()
    return None if store is None else (name, values, single.get("format"), store)


def _store() -> str | None:
    """Give the folder that settings name; None where they name an endpoint instead."""
    if not os.path.exists("kg.toml"):
        return None if os.environ.get("KG_ENDPOINT") else os.environ.get("KG_STORE") or "kg-store"
    from kg.config import settings

    found = settings()
    return None if found.endpoint else str(found.store)
