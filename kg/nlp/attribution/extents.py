"""Measure how far what is said reaches in its sentence."""

from __future__ import annotations

from kg.nlp.attribution.cues import is_reporting
from kg.nlp.attribution.joined import joined_on
from kg.nlp.attribution.tags import speech_words
from kg.nlp.tree import Tree

__all__ = ["is_passive", "left_start", "reach", "strip"]

_TRIM = frozenset(
    {",", ".", ";", ":", "-", "--", "\u2014", "\u2013", "and", "but", "while", "!", "?", "...", "…"}
)
_OPEN_TRIM = frozenset({",", ";", ":", "-", "--", "\u2014", "\u2013", "and", "but", "that", "."})


def reach(tree: Tree, i: int, start: int) -> int:
    """Give the end of what a verb says to its right: its sentence, less what is not its own."""
    _, limit = tree.sentence(i)
    if tree.dep[i] == "relcl" or (tree.dep[i] == "acl" and is_passive(tree, i)):
        limit = min(limit, max(tree.subtree(i)[1], start))
    cuts = [limit]
    siblings = [*tree.kids[i], *(tree.kids[tree.head[i]] if tree.dep[i] == "conj" else ())]
    for kid in siblings:
        if kid <= start or kid == i:
            continue
        reports = is_reporting(tree.lemma[kid]) and tree.is_verb(kid)
        coordinated = tree.dep[kid] == "conj" and (tree.is_verb(kid) or tree.tag[kid] == "MD")
        if coordinated or (reports and tree.dep[kid] in {"advcl", "parataxis", "ccomp"}
                           and tree.tag[kid] == "VBG"):  # fmt: skip
            cuts.append(max(_clause_start(tree, kid, i), start + 1))
        elif tree.dep[kid] == "prep" and tree.lower[kid] == "according":
            cuts.append(kid)
    cuts.append(next((j for j in range(start, limit) if _parts(tree, j)), limit))
    cuts.extend(
        max(_clause_start(tree, j, tree.head[j]), start + 1)
        for j in range(start + 1, limit)
        if tree.dep[j] == "conj" and is_reporting(tree.lemma[j]) and joined_on(tree, j) == i
    )
    return strip(tree, start, min(cuts))


def _parts(tree: Tree, j: int) -> bool:
    """Tell a semicolon that ends what is said from one in a list of what is said."""
    after = tree.lower[j + 1 : j + 2]
    return tree.lower[j] == ";" and after not in (["that"], ["and"])


def _clause_start(tree: Tree, verb: int, above: int) -> int:
    left = tree.subtree(verb)[0]
    return left if left > above else verb


def strip(tree: Tree, start: int, end: int) -> int:
    """Move an end back over punctuation and conjunctions that join on what follows."""
    while end > start and (tree.lower[end - 1] in _TRIM or not tree.text[end - 1].strip()):
        end -= 1
    return end


def left_start(tree: Tree, start: int, end: int) -> int:
    """Move a start on over punctuation, conjunctions and "that"."""
    while start < end and (tree.lower[start] in _OPEN_TRIM or not tree.text[start].strip()):
        start += 1
    return start


def is_passive(tree: Tree, i: int) -> bool:
    """Tell whether a verb is passive, or a participle after its noun ("raids reported by")."""
    if tree.tag[i] not in {"VBN", "VBD"}:
        return False
    if tree.child(i, "auxpass", "nsubjpass") is not None:
        return True
    agent = tree.child(i, "agent")
    by = None if agent is None else tree.child(agent, "pobj")
    # "said by telephone" names no speaker
    return agent is not None and (by is None or tree.lemma[by] not in speech_words("medium"))
