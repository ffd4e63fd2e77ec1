"""Tell who says that they did a deed, or that what others say of them is a lie."""

from __future__ import annotations

from kg.nlp.attribution.authors import is_saying
from kg.nlp.attribution.reading import Draft
from kg.nlp.attribution.speakers import noun_kind
from kg.nlp.attribution.tags import speech_words
from kg.nlp.tree import Tree

__all__ = ["calls_untrue", "claimed_deed", "takes_responsibility"]

_OWN = frozenset({"it", "they", "he", "we", "its", "their", "his", "our"})
_OPENING = 3
_STATE = frozenset({"behind", "responsible"})


def takes_responsibility(tree: Tree, read: Draft) -> bool:
    """Tell whether the first clause said is that the speaker, or the speaker's men, did a deed.

    Only armed groups and those who speak for nobody known claim a deed so: what an army says
    it carried out is a report.
    """
    if not read.heads or read.rule not in {"clause", "clause then tag", "headline"}:
        return False
    if noun_kind(tree.lemma[read.heads[0]]) in {"body", "media"}:
        return False
    start, end = read.pieces[0]
    verb = next((j for j in range(start, end) if tree.dep[j] == "ccomp" and tree.is_verb(j)), None)
    if verb is None or any(tree.dep[k] == "neg" for k in tree.kids[verb]):
        return False
    who = tree.child(verb, "nsubj")
    if who is None or not _is_own(tree, who):
        return False
    if tree.lemma[verb] == "be":
        return any(tree.lower[k] in _STATE for k in tree.kids[verb])
    deed = tree.child(verb, "dobj")
    return (
        deed is not None
        and tree.lemma[verb] in speech_words("commit")
        and tree.lemma[deed] in speech_words("deed")
    )


def _is_own(tree: Tree, who: int) -> bool:
    return tree.lower[who] in _OWN or any(
        tree.dep[k] == "poss" and tree.lower[k] in _OWN for k in tree.kids[who]
    )


def calls_untrue(tree: Tree, read: Draft) -> bool:
    """Tell "reports that jets had struck were baseless, he said" from any other saying."""
    start, end = read.pieces[0]
    if not any(is_saying(tree.lemma[j]) for j in range(start, min(start + _OPENING, end))):
        return False
    return any(
        tree.lemma[k] in speech_words("untrue")
        for j in range(start, end)
        if tree.lemma[j] == "be"
        for k in tree.children(j, "attr", "acomp", "advmod")
    )


def claimed_deed(tree: Tree, i: int) -> bool:
    """Tell whether what is claimed is a deed: "claimed the ambush", "an attack claimed by X"."""
    if tree.lemma[i] != "claim":
        return False
    above = [tree.head[i]] if tree.dep[i] in {"acl", "relcl"} else []
    return any(
        tree.lemma[k] in speech_words("deed")
        for k in (*above, *tree.children(i, "dobj", "nsubjpass"))
    )
