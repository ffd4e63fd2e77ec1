# ruff: noqa: RUF001  # letters that look alike are the matter of this module
"""Keys under which names are looked up, from the strict to the tolerant.

``exact`` undoes case, accents and punctuation. ``folded`` also undoes most of what differs between
romanisations of one word ("Deir ez-Zor", "Dayr az Zawr"). ``skeleton`` keeps little more than the
consonants, and brings Arabic script to the same letters. The tables are data of this module and not
of a lexicon: a changed letter changes every key, so each change needs a new index (``VERSION``).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from kg.resources import folder

__all__ = [
    "VERSION",
    "exact",
    "folded",
    "initials",
    "looks_like_acronym",
    "pattern",
    "readings",
    "skeleton",
]

VERSION = 2
"""Counts up when a key changes: an index made with other keys is not opened."""

MOST_LETTERS = 200
"""A name is cut here; nothing longer is one."""

# Apostrophes, and the marks for ayn and hamza, are written or left out at will.
_DROPPED = dict.fromkeys(
    map(ord, "'`´‘’‚‛ʹʺʻʼʽʾʿˈˊˋ˴′‵＇ـ\u200b\u200c\u200d\u200e\u200f\u2060\ufeff·")
)
_LETTERS = str.maketrans(
    {
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
        "ħ": "h", "ŋ": "n", "ə": "a", "ɛ": "e", "ɔ": "o", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y",
        "ک": "ك", "ی": "ي", "ى": "ي", "ے": "ي", "ە": "ه", "ھ": "ه", "ہ": "ه", "ۀ": "ه", "ٱ": "ا",
    }
)  # fmt: skip
_DROPPED_AND_LETTERS = _DROPPED | _LETTERS
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_NO_WORD = re.compile(r"[\W_]+")
_THE = re.compile(r"(?:the )+(?=.)")
_ARABIC = re.compile(r"[\u0620-\u06ff]")


@lru_cache(maxsize=1 << 14)
def exact(name: str) -> str:
    """Give a name without case, accents, apostrophes, punctuation and an English article."""
    if name.isascii():
        plain = name[:MOST_LETTERS].lower().translate(_DROPPED)
        return _bare(plain)
    plain = unicodedata.normalize("NFKD", name[:MOST_LETTERS].translate(_DROPPED)).casefold()
    plain = _MARKS.sub("", plain).translate(_DROPPED_AND_LETTERS)
    # Case-folding can bring forth letters that come apart once more.
    return _bare(plain if plain.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", plain)))


def _bare(plain: str) -> str:
    words = _NO_WORD.sub(" ", plain).strip()
    the = _THE.match(words)
    return words[the.end() :] if the else words


# The Arabic article, with its consonant as it is spoken before sun letters.
_ARTICLES = frozenset(
    [
        "al", "el", "ul", "il", "ar", "er", "ur", "as", "es", "us", "ash", "esh", "ush", "ad", "ed",
        "ud", "an", "en", "un", "at", "et", "ut", "az", "ez", "uz", "adh", "edh", "ath", "eth",
    ]
)  # fmt: skip

_DIGRAPHS = {
    "sch": "s", "tsch": "s", "tch": "s", "kh": "x", "gh": "g", "sh": "s", "ch": "s", "th": "t",
    "dh": "d", "dj": "j", "dsh": "j", "zh": "j", "ph": "f", "ck": "k",
    "ou": "u", "oo": "u", "aw": "u", "au": "u", "ow": "u", "ew": "u", "uw": "u", "uu": "u",
    "ai": "i", "ei": "i", "ay": "i", "ey": "i", "ee": "i", "ie": "i", "iy": "i", "ij": "i",
    "yi": "i", "ii": "i",
}  # fmt: skip
_DIGRAPH = re.compile("|".join(sorted(_DIGRAPHS, key=lambda each: (-len(each), each))))
_SINGLE = str.maketrans("qcwyoepv", "kkuiuibf")
_LAST_H = re.compile(r"(?<=\S\S)h\b")
_DOUBLED = re.compile(r"(.)\1+")
_NO_LATIN = re.compile(r"[^a-z0-9]+")

_TO_LATIN = str.maketrans(
    {
        "ا": "a", "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "x", "د": "d", "ذ": "d",
        "ر": "r", "ز": "z", "س": "s", "ش": "s", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "",
        "غ": "g", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u",
        "ي": "i", "ة": "a", "ء": "", "گ": "g", "پ": "b", "چ": "s", "ژ": "j", "ڤ": "f", "ڨ": "g",
        "ێ": "i", "ۆ": "u", "ڕ": "r", "ڵ": "l", "ں": "n", "ٹ": "t", "ڈ": "d", "ڑ": "r", "ې": "i",
        "ټ": "t", "ډ": "d", "ړ": "r", "ږ": "z", "ښ": "s", "ڼ": "n", "ګ": "g", "ځ": "z", "څ": "s",
    }
)  # fmt: skip


@lru_cache(maxsize=1 << 14)
def folded(name: str) -> str:
    """Give a name in one word, with the spellings of one sound made equal."""
    words = exact(name).split()
    if len(words) > 1:
        words = [word for word in words[:-1] if word not in _ARTICLES] + words[-1:]
    plain = " ".join(words)
    if not plain.isascii():
        plain = " ".join(map(_to_latin, words))
    plain = _DIGRAPH.sub(_one_sound, plain).translate(_SINGLE)
    return _DOUBLED.sub(r"\1", _LAST_H.sub("", plain).replace(" ", ""))


def _one_sound(found: re.Match[str]) -> str:
    return _DIGRAPHS[found[0]]


def _to_latin(word: str) -> str:
    if word.isascii():
        return word
    return _from_arabic(word) if _ARABIC.search(word) else ""


def _from_arabic(word: str) -> str:
    if word.startswith("ال") and len(word) > 3:
        word = word[2:]
    return _NO_LATIN.sub("", word.translate(_TO_LATIN))


_BONES = str.maketrans("xzj", "ksg", "aiuh")
_SOUNDS = str.maketrans("xzjiu", "ksgaa")


def skeleton(name: str) -> str:
    """Give the consonants that most spellings of a name share; empty where there are none."""
    return _DOUBLED.sub(r"\1", folded(name).translate(_BONES))


def pattern(name: str) -> str:
    """Give the skeleton with the places of its vowels: what tells short names apart."""
    return _DOUBLED.sub(r"\1", folded(name).translate(_SOUNDS))


# What is read in two ways gives one more key: a feminine ending before a second word, which Latin
# script writes with its t or without; c and its cedilla in Turkish and Kurdish; French rh for gh.
_READINGS = (
    (re.compile(r"ة(?=[\s_-]+\w)"), "ت"),
    (re.compile(r"[çÇ]"), "ch"),
    (re.compile(r"[cC](?![hHkK\u0300-\u036f])"), "j"),
    (re.compile(r"\b[rR]h"), "gh"),
)
_READ_TWICE = re.compile(r"[çÇةêîûıİğĞşŞ]|\b[rR]h")


def readings(name: str) -> tuple[str, ...]:
    """Give the ways to read a name, as it stands first; each has a folded form of its own."""
    found = [name]
    for written, read in _READINGS if _READ_TWICE.search(name) else ():
        if written.search(name):
            found.append(written.sub(read, name))
    words = exact(name).split()
    front, back = _generic()
    if len(words) > 1 and (words[0] in front or words[-1] in back):
        found += [_without_generic(each) for each in found]
    return tuple(dict.fromkeys(found))


def _without_generic(name: str) -> str:
    words = exact(name).split()
    front, back = _generic()
    if len(words) > 1 and words[0] in front:
        words = words[1:]
    if len(words) > 1 and words[-1] in back:
        words = words[:-1]
    return " ".join(words)


@cache
def _generic() -> tuple[frozenset[str], frozenset[str]]:
    with open(f"{folder('data/linking')}/generic-words.txt", encoding="utf-8") as file:
        words = [line.strip() for line in file if line.strip() and not line.startswith("#")]
    back = frozenset(exact(word) for word in words if word.startswith("-"))
    return frozenset(exact(word) for word in words if not word.startswith("-")), back


def looks_like_acronym(name: str) -> bool:
    """Tell whether a name is written as an acronym: UNHCR, Y.P.G., Nato."""
    letters = name.replace(".", "")
    if not letters.isalpha() or not 2 <= len(letters) <= 8 or not letters.isascii():
        return False
    return letters.isupper() or (len(letters) > 3 and letters.istitle())


_SMALL = frozenset("a an and at by de del des du et for from in la le of on to with y".split())  # noqa: SIM905


def initials(name: str) -> str:
    """Give the initials of a name of three to six words; empty for other names."""
    words = [word for word in exact(name).split() if word not in _SMALL]
    found = "".join(word[0] for word in words)
    return found if 3 <= len(words) <= 6 and found.isascii() and found.isalpha() else ""
