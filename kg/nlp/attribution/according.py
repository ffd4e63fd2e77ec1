"""Read "according to X", "citing X" and a statement's bearer ("carried by state television")."""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.attribution.extents import left_start, reach, strip
from kg.nlp.attribution.reading import Draft, Reading
from kg.nlp.attribution.tags import Circumstance, speech_words
from kg.nlp.parts import Bounds
from kg.nlp.tree import Tree

__all__ = ["according", "citing"]

_BY_COUNT = frozenset({"by", "in"})
_SOME = frozenset({"some", "most", "many", "all", "other", "official", "independent", "one",
                   "conservative"})  # fmt: skip
_OPENERS = _BY_COUNT | {"according", "per"}


def according(reading: Reading, taken: list[Draft]) -> Iterator[Draft]:
    """Yield a draft for each "according to", "as per" and "in the words of"."""
    tree = reading.tree
    for i, word in enumerate(tree.lower):
        if word not in _OPENERS or i + 2 >= len(tree):
            continue
        head = _source(tree, i)
        if head is None:
            continue
        sentence, limit = tree.sentence(i)
        end = _phrase_end(tree, head, limit)
        if word in _BY_COUNT:
            end = max(end, min(tree.subtree(i)[1], limit))
        pieces = _said(reading, i, end, (sentence, limit), taken)
        if not pieces:
            continue
        direct = tuple(
            q.start for q in reading.quotes
            if q.depth == 0 and q.form == "sentence"
            and any(a <= q.start and q.end <= b for a, b in pieces)
        )  # fmt: skip
        yield Draft(
            cue=i, act="say", pieces=pieces, left=min(i, pieces[0][0]),
            end=max(end, pieces[-1][1]), heads=(head,), around=Circumstance(end),
            rule="according to", direct=direct,
        )  # fmt: skip


def _source(tree: Tree, i: int) -> int | None:
    """Give the head of whoever it is according to, None where the words mean another thing."""
    word = tree.lower[i]
    if word == "according":
        return _object(tree, i + 2) if tree.lower[i + 1] == "to" else None
    if word == "per":
        return _object(tree, i + 1) if _per_source(tree, i) else None
    noun = tree.child(i, "pobj")
    if noun is None or tree.lemma[noun] not in speech_words("view"):
        return None
    owner = tree.child(noun, "poss")
    if owner is None and (tie := tree.child(noun, "prep")) is not None and word == "in":
        owner = tree.child(tie, "pobj") if tree.lower[tie] == "of" else None
    some = any(tree.lower[k] in _SOME for k in tree.children(noun, "det", "amod"))
    return noun if owner is None and word == "by" and some else owner


def _per_source(tree: Tree, i: int) -> bool:
    sentence, _ = tree.sentence(i)
    return i == sentence and tree.is_noun(i + 1)


def _object(tree: Tree, i: int) -> int | None:
    head = i
    while head < len(tree) and tree.head[head] > head and tree.dep[head] not in {"pobj", "ROOT"}:
        head = tree.head[head]
    if head < len(tree) and (tree.is_noun(head) or tree.tag[head] == "PRP"):
        return head
    return i if i < len(tree) and tree.is_noun(i) else None


def _phrase_end(tree: Tree, head: int, limit: int) -> int:
    return strip(tree, head + 1, min(max(tree.subtree(head)[1], head + 1), limit))


def _said(
    reading: Reading, i: int, end: int, sentence: Bounds, taken: list[Draft]
) -> tuple[Bounds, ...]:
    tree = reading.tree
    start, limit = sentence
    first = left_start(tree, start, i)
    if first >= i:  # it opens the sentence
        begin = left_start(tree, end, limit)
        stop = reach(tree, i, begin) if begin < limit else begin
        return ((begin, stop),) if stop > begin else ()
    for before in taken:
        # Of two tags in a sentence each keeps the clause that stands beside it.
        if start <= before.cue < i and before.pieces[-1][1] <= before.cue:
            first = max(first, left_start(tree, before.end, i))
    verb = tree.head[i]
    if verb > end and tree.dep[verb] == "conj" and tree.is_verb(verb):
        # "..., then, according to X, fled": only the last verb is X's word.
        first = max(first, left_start(tree, tree.subtree(verb)[0], i))
        if first >= i:
            return ((left_start(tree, end, limit), strip(tree, end, limit)),)
    left = (first, strip(tree, first, i))
    if left[1] <= left[0]:
        return ()
    begin = left_start(tree, end, limit)
    if begin < limit and not any(tree.is_verb(j) for j in range(*left)):
        # "By nightfall, according to X, 57 people were dead": nothing is said before it
        return ((begin, strip(tree, begin, limit)),)
    if begin < limit and _goes_on(tree, begin, limit, left):
        stop = strip(tree, begin, limit)
        return (left, (begin, stop)) if stop > begin else (left,)
    return (left,)


def _goes_on(tree: Tree, start: int, limit: int, left: Bounds) -> bool:
    """Tell whether the words after ", according to X," are the rest of the same clause."""
    if tree.lower[start - 1] == "but" or tree.tag[start] in {"VBG", "WP", "WDT", "WRB", "IN"}:
        return False
    roots = [
        j
        for j in range(start, limit)
        if not start <= tree.head[j] < limit and tree.dep[j] not in {"punct", "cc"}
    ]
    shares = all(
        left[0] <= tree.head[j] < left[1] and tree.child(j, "nsubj", "nsubjpass") is None
        for j in roots
    )
    return bool(roots) and (
        shares or any(left[0] <= k < left[1] for j in roots for k in tree.kids[j])
    )


def citing(tree: Tree, draft: Draft) -> tuple[int, tuple[int, int]] | None:
    """Find the cited one of "X, citing Y, said": the head of Y and the bounds to look in."""
    start, limit = tree.sentence(draft.cue)
    for j in range(start, limit):
        if tree.lower[j] in {"citing", "quoting"} and not _within(j, draft.pieces):
            head = tree.child(j, "dobj")
            if head is None:
                head = _object(tree, j + 1)
            if head is not None:
                return head, (j + 1, _phrase_end(tree, head, limit))
        elif tree.lower[j] in {"citing", "quoting"} and j > draft.cue:
            head = tree.child(j, "dobj")
            if head is not None:
                return head, (j + 1, tree.subtree(head)[1])
    return None


def _within(i: int, pieces: tuple[Bounds, ...]) -> bool:
    return any(start <= i < end for start, end in pieces)


def bearer(tree: Tree, head: int) -> int | None:
    """Find who carries a statement: "a statement carried by state television"."""
    for kid in tree.kids[head]:
        if tree.dep[kid] in {"acl", "relcl"} and tree.lemma[kid] in speech_words("carry"):
            for prep in tree.kids[kid]:
                if tree.lower[prep] in {"by", "on", "in"}:
                    obj = tree.child(prep, "pobj")
                    if obj is not None and tree.ent[obj] not in {"DATE", "TIME"}:
                        return obj
    return None
