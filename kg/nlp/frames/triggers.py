"""The triggers as data: which words tell of an event, and what must stand beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.lexicons import load
from kg.nlp.frames.grammar import functions, is_passive, loose_functions, subjects
from kg.nlp.frames.grammar_nouns import governor, noun_functions
from kg.nlp.mentions.words import word_list

if TYPE_CHECKING:
    from kg.nlp.frames.grammar import Functions
    from kg.nlp.frames.view import View

Test = Callable[["View", int, "Functions"], bool]

VIOLENT = word_list("violent-verb")
_FORWARD = frozenset({"of", "in", "up", "-"})
"""Words inside a trigger that stand after its head: "exchange of fire", "sit - in"."""
_NOUN_DEPS = frozenset(
    {"pobj", "nsubj", "nsubjpass", "csubj", "csubjpass", "dobj", "pcomp", "conj", "ROOT"}
)
_AFTER_OBJECT = frozenset({"dead", "homeless"})
"""Words that stand behind an object: "shot a teacher dead", "left 30 families homeless"."""
_UNSAID_OBJECT = frozenset({"harm", "uproot", "detain", "slay"})
"""Patterns of verbs that never lack an object: without one, their subject is it ("12 held")."""


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
    row: int


@cache
def triggers() -> Mapping[tuple[str, str], tuple[Trigger, ...]]:
    """Map (last word, "v" or "n") to its triggers, longest first, then in the file's order."""
    table: dict[tuple[str, str], list[Trigger]] = {}
    for number, row in enumerate(load("triggers")):
        needs = tuple(_test(n.strip()) for n in row["needs"].split(";") if n.strip())
        for lemma in row["lemma"].split("|"):
            words = tuple(lemma.split())
            rule = "-".join(filter(None, (row["type"], row["kind"], row["pos"], *words))).lower()
            trigger = Trigger(
                words,
                row["pos"],
                row["type"],
                row["kind"] or None,
                row["pattern"],
                needs,
                rule,
                number,
            )
            key_word = words[0] if _FORWARD & set(words) else words[-1]
            table.setdefault((key_word, row["pos"]), []).append(trigger)
    return {key: tuple(sorted(rows, key=lambda t: -len(t.words))) for key, rows in table.items()}


@cache
def _words() -> frozenset[str]:
    return frozenset({word for word, _ in triggers()} | {"shot"})


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
    if (simple := _SIMPLE.get(text)) is not None:
        return simple
    name, equals, listed = text.partition("=")
    if equals:
        words = frozenset(listed.split("|"))
        if (asked := _ASKED.get(name)) is not None:
            return lambda v, i, f: asked(v, i, words)
        return lambda v, i, f: any(_is_one(v, h, words) for h in f.get(name, ()))
    function, _, wanted = text.partition(":")
    if function == "with":
        return lambda v, i, f: _has_means(v, i, f, wanted)
    return lambda v, i, f: any(v.is_class(h, wanted) for h in f.get(function, ()))


def _has_particle(view: View, i: int, words: frozenset[str]) -> bool:
    tree = view.tree
    return any(
        tree.lower[k] in words and tree.dep[k] in {"prt", "advmod", "prep"} for k in tree.kids[i]
    )


def _has_word(view: View, i: int, words: frozenset[str]) -> bool:
    tree = view.tree
    reach = 6 if words & _AFTER_OBJECT else 2
    beside = (k for k in range(i + 1, min(i + reach, len(tree))) if tree.lower[k] in words)
    if (k := next(beside, None)) is not None:
        up = tree.head[k]
        if k == i + 1 or up == i or (tree.lower[k] == "homeless" and tree.head[up] == i):
            return True
    return any(tree.lower[k] in words for k in tree.kids[i])


def _in_text(view: View, i: int, words: frozenset[str]) -> bool:
    return not words.isdisjoint(view.words)


def _in_sentence(view: View, i: int, words: frozenset[str]) -> bool:
    return not words.isdisjoint(view.sentence_words(i))


def _has_determiner(view: View, i: int, words: frozenset[str]) -> bool:
    return any(view.tree.lower[k] in words for k in view.tree.kids[i])


def _is_governed(view: View, i: int, words: frozenset[str]) -> bool:
    upper = governor(view.tree, i)
    return upper is not None and view.tree.lemma[upper] in words


def _has_means(view: View, i: int, f: Functions, name: str) -> bool:
    """Tell whether something of a class stands after "with", whatever the parser hangs it on."""
    tree = view.tree
    heads = list(f.get("with", ()))
    for k in range(i + 1, min(i + 20, tree.sentence(i)[1])):
        if tree.lower[k] == "with" and not any(
            tree.is_verb(a) for a in range(i + 1, k) if a not in tree.kids[i]
        ):
            heads += tree.children(k, "pobj")
    return any(view.is_class(h, name) for h in heads)


def _is_one(view: View, head: int, lemmas: frozenset[str]) -> bool:
    tree = view.tree
    return tree.lemma[head] in lemmas or tree.lower[head] in lemmas


def _violent(view: View, i: int, f: Functions) -> bool:
    tree = view.tree
    return any(tree.lemma[a] in VIOLENT for a in tree.ancestors(i) if tree.is_verb(a)) or any(
        tree.lemma[k] in VIOLENT for k in tree.children(i, "acl", "relcl")
    )


