"""Extract, map and validate in several processes; what they give comes in the order of the input.

Only a bounded number of articles is under way at any time, however long the run. The processes
share nothing: each loads its own model, and none touches the store.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from typing import Any

from pyoxigraph import RdfFormat, parse, serialize

from kg.build.judging import Judged, Task, judged
from kg.build.stages import Stages
from kg.errors import KgError
from kg.model import Article

__all__ = ["judged_in_processes"]

_CHUNK = 16
"""Articles a process is given at a time."""

_UNDER_WAY = 3
"""Chunks for each process that are handed out at a time, so that none has to wait."""

_Packed = tuple[Judged, bytes]
_stages: Stages | None = None


def judged_in_processes(
    tasks: Iterable[Task], stages: Stages, workers: int
) -> Iterator[tuple[Article, Judged]]:
    """Yield what becomes of each article, in the order they come in.

    Raises:
        KgError: A process ended, killed or out of memory.
    """
    source = iter(tasks)
    under_way: deque[tuple[list[Task], Future[list[_Packed]]]] = deque()
    pool = ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_start, initargs=(stages,),
    )  # fmt: skip
    try:
        while True:
            while len(under_way) < _UNDER_WAY * workers and (chunk := list(islice(source, _CHUNK))):
                under_way.append((chunk, pool.submit(_work, chunk)))
            if not under_way:
                return
            chunk, future = under_way.popleft()
            for (article, _), packed in zip(chunk, future.result(), strict=True):
                yield article, _unpack(packed)
    except BrokenProcessPool as error:
        raise KgError(
            "A worker process ended before its time: it was killed, or memory ran out. What was "
            "built is in the store: run the same command again to go on, with fewer --workers if "
            "memory was short."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start(stages: Stages) -> None:
    """Make a process ready: what to work with, and how it ends."""
    global _stages
    _stages = stages
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears of Ctrl-C and ends its pool
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(chunk: list[Task]) -> list[_Packed]:
    if _stages is None:
        raise RuntimeError("the process was not started by a pool")
    found = {article.id: _pack(verdict) for article, verdict in judged(chunk, _stages)}
    return [found[article.id] for article, _ in chunk]


def _pack(judged: Judged) -> _Packed:
    """Write the quads as N-Quads: smaller and faster to send than the objects."""
    written = serialize(judged.quads, format=RdfFormat.N_QUADS) or b""
    bare = Judged(status=judged.status, reason=judged.reason, report=judged.report)
    return bare, written


def _unpack(packed: _Packed) -> Judged:
    bare, written = packed
    quads: Any = parse(written, format=RdfFormat.N_QUADS)
    return Judged(status=bare.status, quads=tuple(quads), reason=bare.reason, report=bare.report)
