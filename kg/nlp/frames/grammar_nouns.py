"""Find the arguments of nouns that tell of events: around them and around their verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.nlp.frames.grammar import Functions, functions, subjects
from kg.nlp.mentions.words import word_list

if TYPE_CHECKING:
    from kg.nlp.tree import Tree

_LIGHT = word_list("light-verb")
_BLAMED = {("ascribe", "to"), ("attribute", "to"), ("blame", "on"), ("claim", "by"), ("pin", "on")}
_FROM_VERB = (
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
    "through",
    "among",
    "amid",
)
_RESORT = frozenset({"resort", "respond", "retaliate", "reply", "answer", "react"})
_HITS = word_list("strikes-place-verb") | {"destroy", "damage", "level", "flatten"}
_STAYS = frozenset({"be", "remain"})
_WHERE = frozenset({"in", "at", "near", "around", "outside"})


def noun_functions(tree: Tree, noun: int) -> Functions:
    """Map each function of a noun to the heads that fill it, its verb's arguments included."""
    found: Functions = {}
    _before(tree, noun, found)
    for word, obj in tree.prepositions(noun):
        found.setdefault(word, []).extend(tree.chain(obj))
    _participles(tree, noun, found)
    for word in ("between", "with", "against", "by"):
        for obj in found.get(word, [])[:2]:
            for inner_word, inner in tree.prepositions(obj):
                if inner_word in _WHERE:
                    found.setdefault(inner_word, []).append(inner)
    _from_verb(tree, noun, found)
    return found


def _before(tree: Tree, noun: int, found: Functions) -> None:
    for k in tree.kids[noun]:
        if tree.dep[k] == "poss":
            found.setdefault("poss", []).append(k)
        elif tree.dep[k] in {"compound", "amod", "nmod"} and k < noun:
            found.setdefault("mod", []).append(k)
    if "mod" in found:
        # Proper names first: in "United States military airstrike" they say whose military.
        found["mod"].sort(key=lambda k: (tree.tag[k] not in {"NNP", "NNPS"}, k))
    if noun and tree.dep[noun] in {"acl", "advcl"} and tree.tag[noun - 1] == "NN":
        # "killed by army shelling", where the parser takes the noun for a participle
        found.setdefault("mod", []).append(noun - 1)


def _participles(tree: Tree, noun: int, found: Functions) -> None:
    """Read "attacks carried out by", "blamed on"."""
    for k in tree.children(noun, "acl"):
        if tree.tag[k] == "VBN":
            for word, obj in tree.prepositions(k):
                function = "by" if (tree.lemma[k], word) in _BLAMED else word
                found.setdefault(function, []).extend(tree.chain(obj))


def governor(tree: Tree, noun: int) -> int | None:
    """Give the verb that a noun is an argument of, prepositions skipped."""
    i = noun
    while tree.head[i] != i:
        upper: int = tree.head[i]
        if tree.is_verb(upper):
            return upper
        i = upper
        if not (tree.tag[i] in {"IN", "TO", "RP"} or tree.dep[i] in {"conj"} or tree.is_noun(i)):
            return None
    return None


def is_under(tree: Tree, noun: int) -> bool:
    """Tell whether an event noun is what something came under: "under artillery fire"."""
    i = noun - 1
    while i > 0 and tree.head[i] == noun and tree.dep[i] in {"compound", "amod", "nmod", "det"}:
        i -= 1
    return noun > 0 and tree.lower[i] == "under"


def _from_verb(tree: Tree, noun: int, found: Functions) -> None:
    first = noun
    while tree.dep[first] == "conj" and tree.is_noun(tree.head[first]):
        first = tree.head[first]
    dep, head = tree.dep[first], tree.head[first]
    if dep == "dobj" and tree.is_verb(head):
        _as_object(tree, head, found)
    elif dep in {"nsubj", "nsubjpass"} and tree.is_verb(head):
        _as_subject(tree, head, found, passive=dep == "nsubjpass")
    elif (
        dep == "pobj"
        and tree.lower[head] in {"in", "under"}
        and tree.lemma[tree.head[head]] in _STAYS
    ):
        # "is in control of X", "is in rebel hands", "under army control"
        found.setdefault("attr-subj", []).extend(subjects(tree, tree.head[head]))
    elif dep == "pobj" and tree.lemma[tree.head[head]] in _RESORT:
        # "resorted to shelling", "retaliated with artillery fire"
        found.setdefault("verb-subj", []).extend(subjects(tree, tree.head[head]))
    elif dep in {"attr", "advmod"} and tree.lemma[head] == "be":
        found.setdefault("attr-subj", []).extend(subjects(tree, head))
    elif dep == "pobj" and tree.dep[head] == "agent" and tree.lemma[tree.head[head]] in _HITS:
        # "a convoy was hit by an air strike"
        found.setdefault("verb-obj", []).extend(functions(tree, tree.head[head]).get("obj", []))
    elif is_under(tree, noun):
        # "came under shelling": who comes under it is hit by it
        verb = next((a for a in tree.ancestors(noun) if tree.is_verb(a)), None)
        if verb is not None and tree.lemma[verb] in {"come", "be", "remain", "keep"}:
            found.setdefault("verb-obj", []).extend(subjects(tree, verb))
            from_whom = (h for w, h in tree.prepositions(verb) if w == "from")
            found.setdefault("from", []).extend(h for h in from_whom if h > noun)


def _as_object(tree: Tree, verb: int, found: Functions) -> None:
    own = functions(tree, verb)
    if tree.lemma[verb] in _LIGHT:
        found.setdefault("verb-subj", []).extend(own.get("subj", []))
    for word, heads in own.items():
        if word not in {"subj", "obj", "by"}:
            found.setdefault(word, []).extend(h for h in heads if h not in found.get(word, []))


def _as_subject(tree: Tree, verb: int, found: Functions, *, passive: bool) -> None:
    own = functions(tree, verb)
    key, source = ("by", "by") if passive else ("verb-obj", "obj")
    found.setdefault(key, []).extend(own.get(source, []))
    for word in _FROM_VERB:
        if word not in found and own.get(word):
            found[word] = own[word]
