"""Run the command line with ``python -m kg``."""

from kg.cli.app import main

main()
