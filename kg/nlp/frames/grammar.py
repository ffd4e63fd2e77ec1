"""Find the arguments of verbs and nouns across passives, relatives, coordination and control."""

from __future__ import annotations

from typing import TYPE_CHECKING
from kg.nlp.mentions.words import word_list

if TYPE_CHECKING:
    from kg.nlp.tree import Tree

Functions = dict[str, list[int]]
"""Function ("subj", "obj", "by", or a preposition) -> head tokens."""

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_LIGHT = word_list("light-verb")
_BLAMED = {("ascribe", "to"), ("attribute", "to"), ("blame", "on"), ("claim", "by"), ("pin", "on")}


def is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether a verb's grammatical subject is what it is done to."""
    if any(tree.dep[k] in {"nsubjpass", "auxpass", "csubjpass"} for k in tree.kids[verb]):
        return True
    if tree.child(verb, "nsubj") is not None and tree.dep[verb] not in {"acl"}:
        return False
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
    """List the heads of a verb's grammatical subject, found across clauses where it is not stated."""
    if depth > 6:
        return []
    own = tree.children(verb, "nsubj", "nsubjpass")
    if own:
        first = own[0]
        if tree.lower[first] in _RELATIVE and (antecedent := _antecedent(tree, verb)) is not None:
            return tree.chain(antecedent) if tree.lower[first] == "who" else [antecedent]
        return tree.chain(first)
    dep, head = tree.dep[verb], tree.head[verb]
    if dep == "relcl":
        # "who were shot and killed" hangs its pronoun on the first verb; "whom they killed" has an object
        return [head] if tree.tag[verb] != "VBG" else [head]
    if dep == "conj" and tree.is_verb(head):
        return subjects(tree, head, depth + 1)
    if dep in {"xcomp", "ccomp"} and (tree.is_verb(head) or tree.tag[head] == "JJ"):
        objects_ = tree.children(head, "dobj") if dep == "xcomp" else []
        return (
            tree.chain(objects_[0])
            if objects_ and objects_[0] < verb
            else subjects(tree, head, depth + 1)
        )
    if dep == "acl" and tree.tag[verb] == "VB":
        upper = next((a for a in tree.ancestors(head) if tree.is_verb(a)), None)
        own_poss = tree.children(head, "poss")
        return own_poss or (subjects(tree, upper, depth + 1) if upper is not None else [])
    if dep == "acl":
        return tree.chain(head) if tree.tag[verb] == "VBG" else [head]
    if dep in {"advcl", "pcomp", "conj", "prep"}:
        upper = next((a for a in tree.ancestors(verb) if tree.is_verb(a)), None)
        if upper is not None and (tree.tag[verb] in {"VBG", "VBN", "VB"}):
            return subjects(tree, upper, depth + 1)
    return []


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
        found.setdefault("obj" if passive else "subj", []).append(head)
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
    if tree.dep[verb] == "conj" and tree.is_verb(tree.head[verb]):
        for word, obj in tree.prepositions(tree.head[verb]):
            if obj > verb:
                found.setdefault(word, []).append(obj)
    return found


def _object_relative(tree: Tree, verb: int) -> bool:
    own = tree.children(verb, "nsubj")
    return bool(own) and tree.lower[own[0]] not in _RELATIVE


def _prepositions(tree: Tree, verb: int, found: Functions) -> None:
    for word, obj in tree.prepositions(verb):
        found.setdefault(word, []).extend(tree.chain(obj))
    # A parser hangs "from the south" on the object as often as on the verb.
    for obj in found.get("obj", [])[:1]:
        if obj > verb:
            for word, inner in tree.prepositions(obj):
                if word != "of" and word not in found:
                    found.setdefault(word, []).extend(tree.chain(inner))
                elif word == "of":
                    found.setdefault("of", []).append(inner)


def noun_functions(tree: Tree, noun: int) -> Functions:
    """Map each function of a noun to the heads that fill it, its verb's arguments included."""
    found: Functions = {}
    for k in tree.kids[noun]:
        if tree.dep[k] == "poss":
            found.setdefault("poss", []).append(k)
        elif tree.dep[k] in {"compound", "amod", "nmod"} and k < noun:
            found.setdefault("mod", []).append(k)
    if "mod" in found:
        # Proper names first: in "United States military airstrike" they say whose military.
        found["mod"].sort(key=lambda k: (tree.tag[k] not in {"NNP", "NNPS"}, k))
    for word, obj in tree.prepositions(noun):
        found.setdefault(word, []).extend(tree.chain(obj))
    for k in tree.children(noun, "acl"):
        if tree.tag[k] == "VBN":
            for word, obj in tree.prepositions(k):
                function = "by" if (tree.lemma[k], word) in _BLAMED else word
                found.setdefault(function, []).extend(tree.chain(obj))
    if noun and tree.dep[noun] in {"acl", "advcl"} and tree.tag[noun - 1] == "NN":
        # "killed by army shelling", where the parser takes the noun for a participle
        found.setdefault("mod", []).append(noun - 1)
    for word in ("between", "with", "against", "by"):
        for obj in found.get(word, [])[:2]:
            for inner_word, inner in tree.prepositions(obj):
                if inner_word in {"in", "at", "near", "around", "outside"}:
                    found.setdefault(inner_word, []).append(inner)
    _governor(tree, noun, found)
    return found


def governor(tree: Tree, noun: int) -> int | None:
    """Give the verb that a noun is an argument of, prepositions skipped."""
    i = noun
    while tree.head[i] != i:
        i = tree.head[i]
        if tree.is_verb(i):
            return i
        if not (tree.tag[i] in {"IN", "TO", "RP"} or tree.dep[i] in {"conj"} or tree.is_noun(i)):
            return None
    return None


def _governor(tree: Tree, noun: int, found: Functions) -> None:
    first = noun
    while tree.dep[first] == "conj" and tree.is_noun(tree.head[first]):
        first = tree.head[first]
    dep, head = tree.dep[first], tree.head[first]
    if dep == "dobj" and tree.is_verb(head):
        own = functions(tree, head)
        if tree.lemma[head] in _LIGHT:
            found.setdefault("verb-subj", []).extend(own.get("subj", []))
        for word, objs in own.items():
            if word not in {"subj", "obj", "by"}:
                found.setdefault(word, []).extend(o for o in objs if o not in found.get(word, []))
    elif dep in {"nsubj", "nsubjpass"} and tree.is_verb(head):
        own = functions(tree, head)
        key = "verb-obj" if dep == "nsubj" else "by"
        found.setdefault(key, []).extend(own.get("obj" if dep == "nsubj" else "by", []))
        for word in (
            "in",
            "at",
            "near",
            "outside",
            "inside",
            "on",
            "into",
            "across",
            "from",
            "between",
            "with",
        ):
            if word not in found and own.get(word):
                found[word] = own[word]
    elif noun and tree.lower[noun - 1] == "under" and tree.is_verb(head):
        found.setdefault("verb-obj", []).extend(subjects(tree, head))
    elif dep == "pobj" and tree.lower[head] == "under" and tree.is_verb(tree.head[head]):
        # "came under shelling": who comes under it is hit by it
        if tree.lemma[tree.head[head]] in {"come", "be", "remain", "keep"}:
            found.setdefault("verb-obj", []).extend(subjects(tree, tree.head[head]))


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
