"""Attribute what has no reporting verb of its own: loose quotations, headlines with a colon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.nlp.attribution.extents import left_start, strip
from kg.nlp.attribution.reading import Draft, Reading
from kg.nlp.attribution.resolve import Resolver
from kg.nlp.attribution.speakers import noun_kind, speakers
from kg.nlp.attribution.tags import Circumstance
from kg.nlp.parts import Attribution, Bounds, Quote
from kg.nlp.tree import Tree

__all__ = ["headlines", "loose_quotations"]

_LONGEST_SOURCE = 6
_TALKING = frozenset(
    {"StateForce", "ArmedGroup", "PoliticalGroup", "Government", "NewsMedium", "Person",
     "IntergovernmentalOrganisation", "NonGovernmentalOrganisation"}
)  # fmt: skip
_PLACES = frozenset({"Country", "AdministrativeArea", "Settlement", "Neighbourhood", "Place"})
_LABELS = frozenset({"US", "UK", "PHOTOS", "VIDEO", "LIVE", "ET", "GMT", "UTC", "AM", "PM", "EST"})


def headlines(reading: Reading, taken: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the source that stands before a colon or after a colon or dash in a headline."""
    tree = reading.tree
    for block in tree.doc._.blocks:
        start, end = block.start, strip(tree, block.start, block.end)
        if block.kind not in {"headline", "subhead"}:
            if (made := _signed(tree, start, end)) is not None:
                yield made
            continue
        for i in range(start + 1, end - 1):
            if tree.lower[i] not in {":", "-", "–", "—", "--"} or tree.text[i] == "":  # noqa: RUF001
                continue
            if not _spaced(tree, i):
                continue
            made = _before_colon(tree, start, i, end) or _after_mark(tree, start, i, end)
            if made is not None and not any(start <= d.cue < end for d in taken):
                yield made
                break


def _signed(tree: Tree, start: int, end: int) -> Draft | None:
    """Read the source behind the last dash of a line: "13:40 Two die in Kherson - officials"."""
    for i in range(end - 2, max(start, end - _LONGEST_SOURCE), -1):
        dash = tree.text[i] in {"-", "\u2013", "\u2014", "--"} and tree.space[i]
        if dash and tree.space[i - 1]:
            return _after_mark(tree, tree.sentence(i)[0], i, end)
    return None


def _spaced(tree: Tree, i: int) -> bool:
    return tree.space[i] or not tree.text[i + 1].strip()


def _before_colon(tree: Tree, start: int, i: int, end: int) -> Draft | None:
    if tree.lower[i] != ":" or i - start > _LONGEST_SOURCE or not _is_source(tree, start, i):
        return None
    if not _tells(tree, i + 1, end):
        return None
    return _headline(i, (i + 1, end), (start, i), (start, end))


def _after_mark(tree: Tree, start: int, i: int, end: int) -> Draft | None:
    first = left_start(tree, i + 1, end)
    if end - first > _LONGEST_SOURCE or not _is_source(tree, first, end, country=True):
        return None
    if not _tells(tree, start, i):
        return None
    return _headline(i, (start, i), (first, end), (start, end))


def _headline(cue: int, said: Bounds, source: Bounds, clause: Bounds) -> Draft:
    return Draft(
        cue=cue, act="say", pieces=(said,), left=clause[0], end=clause[1],
        heads=(source[1] - 1,), limit=source, around=Circumstance(clause[1]), rule="headline",
    )  # fmt: skip


def _tells(tree: Tree, start: int, end: int) -> bool:
    """Tell what can be said from a mere label: it has a verb, or counts something."""
    verb = any(tree.is_verb(j) for j in range(start, end))
    dated = {i for time in tree.doc._.times for i in range(time.start, time.end)}
    counts = any(tree.tag[j] == "CD" and j not in dated for j in range(start, end))
    return verb or counts


def _is_source(tree: Tree, start: int, end: int, *, country: bool = False) -> bool:
    """Tell "UN:" and "army officials:" from "Syria crisis:" and "Sudan:"."""
    if any(tree.is_verb(j) for j in range(start, end)):
        return False
    head = end - 1
    if noun_kind(tree.lemma[head].lower()) or noun_kind(tree.lower[head]):
        return True
    country = country and all(tree.ent[j] == "GPE" for j in range(start, end))
    placed = any(m.head == head and m.kind in _PLACES for m in tree.doc._.mentions)
    if (tree.ent[head] == "PERSON" and not placed) or country:
        return True
    kinds = {m.kind for m in tree.doc._.mentions if start <= m.start and m.end == end}
    if kinds & _TALKING:
        return True
    text = tree.text[head].replace(".", "")
    unknown = not kinds or kinds == {"Actor"}
    return unknown and text.isupper() and 2 <= len(text) <= 6 and text not in _LABELS


