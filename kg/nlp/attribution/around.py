"""Read a reported clause: after its tag, before it, or on both sides of it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.nlp.attribution.authors import is_saying
from kg.nlp.attribution.cues import Cue, is_reporting
from kg.nlp.attribution.extents import left_start, reach, strip
from kg.nlp.attribution.quoted import short_of_quotation
from kg.nlp.attribution.reading import Draft, Reading
from kg.nlp.attribution.reports import Tag, make, with_joined
from kg.nlp.attribution.tags import speech_words
from kg.nlp.parts import Bounds
from kg.nlp.tree import Tree

__all__ = ["reported_clause"]

_PAUSE = frozenset({",", '"', "\u201d", "\u2019", "-", "--", "?"})
_CLOSE = frozenset({",", ";", "-", "--", ")"})
_TURNS = frozenset({"while", "but", "although", "though", "whereas"})
_JOIN = frozenset({";", "and", "but", "while"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})
_BARE_ACTS = frozenset({"say", "denial", "claim", "accusation"})


def reported_clause(reading: Reading, cue: Cue, tag: Tag, after: int) -> Draft | None:
    """Read what a cue reports in a clause; ``after`` is the end of the tag before it."""
    tree = reading.tree
    named = _named_saying(tree, cue, tag)
    if named is not None:
        return make(cue, tag, (named,), "object")
    if not cue.takes("clause"):
        return None
    sides = _Sides.read(tree, cue, tag, after)
    if sides.before and not tag.who.inherited:
        return _left_clause(reading, cue, with_joined(tree, tag, sides.begin), sides.begin)
    if sides.final:
        return None
    if sides.complement or (cue.act in _BARE_ACTS and _finite(tree, sides.rest, sides.limit)):
        end = short_of_quotation(reading, sides.rest, reach(tree, cue.token, sides.rest))
        quote = reading.quote_of(cue.token)
        end = end if quote is None else min(end, quote.inner[1])
        return make(cue, tag, ((sides.rest, end),), "clause") if end > sides.rest else None
    return None


def _named_saying(tree: Tree, cue: Cue, tag: Tag) -> Bounds | None:
    """Read ", a charge Baku denies": what is denied is the noun that stands before the tag."""
    noun = tag.left - 1
    if noun < 1 or tag.who.inherited or cue.act == "say" or not is_saying(tree.lemma[noun]):
        return None
    begin = noun
    while begin > 0 and tree.tag[begin - 1] in {"DT", "JJ", "NN", "PRP$", "VBN"}:
        begin -= 1
    opened = tree.tag[begin] in {"DT", "PRP$"} and tree.lower[begin - 1] in {",", "-", "\u2013"}
    return (begin, noun + 1) if opened else None


@dataclass(frozen=True, slots=True)
class _Sides:
    """What stands on the two sides of a tag in its sentence.

    ``begin`` is where what stands before it begins, ``before`` whether that is what is said;
    ``rest`` is where what stands behind it begins, ``final`` whether that is nothing, and
    ``complement`` whether the parser takes a clause there to be what is said.
    """

    begin: int
    rest: int
    limit: int
    before: bool
    final: bool
    complement: bool

    @classmethod
    def read(cls, tree: Tree, cue: Cue, tag: Tag, after: int) -> _Sides:
        sentence, limit = tree.sentence(cue.token)
        resume = tag.around.end
        rest = left_start(tree, resume, limit)
        final = rest >= strip(tree, rest, limit) or _adds(tree, rest)
        begin = left_start(tree, max(sentence, after), tag.left)
        end = strip(tree, begin, with_joined(tree, tag, begin).left)
        finite = _finite(tree, begin, end)
        word = tree.lower[resume] if resume < limit else "."
        joins = word in _JOIN and finite
        complement = word not in _JOIN and _complement(tree, cue.token, rest)
        said_left = any(tree.dep[k] == "ccomp" and k < tag.left for k in tree.kids[cue.token])
        paused = tag.left > sentence and tree.lower[tag.left - 1] in _PAUSE
        # "in two days an official said": without its comma a tag looks like a relative clause.
        contact = (
            tree.dep[cue.token] == "relcl"
            and tree.lemma[cue.token] in {"say", "tell"}
            and not tag.who.inherited
            and not complement
        )
        turned = tag.who.inverted or tag.who.trailing or joins or contact
        closed = final or turned or word in _CLOSE or (said_left and not complement)
        # "a charge he denies": the verb's own object, and not what stands before it.
        gap = tree.dep[cue.token] == "relcl" and cue.act != "say" and not complement
        finite = finite and not gap
        on_left = (paused or said_left or final or turned) and finite
        split = paused and word == "," and _shares_subject(tree, begin, end, rest, limit)
        return cls(begin, rest, limit, (closed and on_left) or split, final, complement)


def _adds(tree: Tree, i: int) -> bool:
    """Tell whether a tag goes on in another: "the army said(,) adding that"."""
    return tree.tag[i] == "VBG" and is_reporting(tree.lemma[i])


def _complement(tree: Tree, i: int, rest: int) -> bool:
    return any(
        k >= rest
        and tree.dep[k] in {"ccomp", "xcomp"}
        and not (tree.tag[k] == "VBG" and is_reporting(tree.lemma[k]))
        for k in tree.kids[i]
    )


def _shares_subject(tree: Tree, begin: int, end: int, rest: int, limit: int) -> bool:
    """Tell whether a tag parts a subject from its verb: "The bomb, officials said, was hidden"."""
    return any(
        tree.dep[i] in {"nsubj", "nsubjpass"} and rest <= tree.head[i] < limit
        for i in range(begin, end)
    )


def _finite(tree: Tree, start: int, limit: int) -> bool:
    return any(tree.tag[j] in _FINITE for j in range(start, limit))


def _left_clause(reading: Reading, cue: Cue, tag: Tag, begin: int) -> Draft | None:
    """Read a tag at the end or in the middle: "..., officials said(, and ...)"."""
    tree = reading.tree
    begin = max(begin, _relative_start(tree, tag))
    left = (begin, strip(tree, begin, tag.left))
    _, limit = tree.sentence(cue.token)
    start = left_start(tree, tag.around.end, limit)
    if start < limit and _belongs(tree, left, start, limit, cue.token):
        end = reach(tree, cue.token, start)
        if end <= start and tree.lemma[start] in speech_words("outcome"):
            end = strip(tree, start, limit)
        if end > start:
            return make(cue, tag, (left, (start, end)), "clause around tag")
    return make(cue, tag, (left,), "clause then tag")


def _relative_start(tree: Tree, tag: Tag) -> int:
    """Keep "it claimed" in a relative clause to that clause: "fire which, it claimed, ..."."""
    left = tag.left
    paused = left > 1 and tree.lower[left - 1] == "," and tree.tag[tag.who.head] == "PRP"
    return left - 2 if paused and tree.tag[left - 2] in {"WDT", "WP"} else 0


def _belongs(tree: Tree, left: Bounds, start: int, limit: int, cue: int) -> bool:
    """Tell whether the words after a tag go on with what stood before it."""
    if tree.tag[start] == "VBG":
        # ", the sources said, killing a woman": what the deed did is said as well
        inside = left[0] <= tree.head[start] < left[1] and not is_reporting(tree.lemma[start])
        return inside or tree.lemma[start] in speech_words("outcome")
    if tree.tag[start] in {"WP", "WDT", "WRB"} or tree.lower[start - 1] == ";":
        return False
    if tree.lower[start] in _TURNS or not _finite(tree, start, limit):
        return False
    if _shares_subject(tree, *left, start, limit):
        return True
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
