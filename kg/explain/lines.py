"""Write an explanation as lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.explain import Explanation, SlotFilling, TimeReading
from kg.exports.view import Span

__all__ = ["explanation_lines", "marked"]

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def explanation_lines(found: Explanation, marks: tuple[str, str]) -> Iterator[str]:
    """Yield the explanation, with the evidence between two marks."""
    row = found.row
    kind = f" ({row['kind']})" if row["kind"] else ""
    yield f"{row['type']}{kind}  {row['claim']}"
    yield from _article(found)
    yield ""
    yield f"  {marked(found.passage, found.evidence, marks)}"
    yield ""
    cues = ", ".join(f"{_clean(cue.words)!r} {_at(cue)}" for cue in found.cues)
    yield _field("rule", row["rule"])
    yield _field("cues", cues or "none")
    yield _field("source", _source(found))
    yield _field("standing", _standing(found))
    yield from _figure(found)
    for time in found.times:
        yield _field(time.role, _time(time, row["published"], found.issued_from))
    if found.slots:
        yield ""
        yield "Slots"
        yield from _slots(found.slots)
    if found.related:
        yield ""
        yield "Other claims of this article"
        yield from (f"  {r.relation}: {r.claim}  {_clean(r.label or '')}" for r in found.related)
    yield ""
    yield _field("read by", found.pipeline)


def marked(passage: Span, evidence: tuple[Span, ...], marks: tuple[str, str]) -> str:
    """Write a passage on one line with the evidence between marks, stretches that touch as one."""
    before, after = marks
    inside = [False] * len(passage.words)
    for span in evidence:
        for at in range(span.start - passage.start, span.end - passage.start):
            inside[at] = True
    parts = []
    for at, letter in enumerate(passage.words):
        if inside[at] and (at == 0 or not inside[at - 1]):
            parts.append(before)
        parts.append(_CONTROL.sub("\ufffd", letter))
        if inside[at] and (at + 1 == len(inside) or not inside[at + 1]):
            parts.append(after)
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def _article(found: Explanation) -> Iterator[str]:
    row = found.row
    day = row["published"] or "no date"
    parts = [row["publisher"], row["title"], day, row["url"]]
    yield _field("article", f"{row['article']}: {', '.join(_clean(p) for p in parts if p)}")
    yield _field("stands at", f"{row['start']}-{row['end']}")


def _source(found: Explanation) -> str:
    row = found.row
    form = row["attribution"] or ""
    if not row["source"]:
        return f"the outlet itself ({form})"
    of = f" of {row['affiliation'][0]}" if row["affiliation"] else ""
    via = f", as told by {' and '.join(found.via)}" if found.via else ""
    return f"{row['source'][0]}{of}{via} ({form})"


def _standing(found: Explanation) -> str:
    row = found.row
    parts = [row["status"], row["epistemic"], found.tense]
    score = "" if row["score"] is None else f", score {row['score']:g}"
    return ", ".join(part for part in parts if part) + score


def _figure(found: Explanation) -> Iterator[str]:
    row = found.row
    if row["count_text"] is None:
        return
    ends = ["" if end is None else f"{end:,}" for end in (row["count_min"], row["count_max"])]
    size = ends[0] if ends[0] == ends[1] else f"{ends[0] or '?'} to {ends[1] or '?'}"
    words = _clean(row["count_text"])
    yield _field(
        "figure",
        f"{words!r}: {size} {row['unit']} {row['measure']} ({row['bound']}, {row['scope']})",
    )
    if row["ranks"]:
        yield _field(
            "ranks", ", ".join(f"{number} {rank}" for rank, number in row["ranks"].items())
        )
    if row["party_total"] is not None:
        yield _field("of a party", f"{row['party_total']:,}")


def _time(time: TimeReading, published: str | None, issued_from: str | None) -> str:
    words = f"{_clean(time.words or '')!r}"
    if time.earliest is None and time.latest is None:
        why = "these words name no day" if published else "the article has no date"
        return f"{words}: not resolved, {why}"
    base = f", the article is of {published} ({issued_from})" if published else ""
    days = f"{time.earliest or '?'} to {time.latest or '?'}"
    return f"{words}: {days}, EDTF {time.edtf} ({time.precision}{base})"


def _slots(slots: tuple[SlotFilling, ...]) -> Iterator[str]:
    width = max(len(slot.role) for slot in slots)
    for slot in slots:
        where = "no words of its own"
        if slot.words is not None:
            where = f"{_clean(slot.words)!r} [{slot.start}-{slot.end}]"
        kind = f"{slot.kind}, {slot.item}" if slot.item else slot.kind
        yield f"  {slot.role.ljust(width)}  {slot.name} ({kind}): {where}, by {slot.method}"


def _field(name: str, value: str | None) -> str:
    return f"  {name.ljust(10)}  {value if value else 'unknown'}"


def _at(span: Span) -> str:
    return f"[{span.start}-{span.end}]"


def _clean(text: str) -> str:
    return " ".join(_CONTROL.sub("\ufffd", text).split())