def loose_quotations(
    reading: Reading, found: Sequence[Attribution], resolver: Resolver
) -> Iterator[Attribution]:
    """Yield an attribution for each quotation that no tag has claimed.

    It belongs to the subject of the words that lead up to it ("defended the raid: ..."), else to
    the one quoted or reported before it in the paragraph or whose quotation it carries on.
    """
    taken = {q for a in found for q in a.quotes}
    known = list(found)
    for quote in reading.quotes:
        if quote.start in taken or quote.depth or quote.form != "sentence":
            continue
        made = (
            _led_up(reading, quote, known)
            or _heads(reading, quote, known)
            or _spoken_by_subject(reading, quote, resolver)
            or _carried_on(reading, quote, known)
        )
        if made is not None:
            known.append(made)
            yield made


def _led_up(reading: Reading, quote: Quote, known: Sequence[Attribution]) -> Attribution | None:
    """Read a quotation after a comma or colon whose sentence has no reporting verb for it."""
    tree = reading.tree
    i = _before(tree, quote.start)
    if i < 1 or tree.lower[i] not in {",", ":"}:
        return None
    start = tree.sentence(i)[0]
    near = [a for a in known if a.cue is not None and start <= a.cue <= i and a.sources]
    if not near:
        return None
    last = max(near, key=lambda a: a.cue or 0)
    return _quoted(last, quote, (last.clause[0], quote.end), "led up to")


def _heads(reading: Reading, quote: Quote, known: Sequence[Attribution]) -> Attribution | None:
    """Read a quotation that heads a line: "'We ran': survivors speak of massacre"."""
    tree = reading.tree
    if tree.lower[quote.end : quote.end + 1] != [":"]:
        return None
    end = next((b.end for b in tree.doc._.blocks if b.start == quote.start), quote.end)
    after = [a for a in known if a.cue is not None and quote.end < a.cue < end and a.sources]
    if not after:
        return None
    first = min(after, key=lambda a: a.cue or 0)
    return _quoted(first, quote, (quote.start, quote.end), "led up to")


def _spoken_by_subject(reading: Reading, quote: Quote, resolver: Resolver) -> Attribution | None:
    """Give a quotation after a colon or comma to the subject of the verb that leads up to it."""
    tree = reading.tree
    i = _before(tree, quote.start)
    if i < 1 or tree.lower[i] not in {",", ":"}:
        return None
    start = tree.sentence(i)[0]
    for verb in range(i - 1, start - 1, -1):
        if tree.tag[verb] not in {"VBD", "VBZ", "VBP", "VBN"} or reading.quote_of(verb):
            continue
        who = tree.child(verb, "nsubj")
        if who is None or who > verb or not _can_speak(tree, who):
            continue
        spoken = tuple(resolver.resolve(s) for s in speakers(tree, who, (start, verb)))
        return Attribution(
            content=(quote.start, quote.end), pieces=((quote.start, quote.end),),
            clause=(tree.subtree(who)[0], quote.end), cue=verb, sources=spoken,
            kind="DirectQuote", quotes=(quote.start,), rule="led up to",
        )  # fmt: skip
    return None


def _can_speak(tree: Tree, head: int) -> bool:
    return (
        tree.tag[head] in {"PRP", "NNP", "NNPS"}
        or tree.ent[head] in {"PERSON", "ORG", "NORP", "GPE"}
        or bool(noun_kind(tree.lemma[head]))
    )


def _before(tree: Tree, i: int) -> int:
    i -= 1
    while i >= 0 and not tree.text[i].strip():
        i -= 1
    return i


def _carried_on(reading: Reading, quote: Quote, known: Sequence[Attribution]) -> Attribution | None:
    tree = reading.tree
    before = [a for a in known if a.sources and a.clause[0] < quote.start]
    if not before:
        return None
    last = max(
        before, key=lambda a: max(a.clause[1] if a.clause[1] <= quote.start else 0, a.clause[0])
    )
    gap = tree.text[last.clause[1] : quote.start]
    if sum(1 for w in gap if any(c.isalnum() for c in w)) > 0 and not _same_paragraph(
        tree, last, quote
    ):
        return None
    return _quoted(last, quote, (quote.start, quote.end), "carried on")


def _same_paragraph(tree: Tree, last: Attribution, quote: Quote) -> bool:
    for block in tree.doc._.blocks:
        if block.start <= quote.start < block.end:
            return bool(block.start <= last.clause[0])
    return False


def _quoted(last: Attribution, quote: Quote, clause: Bounds, rule: str) -> Attribution:
    sources = tuple(replace(s, method="continuation") for s in last.sources)
    return replace(
        last, content=(quote.start, quote.end), pieces=((quote.start, quote.end),), clause=clause,
        sources=sources, kind="DirectQuote", act="say", negated=False, place=None, time=None,
        addressee=None, quotes=(quote.start,), parent=None, rule=rule,
        cue=last.cue if rule == "led up to" else None,
    )  # fmt: skip
