"""Print the evaluation of links: as text, as Markdown, as plain values, and its errors as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kg.evaluate.link_reading import NIL
from kg.evaluate.links import Band, Case, LinkEvaluation, LinkScore

__all__ = ["error_lines", "link_lines", "plain"]

_HEAD = ("", "linked", "right", "precision", "linkable", "share linked", "NIL", "named NIL")
_BANDS = ("score", "n", "right", "share right", "mean score")


def link_lines(result: LinkEvaluation, *, markdown: bool = False) -> Iterator[str]:
    """Yield the report: names, entities, and the reliability table."""
    rows = [_row("names", result.names), _row("entities", result.entities)]
    yield f"{result.articles} articles, {len(result.cases)} annotated names"
    yield ""
    yield from _grid(_HEAD, rows, markdown)
    yield ""
    yield "Reliability: of the entities whose best candidate has such a score, how many are right"
    yield ""
    yield from _grid(_BANDS, [_band(band) for band in result.bands if band.number], markdown)
    yield ""
    yield f"{result.names.outcomes['unfound']} annotated names were not found by the reading"
    if result.elsewhere:
        yield f"{result.elsewhere} linked entities are not annotated and count nowhere"
    if result.silent:
        yield f"not read at all: {', '.join(result.silent)}"


def error_lines(result: LinkEvaluation) -> Iterator[str]:
    """Yield every wrong link and every linkable name that has none, one line an entity."""
    for outcome, title in (("wrong", "Wrong links"), ("unlinked", "Not linked")):
        wanted = {_key(case): case for case in reversed(result.cases) if case.outcome == outcome}
        cases = [c for c in reversed(wanted.values()) if outcome == "wrong" or not c.gold.optional]
        yield f"{title} ({len(cases)})"
        for case in cases:
            yield f"  {_line(case)}"
        yield ""


def plain(result: LinkEvaluation) -> dict[str, Any]:
    """Return the scores as plain values, shares rounded to four places."""
    return {
        "articles": result.articles,
        "names": _plain(result.names),
        "entities": _plain(result.entities),
        "reliability": [
            {
                "from": band.low,
                "to": band.high,
                "n": band.number,
                "right": band.right,
                "share": _rounded(band.share),
                "mean": _rounded(band.mean),
            }
            for band in result.bands
        ],
        "not_annotated": result.elsewhere,
        "silent": list(result.silent),
    }


def _plain(score: LinkScore) -> dict[str, Any]:
    return {
        "linked": score.linked,
        "right": score.outcomes["right"],
        "precision": _rounded(score.precision),
        "linkable": score.linkable,
        "share_linked": _rounded(score.share_linked),
        "nil": score.outcomes["nil"] + score.wrong_nil,
        "nil_named_nil": _rounded(score.share_nil),
        "unfound": score.outcomes["unfound"],
    }


def _row(name: str, score: LinkScore) -> list[str]:
    return [
        name,
        str(score.linked),
        str(score.outcomes["right"]),
        _percent(score.precision),
        str(score.linkable),
        _percent(score.share_linked),
        str(score.outcomes["nil"] + score.wrong_nil),
        _percent(score.share_nil),
    ]


def _band(band: Band) -> list[str]:
    mean = "-" if band.mean is None else f"{band.mean:.2f}"
    end = f"{band.low:.2f}-{band.high:.2f}"
    return [end, str(band.number), str(band.right), _percent(band.share), mean]


def _key(case: Case) -> tuple[str, str, str]:
    return case.article, case.entity.key if case.entity else "", case.gold.label


def _line(case: Case) -> str:
    link = case.link
    wanted = f"{case.gold.ids[0] if case.gold.ids else NIL} ({case.gold.label})"
    got = "none"
    if link is not None and link.status == "linked":
        id_ = link.wikidata or f"gn:{link.geonames}"
        got = f"{id_} ({link.label}) {link.score:.2f}"
    name = case.entity.name if case.entity else "?"
    reason = f": {link.reason}" if link is not None and link.reason else ""
    return f"{case.article} {case.gold.start}-{case.gold.end} {name}: {wanted}, got {got}{reason}"


def _grid(head: Sequence[str], rows: Sequence[Sequence[str]], markdown: bool) -> Iterator[str]:
    if markdown:
        for row in (head, ["---", *["---:"] * (len(head) - 1)], *rows):
            yield f"| {' | '.join(row)} |"
        return
    widths = [max(len(row[n]) for row in [head, *rows]) for n in range(len(head))]
    for row in [head, *rows]:
        rest = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield "  ".join([row[0].ljust(widths[0]), *rest]).rstrip()


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
