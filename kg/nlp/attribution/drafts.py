"""Decide, for one reporting verb, what is said: a quotation, a clause before, after or around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.nlp.attribution.clauses import Subject, is_passive, left_start, reach, strip, subject
from kg.nlp.attribution.cues import Cue, is_reporting
from kg.nlp.attribution.speakers import noun_kind
from kg.nlp.attribution.tags import Circumstance, circumstances
from kg.nlp.parts import Bounds, Quote, SpeechAct
from kg.nlp.tree import Tree

__all__ = ["Draft", "Reading", "draft"]

_PAUSE = frozenset({",", ":", ";", "-", "--", "—", "–"})  # noqa: RUF001
_AGENTLESS = frozenset(
    {"say", "report", "believe", "think", "fear", "allege", "suspect", "estimate", "claim"}
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What one cue reports, before its speakers are looked up."""

    cue: int
    act: SpeechAct
    pieces: tuple[Bounds, ...]
    left: int
    end: int
    heads: tuple[int, ...]
    around: Circumstance
    rule: str
    direct: tuple[int, ...] = ()
    via: tuple[int, ...] = ()
    negated: bool = False
    hedged: bool = False
    inherited: bool = False


@dataclass(slots=True)
class Reading:
    """The document as the rules see it: its parse, its quotations, and its times."""

    tree: Tree
    quotes: Sequence[Quote]
    times: Mapping[int, int]
    by_start: dict[int, Quote] = field(default_factory=dict)
    by_end: dict[int, Quote] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the outermost quotations by their borders."""
        outer = [quote for quote in self.quotes if quote.depth == 0]
        self.by_start = {quote.start: quote for quote in outer}
        self.by_end = {quote.end: quote for quote in outer}

    def quote_of(self, i: int) -> Quote | None:
        """Give the outermost quotation around a token."""
        return next((q for q in self.quotes if q.depth == 0 and q.start <= i < q.end), None)


def draft(reading: Reading, cue: Cue, after: int) -> Draft | None:
    """Read one cue; ``after`` is where the clause of the cue before it in the sentence ends."""
    tree = reading.tree
    if is_passive(tree, cue.token):
        return _passive(reading, cue)
    if _bare_participle(tree, cue.token):
        return None
    who = subject(tree, cue)
    if who is None or who.head == cue.token:
        return None
    tag = _Tag.read(reading, cue, who)
    found = (
        _quote_before(reading, cue, tag)
        or _quote_after(reading, cue, tag)
        or _object(reading, cue, tag)
        or _clause(reading, cue, tag, after)
    )
    return found


def _bare_participle(tree: Tree, i: int) -> bool:
    """Tell "found the raid justified": a participle without "has" reports nothing."""
    if tree.tag[i] != "VBN":
        return False
    if tree.dep[i] == "acl" and tree.lower[i - 1] == "," and noun_kind(tree.lemma[tree.head[i]]):
        return False  # ", Ali Omar, announced on Friday there were": a past tense tagged wrongly
    first = i
    while tree.dep[first] == "conj":
        first = tree.head[first]
    return not any(
        tree.dep[k] in {"aux", "auxpass"} for j in (i, first) for k in tree.kids[j]
    ) and (tree.child(i, "nsubj") is None or tree.dep[i] in {"oprd", "acl", "ccomp"})


@dataclass(frozen=True, slots=True)
class _Tag:
    """The reporting clause without what it reports: bounds, speaker, circumstances."""

    who: Subject
    left: int
    around: Circumstance
    negated: bool
    joined: tuple[int, ...] = ()

    @classmethod
    def read(cls, reading: Reading, cue: Cue, who: Subject) -> _Tag:
        tree = reading.tree
        start = cue.end
        _, limit = tree.sentence(cue.token)
        if who.inverted:
            start = _phrase_end(tree, who.head, limit)
        told = cue.takes("person", "order", "blame")
        around = circumstances(tree, start, limit, reading.times, told=told and not who.inverted)
        return cls(who, who.left, around, _negated(tree, cue.token, who.head))


def _phrase_end(tree: Tree, head: int, limit: int) -> int:
    """Give the end of an inverted subject with its appositions and relative clauses."""
    end = min(tree.subtree(head)[1], limit)
    return strip(tree, head + 1, end)


def _negated(tree: Tree, i: int, head: int) -> bool:
    if any(tree.dep[k] == "neg" for k in tree.kids[i]):
        return True
    if any(tree.lower[k] in {"no", "neither"} for k in tree.kids[head]):
        return True
    if tree.lower[head] in {"nobody", "none", "noone", "neither"}:
        return True
    governor = tree.lemma[tree.head[i]]
    return tree.dep[i] == "xcomp" and governor in {"refuse", "decline", "fail", "stop", "fall"}


def _make(cue: Cue, tag: _Tag, pieces: tuple[Bounds, ...], rule: str, **more: object) -> Draft:
    end = max(tag.around.end, pieces[-1][1])
    direct = more.get("direct", ())
    told_to = rule == "order" and cue.act == "say"
    return Draft(
        cue=cue.token,
        act="demand" if told_to else cue.act,
        pieces=pieces,
        left=min(tag.left, pieces[0][0])
        if not tag.who.inherited
        else min(tag.left, cue.token, pieces[0][0]),
        end=end,
        heads=tuple(dict.fromkeys((*tag.joined, tag.who.head))),
        around=tag.around,
        rule=rule,
        direct=direct if isinstance(direct, tuple) else (),
        negated=tag.negated,
        inherited=tag.who.inherited,
    )


def _quote_before(reading: Reading, cue: Cue, tag: _Tag) -> Draft | None:
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
    if ended and not _closed_tag(tree, cue.token, tag.around.end):
        return None
    further = _next_quote(reading, tag.around.end, {",", ";"})
    broken = further is not None and tree.lower[quote.inner[1] - 1] not in {".", "!", "?"}
    if further is not None and broken:
        pieces = (quote.start, quote.end), (further.start, further.end)
        return _make(cue, tag, pieces, "broken quotation", direct=(quote.start, further.start))
    return _make(cue, tag, ((quote.start, quote.end),), "quotation then tag", direct=(quote.start,))


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


def _quote_after(reading: Reading, cue: Cue, tag: _Tag) -> Draft | None:
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
            return _make(
                cue, tag, ((quote.start, quote.end),), "tag then quotation", direct=(quote.start,)
            )
    return None


def _object(reading: Reading, cue: Cue, tag: _Tag) -> Draft | None:
    """Read verbs whose object is what they say: orders, blame, comment, numbers, names for things."""
    tree = reading.tree
    if cue.takes("order") and _has_infinitive(tree, cue.token):
        return _rest(reading, cue, tag, "order")
    if cue.takes("blame") and _objects(tree, cue.token):
        return _rest(reading, cue, tag, "blame")
    if cue.takes("number") and not _ccomp(tree, cue.token):
        return _rest(reading, cue, tag, "number")
    if cue.takes("as") and not cue.takes("object"):
        return _rest(reading, cue, tag, "naming") if _names(reading, cue) else None
    if cue.takes("object") and _comments(reading, cue):
        return _rest(reading, cue, tag, "object")
    return None


def _comments(reading: Reading, cue: Cue) -> bool:
    """Tell whether the verb has an object of its own, and no clause but one in quotation marks."""
    tree = reading.tree
    i = cue.token
    for kid in tree.kids[i] if not cue.sense.particle else ():
        if tree.dep[kid] == "ccomp" and kid > i and not _in_quotation(reading, kid):
            return False
    wanted = {"dobj", "dative", "oprd", "pobj"}
    if cue.sense.particle or cue.act in {"condemnation", "praise"}:
        wanted |= {"prep", "ccomp", "advcl"}
    return any(
        kid > i
        and (tree.dep[kid] in wanted or (tree.dep[kid] == "xcomp" and tree.tag[kid] == "VBG"))
        for kid in tree.kids[i]
    )


def _in_quotation(reading: Reading, i: int) -> bool:
    quote = reading.quote_of(i)
    return quote is not None and quote.form == "sentence"


def _rest(reading: Reading, cue: Cue, tag: _Tag, rule: str) -> Draft | None:
    tree = reading.tree
    start = cue.end
    end = reach(tree, cue.token, start)
    led_up = next(
        (q.start for q in reading.quotes
         if q.depth == 0 and q.form == "sentence" and start < q.start < end
         and tree.lower[q.start - 1] in {",", ":"}),
        None,
    )  # fmt: skip
    if led_up is not None:
        end = strip(tree, start, led_up)
    if end <= start:
        return None
    return _make(cue, tag, ((start, end),), rule)


def _has_infinitive(tree: Tree, i: int) -> bool:
    """Look for "to" and a verb, "not" and a verb, or a clause with a bare verb."""
    for kid in tree.kids[i]:
        modal = any(tree.tag[k] == "MD" for k in tree.kids[kid])
        if kid > i and tree.dep[kid] in {"xcomp", "ccomp", "advcl"} and tree.tag[kid] == "VB":
            return not modal
        if kid > i and tree.dep[kid] in {"dobj", "pobj", "prep", "dative", "nsubj"}:
            start, end = tree.subtree(kid)
            if any(
                tree.lower[j] == "to" and j + 1 < end and tree.tag[j + 1] == "VB"
                for j in range(start, end)
            ):
                return True
    return False


def _objects(tree: Tree, i: int) -> bool:
    return any(
        kid > i and tree.dep[kid] in {"dobj", "prep", "dative", "ccomp", "xcomp", "pobj", "oprd"}
        for kid in tree.kids[i]
    )


def _ccomp(tree: Tree, i: int) -> bool:
    return any(tree.dep[kid] == "ccomp" and kid > i for kid in tree.kids[i])


def _names(reading: Reading, cue: Cue) -> bool:
    """Tell "called the raid a crime" from "called a meeting", "termed" and "labelled" alike."""
    tree = reading.tree
    kids = tree.kids[cue.token]
    named = any(tree.dep[k] in {"oprd", "ccomp", "xcomp"} for k in kids if k > cue.token)
    _, limit = tree.sentence(cue.token)
    as_phrase = any(tree.lower[j] == "as" for j in range(cue.token, limit))
    quoted = any(q.depth == 0 and cue.token < q.start < limit for q in reading.quotes)
    if tree.lemma[cue.token] != "call":
        return quoted or named or as_phrase
    things = [
        k for k in kids if k > cue.token and tree.dep[k] in {"dobj", "nsubj"} and k + 1 < limit
    ]
    return quoted or named or any(tree.tag[k + 1] in {"JJ", "DT"} for k in things)


def _clause(reading: Reading, cue: Cue, tag: _Tag, after: int) -> Draft | None:
    if not cue.takes("clause"):
        return None
    tree = reading.tree
    i = cue.token
    sentence, limit = tree.sentence(i)
    resume = tag.around.end
    rest = left_start(tree, resume, limit)
    final = rest >= strip(tree, rest, limit)
    closed = final or tree.lower[resume] in {",", ";", "-", "--", ")"} if resume < limit else True
    begin = left_start(tree, max(sentence, after), tag.left)
    tag = _with_joined(tree, tag, begin)
    before = strip(tree, begin, tag.left)
    paused = tag.left > sentence and tree.lower[tag.left - 1] in {
        ",",
        '"',
        "”",
        "-",
        "--",
        "?",
        "’",
    }
    joins = resume < limit and tree.lower[resume] in {";", "and", "but", "while"}
    finite = _finite_after(tree, begin, before)
    if tag.who.inverted or (joins and finite):
        closed = True
    said_right = [
        k for k in tree.kids[i]
        if tree.dep[k] in {"ccomp", "xcomp"} and k >= rest and not joins
        and not (tree.tag[k] == "VBG" and is_reporting(tree.lemma[k]))
    ]  # fmt: skip
    said_left = [k for k in tree.kids[i] if tree.dep[k] == "ccomp" and k < tag.left]
    on_left = paused or said_left or final or tag.who.inverted or (joins and finite)
    if (closed or (said_left and not said_right)) and before > begin and on_left and finite:
        if not tag.who.inherited:
            return _left_clause(reading, cue, tag, (begin, before))
    if final:
        return None
    if said_right or (
        cue.act in {"say", "denial", "claim", "accusation"} and _finite_after(tree, rest, limit)
    ):
        end = reach(tree, i, rest)
        return _make(cue, tag, ((rest, end),), "clause") if end > rest else None
    return None


def _finite_after(tree: Tree, start: int, limit: int) -> bool:
    return any(tree.tag[j] in {"VBD", "VBZ", "VBP", "MD", "VBN"} for j in range(start, limit))


def _left_clause(reading: Reading, cue: Cue, tag: _Tag, left: Bounds) -> Draft | None:
    """Read a tag at the end or in the middle: "..., officials said(, and ...)"."""
    tree = reading.tree
    _, limit = tree.sentence(cue.token)
    start = left_start(tree, tag.around.end, limit)
    pieces: tuple[Bounds, ...] = (left,)
    if start < limit and _belongs(tree, left, start, limit, cue.token):
        end = reach(tree, cue.token, start)
        if end > start:
            pieces = (left, (start, end))
    return _make(cue, tag, pieces, "clause then tag" if len(pieces) == 1 else "clause around tag")


def _with_joined(tree: Tree, tag: _Tag, begin: int) -> _Tag:
    """Take in speakers that the parser left outside: ", a commander and two diplomats said"."""
    left = tag.left
    heads: list[int] = []
    if tag.who.inverted or left - 1 <= begin or tree.lower[left - 1] not in {"and", "or"}:
        return tag
    end = left - 1
    while end > begin:
        start = end
        while start > begin and tree.lower[start - 1] not in {",", ";", '"', "”"}:
            start -= 1
        noun = end - 1
        if any(tree.is_verb(j) for j in range(start, end)) and noun_kind(tree.lemma[noun]):
            start = tree.phrase(noun)[0]  # a scraper may have taken the comma
        if start <= begin or any(tree.is_verb(j) for j in range(start, end)):
            break
        if not (tree.is_noun(noun) and (noun_kind(tree.lemma[noun]) or tree.ent[noun])):
            break
        heads.append(noun)
        left = start
        end = start - 1
        if not (tree.lower[start - 1] == "," and len(heads) < 3):
            break
        if not any(noun_kind(tree.lemma[j]) for j in range(max(begin, end - 4), end)):
            break
    return replace(tag, left=left, joined=tuple(sorted(heads))) if heads else tag


def _belongs(tree: Tree, left: Bounds, start: int, limit: int, cue: int) -> bool:
    """Tell whether the words after a tag go on with what stood before it."""
    if tree.tag[start] in {"VBG", "WP", "WDT", "WRB"} or tree.lower[start - 1] == ";":
        return False
    roots = [
        j
        for j in range(start, limit)
        if not start <= tree.head[j] < limit and tree.dep[j] not in {"punct", "cc"}
    ]
    return bool(roots) and all(
        left[0] <= tree.head[j] < left[1]
        or (tree.head[j] == cue and tree.dep[j] == "ccomp" and not is_reporting(tree.lemma[j]))
        or (tree.dep[j] in {"conj", "dep"} and tree.child(j, "nsubj", "nsubjpass") is None)
        for j in roots
    )  # fmt: skip


def _passive(reading: Reading, cue: Cue) -> Draft | None:
    """Read "were reported by X", "is said to have", "was condemned by X"."""
    tree = reading.tree
    i = cue.token
    agent = tree.child(i, "agent")
    by = None if agent is None else tree.child(agent, "pobj")
    if by is None and tree.lemma[i] not in _AGENTLESS:
        return None
    if cue.takes("order") and not _has_infinitive(tree, i):
        return None
    start, end = tree.subtree(i)
    if tree.dep[i] == "acl":
        start = tree.subtree(tree.head[i])[0]
        end = min(end, tree.sentence(i)[1])
    limit = reach(tree, i, i + 1)
    end = min(end, max(limit, i + 1))
    start = left_start(tree, start, i)
    around = circumstances(tree, i + 1, end, reading.times, told=False)
    if by is None or agent is None:
        pieces: tuple[Bounds, ...] = ((start, end),)
    else:
        pieces = ((start, strip(tree, start, agent)),)
        tail = left_start(tree, tree.subtree(agent)[1], end)
        if tail < end:
            pieces = (*pieces, (tail, end))
    if pieces[0][1] <= pieces[0][0]:
        return None
    return Draft(
        cue=i, act=cue.act, pieces=pieces, left=start, end=end,
        heads=() if by is None else (by,), around=around,
        rule="passive" if by is not None else "passive without agent",
        negated=_negated(tree, i, i), hedged=by is None,
    )  # fmt: skip
