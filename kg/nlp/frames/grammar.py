"""Find the arguments of verbs and nouns across passives, relatives, coordination and control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.nlp.mentions.words import word_list

if TYPE_CHECKING:
    from kg.nlp.tree import Tree

Functions = dict[str, list[int]]
"""Function ("subj", "obj", "by", or a preposition) -> head tokens."""

_ACCUSE = word_list("accuse-verb")
_CARRIERS = word_list("carrier")
_CARGO = word_list("cargo")
_MEANS = word_list("means-verb")
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether a verb's grammatical subject is what it is done to."""
    if any(tree.dep[k] in {"nsubjpass", "auxpass", "csubjpass"} for k in tree.kids[verb]):
        return True
    if tree.child(verb, "nsubj") is not None and tree.dep[verb] not in {"acl"}:
        # the headline's "Mayor killed by gunmen"
        by = tree.child(verb, "agent") is not None and tree.child(verb, "dobj") is None
        return by and tree.tag[verb] in {"VBN", "VBD"}
    if tree.tag[verb] != "VBN" or tree.children(verb, "aux"):
        # "has been and is being shelled": the auxiliary of the first verb serves the second too
        return (
            tree.dep[verb] == "conj"
            and tree.tag[verb] == "VBN"
            and _bare(tree, verb)
            and is_passive(tree, tree.head[verb])
        )
    if tree.child(verb, "dobj") is not None:
        return False
    if tree.dep[verb] == "conj":
        return is_passive(tree, tree.head[verb]) or tree.child(verb, "agent") is not None
    return True


def _bare(tree: Tree, verb: int) -> bool:
    return tree.child(verb, "dobj") is None and tree.child(verb, "nsubj") is None


def subjects(tree: Tree, verb: int, depth: int = 0) -> list[int]:
    """List the heads of a verb's subject, found across clauses where it is not stated."""
    own = tree.children(verb, "nsubj", "nsubjpass")
    if own:
        return _own_subject(tree, verb, own[0])
    dep, head = tree.dep[verb], tree.head[verb]
    if depth > 6:
        return []
    if dep == "relcl":
        return [head]
    if dep == "conj" and tree.is_verb(head):
        return subjects(tree, head, depth + 1)
    if (user := means_verb(tree, verb)) is not None:
        return subjects(tree, user, depth + 1)
    if dep in {"xcomp", "ccomp"} and (tree.is_verb(head) or tree.tag[head] == "JJ"):
        objects = [k for k in tree.children(head, "dobj") if k < verb and dep == "xcomp"]
        return tree.chain(objects[0]) if objects else subjects(tree, head, depth + 1)
    if dep == "acl" and tree.tag[verb] != "VB":
        return tree.chain(head) if tree.tag[verb] == "VBG" else [head]
    if dep == "acl" and (own_poss := tree.children(head, "poss")):
        return own_poss
    return _subjects_above(tree, verb, depth)


def _subjects_above(tree: Tree, verb: int, depth: int) -> list[int]:
    """List the subject that a verb without a finite form shares with the verb above it."""
    dep = tree.dep[verb]
    if dep == "pcomp" and (accused := _accused(tree, tree.head[verb])):
        return accused
    if dep in {"acl", "advcl", "pcomp", "conj", "prep"} and tree.tag[verb] in {"VBG", "VBN", "VB"}:
        upper = next((a for a in tree.ancestors(verb) if tree.is_verb(a)), None)
        return subjects(tree, upper, depth + 1) if upper is not None else []
    return []


def means_verb(tree: Tree, verb: int) -> int | None:
    """Give the "used" of "used rockets to hit": its subject hit, with its object."""
    if tree.tag[verb] != "VB" or tree.dep[verb] not in {"xcomp", "acl", "advcl"}:
        return None
    over = tree.head[verb]
    if tree.dep[verb] == "acl":
        over = tree.head[over]
    means = tree.child(over, "dobj", "nsubjpass")
    if tree.lemma[over] not in _MEANS or means is None or means > verb:
        return None
    return over if any(tree.lower[k] == "to" for k in tree.children(verb, "aux")) else None


