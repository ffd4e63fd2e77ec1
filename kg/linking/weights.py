"""The fitted weights: what each feature counts, and from which chance on a link is made."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.linking.features import FEATURES
from kg.resources import LINKING

__all__ = ["VERSION", "Weights", "chances", "load_weights"]

_THRESHOLDS = ("linked", "anchor", "margin", "none")
VERSION = 1
"""The file of weights in use: data/linking/weights-VERSION.json."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the features of each family, thresholds, and the digest of their file.

    ``none`` are the odds that nothing in the index is meant, before anything is known.
    """

    families: Mapping[str, Mapping[str, float]]
    linked: float
    anchor: float
    margin: float
    none: float
    digest: str

    def parts(self, family: str, features: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
        """Give what each feature adds, in the order in which features are listed."""
        weights = self.families[family]
        return tuple(
            (name, features[name] * weights[name]) for name in FEATURES[family] if name in features
        )


def chances(logits: Sequence[float], none: float = 1.0) -> list[float]:
    """Give the chance of each candidate, where ``none`` are the odds of none of them."""
    top = max([0.0, *logits])
    odds = [math.exp(logit - top) for logit in logits]
    whole = sum(odds) + none * math.exp(-top)
    return [each / whole for each in odds]


@cache
def load_weights(file: Path | None = None) -> Weights:
    """Read a file of weights, ours if none is named.

    Raises:
        KgError: It does not have every feature, or is no such file.
    """
    path = file or LINKING / f"weights-{VERSION}.json"
    try:
        raw = path.read_bytes()
        data: dict[str, Any] = json.loads(raw)
        families = {
            family: {name: float(data["families"][family][name]) for name in names}
            for family, names in FEATURES.items()
        }
        cut = {name: float(data["thresholds"][name]) for name in _THRESHOLDS}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KgError(
            f"{path}: this is no file of weights for this version ({error!r}); "
            "make it again with benchmarks/fit_links.py"
        ) from error
    return Weights(families, digest=hashlib.sha256(raw).hexdigest()[:12], **cut)
