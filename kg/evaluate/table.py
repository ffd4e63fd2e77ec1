"""Print an evaluation as a table by type and slot, and its errors as lines with their sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.evaluate import Evaluation
from kg.evaluate.reading import Fact
from kg.evaluate.scores import FURTHER, SLOTS, Score, Tally

_WIDTH = 160


def table_lines(result: Evaluation) -> Iterator[str]:
    """Yield the lines of the report: detection by type, then slots by type."""
    rows = [*result.types.items(), ("all", result.total)]
    yield f"{result.articles} articles, {result.total.gold} gold facts that count"
    yield ""
    yield from _grid(
        ["type", "gold", "matched", "missed", "false", "P", "R", "F1", "complete", "%"],
        [[name, *_detection(score)] for name, score in rows],
    )
    slots = [slot for slot in (*SLOTS, *FURTHER) if slot in result.total.slots]
    for title, wanted in (
        ("Slots of the matched facts, right/given", [s for s in slots if s in SLOTS]),
        ("Beside the slots (not part of complete)", [s for s in slots if s in FURTHER]),
    ):
        if wanted:
            yield ""
            yield title
            yield from _grid(["type", *wanted], [[n, *_slots(s, wanted)] for n, s in rows])
    yield ""
    yield (
        f"complete {result.total.complete}/{result.total.gold} "
        f"({_percent(result.total.complete_share)} %)  F1 {_percent(result.total.f1)} %"
    )
    if result.forgiven:
        yield f"{result.forgiven} found facts count neither way (optional, or said in other words)"
    if result.elsewhere:
        yield f"{result.elsewhere} facts belong to articles that gold does not annotate"
    if result.silent:
        yield f"no fact at all was handed in for: {', '.join(result.silent)}"


def baseline_lines(total: Score, baselines: Mapping[str, Score]) -> Iterator[str]:
    """Yield a table of the slots, and of complete facts, with each baseline below the program."""
    slots = [slot for slot in SLOTS if slot in total.slots]
    rows = [("program", total), *baselines.items()]
    yield "Baselines: the same facts with one sort of slot filled without reading"
    yield from _grid(
        ["slots by", *slots, "complete", "%"],
        [
            [name, *_slots(score, slots), str(score.complete), _percent(score.complete_share)]
            for name, score in rows
        ],
    )


def error_lines(result: Evaluation) -> Iterator[str]:
    """Yield every miss, false alarm and wrong slot, with the words it stands in."""
    yield f"Missed ({len(result.misses)})"
    yield from (_line(fact) for fact in result.misses)
    yield ""
    yield f"False alarms ({len(result.false_alarms)})"
    yield from (_line(fact) for fact in result.false_alarms)
    yield ""
    yield f"Wrong slots ({len(result.wrong)})"
    for each in result.wrong:
        yield _line(each.gold)
        yield f"      {each.slot}: expected {show(each.expected)}, got {show(each.got)}"


def show(value: object) -> str:
    """Write a slot's value short: names with bars, open ends as dots."""
    if value is None or value == ():
        return "nothing"
    if isinstance(value, tuple):
        if all(isinstance(part, str) for part in value):
            return " | ".join(value)
        return "..".join("" if part is None else str(part) for part in value)
    return str(value)


def _line(fact: Fact) -> str:
    kind = f" {fact.kind}" if fact.kind else ""
    words = " ".join((fact.sentence or fact.evidence).split())
    words = words if len(words) <= _WIDTH else f"{words[:_WIDTH]}..."
    return f"  {fact.article} {fact.start}-{fact.end} {fact.type}{kind} [{fact.id}]: {words}"


def _detection(score: Score) -> list[str]:
    return [
        str(score.gold),
        str(score.matched),
        str(score.missed),
        str(score.false_alarms),
        _percent(score.precision),
        _percent(score.recall),
        _percent(score.f1),
        str(score.complete),
        _percent(score.complete_share),
    ]


def _slots(score: Score, slots: list[str]) -> list[str]:
    tallies = [score.slots.get(slot, Tally()) for slot in slots]
    return [f"{tally.right}/{tally.given}" if tally.given else "-" for tally in tallies]


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}"


def _grid(head: list[str], rows: list[list[str]]) -> Iterator[str]:
    widths = [max(len(row[n]) for row in [head, *rows]) for n in range(len(head))]
    for row in [head, *rows]:
        first = row[0].ljust(widths[0])
        rest = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield "  ".join([first, *rest]).rstrip()
