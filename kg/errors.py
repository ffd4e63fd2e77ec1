"""The errors kg raises on purpose.

KgError             expected trouble; the command line prints it and exits
├── UsageError      the request itself is wrong (exit 2)
│   ├── QueryError  a query, or a parameter of one
│   └── ConfigError the configuration file or a setting
├── InputError      something given to read is unreadable (exit 3)
├── StoreError      the store cannot be opened, read or written (exit 3)
└── RemoteError     an endpoint or service did not answer as it should (exit 3)
    ├── BusyError     it asks to come back later
    └── StoppedError  and nothing more is asked of it
"""

from __future__ import annotations

__all__ = [
    "BusyError",
    "ConfigError",
    "InputError",
    "KgError",
    "QueryError",
    "RemoteError",
    "StoppedError",
    "StoreError",
    "UsageError",
]


class KgError(Exception):
    """Trouble that a user can understand: the message says what, where and what next."""

    exit_code = 4


class UsageError(KgError):
    """The command or one of its arguments does not make sense."""

    exit_code = 2


class QueryError(UsageError):
    """A query does not parse, is unknown, or was given a wrong parameter."""


class ConfigError(UsageError):
    """A configuration file or environment variable holds something that is no setting."""


class InputError(KgError):
    """A file or stream given to read cannot be read as what it should be."""

    exit_code = 3


class StoreError(KgError):
    """The store cannot be opened, read or written."""

    exit_code = 3


class RemoteError(KgError):
    """An endpoint or service is out of reach or answered something unusable."""

    exit_code = 3


class BusyError(RemoteError):
    """A service asks to come back later.

    Attributes:
        wait: Seconds that it asks to wait; None where it does not say.
    """

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


class StoppedError(RemoteError):
    """A service keeps refusing, or a run's limit is reached: nothing more is to be asked."""
