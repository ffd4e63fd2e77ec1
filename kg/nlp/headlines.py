"""Read headlines in Title Case or CAPITALS as the sentences they are.

The model takes "Rebels Seize Border Town" for a row of names. The words of such a headline are put
in the case they would have in a sentence, parsed by themselves, and the Tree of the text takes
that parse; the text and its offsets stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp import model
from kg.nlp.frames.triggers import triggers
from kg.nlp.mentions.words import (
    actor_heads,
    actors,
    capitals,
    countries,
    fold,
    peoples,
    place_heads,
)
from kg.nlp.prepare import STAND_IN, acronyms
from kg.nlp.tree import REPARSED

if TYPE_CHECKING:
    from kg.nlp.parts import Bounds, TokenBlock

__all__ = ["sentence_case"]

_MODEL = frozenset(
    ["tok2vec", "transformer", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"]
).union(model.STEPS)
_SMALL = frozenset(
    [
        "of",
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "to",
        "for",
        "and",
        "or",
        "by",
        "as",
        "from",
        "with",
        "after",
        "over",
        "near",
        "amid",
        "vs",
    ]
)
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)


@Language.factory("kg_headlines")
def make_headlines(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component that parses headlines again."""

    def headlines(doc: Doc) -> Doc:
        parsed = []
        for block in doc._.blocks:
            titled = block.kind == "headline" and _is_titled(doc, block)
            if titled or (block.read and _is_shouted(doc, block)):
                parsed.append((block.start, _parse(nlp, doc, block)))
        if parsed:
            doc.user_data[REPARSED] = tuple(parsed)
        return doc

    return headlines


def _is_titled(doc: Doc, block: TokenBlock) -> bool:
    """Tell whether nearly all words of a headline open with a capital."""
    words = [t.text for t in doc[block.start : block.end] if t.is_alpha and t.lower_ not in _SMALL]
    return len(words) >= 4 and sum(w[0].isupper() for w in words) >= 0.85 * len(words)


def _is_shouted(doc: Doc, block: TokenBlock) -> bool:
    """Tell whether a whole paragraph is in CAPITALS."""
    if (
        not doc[block.start].is_upper
        or not doc[block.end - 1 - (block.end - block.start > 1)].is_upper
    ):
        return False
    words = [t for t in doc[block.start : block.end] if t.is_alpha]
    return len(words) >= 5 and sum(t.is_upper for t in words) >= 0.9 * len(words)


def _parse(nlp: Language, doc: Doc, block: TokenBlock) -> Doc:
    tokens = doc[block.start : block.end]
    english = _english(nlp) if _all_capitals(doc, (block.start, block.end)) else None
    words = sentence_case(doc, (block.start, block.end), english)
    mini = Doc(nlp.vocab, words=words, spaces=[bool(t.whitespace_) for t in tokens])
    for i in acronyms(words):
        mini[i].norm_ = STAND_IN
    for name, component in nlp.pipeline:
        if name in _MODEL:
            mini = component(mini)
    return mini


def _english(nlp: Language) -> frozenset[str]:
    """Give the dictionary forms that the model's lemmatizer knows."""
    tables = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    if not tables.has_table("lemma_index"):
        return frozenset()
    return frozenset(word for forms in tables.get_table("lemma_index").values() for word in forms)


def _is_english(word: str, before: str, english: frozenset[str]) -> bool:
    """Tell a word of the language from a name, which in capitals looks the same.

    The dictionary has towns too; after "in" or "near" only our own nouns are taken for nouns.
    """
    forms = {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("d")}
    forms |= {word.removesuffix("ed"), word.removesuffix("ing"), f"{word.removesuffix('ing')}e"}
    if (
        word in _SMALL
        or word in _MONTHS
        or any((f, pos) in triggers() for f in forms for pos in "nv")
    ):
        return True
    if forms & (place_heads().keys() | actor_heads().keys()):
        return True
    return bool(forms & english) and before not in {"in", "near", "outside", "at"}


def sentence_case(doc: Doc, bounds: Bounds, english: frozenset[str] | None = None) -> list[str]:
    """Give the words of a stretch in the case that they would have inside a sentence."""
    start, end = bounds
    names = _names(doc, bounds)
    words = []
    for i in range(start, end):
        text = doc[i].text
        if not text[:1].isupper() or not text.isalpha():
            words.append(text)
        elif text.lower() in names or (
            english and not _is_english(text.lower(), doc[max(0, i - 1)].lower_, english)
        ):
            shouted = text.isupper() and (len(text) > 5 or english)
            words.append(text.capitalize() if shouted else text)
        else:
            words.append(text.lower())
    return words


def _names(doc: Doc, bounds: Bounds) -> set[str]:
    """Collect the words that are capitalised inside the article, or known to be names."""
    found: set[str] = set()
    lower: set[str] = set()
    for token in doc:
        if bounds[0] <= token.i < bounds[1]:
            continue
        if not token.text[:1].isupper():
            lower.add(token.text)
        elif token.tag_ in {"NNP", "NNPS", "JJ"} and not token.is_sent_start:
            found.add(token.lower_)
    known = set()
    for token in doc[bounds[0] : bounds[1]]:
        key = fold(token.text)
        if (
            key in countries()
            or key in peoples()
            or key in capitals()
            or key in actors()
            or token.lower_ in _MONTHS
        ) or (token.text.isupper() and len(token.text) <= 4 and not _all_capitals(doc, bounds)):
            known.add(token.lower_)
    return (found - lower) | (known - {"us"} - (lower & _SMALL))


def _all_capitals(doc: Doc, bounds: Bounds) -> bool:
    return all(t.is_upper for t in doc[bounds[0] : bounds[1]] if t.is_alpha)