_ASKED: Mapping[str, Callable[[View, int, frozenset[str]], bool]] = {
    "prt": _has_particle,
    "word": _has_word,
    "text": _in_text,
    "sent": _in_sentence,
    "det": _has_determiner,
    "gov": _is_governed,
}
_SIMPLE: Mapping[str, Test] = {
    "plural": lambda v, i, f: v.tree.tag[i] in {"NNS", "NNPS"},
    "verb:violent": _violent,
    "head-verb:any": lambda v, i, f: v.tree.dep[i] in {"nsubj", "nsubjpass"},
    "head-noun": lambda v, i, f: v.tree.dep[i] not in {"compound", "nmod"},
    "passive": lambda v, i, f: is_passive(v.tree, i),
}


def match(view: View, i: int, *, casualties: bool = False) -> tuple[Trigger, Functions] | None:
    """Find the trigger that token ``i`` is, with its arguments by function."""
    lemma, lower = view.tree.lemma[i], view.tree.lower[i]
    if lemma not in _words() and lower not in _words():
        return None
    key = i, casualties
    if key not in view.matches:
        view.matches[key] = _match(view, i, casualties=casualties)
    return view.matches[key]


def _match(view: View, i: int, *, casualties: bool) -> tuple[Trigger, Functions] | None:
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
    if tree.lower[i] == "shot" and not tree.is_verb(i) and (read := _shot(view, i)) is not None:
        return _first(view, i, table["shoot", "v"], read, casualties=casualties)
    if not any((c.type == "CasualtyReport") == casualties for c in candidates):
        return None
    if not (verb or tree.is_noun(i) or tree.tag[i] == "VBG" or tree.lower[i] == "home"):
        return None
    found = functions(tree, i) if verb else noun_functions(tree, i)
    return _first(view, i, candidates, found, casualties=casualties)


def _shot(view: View, i: int) -> Functions | None:
    """Read "gunmen on a motorbike shot dead the mayor", where "shot" is tagged as a noun."""
    tree = view.tree
    if i + 1 >= len(tree) or not i:
        return None
    if tree.lower[i + 1] == "dead":
        heads = tree.children(i + 1, "nsubj") or subjects(tree, tree.head[i + 1])
        return {"subj": heads, "obj": tree.children(i + 1, "dobj")}
    each = tree.lower[i - 1] in {"each", "all", "both"} and i - 1 in tree.kids[i]
    return {"obj": [i - 1]} if each else None


def _headline_verb(view: View, i: int) -> bool:
    """Tell whether a word that the tagger takes for a noun is the verb of "9,000 flee to Chad"."""
    tree = view.tree
    if i == 0 or i + 1 >= len(tree) or not tree.is_noun(i):
        return False
    if tree.tag[i + 1] not in {"IN", "TO", "RP"}:
        return False
    if tree.tag[i - 1] == "CD" and tree.lower[i].endswith("s"):
        return False  # "11 camps along the river"
    root = tree.dep[i] == "ROOT" and tree.dep[i - 1] == "compound" and tree.lower[i].endswith("s")
    return root or tree.tag[i - 1] in {"CD", "NNS"}


def _first(
    view: View, i: int, candidates: tuple[Trigger, ...], found: Functions, *, casualties: bool
) -> tuple[Trigger, Functions] | None:
    turned = _turned(view, i, found)
    for trigger in candidates:
        if (trigger.type == "CasualtyReport") != casualties or not _words_match(view, i, trigger):
            continue
        own = turned if trigger.pattern in _UNSAID_OBJECT else found
        if all(test(view, i, own) for test in trigger.needs):
            return trigger, own
    return None


def _turned(view: View, i: int, found: Functions) -> Functions:
    """Take the subject of "23 guards detained" for the object that the verb must have."""
    past = view.tree.tag[i] in {"VBD", "VBN"}
    if not past or "obj" in found:
        return found
    near = (q for q in view.quantities if i < q.start <= i + 2)
    after = next((q for q in near if "," not in view.tree.text[i : q.start]), None)
    if after is not None and after.kind in {"people", "households", "other"}:
        return {**found, "obj": [after.start if after.head is None else after.head]}
    if found.get("subj"):
        return {**found, "obj": found["subj"], "subj": []}
    numbers = view.tree.children(i, "nummod")
    if not numbers and i and view.tree.tag[i - 1] == "CD":
        numbers = [i - 1]  # "and 160 captured"
    return {**found, "obj": numbers} if numbers else found


def _nominal(view: View, i: int) -> bool:
    """Tell whether a gerund is a noun: "army shelling", "the bombing of", "amid fighting"."""
    tree = view.tree
    if i and tree.lower[i - 1] in {"as", "while"} and tree.dep[i] == "pcomp":
        # "as fighting engulfs the city", where the parser takes the verb for a name
        return tree.lower[i + 1 : i + 2] != [] and tree.lower[i + 1].endswith("s")
    if any(tree.dep[k] in {"dobj", "aux", "auxpass", "nsubj"} for k in tree.kids[i]):
        return False
    if i and tree.dep[i] == "advcl" and (tree.lower[i - 1] == "under" or tree.dep[i - 1] == "pobj"):
        return tree.lower[i - 1] == "under" or tree.tag[i - 1] == "NN"
    if tree.dep[i] == "acl":
        return tree.head[i] == i - 1 and tree.tag[i - 1] in {"NN", "NNP"}
    return tree.dep[i] in _NOUN_DEPS


def _words_match(view: View, i: int, trigger: Trigger) -> bool:
    words = trigger.words
    if len(words) == 1:
        return True
    tree = view.tree
    if _FORWARD & set(words):
        return tuple(tree.lower[i : i + len(words)]) == words
    start = i
    for word in reversed(words[:-1]):
        start -= 1
        if start >= 0 and tree.text[start] == "-":
            start -= 1
        if start < 0 or word not in {tree.lemma[start], tree.lower[start]}:
            return False
    return True
