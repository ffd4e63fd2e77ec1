"""Find the quotation that a reporting clause stands beside: before it, after it, around it."""

from __future__ import annotations

from kg.nlp.attribution.cues import Cue
from kg.nlp.attribution.extents import left_start, strip
from kg.nlp.attribution.reading import Draft, Reading
from kg.nlp.attribution.reports import Tag, make
from kg.nlp.parts import Quote
from kg.nlp.tree import Tree

__all__ = ["quote_after", "quote_before", "short_of_quotation"]

_PAUSE = frozenset({",", ":", ";", "-", "--", "\u2014", "\u2013"})


def quote_before(reading: Reading, cue: Cue, tag: Tag) -> Draft | None:
    """Read "...," he said, and what goes on after the tag of a broken quotation."""
    if not cue.takes("clause", "quote"):
        return None
    tree = reading.tree
    border = tag.left
    while border > 0 and tree.text[border - 1] in {",", " ", "  "}:
        border -= 1
    quote = reading.by_end.get(tag.left) or reading.by_end.get(border)
    if quote is None or quote.form == "scare" or not _stands_alone(reading, quote):
        return None
    ended = tree.lower[quote.inner[1] - 1] in {".", "!", "?", "...", "]", "…"}
    closed = _closed_tag(tree, cue.token, tag.around.end)
    asked = tree.lower[quote.inner[1] - 1] == "?" and cue.takes("quote")
    if ended and (not closed or tag.negated or not (cue.takes("clause") or asked)):
        return None  # "... so." Bamako has not responded: a sentence of its own
    further = _next_quote(reading, tag.around.end, {",", ";"})
    broken = further is not None and tree.lower[quote.inner[1] - 1] not in {".", "!", "?"}
    if further is not None and broken:
        pieces = (quote.start, quote.end), (further.start, further.end)
        return make(cue, tag, pieces, "broken quotation", direct=(quote.start, further.start))
    return make(cue, tag, ((quote.start, quote.end),), "quotation then tag", direct=(quote.start,))


def _closed_tag(tree: Tree, cue: int, end: int) -> bool:
    """Tell whether nothing that could be said follows in the tag's sentence."""
    _, limit = tree.sentence(cue)
    start = left_start(tree, end, limit)
    return start >= limit or not tree.space[end - 1] or tree.lower[end] in {".", ",", ";"}


def _stands_alone(reading: Reading, quote: Quote) -> bool:
    """Tell a quotation of its own from words set in a clause of ours."""
    if quote.form == "sentence":
        return True
    tree = reading.tree
    before = quote.start - 1
    while before >= 0 and not tree.text[before].strip():
        before -= 1
    return (
        before < 0
        or tree.lower[before] in {".", "!", "?", ":", '"', "”"}
        or (tree.sentence(quote.start)[0] == quote.start)
    )


def _next_quote(reading: Reading, i: int, pauses: set[str] | frozenset[str]) -> Quote | None:
    tree = reading.tree
    seen = 0
    while i < len(tree) and (tree.lower[i] in pauses or not tree.text[i].strip()) and seen < 3:
        i += 1
        seen += 1
    return reading.by_start.get(i)


def quote_after(reading: Reading, cue: Cue, tag: Tag) -> Draft | None:
    """Read said, "..." and said: "..."."""
    tree = reading.tree
    starts = [tag.around.end]
    if tag.around.end < len(tree) and tree.lower[tag.around.end] == "that":
        starts.append(tag.around.end + 1)
    for start in starts:
        quote = _next_quote(reading, start, _PAUSE)
        if (
            quote is not None
            and quote.form == "sentence"
            and cue.takes("clause", "quote", "person")
        ):
            return make(
                cue, tag, ((quote.start, quote.end),), "tag then quotation", direct=(quote.start,)
            )
    return None


def short_of_quotation(reading: Reading, start: int, end: int) -> int:
    """Give the end of a reported stretch short of the quotation that it leads up to."""
    tree = reading.tree
    for quote in reading.quotes:
        if quote.depth or quote.form == "scare" or not start < quote.start < end:
            continue
        if tree.lower[quote.start - 1] == ":" or (
            quote.form == "sentence" and tree.lower[quote.start - 1] == ","
        ):
            return strip(tree, start, quote.start)
    return end