def _accused(tree: Tree, prep: int) -> list[int]:
    """Give whom "accused X of shelling Y" says to have shelled."""
    verb = tree.head[prep]
    if tree.lower[prep] not in {"of", "for", "over"} or tree.lemma[verb] not in _ACCUSE:
        return []
    accused = tree.child(verb, "dobj", "nsubjpass")
    return tree.chain(accused) if accused is not None else []


def _own_subject(tree: Tree, verb: int, first: int) -> list[int]:
    if tree.lower[first] in _RELATIVE and (antecedent := _antecedent(tree, verb)) is not None:
        return tree.chain(antecedent) if tree.lower[first] == "who" else [antecedent]
    return tree.chain(first)


def _antecedent(tree: Tree, verb: int) -> int | None:
    i = verb
    while tree.dep[i] in {"conj", "xcomp", "ccomp"} and tree.head[i] != i:
        i = tree.head[i]
    return tree.head[i] if tree.dep[i] == "relcl" else None


def functions(tree: Tree, verb: int) -> Functions:
    """Map each function to the heads that fill it, the passive turned round."""
    found: Functions = {}
    passive = is_passive(tree, verb)
    for head in subjects(tree, verb):
        found.setdefault("obj" if passive else "subj", []).append(_carried(tree, head))
    for k in tree.children(verb, "dobj"):
        found.setdefault("obj", []).extend(tree.chain(k))
    for k in tree.children(verb, "dative", "oprd", "attr"):
        if tree.is_noun(k) and "obj" not in found:
            found.setdefault("obj", []).append(k)
    if (
        tree.dep[verb] == "relcl"
        and not passive
        and "obj" not in found
        and _object_relative(tree, verb)
    ):
        found["obj"] = [tree.head[verb]]
    _prepositions(tree, verb, found)
    if (user := means_verb(tree, verb)) is not None:
        found.setdefault("with", []).extend(tree.children(user, "dobj", "nsubjpass"))
    if tree.dep[verb] == "conj" and tree.is_verb(tree.head[verb]):
        for word, obj in tree.prepositions(tree.head[verb]):
            if obj > verb:
                found.setdefault(word, []).append(obj)
    return found


def _carried(tree: Tree, head: int) -> int:
    """Go from "a train carrying 143 evacuees" to the evacuees."""
    if tree.lemma[head] not in _CARRIERS:
        return head
    for k in tree.children(head, "acl"):
        people = tree.child(k, "dobj")
        if tree.lemma[k] in {"carry", "transport", "bring", "ferry"} and people is not None:
            return head if tree.lemma[people] in _CARGO else people
    return head


def _object_relative(tree: Tree, verb: int) -> bool:
    own = tree.children(verb, "nsubj")
    return bool(own) and tree.lower[own[0]] not in _RELATIVE


def _prepositions(tree: Tree, verb: int, found: Functions) -> None:
    for word, obj in tree.prepositions(verb):
        if tree.lower[obj] == "which" and (antecedent := _antecedent(tree, verb)) is not None:
            obj = antecedent
        found.setdefault(word, []).extend(tree.chain(obj))
    # A parser hangs "from the south" on the object as often as on the verb.
    for obj in found.get("obj", [])[:1]:
        if obj > verb:
            for word, inner in tree.prepositions(obj):
                if word != "of" and word not in found:
                    found.setdefault(word, []).extend(tree.chain(inner))
                elif word == "of":
                    found.setdefault("of", []).append(inner)


def loose_functions(tree: Tree, verb: int) -> Functions:
    """Read a verb's neighbours left to right, where the parse does not know it for a verb."""
    found: Functions = {"subj": [verb - 1]}
    end = tree.sentence(verb)[1]
    for i in range(verb + 1, min(end, verb + 12)):
        if tree.tag[i] in {"IN", "TO"}:
            head = next(
                (
                    k
                    for k in range(i + 1, min(end, i + 5))
                    if tree.is_noun(k) and not (k + 1 < end and tree.is_noun(k + 1))
                ),
                None,
            )
            if head is not None:
                found.setdefault(tree.lower[i], []).append(head)
    return found
