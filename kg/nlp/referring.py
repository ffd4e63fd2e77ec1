"""Say which named place "the town", "the area" and "there" stand for.

A reader takes them for where the story is at: the place that the last event was told of, not the
one that only says where somebody spoke, from where a distance is measured or where the report was
written. Such a place is taken only where there is no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.nlp.mentions.kinds import is_place
from kg.nlp.mentions.words import capitals, fold, word_list

if TYPE_CHECKING:
    from kg.nlp.parts import Attribution, Frame, Mention
    from kg.nlp.tree import Tree

__all__ = ["Places"]

_WHERE = frozenset({"place", "territory", "target", "destination", "origin"})
_SMALL = frozenset({"town", "village", "hamlet", "township", "settlement"})
_FROM = frozenset({"of", "from"})
_MEASURED = word_list("distance-word")
_TALKING = frozenset({"speaking", "telephone", "phone", "radio", "calling", "skype"})
_LOCALS = word_list("local-source")
_NEAR = 3
"""Sentences back to which "the town" may stand for a place of another kind."""


class Places:
    """The named places of a text, and which of them its events are told of."""

    def __init__(self, tree: Tree, mentions: tuple[Mention, ...]) -> None:
        self.tree = tree
        self.mentions = mentions
        self.named = [m for m in mentions if m.named and is_place(m.kind)]
        frames: tuple[Frame, ...] = tree.doc._.frames
        self.told = {a.head for f in frames for a in f.args if a.role in _WHERE}
        self.aside = self._asides()

    def _asides(self) -> set[int]:
        """Collect the words of datelines, of where somebody speaks, and of distances."""
        tree = self.tree
        aside = set(tree.doc._.unread)
        attributions: tuple[Attribution, ...] = tree.doc._.attributions
        for a in attributions:
            spans = [span for span in (a.place, a.addressee) if span is not None]
            spans += [s.span for s in a.sources if not _LOCALS & set(tree.lemma[slice(*s.span)])]
            aside |= {i for span in spans for i in range(*span)}
        for m in self.named:
            before = tree.lower[max(0, m.start - 2) : m.start]
            if len(before) == 2 and before[1] in _FROM and before[0] in _MEASURED | _TALKING:
                aside.add(m.head)
        return aside

    def last(self, i: int, kind: str) -> Mention | None:
        """Give the place that a word of a kind of place refers back to."""
        tree = self.tree
        before = [m for m in self.named if m.head < i]
        if tree.lemma[i] == "capital":
            seats = [m for m in before if fold(m.name) in capitals()]
            return seats[-1] if seats else None
        if kind in {"Facility", "BorderCrossing"}:
            return self._same_noun(i)
        if kind == "Country":
            return next(reversed([m for m in before if m.kind == kind]), None)
        if tree.lemma[i] in _SMALL:
            before = [m for m in before if fold(m.name) not in capitals()]
        same = [m for m in before if m.kind == kind]
        loose = [m for m in before if m.kind != "Country"]
        if kind == "Place":
            here = [m for m in loose if tree.sent_of[m.head] == tree.sent_of[i]]
            # "took X, a town in Y, but clashes go on there": there is X, which the clause is about
            return (
                self._likeliest(here, first=True)
                or self._likeliest(loose)
                or _last(here or loose or before)
            )
        recent = [m for m in loose if tree.sent_of[i] - tree.sent_of[m.head] <= _NEAR]
        return self._likeliest(same) or _last(same or recent)

    def _likeliest(self, pool: list[Mention], *, first: bool = False) -> Mention | None:
        """Choose of the last sentence that has a place of events the one that they are told of."""
        real = [m for m in pool if m.head not in self.aside]
        if not real:
            return None
        sentence = self.tree.sent_of[real[-1].head]
        real = [m for m in real if self.tree.sent_of[m.head] == sentence]
        told = [m for m in real if m.head in self.told]
        return (told or real)[0 if first else -1]

    def _same_noun(self, i: int) -> Mention | None:
        """Find the fuller mention of a building: "the presidential palace" for "the palace"."""
        tree = self.tree
        lemma = tree.lemma[i]
        before = [
            m
            for m in self.mentions
            if m.head < i
            and is_place(m.kind)
            and m.end - m.start > 1
            and lemma in (tree.lemma[m.head], fold(m.name).split()[-1])
            and not (m.end - m.start == 2 and tree.tag[m.start] == "DT")
        ]
        return before[-1] if before else None


def _last(pool: list[Mention]) -> Mention | None:
    return pool[-1] if pool else None
