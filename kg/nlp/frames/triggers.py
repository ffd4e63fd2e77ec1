"""The triggers as data: which words tell of an event, and what must stand beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.lexicons import load
from kg.nlp.mentions.words import word_list

if TYPE_CHECKING:
    from kg.nlp.frames.grammar import Functions
    from kg.nlp.frames.view import View

Test = Callable[["View", int, "Functions"], bool]

VIOLENT = word_list("violent-verb")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A row of data/lexicons/triggers.csv."""

    words: tuple[str, ...]
    pos: str
    type: str
    kind: str | None
    pattern: str
    needs: tuple[Test, ...]
    rule: str


@cache
def triggers() -> Mapping[tuple[str, str], tuple[Trigger, ...]]:
    """Map (last word, "v" or "n") to its triggers, longest first, then in the file's order."""
    table: dict[tuple[str, str], list[Trigger]] = {}
    for row in load("triggers"):
        words = tuple(row["lemma"].split())
        needs = tuple(_test(n.strip()) for n in row["needs"].split(";") if n.strip())
        rule = "-".join(filter(None, (row["type"], row["kind"], row["pos"], *words))).lower()
        trigger = Trigger(
            words, row["pos"], row["type"], row["kind"] or None, row["pattern"], needs, rule
        )
        key_word = words[0] if "of" in words else words[-1]
        table.setdefault((key_word, row["pos"]), []).append(trigger)
    return {key: tuple(sorted(rows, key=lambda t: -len(t.words))) for key, rows in table.items()}


@cache
def patterns() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Map a pattern to its functions, and each function to the roles it may fill."""
    table: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in load("patterns"):
        table.setdefault(row["pattern"], {})[row["function"]] = tuple(row["role"].split("|"))
    return table


def _test(text: str) -> Test:
    negated = text.startswith("!")
    text = text.removeprefix("!")
    test = _plain_test(text)
    return (lambda v, i, f: not test(v, i, f)) if negated else test


def _plain_test(text: str) -> Test:
    if text == "plural":
        return lambda v, i, f: v.tree.tag[i] in {"NNS", "NNPS"}
    if text == "verb:violent":
        return _violent
    if text == "head-verb:any":
        return lambda v, i, f: v.tree.dep[i] in {"nsubj", "nsubjpass"}
    if text.startswith("prt="):
        particle = text.removeprefix("prt=")
        return lambda v, i, f: any(
            v.tree.lower[k] == particle and v.tree.dep[k] in {"prt", "advmod", "prep"}
            for k in v.tree.kids[i]
        )
    if text.startswith("word="):
        word = text.removeprefix("word=")
        return lambda v, i, f: (
            v.tree.lower[i + 1 : i + 2] == [word]
            or any(v.tree.lower[k] == word for k in v.tree.kids[i])
        )
    if text.startswith("text="):
        listed_words = frozenset(text.removeprefix("text=").split("|"))
        return lambda v, i, f: not listed_words.isdisjoint(v.words)
    if "=" in text:
        function, _, listed = text.partition("=")
        lemmas = frozenset(listed.split("|"))
        return lambda v, i, f: any(_is_one(v, h, lemmas) for h in f.get(function, ()))
    function, _, name = text.partition(":")
    return lambda v, i, f: any(v.is_class(h, name) for h in f.get(function, ()))


def _is_one(view: View, head: int, lemmas: frozenset[str]) -> bool:
    tree = view.tree
    return tree.lemma[head] in lemmas or tree.lower[head] in lemmas


def _violent(view: View, i: int, f: Functions) -> bool:
    tree = view.tree
    return any(tree.lemma[a] in VIOLENT for a in tree.ancestors(i) if tree.is_verb(a)) or any(
        tree.lemma[k] in VIOLENT for k in tree.children(i, "acl", "relcl")
    )


def match(view: View, i: int, *, casualties: bool = False) -> tuple[Trigger, Functions] | None:
    """Find the trigger that token ``i`` is, with its arguments by function."""
    from kg.nlp.frames.grammar import functions, loose_functions
    from kg.nlp.frames.grammar_nouns import noun_functions

    tree = view.tree
    table = triggers()
    verb = tree.is_verb(i) and tree.dep[i] not in {"amod", "compound"}
    if verb and tree.tag[i] == "VBG" and (tree.lower[i], "n") in table and _nominal(view, i):
        verb = False
        candidates = table[tree.lower[i], "n"]
    else:
        candidates = table.get((tree.lemma[i], "v" if verb else "n"), ())
    if not candidates:
        candidates = table.get((tree.lower[i], "v" if verb else "n"), ())
    if not candidates and verb and tree.tag[i] == "VBG":
        # "heavy fighting": a gerund that is a noun
        candidates, verb = table.get((tree.lower[i], "n"), ()), False
    if not candidates and (tree.lemma[i], "v") in table and _headline_verb(view, i):
        candidates, verb = table[tree.lemma[i], "v"], True
        return _first(view, i, candidates, loose_functions(tree, i), casualties=casualties)
    if not any((c.type == "CasualtyReport") == casualties for c in candidates):
        return None
    if not (verb or tree.is_noun(i) or tree.tag[i] == "VBG"):
        return None
    found = functions(tree, i) if verb else noun_functions(tree, i)
    return _first(view, i, candidates, found, casualties=casualties)


def _headline_verb(view: View, i: int) -> bool:
    """Tell whether a word that the tagger takes for a noun is the verb of "9,000 flee to Chad"."""
    tree = view.tree
    if i == 0 or i + 1 >= len(tree) or not tree.is_noun(i):
        return False
    return tree.tag[i - 1] in {"CD", "NNS"} and tree.tag[i + 1] in {"IN", "TO", "RP"}


def _first(
    view: View, i: int, candidates: tuple[Trigger, ...], found: Functions, *, casualties: bool
) -> tuple[Trigger, Functions] | None:
    for trigger in candidates:
        if (
            (trigger.type == "CasualtyReport") == casualties
            and _words_match(view, i, trigger)
            and all(test(view, i, found) for test in trigger.needs)
        ):
            return trigger, found
    return None


def _nominal(view: View, i: int) -> bool:
    """Tell whether a gerund is a noun: "army shelling", "the bombing of", "amid fighting"."""
    tree = view.tree
    if any(tree.dep[k] in {"dobj", "aux", "auxpass", "nsubj"} for k in tree.kids[i]):
        return False
    if i and tree.dep[i] == "advcl" and (tree.lower[i - 1] == "under" or tree.dep[i - 1] == "pobj"):
        return tree.lower[i - 1] == "under" or tree.tag[i - 1] == "NN"
    if tree.dep[i] == "acl":
        return tree.head[i] == i - 1 and tree.tag[i - 1] in {"NN", "NNP"}
    return tree.dep[i] in {"pobj", "nsubj", "nsubjpass", "dobj", "pcomp", "conj", "ROOT"}


def _words_match(view: View, i: int, trigger: Trigger) -> bool:
    words = trigger.words
    if len(words) == 1:
        return True
    tree = view.tree
    if "of" in words:
        return tuple(tree.lower[i : i + len(words)]) == words
    start = i
    for word in reversed(words[:-1]):
        start -= 1
        if start >= 0 and tree.text[start] == "-":
            start -= 1
        if start < 0 or word not in {tree.lemma[start], tree.lower[start]}:
            return False
    return True
