"""Wire copy: the same text in several outlets, found by MinHash over runs of words.

Two stories written apart share hardly any run of four words, even on one incident and with one
spokesman quoted; two prints of one agency text share most, however one of them was cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from zlib import crc32

import numpy as np

from kg.reconcile.happenings import Signature

__all__ = ["bands", "is_copy", "shared", "signature"]

_RUN = 4
"""Words in a shingle."""
_BANDS, _ROWS = 42, 3
"""At these, texts that share 40 % of their shingles meet in a band with a chance of 94 %, texts
that share 10 % with one of 4 %."""
_FEWEST = 20
"""Shingles below which a text is too short to be called a copy of another."""
_COPY = 0.6
"""Share of the shorter text's shingles that a copy holds: an outlet cuts, and adds lines."""
_WORD = re.compile(r"\w+")


def signature(text: str) -> Signature:
    """Sum up a text so that two can be compared without being read again."""
    words = _WORD.findall(text.casefold())
    found = {
        crc32(" ".join(run).encode())
        for run in zip(*(words[i:] for i in range(_RUN)), strict=False)
    }
    if len(found) < _FEWEST:
        return Signature()
    factors, offsets = _permutations()
    values = np.fromiter(sorted(found), dtype=np.uint64, count=len(found))
    # multiply-shift hashing: the upper half of a 64-bit product spreads well
    hashed = (values[:, None] * factors + offsets) >> np.uint64(32)
    return Signature(values=tuple(hashed.min(axis=0).tolist()), size=len(found))


def bands(signature: Signature) -> Iterator[str]:
    """Give the keys of which two similar texts very probably share one."""
    for band in range(_BANDS if signature.values else 0):
        rows = signature.values[band * _ROWS : (band + 1) * _ROWS]
        yield f"{band}:{'-'.join(format(value, 'x') for value in rows)}"


def shared(one: Signature, other: Signature) -> float:
    """Estimate the share of the shorter text's shingles that the longer text holds, 0 to 1."""
    if not one.values or not other.values:
        return 0.0
    same = sum(a == b for a, b in zip(one.values, other.values, strict=True)) / len(one.values)
    common = same * (one.size + other.size) / (1 + same)
    return min(1.0, common / min(one.size, other.size))


def is_copy(one: Signature, other: Signature) -> bool:
    """Say whether two texts are one text, perhaps cut or with lines added."""
    return shared(one, other) >= _COPY


@cache
def _permutations() -> tuple[Any, Any]:
    """Make the hash functions; the seed is fixed for good, since signatures are kept."""
    chance = np.random.default_rng(20121109)
    draw = chance.integers(1, 2**63, size=(2, _BANDS * _ROWS), dtype=np.uint64)
    return draw[0] | np.uint64(1), draw[1]
