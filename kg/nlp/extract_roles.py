"""Read what a speaker is from the words beside the name: "army spokesman", "its director"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.nlp.attribution.speakers import noun_kind
from kg.nlp.mentions.words import titles, word_list

if TYPE_CHECKING:
    from kg.nlp.parts import Speaker
    from kg.nlp.tree import Tree

_OF_BODIES = frozenset({"chief", "commander", "head"})
_BODIES = frozenset({"army", "navy", "police", "military", "rebel", "opposition", "security",
                     "local", "district"})  # fmt: skip
__all__ = ["is_person", "role_of"]

_PARTS = word_list("title-part") - {"united", "states", "state"}


def role_of(tree: Tree, speaker: Speaker) -> str | None:
    """Give the role in a speaker's phrase, with the words that belong to the office."""
    at = _role_at(tree, speaker)
    if at is None:
        return None
    first = at
    parts = _PARTS if tree.lemma[at] in _OF_BODIES else _PARTS - _BODIES
    while first > speaker.span[0] and tree.lower[first - 1] in parts:
        first -= 1
    words = tree.lower[first:at]
    return " ".join([*words, tree.lemma[at].lower()])


def is_person(tree: Tree, speaker: Speaker) -> bool:
    """Tell whether a speaker is one human being, by the model, the role or how he is found."""
    head = speaker.referent_head
    if noun_kind(tree.lemma[head].lower()) == "person":
        return tree.tag[head] in {"NN", "NNP"}
    if tree.tag[head] != "NNP":
        return False
    aged = tree.lower[head + 1 : head + 2] == [","] and tree.tag[head + 2] == "CD"
    return tree.ent[head] == "PERSON" or aged or _role_at(tree, speaker) is not None


def _role_at(tree: Tree, speaker: Speaker) -> int | None:
    """Find the noun of the role: in the phrase, outside the body that the speaker belongs to."""
    start, end = speaker.span
    body = speaker.affiliation or (0, 0)
    outside = (i for i in range(start, end) if not body[0] <= i < body[1])
    roles = (i for i in outside if noun_kind(tree.lemma[i].lower()) == "person")
    return next((i for i in roles if tree.text[i].islower() or tree.lower[i] in titles()), None)
