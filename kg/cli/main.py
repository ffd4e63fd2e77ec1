"""Where ``kg`` begins: plain saved queries the quick way, everything else through typer."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> int:
    """Run the command line and give its exit code."""
    from kg.cli.quick import quick

    code = quick(sys.argv[1:])
    if code is None:
        from kg.cli.app import create_app

        create_app()()  # ends in SystemExit with the code
    return code or 0
