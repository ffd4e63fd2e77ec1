"""Fill what a saying has beside its speaker: whom it is aimed at, when and where it is said."""

from __future__ import annotations

from collections.abc import Iterator

from kg.nlp.attribution.reading import Draft, Reading
from kg.nlp.attribution.speakers import noun_kind
from kg.nlp.attribution.tags import is_somewhere, speech_words
from kg.nlp.parts import Bounds, Speaker
from kg.nlp.tree import Tree

__all__ = ["place_of", "spoken_at", "target_of", "time_of"]

_AIMED = frozenset({"demand", "threat", "accusation", "condemnation", "praise"})
_THINGS = frozenset({"Place", "Settlement", "Facility", "Neighbourhood", "Camp"})
_SPEAKING = frozenset({"speak", "address", "talk", "write", "reply", "appear"})
_CLIMB = 5
_AT = frozenset({"on", "upon", "to", "at", "against"})


def target_of(tree: Tree, read: Draft) -> Bounds | None:
    """Find who is asked, accused, condemned or threatened."""
    if read.act not in _AIMED:
        return None
    if read.rule == "passive":
        kid = tree.child(read.cue, "nsubjpass")
        return None if kid is None else _phrase(tree, kid)
    if read.rule == "clause" and read.act == "demand":
        return _asked_in(tree, read.cue)
    if read.rule not in {"order", "blame", "object"}:
        return None
    if read.act == "threat" and (doomed := _threatened(tree, read.cue)) is not None:
        return doomed
    turned = _blamed_on(tree, read.cue)
    if turned is not None:
        return _phrase(tree, turned)
    found = next((i for k in tree.kids[read.cue] if k > read.cue for i in _aim(tree, k)), None)
    thing = read.rule == "object" and found is not None and not _somebody(tree, found)
    return None if found is None or thing else _phrase(tree, found)


def _asked_in(tree: Tree, i: int) -> Bounds | None:
    """Read "demanded that X step down"."""
    for kid in tree.kids[i]:
        if tree.dep[kid] == "ccomp" and kid > i:
            who = tree.child(kid, "nsubj")
            if who is not None and tree.tag[who] != "PRP" and _somebody(tree, who):
                return _phrase(tree, who)
    return None


def _threatened(tree: Tree, i: int) -> Bounds | None:
    """Read "threatened to attack X"."""
    for kid in tree.kids[i]:
        if tree.dep[kid] == "xcomp" and kid > i:
            whom = tree.child(kid, "dobj")
            if whom is not None and _somebody(tree, whom):
                return _phrase(tree, whom)
    return None


def _somebody(tree: Tree, i: int) -> bool:
    """Tell whom one condemns from what one condemns."""
    return (
        tree.ent[i] in {"PERSON", "ORG", "NORP", "GPE"}
        or bool(noun_kind(tree.lemma[i]))
        or any(m.head == i and m.kind not in _THINGS for m in tree.doc._.mentions)
    )


def _blamed_on(tree: Tree, i: int) -> int | None:
    """Read "attributed the raid to X" and "blamed the raid on X"."""
    tie = {"attribute": "to", "blame": "on"}.get(tree.lemma[i])
    where = [i, *(k for k in tree.kids[i] if k > i and tree.dep[k] == "dobj")]
    return next((obj for k in where for word, obj in tree.prepositions(k) if word == tie), None)


def _aim(tree: Tree, kid: int) -> list[int]:
    if tree.dep[kid] in {"dobj", "dative"}:
        return [kid]
    if tree.dep[kid] in {"ccomp", "xcomp"}:
        return tree.children(kid, "nsubj")[:1]
    if tree.dep[kid] == "prep" and tree.lower[kid] in _AT:
        return [k for k in tree.children(kid, "pobj") if tree.ent[k] not in {"DATE", "TIME"}]
    return []


def _phrase(tree: Tree, head: int) -> Bounds:
    beside = tree.child(head, "appos")
    named = beside is not None and tree.tag[beside] in {"NNP", "NNPS"}
    return tree.phrase(beside if named and beside is not None else head)


def time_of(reading: Reading, read: Draft) -> Bounds | None:
    """Take a time that hangs on the reporting verb: "On Monday, the army said ..."."""
    for i in _circumstantial(reading.tree, read):
        end = reading.times.get(i)
        if end is not None and any(
            _hangs_on(reading.tree, k, read) for k in range(i, max(i + 1, end))
        ):
            return i, end
    return None


def spoken_at(tree: Tree, read: Draft) -> Bounds | None:
    """Take a place that hangs on the reporting verb: "Speaking in Nairobi, he said ..."."""
    for i in _circumstantial(tree, read):
        prep = tree.head[i]
        near = tree.dep[i] == "pobj" and tree.lower[prep] in {"in", "at", "from"}
        if near and is_somewhere(tree, i) and _hangs_on(tree, prep, read):
            return tree.phrase(i)
    return None


def _circumstantial(tree: Tree, read: Draft) -> Iterator[int]:
    """Walk over the words before a reporting verb that are no part of what is said."""
    for i in range(tree.sentence(read.cue)[0], read.cue):
        if not any(a <= i < b for a, b in read.pieces):
            yield i


def _hangs_on(tree: Tree, i: int, read: Draft) -> bool:
    """Climb to the reporting verb over "in a speech on Monday" and "speaking on Monday"."""
    medium = False
    for _ in range(_CLIMB):
        i = tree.head[i]
        if i == read.cue or (medium and i in read.heads):
            return True
        if tree.lemma[i] in speech_words("medium"):
            medium = True
        elif tree.lemma[i] not in {*_SPEAKING, "reporter", "journalist"} and tree.tag[i] not in {
            "IN",
            "TO",
        }:
            return False
    return False


def place_of(tree: Tree, s: Speaker) -> Bounds | None:
    """Read where a speaker is: "an activist in Aleppo said"."""
    if noun_kind(tree.lemma[s.head]) != "person":
        return None
    for kid in tree.kids[s.head]:
        if tree.dep[kid] == "prep" and tree.lower[kid] in {"in", "at", "from", "inside"}:
            obj = tree.child(kid, "pobj")
            if obj is not None and is_somewhere(tree, obj):
                return tree.phrase(obj)
    return None
