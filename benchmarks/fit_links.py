"""Fit the weights of the linker to simulated mentions, and write data/linking/weights-N.json.

    python benchmarks/fit_links.py --slice DIR --index FILE [--seed 7] [--write]

A conditional logit: each candidate's odds are exp(weights * features), those of "none of them"
are 1. The fit is drawn towards what stands in PRIOR, so that what the simulation hardly shows
(Georgia and Georgia) keeps a sensible weight. Same slice, index and seed give the same file.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
from simulated_links import NIL, Example, Slice, simulate

from kg.linking.features import FEATURES
from kg.linking.index.index import open_index_file
from kg.linking.weights import VERSION
from kg.resources import LINKING

COUNTS = {"place": 6000, "person": 4000, "body": 4000}
TESTED = 0.3
STRENGTH = 0.02
"""How hard the fit is drawn to the prior, per example."""
BOUND = 8.0

Data = list[tuple[np.ndarray, int]]


def main() -> None:
    """Fit, show how it does on what it has not seen, and write the file if told to."""
    args = _arguments()
    index = open_index_file(args.index)
    examples = list(simulate(Slice(args.slice, index), args.seed, COUNTS))
    prior = json.loads((LINKING / "weights-prior.json").read_text(encoding="utf-8"))
    fitted, record = {}, {}
    for family, names in FEATURES.items():
        data = [(_matrix(e, names), e.right) for e in examples if e.family == family]
        cut = int(len(data) * (1 - TESTED))
        before = np.array([prior[family][n] for n in names])
        after = fit(data[:cut], before)
        fitted[family] = {n: round(float(w), 3) for n, w in zip(names, after, strict=True)}
        record[family] = {"examples": cut, "tested": len(data) - cut, **judge(data[cut:], after)}
        print(family, json.dumps(fitted[family]))
        print(family, json.dumps(record[family]), "prior:", judge(data[cut:], before)["accuracy"])
    if args.write:
        _write(args, fitted, record, index.manifest.digest)


def fit(data: Data, prior: np.ndarray, steps: int = 400, rate: float = 0.05) -> np.ndarray:
    """Find the weights by Adam on the likelihood; no chance is involved."""
    weights = prior.copy()
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        slope = gradient(data, weights) + STRENGTH * (weights - prior)
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        move = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        weights = np.clip(weights - rate * move, -BOUND, BOUND)
    return weights


def gradient(data: Data, weights: np.ndarray) -> np.ndarray:
    """Give the slope of minus the mean log-likelihood."""
    total = np.zeros_like(weights)
    for rows, right in data:
        total += chances(rows, weights) @ rows
        if right != NIL:
            total -= rows[right]
    return total / len(data)


def chances(rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Give the chance of each candidate."""
    logits = rows @ weights
    top = max(0.0, float(logits.max()))
    odds = np.exp(logits - top)
    return np.asarray(odds / (odds.sum() + np.exp(-top)))


def judge(data: Data, weights: np.ndarray) -> dict[str, object]:
    """Measure on examples: right answers (none counts), and how right links are by score."""
    right, linkable, linked, good = 0, 0, 0, 0
    bands: dict[str, list[int]] = {}
    for rows, truth in data:
        chance = chances(rows, weights)
        best = int(chance.argmax())
        score = float(chance[best])
        answer = best if score >= 0.5 else NIL
        right += answer == truth
        linkable += truth != NIL
        if score >= 0.7:
            linked += 1
            good += best == truth
        if score >= 0.5:
            band = bands.setdefault(f"{min(int(score * 20), 19) / 20:.2f}", [0, 0])
            band[0] += best == truth
            band[1] += 1
    shares = {name: [round(g / n, 3), n] for name, (g, n) in sorted(bands.items())}
    return {
        "accuracy": round(right / len(data), 3),
        "precision_from_0.7": round(good / max(1, linked), 3),
        "recall_from_0.7": round(good / max(1, linkable), 3),
        "reliability": shares,
    }


def _matrix(example: Example, names: Sequence[str]) -> np.ndarray:
    return np.array([[row.get(name, 0.0) for name in names] for row in example.rows])


def _write(
    args: argparse.Namespace, fitted: dict[str, dict[str, float]],
    record: dict[str, dict[str, object]], digest: str,
) -> None:  # fmt: skip
    file = LINKING / f"weights-{VERSION}.json"
    old = json.loads(file.read_text(encoding="utf-8"))
    data = {
        "version": VERSION,
        "families": fitted,
        "thresholds": old["thresholds"],
        "training": {
            "date": args.date or date.today().isoformat(),
            "script": "benchmarks/fit_links.py",
            "data": "mentions and contexts simulated from a slice of Wikidata and GeoNames",
            "index": digest,
            "seed": args.seed,
            "families": record,
        },
    }
    file.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slice", type=Path, required=True)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--date", default="")
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
