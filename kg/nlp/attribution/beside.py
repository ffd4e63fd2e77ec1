"""Find the name of a speaker beside his office: "the police chief, Omar Ali"."""

from __future__ import annotations

from functools import cache

from kg.lexicons import column
from kg.nlp.mentions.kinds import is_place
from kg.nlp.parts import Bounds
from kg.nlp.tree import Tree

STOPS = frozenset({"relcl", "acl", "advcl", "conj", "cc", "punct", "preconj", "parataxis", "ccomp"})
TIES = frozenset({"of", "for", "from", "in", "at", "with", "within", "to", "inside", "near", "on"})


@cache
def noun_kind(lemma: str) -> str:
    """Give the kind of a source noun (person, body, media, group), "" for another word."""
    return column("source-nouns", "noun", "kind").get(lemma, "")


def name_phrase(tree: Tree, name: int) -> Bounds:
    """Give the words of a person's name, without a country before it."""
    start, end = tree.phrase(name)
    if tree.ent[name] == "PERSON":
        while start < name and tree.ent[start] != "PERSON":
            start += 1
    return start, end


def name_beside(tree: Tree, head: int, span: Bounds) -> int | None:
    """Find the name of "the police chief, Omar Ali" in apposition to a role."""
    if tree.tag[head] in {"NNP", "NNPS"} and not is_role(tree, head):
        return None
    for kid in tree.kids[head]:
        if (
            (tree.dep[kid] == "appos" or restates(tree, head, kid))
            and (span[0] <= kid < span[1] or restates(tree, head, kid))
            and tree.tag[kid] in {"NNP", "NNPS"}
        ):
            return kid
    if (loose := _loose_name(tree, head)) is not None:
        return loose
    for word, obj in tree.prepositions(head):
        beside = tree.child(obj, "appos")
        if (
            word in TIES
            and beside is not None
            and (tree.ent[beside] == "PERSON" or tree.lower[head] == "one")
            and tree.tag[beside] in {"NNP", "NNPS"}
            and beside < span[1]
        ):
            return beside  # "the governor of Darfur, Ali Omar"
    last = end_of_core(tree, head, head + 1, span[1]) - 1
    named = tree.ent[last] == "PERSON" and tree.ent[last - 1] in {"PERSON", "GPE"}
    if last > head + 1 and named and tree.dep[last] == "pobj" and not _is_town(tree, last):
        return last  # "former envoy to Chad Anna Berg": the name hangs on the country
    if last > head and (name := _name_at(tree, last)) is not None:
        return name
    before = tree.phrase(head)[0] - 1
    if (
        before >= 0
        and tree.ent[before] == "PERSON"
        and tree.lower[before + 1] in {"a", "an", "the"}
        and tree.tag[tree.phrase(before)[0] - 1] != "IN"
    ):
        return before  # "Ali Omar a spokesman for the group": a comma is missing
    return None


def _is_town(tree: Tree, i: int) -> bool:
    """Tell whether a name is of a place, whatever the model makes of it: "residents of Ad Dali"."""
    return any(m.head == i and is_place(m.kind) for m in tree.doc._.mentions)


def _loose_name(tree: Tree, head: int) -> int | None:
    """Find "UNHCR" in "the UN's refugee agency, UNHCR, says", taken for an adverb."""
    for kid in tree.children(head, "npadvmod"):
        if kid == head + 2 and tree.ent[kid] == "ORG" and tree.lower[head + 1] == ",":
            return kid
    return None


def _name_at(tree: Tree, last: int) -> int | None:
    """Find the name right behind that of a body: "envoy to the United Nations Ann Berg"."""
    mentions = tree.doc._.mentions
    name = next((m for m in mentions if m.end == last + 1 and m.end - m.start > 1), None)
    if name is None or name.kind not in {"Person", "Actor"} or not name.named:
        return None
    beside = any(m.end == name.start and m.named for m in mentions)
    return last if beside else None


def end_of_core(tree: Tree, head: int, end: int, limit: int) -> int:
    """Give the end of a speaker's name with all that ties to it: "the governor of Darfur"."""
    if tree.tag[head] in {"NNP", "NNPS"} and tree.ent[head] == "PERSON":
        return end
    for kid in tree.kids[head]:
        if kid >= end and tree.dep[kid] == "prep" and tree.lower[kid] in TIES:
            right = min(clean_right(tree, kid), limit)
            if kid == end:
                end = max(end, right)
    return end


def clean_right(tree: Tree, i: int) -> int:
    """Give the end of a subtree up to its first comma, relative clause or coordination outside."""
    end = i + 1
    for kid in sorted(tree.kids[i]):
        if kid < i or tree.dep[kid] in STOPS:
            continue
        if kid > i and tree.lower[kid] in {",", ";", "("}:
            break
        end = max(end, clean_right(tree, kid))
    return end


def restates(tree: Tree, head: int, kid: int) -> bool:
    """Tell "one of the groups, the Northern Front, said", where the parser sees a list."""
    joined = any(tree.dep[k] == "cc" for k in tree.kids[head])
    return tree.lower[head] == "one" and tree.dep[kid] == "conj" and not joined


def is_role(tree: Tree, i: int) -> bool:
    """Tell whether a word says what somebody is: "spokesman"."""
    return noun_kind(tree.lemma[i].lower()) == "person" and tree.ent[i] != "PERSON"
