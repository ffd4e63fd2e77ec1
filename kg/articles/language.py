"""Tell articles that are not in English; short texts get the benefit of the doubt."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 3_000
_SHORT = 80
_SURE = 0.95


def foreign_language(text: str, declared: str | None = None) -> str | None:
    """Return the code of the text's language if it is certainly not English, else None.

    A ``declared`` language decides. Texts of a few words are taken as English unless they are
    written in another script.
    """
    if declared:
        code = declared.casefold().replace("_", "-").split("-")[0]
        return None if code in ("en", "eng", "english") else declared
    letters = [char for char in text[:_SAMPLE] if char.isalpha()]
    latin = sum(_is_latin(char) for char in letters)
    if letters and latin * 2 < len(letters):
        return _detect(text)[0]
    if len(letters) < _SHORT:
        return None
    code, probability = _detect(text)
    return code if code != "en" and probability >= _SURE else None


def _is_latin(char: str) -> bool:
    return char < "\u0250" or unicodedata.name(char, "").startswith("LATIN")


def _detect(text: str) -> tuple[str, float]:
    middle = len(text) // 2
    sample = text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + text[middle : middle + _SAMPLE]
    code, probability = _identifier().classify(sample)
    return str(code), float(probability)


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
