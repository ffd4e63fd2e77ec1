"""Keep the losses on the disk while the table is written, however many they are."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from kg.exports.coded.losses import LOSS_FIELDS
from kg.exports.coded.values import Loss
from kg.exports.tables import csv_line

__all__ = ["LossReport"]

_IN_MEMORY = 4_000_000
_CHUNK = 65_536


class LossReport:
    """Takes losses one at a time and gives them back as a CSV file; a context manager."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        self.lost = 0
        self.left_out = 0
        self._file.write(csv_line(LOSS_FIELDS))

    def add(self, loss: Loss) -> None:
        """Take one line."""
        self._file.write(csv_line([getattr(loss, field) for field in LOSS_FIELDS]))
        self.lost += 1
        self.left_out += loss.lost == "left-out"

    def chunks(self) -> Iterator[bytes]:
        """Yield the whole file."""
        self._file.seek(0)
        while chunk := self._file.read(_CHUNK):
            yield chunk

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()
