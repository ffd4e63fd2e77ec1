"""Give words their part of speech and lemma by the model's rules, each kind of word once.

The model's rules look at a word's tag, its dependency and, for a few words, at the word itself. So
what they say of a word is looked up here by these three, and the rules are asked only where there
is no answer yet. A few rules look at two words: such pairs are put to the rules as they stand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

import numpy
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Words", "fits"]

_LOOKED_AT = frozenset({"TAG", "DEP", "LOWER", "IS_SPACE"})
_ASKED = frozenset({"IN", "NOT_IN", "REGEX"})
_TOLD: list[int | str] = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]
_KEPT = 200_000
"""Lemmas and pairs that are remembered; then the memory begins anew."""

_Word = tuple[int, int, int]
"""ORTH (or what stands for it), TAG, DEP."""
_Answer = tuple[int, ...]
"""What the rules make of ``_TOLD``."""


def fits(nlp: Language) -> bool:
    """Tell whether the model's rules look at nothing but what is looked at here."""
    ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
    names = [name for name in nlp.pipe_names if name in {"attribute_ruler", "lemmatizer"}]
    return (
        type(ruler) is AttributeRuler
        and type(lemmatizer) is EnglishLemmatizer
        and lemmatizer.mode == "rule"
        and names == ["attribute_ruler", "lemmatizer"]
        and nlp.pipe_names.index("lemmatizer") == nlp.pipe_names.index("attribute_ruler") + 1
        and all(len(specs) <= 2 and all(map(_plain, specs)) for specs in _patterns(ruler))
    )


@Language.factory("kg_words", assigns=["token.pos", "token.morph", "token.lemma"])
def make_words(nlp: Language, name: str) -> Words:
    """Make the component from the model's own two, which stay in the pipeline, disabled."""
    return Words(nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer"))


class Words:
    """Does what the model's attribute ruler and lemmatizer do; see ``fits``."""

    def __init__(self, ruler: Any, lemmatizer: Any) -> None:
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        self._vocab = ruler.vocab
        self._named, self._regexes = _named_words(ruler)
        self._opener = Matcher(ruler.vocab)
        firsts = [[specs[0]] for specs in _patterns(ruler) if len(specs) > 1]
        if firsts:
            self._opener.add("opener", firsts)
        self._classes: dict[int, int] = {}
        self._answers: dict[_Word, tuple[_Answer, bool]] = {}
        self._pairs: dict[tuple[_Word, ...], list[_Answer]] = {}
        self._lemmas: dict[tuple[int, int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set parts of speech, morphology and lemmas of a Doc."""
        if not len(doc):
            return doc
        orth, tag, dep = doc.to_array(["ORTH", "TAG", "DEP"]).T.tolist()
        told: list[_Answer] = []
        openers = []
        for i, number in enumerate(orth):
            kind = self._classes.get(number)
            word = self._class(number) if kind is None else kind, tag[i], dep[i]
            answer, opens = self._answers.get(word) or self._ask(word, number)
            told.append(answer)
            if opens:
                openers.append(i)
        for start, end in _runs(openers, len(doc)):
            words = tuple(zip(orth[start:end], tag[start:end], dep[start:end], strict=True))
            told[start:end] = self._together(words)
        self._set(doc, orth, told)
        return doc

    def _set(self, doc: Doc, orth: list[int], told: list[_Answer]) -> None:
        _write(doc, _TOLD[:-1], [answer[:-1] for answer in told])
        lemmas = []
        for i, (_, _, pos, morph, lemma) in enumerate(told):
            key = orth[i], pos, morph
            lemmas.append((lemma or self._lemmas.get(key) or self._lemma(key, doc[i]),))
        _write(doc, ["LEMMA"], lemmas)

    def _lemma(self, key: tuple[int, int, int], token: Any) -> int:
        _make_room(self._lemmas)
        lemma = self._lemmatizer.lemmatize(token)[0]
        self._lemmas[key] = number = int(self._vocab.strings.add(lemma))
        return number

    def _ask(self, word: _Word, orth: int) -> tuple[_Answer, bool]:
        """Put a word to the rules, and ask whether a rule of two words may begin with it."""
        doc = self._doc([(orth, *word[1:])])
        opens = bool(self._opener(doc, allow_missing=True))
        found = self._answers[word] = self._rules(doc)[0], opens
        return found

    def _together(self, words: tuple[_Word, ...]) -> list[_Answer]:
        """Put words to the rules as they stand behind one another."""
        if words not in self._pairs:
            _make_room(self._pairs)
            self._pairs[words] = self._rules(self._doc(words))
        return self._pairs[words]

    def _doc(self, words: Sequence[_Word]) -> Doc:
        texts = [self._vocab.strings[orth] for orth, _, _ in words]
        doc = Doc(self._vocab, words=texts, spaces=[False] * len(texts))
        return _write(doc, ["TAG", "DEP"], [word[1:] for word in words])

    def _rules(self, doc: Doc) -> list[_Answer]:
        return [tuple(row) for row in self._ruler(doc).to_array(_TOLD).tolist()]

    def _class(self, orth: int) -> int:
        """Give what stands for a word: its lower case where a rule may name it, else its kind."""
        lexeme = self._vocab[orth]
        word = lexeme.lower_
        named = word in self._named or any(regex.search(word) for regex in self._regexes)
        _make_room(self._classes)
        found = self._classes[orth] = lexeme.lower if named else int(lexeme.is_space)
        return found


def _write(doc: Doc, names: list[int | str], rows: Sequence[tuple[int, ...]]) -> Doc:
    return doc.from_array(names, cast("Any", numpy.array(rows, dtype="uint64")))


def _patterns(ruler: Any) -> Iterator[list[dict[str, Any]]]:
    """Give the rules: what each looks for in one word after another."""
    for pattern in ruler.patterns:
        yield from pattern["patterns"]


def _plain(spec: Mapping[str, Any]) -> bool:
    """Tell whether all that is looked for in a word is what is known of it here."""
    word = spec.get("LOWER")
    return spec.keys() <= _LOOKED_AT and (not isinstance(word, dict) or word.keys() <= _ASKED)


def _named_words(ruler: Any) -> tuple[frozenset[str], list[re.Pattern[str]]]:
    """Collect the words that some rule names, and the expressions that some rule has for them."""
    words: set[str] = set()
    regexes = []
    for specs in _patterns(ruler):
        for word in (spec["LOWER"] for spec in specs if "LOWER" in spec):
            if isinstance(word, str):
                words.add(word)
            else:
                words.update(word.get("IN", ()), word.get("NOT_IN", ()))
                regexes += [re.compile(word["REGEX"])] if "REGEX" in word else []
    return frozenset(words), regexes


def _runs(openers: list[int], length: int) -> Iterator[tuple[int, int]]:
    """Give the bounds of words with the one after them, one behind another taken together."""
    start = end = 0
    for i in openers:
        if i >= end:
            if end:
                yield start, end
            start = i
        end = min(i + 2, length)
    if end:
        yield start, end


def _make_room(memory: dict[Any, Any]) -> None:
    if len(memory) >= _KEPT:
        memory.clear()
