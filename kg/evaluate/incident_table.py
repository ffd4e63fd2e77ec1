"""Print the evaluation of incidents: as text, as plain values, and its errors as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.evaluate.incident_reading import Place
from kg.evaluate.incidents import Found, IncidentEvaluation, Match

__all__ = ["incident_error_lines", "incident_lines", "plain_incidents"]

_WIDTH = 90


def incident_lines(result: IncidentEvaluation) -> Iterator[str]:
    """Yield the report."""
    articles = {one.told.article for one in result.found}
    incidents = {one.incident for one in result.found}
    yield (
        f"{len(result.found)} annotated events found in {len(articles)} articles, "
        f"of {len(incidents)} incidents; {len(result.unfound)} mentions not found"
    )
    yield ""
    yield "                   precision  recall     F1"
    yield f"B-cubed               {_cells(result.precision, result.recall, result.f1)}"
    pairs = plain_incidents(result)["pairs"]
    yield f"pairs of articles     {_cells(pairs['precision'], pairs['recall'], pairs['f1'])}"
    yield ""
    kept = len(result.apart) - len(result.merged)
    yield (
        f"{kept} of {len(result.apart)} pairs that look alike are kept apart "
        f"({result.listed} listed, of which the reading found both)"
    )


def incident_error_lines(result: IncidentEvaluation) -> Iterator[str]:
    """Yield every pair that is joined or not joined amiss, and every mention not found."""
    yield f"Joined and not one ({len(result.wrong)})"
    yield from (line for pair in result.wrong for line in _match(pair))
    yield f"One and not joined ({len(result.missed)})"
    yield from (line for pair in result.missed for line in _match(pair))
    yield f"Look alike and joined ({len(result.merged)})"
    yield from (f"  {_at(pair.one)}, {_at(pair.other)}: {pair.why}" for pair in result.merged)
    yield f"Not found ({len(result.unfound)})"
    for mention in result.unfound:
        yield f"  {_at(mention.at)} {mention.family}: {_cut(mention.evidence)}"


def plain_incidents(result: IncidentEvaluation) -> dict[str, Any]:
    """Return the scores as plain values, shares rounded to four places."""
    right, wrong, missed = len(result.right), len(result.wrong), len(result.missed)
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    both = precision + recall
    return {
        "found": len(result.found),
        "unfound": len(result.unfound),
        "b_cubed": _plain(result.precision, result.recall, result.f1),
        "pairs": {
            "right": right,
            "wrong": wrong,
            "missed": missed,
            **_plain(precision, recall, 2 * precision * recall / both if both else 0.0),
        },
        "look_alike": {
            "listed": result.listed,
            "found": len(result.apart),
            "merged": len(result.merged),
        },
    }


def _plain(precision: float, recall: float, f1: float) -> dict[str, float]:
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def _cells(*shares: float) -> str:
    return "  ".join(f"{100 * share:6.1f}" for share in shares)


def _match(pair: Match) -> Iterator[str]:
    yield from (f"  {_line(one)}" for one in pair)
    yield ""


def _line(one: Found) -> str:
    mention = one.mentions[0]
    where = ", ".join(spot.name for spot in one.told.happening.spots) or "no place"
    day = one.told.happening.day
    when = f"{day.earliest}..{day.latest}" if day.earliest else day.words or "no day"
    kind = one.told.happening.type
    return f"{_at(mention.at)} {one.incident} [{kind}; {where}; {when}] {_cut(mention.evidence)}"


def _at(place: Place) -> str:
    return f"{place[0]}:{place[1]}"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 3]}..."
