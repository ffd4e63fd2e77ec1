"""A spaCy Doc as plain lists: the parse is read once, so that rules walk it cheaply."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg.nlp.repair import repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span

    from kg.model import Article

REPARSED = "kg_reparsed"
"""Key of ``Doc.user_data`` for stretches that were parsed again: (first token, its own Doc)."""
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_LEFT_OF_NOUN = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "advmod", "predet", "case"}
)

_COLUMNS: list[int | str] = ["ORTH", "LOWER", "LEMMA", "TAG", "DEP", "ENT_TYPE", "SPACY", "HEAD"]


class _Strings(dict[int, str]):
    """The strings that a Doc's numbers stand for, each looked up once."""

    def __init__(self, doc: Doc) -> None:
        self._strings = doc.vocab.strings

    def __missing__(self, key: int) -> str:
        found = self[key] = str(self._strings[key])
        return found

    def of(self, column: Any) -> list[str]:
        """Give the strings of a column of numbers."""
        return [self[number] for number in column.tolist()]


class Tree:
    """The words, tags and dependencies of one Doc, by token index."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        text, lower, lemma, tag, dep, ent, space, head = doc.to_array(_COLUMNS).T
        strings = _Strings(doc)
        self.text = strings.of(text)
        self.lower = strings.of(lower)
        self.lemma = [w.lower() for w in strings.of(lemma)]
        self.tag = strings.of(tag)
        self.dep = strings.of(dep)
        self.ent = strings.of(ent)
        self.space = [bool(n) for n in space.tolist()]
        self.head = [i + n for i, n in enumerate(head.astype("int64").tolist())]
        self.sents = [(s.start, s.end) for s in doc.sents]
        for start, mini in doc.user_data.get(REPARSED, ()):
            self._take(start, mini)
        repair(self)
        self.kids: list[list[int]] = [[] for _ in self.text]
        for i, h in enumerate(self.head):
            if h != i:
                self.kids[h].append(i)
        self._lower_openings()
        self.sent_of = [n for n, (s, e) in enumerate(self.sents) for _ in range(s, e)]

    def _lower_openings(self) -> None:
        """Give "Rockets" at the start of a sentence the lemma "rocket", whatever its tag."""
        for start, end in self.sents:
            word = self.lower[start]
            plural = word.endswith("s") and not word.endswith("ss") and end > start + 1
            named = self.tag[start] in {"NNPS", "NNP"}
            if named and plural and not self.text[start + 1][:1].isupper():
                self.lemma[start] = word[:-1]

    def _take(self, start: int, mini: Doc) -> None:
        """Take the words and parse of a stretch from a Doc of its own."""
        end = start + len(mini)
        self.text[start:end] = [t.text for t in mini]
        self.lemma[start:end] = [t.lemma_.lower() for t in mini]
        self.tag[start:end] = [t.tag_ for t in mini]
        self.dep[start:end] = [t.dep_ for t in mini]
        self.head[start:end] = [t.head.i + start for t in mini]
        self.ent[start:end] = [t.ent_type_ for t in mini]
        own = [(s.start + start, s.end + start) for s in mini.sents]
        outside = [
            part
            for s, e in self.sents
            for part in ((s, min(e, start)), (max(s, end), e))
            if part[0] < part[1]
        ]
        for i in range(len(self.head)):
            # A word outside may not hang on one inside, nor the other way round.
            if (start <= i < end) != (start <= self.head[i] < end):
                self.head[i], self.dep[i] = i, "ROOT"
        self.sents = sorted([*own, *outside])

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def raw(self) -> str:
        """Give the whole text; ``Doc.text`` puts it together anew each time it is asked."""
        return text_of(self.doc)

    @cached_property
    def ents(self) -> tuple[Span, ...]:
        """Give the model's entities; ``Doc.ents`` looks for them anew each time it is asked."""
        return tuple(self.doc.ents)

    @cached_property
    def edges(self) -> tuple[list[int], list[int]]:
        """Give the leftmost token and the end of every token's subtree."""
        left = list(range(len(self)))
        right = [i + 1 for i in left]
        for i in left[:]:
            child = i
            # A parse is shallow: carrying each word's bounds up its ancestors stays linear.
            while (parent := self.head[child]) != child:
                left[parent] = min(left[parent], i)
                right[parent] = max(right[parent], i + 1)
                child = parent
        return left, right

    def sentence(self, i: int) -> tuple[int, int]:
        """Give the token bounds of the sentence that holds token ``i``."""
        return self.sents[self.sent_of[i]]

    def is_noun(self, i: int) -> bool:
        """Tell whether token ``i`` is tagged as a noun or name."""
        return self.tag[i] in NOUN_TAGS

    def is_verb(self, i: int) -> bool:
        """Tell whether token ``i`` is tagged as a verb."""
        return self.tag[i] in VERB_TAGS

    def children(self, i: int, *deps: str) -> list[int]:
        """List the children of ``i`` with one of the dependency labels."""
        return [k for k in self.kids[i] if self.dep[k] in deps]

    def child(self, i: int, *deps: str) -> int | None:
        """Give the first child of ``i`` with one of the labels."""
        return next((k for k in self.kids[i] if self.dep[k] in deps), None)

    def ancestors(self, i: int) -> Iterator[int]:
        """Walk from the head of ``i`` to the root of its sentence."""
        while self.head[i] != i:
            i = self.head[i]
            yield i

    def subtree(self, i: int) -> tuple[int, int]:
        """Give the bounds of everything below ``i``, itself included."""
        left, right = self.edges
        return left[i], right[i]

    def phrase(self, head: int) -> tuple[int, int]:
        """Give the noun phrase up to its head: determiner to head, nothing after it."""
        start = head
        for k in self.kids[head]:
            if k < head and self.dep[k] in _LEFT_OF_NOUN:
                start = min(start, self.subtree(k)[0])
        for i in range(head - 1, start - 1, -1):
            if self.tag[i] == "_SP" and "\n" in self.text[i]:
                return i + 1, head + 1
        return start, head + 1

    def chain(self, i: int) -> list[int]:
        """List a word and everything coordinated with it, in text order."""
        found = [i]
        for k in self.kids[i]:
            if self.dep[k] == "conj":
                found.extend(self.chain(k))
        return found

    def prepositions(self, i: int) -> list[tuple[str, int]]:
        """List (preposition, object) below ``i``, chains such as "from ... to" included."""
        found = []
        for k in self.kids[i]:
            if self.dep[k] in {"prep", "agent", "dative", "prt"} or (
                self.dep[k] == "advmod" and self.tag[k] == "IN"
            ):
                found.extend(self._objects(k, self.lower[k]))
        return found

    def _objects(self, prep: int, word: str) -> list[tuple[str, int]]:
        found = []
        word = "towards" if word == "toward" else word
        for k in self.kids[prep]:
            if self.dep[k] == "pobj":
                found.append((word, k))
            elif self.dep[k] == "pcomp" and (inner := self.child(k, "dobj", "pobj")) is not None:
                found.append((word, inner))
            elif self.dep[k] == "pcomp" and self.tag[k] == "VBG":
                found.append((word, k))  # "wounded in fighting with gunmen"
            elif self.dep[k] in {"prep", "conj"} and self.tag[k] in {"IN", "TO"}:
                inner_word = self.lower[k]
                compound = "out of" if (word, inner_word) == ("out", "of") else inner_word
                found.extend(self._objects(k, compound))
        return found


def tree_of(doc: Doc) -> Tree:
    """Give the Tree of a parsed Doc, built once and kept with it."""
    found: Tree | None = doc._.tree
    if found is None:
        found = doc._.tree = Tree(doc)
    return found


def text_of(doc: Doc) -> str:
    """Give the text of a Doc, without putting it together anew where there is an article."""
    article: Article | None = doc._.article
    return str(doc.text) if article is None else article.text
