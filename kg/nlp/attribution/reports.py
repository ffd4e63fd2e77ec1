"""Read the reporting clause itself, without what it reports: speakers, negation, circumstances."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.nlp.attribution.clauses import Subject
from kg.nlp.attribution.cues import Cue
from kg.nlp.attribution.extents import strip
from kg.nlp.attribution.reading import Draft, Reading
from kg.nlp.attribution.speakers import noun_kind
from kg.nlp.attribution.tags import Circumstance, circumstances
from kg.nlp.parts import Bounds
from kg.nlp.tree import Tree

_UNSAID = frozenset(
    {"refuse", "decline", "fail", "stop", "fall", "allow", "authorise", "authorize", "permit",
     "entitle"}
)  # fmt: skip
__all__ = ["Tag", "make", "negated", "with_joined"]


@dataclass(frozen=True, slots=True)
class Tag:
    """The reporting clause without what it reports: bounds, speaker, circumstances."""

    who: Subject
    left: int
    around: Circumstance
    negated: bool
    joined: tuple[int, ...] = ()

    @classmethod
    def read(cls, reading: Reading, cue: Cue, who: Subject) -> Tag:
        """Read the tag around a cue whose subject is known."""
        tree = reading.tree
        start = cue.end
        _, limit = tree.sentence(cue.token)
        if who.inverted:
            start = _phrase_end(tree, who.head, limit)
        told = cue.takes("person")
        around = circumstances(tree, start, limit, reading.times, told=told and not who.inverted)
        return cls(who, who.left, around, negated(tree, cue.token, who.head), who.joined)


def _phrase_end(tree: Tree, head: int, limit: int) -> int:
    """Give the end of an inverted subject with its appositions and relative clauses."""
    end = min(tree.subtree(head)[1], limit)
    return strip(tree, head + 1, end)


def negated(tree: Tree, i: int, head: int) -> bool:
    """Tell whether it is not said: "did not say", "nobody claimed", "refused to say"."""
    if any(tree.dep[k] == "neg" for k in tree.kids[i]):
        return True
    if any(tree.lower[k] in {"no", "neither"} for k in tree.kids[head]):
        return True
    if tree.lower[head] in {"nobody", "none", "noone", "neither"}:
        return True
    governor = tree.lemma[tree.head[i]]
    return tree.dep[i] == "xcomp" and governor in _UNSAID


def make(
    cue: Cue, tag: Tag, pieces: tuple[Bounds, ...], rule: str, *, direct: tuple[int, ...] = ()
) -> Draft:
    """Make the draft of what a cue reports; ``direct`` are the quotations it is."""
    left = min(tag.left, pieces[0][0])
    return Draft(
        cue=cue.token,
        act="demand" if rule == "order" and cue.act == "say" else cue.act,
        pieces=pieces,
        left=min(left, cue.token) if tag.who.inherited else left,
        end=max(tag.around.end, pieces[-1][1]),
        heads=tuple(dict.fromkeys((*tag.joined, tag.who.head))),
        around=tag.around,
        rule=rule,
        direct=direct,
        negated=tag.negated,
    )


def with_joined(tree: Tree, tag: Tag, begin: int) -> Tag:
    """Take in speakers that the parser left outside: ", a commander and two diplomats said"."""
    left = tag.left
    heads: list[int] = []
    if (
        tag.who.inverted
        or tag.joined
        or left - 1 <= begin
        or tree.lower[left - 1] not in {"and", "or"}
    ):
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
