"""Tell articles that are not in English; short texts get the benefit of the doubt."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 3_000
_SHORT = 80
_SURE = 0.95
_PLAIN = frozenset(
    ["the", "of", "and", "to", "that", "for", "with", "said", "by", "from", "has", "have", "were",
     "are", "which", "but", "this", "they", "his", "been", "their", "after", "will", "who", "had",
     "not", "be", "on", "it", "was", "would", "its", "is", "as", "at", "when", "there", "she", "he"]
)  # fmt: skip
_PLAIN_SHARE = 0.25
"""Share of such words that no text has that is not English from end to end: its own is a third."""


def foreign_language(text: str, declared: str | None = None) -> str | None:
    """Return the code of the text's language if it is certainly not English, else None.

    A ``declared`` language decides. Texts of a few words are taken as English unless they are
    written in another script.
    """
    if declared:
        code = declared.casefold().replace("_", "-").split("-")[0]
        return None if code in ("en", "eng", "english") else declared
    counts = Counter(text[:_SAMPLE])
    letters = sum(n for char, n in counts.items() if char.isalpha())
    latin = sum(n for char, n in counts.items() if char.isalpha() and _is_latin(char))
    if letters and latin * 2 < letters:
        return _detect(text)[0]
    if letters < _SHORT or _is_plain(_sample(text)):
        return None
    code, probability = _detect(text)
    return code if code != "en" and probability >= _SURE else None


def _is_latin(char: str) -> bool:
    return char < "\u0250" or unicodedata.name(char, "").startswith("LATIN")


def _is_plain(text: str) -> bool:
    """Tell English from its commonest words alone, which takes a tenth of the time."""
    words = re.findall(r"\w+", text.lower())
    return sum(word in _PLAIN for word in words) >= _PLAIN_SHARE * len(words)


def _detect(text: str) -> tuple[str, float]:
    code, probability = _identifier().classify(_sample(text))
    return str(code), float(probability)


def _sample(text: str) -> str:
    middle = len(text) // 2
    return text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + text[middle : middle + _SAMPLE]


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
