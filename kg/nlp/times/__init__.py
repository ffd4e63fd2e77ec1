"""Find every time that the text names, and the days it may mean."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import date
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from kg import lexicons
from kg.model import Article
from kg.nlp.parts import TimeExpression
from kg.nlp.times.days import Days, edtf
from kg.nlp.times.grammar import Found
from kg.nlp.times.spans import Resolved, resolve_text
from kg.nlp.tree import Tree, tree_of

__all__ = ["annotate_times", "time_for", "times"]

_NUMERIC = re.compile(r"\b(\d{1,2})/(\d{1,2})/(?:19|20)\d\d\b")
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo"})  # noqa: RUF001
_AHEAD = frozenset(
    {"be", "expect", "schedule", "plan", "set", "due", "slate", "intend", "hope", "aim"}
)
_CLIMB = 6
_BEGIN = frozenset({"begin", "start", "erupt", "break", "launch", "invade", "seize"})


@Language.component("kg_times", assigns=["doc._.times"])
def annotate_times(doc: Doc) -> Doc:
    """Store the times of a parsed Doc."""
    doc._.times = tuple(times(doc))
    return doc


def times(doc: Doc) -> list[TimeExpression]:
    """List the times of a parsed Doc, by start, resolved against its article's day.

    They do not overlap but for clauses with "since": "since the revolt began in March" is a time of
    the main clause, and "in March" in it one of "began".
    """
    article: Article | None = doc._.article
    published = article.published if article else None
    tree = tree_of(doc)
    finder = _Finder(doc, tree)
    text = article.text if article else doc.text
    found = resolve_text(
        text,
        published,
        month_first=_month_first(text, article),
        is_future=finder.is_future,
        skip=finder.is_counted,
    )
    placed = [time for one in found if (time := finder.placed(one)) is not None]
    since = [s for time in placed if (s := _since_clause(tree, time, published)) is not None]
    return sorted([*placed, *since], key=lambda time: (time.start, time.end))


def time_for(doc: Doc, token: int) -> TimeExpression | None:
    """Return the time that modifies a token (the verb of an event, a reporting verb)."""
    return next((time for time in doc._.times if time.head == token), None)


class _Finder:
    """Where offsets of the text lie in the Doc."""

    def __init__(self, doc: Doc, tree: Tree) -> None:
        self.tree = tree
        self.starts = [token.idx for token in doc]
        self.blocks = [block.start for block in doc._.blocks]
        self.counted = {i for q in doc._.quantities for i in range(q.start, q.end)}

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        return max(0, bisect_right(self.starts, start) - 1), bisect_left(self.starts, end)

    def is_counted(self, found: Found) -> bool:
        """Tell a year from a number of people, and words of two blocks from a time."""
        first, last = self.bounds(found.start, found.end)
        if bisect_right(self.blocks, first) != bisect_right(self.blocks, last - 1):
            return True
        return found.rule in {"year", "years"} and not self.counted.isdisjoint(range(first, last))

    def is_future(self, found: Found) -> bool:
        """Tell "will meet on Friday" from "met on Friday"."""
        first, last = self.bounds(found.start, found.end)
        head = self._root(first, last)
        for _ in range(_CLIMB):
            if self.tree.is_verb(head) or self.tree.tag[head] == "MD":
                return self._is_ahead(head)
            if self.tree.head[head] == head:
                return False
            head = self.tree.head[head]
        return False

    def _is_ahead(self, verb: int) -> bool:
        auxiliaries = {self.tree.lower[k] for k in self.tree.children(verb, "aux", "auxpass")}
        if auxiliaries & _FUTURE:
            return True
        governor = self.tree.lemma[self.tree.head[verb]]
        return "to" in auxiliaries and governor in _AHEAD

    def _root(self, first: int, last: int) -> int:
        """Return the token of a span that the others hang on."""
        for i in range(first, last):
            if not first <= self.tree.head[i] < last or self.tree.head[i] == i:
                return i
        return first

    def placed(self, one: Resolved) -> TimeExpression | None:
        """Return a resolved time with its token bounds and what it modifies."""
        first, last = self.bounds(one.start, one.end)
        if first >= last:
            return None
        # a preposition that ends the block before is not of this time
        first = max(first, *self.blocks[: bisect_right(self.blocks, last - 1)], 0)
        root = self._root(first, last)
        head = self.tree.head[root]
        time = TimeExpression(start=first, end=last, anchor=one.anchor)
        return _with_days(replace(time, head=None if first <= head < last else head), one.days)


def _with_days(time: TimeExpression, days: Days | None) -> TimeExpression:
    if days is None:
        return replace(time, earliest=None, latest=None, edtf=None, precision="unresolved")
    return replace(
        time,
        earliest=days.first,
        latest=days.last,
        edtf=edtf(days),
        precision=days.precision,
    )


def _since_clause(
    tree: Tree, time: TimeExpression, published: date | None
) -> TimeExpression | None:
    """Return, for the "in March" of "since the revolt began in March", the time from then on."""
    if time.earliest is None or time.head is None or tree.lower[time.start] == "since":
        return None
    left = tree.sentence(time.start)[0]
    token = time.head
    for _ in range(_CLIMB):
        since = _since_of(tree, token)
        if since is not None and left <= since < time.start:
            days = Days(time.earliest, published, time.precision)
            head = tree.head[since] if tree.lower[token] == "since" else tree.head[token]
            return _with_days(replace(time, start=since, head=head), days)
        if tree.head[token] == token:
            break
        token = tree.head[token]
    since = _since_before(tree, time.start)
    if since is None:
        return None
    days = Days(time.earliest, published, time.precision)
    return _with_days(replace(time, start=since, head=tree.head[since]), days)


def _since_before(tree: Tree, start: int) -> int | None:
    """Find the "since" of "since the uprising against X began in March", however it is parsed."""
    began = False
    for i in range(start - 1, max(tree.sentence(start)[0], start - 16) - 1, -1):
        if tree.text[i] in {",", ";", ":"}:
            return None
        began = began or tree.lemma[i] in _BEGIN
        if tree.lower[i] == "since":
            return i if began else None
    return None


def _since_of(tree: Tree, token: int) -> int | None:
    if tree.lower[token] == "since":
        return token
    return next((k for k in tree.children(token, "mark") if tree.lower[k] == "since"), None)


def _month_first(text: str, article: Article | None) -> bool | None:
    """Tell which way round the outlet writes 9/11/2012: by its other dates, or by its country."""
    for a, b in _NUMERIC.findall(text):
        if int(a) > 12 or int(b) > 12:
            return int(b) > 12
    host = re.sub(r"^[a-z]+://|[/:].*$", "", (article.url or "").lower()) if article else ""
    return _orders().get(host.rpartition(".")[2])


@cache
def _orders() -> dict[str, bool]:
    rows = lexicons.load("time-words")
    return {r["word"]: r["value"] == "month first" for r in rows if r["type"] == "domain"}
