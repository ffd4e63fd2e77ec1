"""The word lists of the linker: countries and their adjectives, offices, bodies, units of place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from kg.lexicons import Row, load
from kg.linking.index.offices import office_key
from kg.resources import LINKING

__all__ = [
    "OfficeName",
    "bodies",
    "capitals",
    "countries_named",
    "country_name",
    "fits",
    "flat",
    "homonyms",
    "offices",
    "phrases",
    "titles",
    "words",
]

_TOKEN = re.compile(r"[^\W\d_][\w.'\u2019-]*", re.UNICODE)
_SHORT = 3
"""Countries of so few letters are written in capitals: "US", "UAE", "DRC"."""


@dataclass(frozen=True, slots=True)
class OfficeName:
    """An office as texts say it and as the positions of an index are labelled."""

    name: str
    said: re.Pattern[str]
    held: re.Pattern[str]
    unless: re.Pattern[str] | None

    def fits(self, position: str) -> bool:
        """Say whether the label of a position is this office."""
        return _is_office(self, position)


@lru_cache(maxsize=20_000)
def _is_office(office: OfficeName, position: str) -> bool:
    first = next(countries_named(position), None)
    bare = position[first[1] :] if first is not None and first[0] == 0 else position
    for label in (flat(position), flat(bare).strip(" '")):
        held = office.held.match(label) or office_key(label) == office_key(office.name)
        if held and (office.unless is None or office.unless.search(label) is None):
            return True
    return False


def flat(text: str) -> str:
    """Give a text in lower case without marks, so that spellings compare."""
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize(
        "NFKD", text.casefold().replace("\u0131", "i").replace("\u2019", "'")
    )
    return "".join(c for c in spread if not unicodedata.combining(c))


@cache
def offices() -> tuple[OfficeName, ...]:
    """Give the offices, those with longer titles first."""
    return tuple(
        OfficeName(
            row["office"],
            re.compile(rf"(?<![\w-])(?:{_either(row['said'])})(?![\w-])"),
            re.compile(row["held"]),
            re.compile(row["unless"]) if row["unless"] else None,
        )
        for row in _rows("offices")
    )


@cache
def bodies() -> Mapping[str, tuple[str, ...]]:
    """Give the names that an index may have for a body that the press names shortly."""
    return MappingProxyType({r["said"]: tuple(r["names"].split("|")) for r in _rows("bodies")})


@cache
def words(name: str) -> frozenset[str]:
    """Give a list of words of data/linking/words.csv."""
    return frozenset(w for r in _rows("words") if r["list"] == name for w in r["words"].split())


@cache
def titles() -> frozenset[str]:
    """Give the words that stand before a person's name and are no part of it."""
    return frozenset(row["title"] for row in load("titles"))


@cache
def fits(kind: str) -> Mapping[str, float]:
    """Give the types of an index that a kind of entity may have, and how well each fits."""
    for row in _rows("fits"):
        if row["kind"] == kind:
            found = {t: float(v) for t, v in row.items() if v and t != "kind"}
            return MappingProxyType(found)
    return MappingProxyType({})


@cache
def homonyms() -> frozenset[str]:
    """Give the names of countries that another land bears as well."""
    named = _country_words()
    return frozenset(low for r in _rows("homonyms") if (low := flat(r["said"])) in named)


def phrases(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield names that hold a country's name and are not it, with their country where one is."""
    codes = {r["said"]: r["code"] for r in _rows("homonyms")}
    for found in _phrase().finditer(text):
        yield found.start(), found.end(), codes[found.group(0)]


@cache
def _phrase() -> re.Pattern[str]:
    said = sorted((r["said"] for r in _rows("homonyms")), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, said))})(?!\w)")


@cache
def country_name(code: str) -> str | None:
    """Give the usual English name of a country."""
    return next((r["country"] for r in load("nationalities") if r["code"] == code), None)


@cache
def capitals() -> Mapping[str, str]:
    """Give the country of each seat of government, by its name in lower case."""
    return MappingProxyType(
        {flat(n): r["code"] for r in load("nationalities") for n in r["capital"].split("|") if n}
    )


def countries_named(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a text names countries, or their people, and their codes, from left to right."""
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text)]
    at = 0
    while at < len(tokens):
        if not text[tokens[at][0]].isupper():
            at += 1
            continue
        size, code = _country_at(text, tokens, at)
        if code:
            yield tokens[at][0], tokens[at + size - 1][1], code
        at += size


def _country_at(text: str, tokens: list[tuple[int, int]], at: int) -> tuple[int, str]:
    table = _country_words()
    # Most words begin no country's name, and need one look.
    longest = _first_words().get(_bare(text[tokens[at][0] : tokens[at][1]]), 0)
    for size in range(min(longest, len(tokens) - at), 0, -1):
        last = tokens[at + size - 1][1]
        said = text[tokens[at][0] : last]
        code = table.get(_bare(said))
        if code and (len(said) > _SHORT or said.isupper()):
            return size, code
    return 1, ""


def _bare(words_: str) -> str:
    text = flat(words_)
    text = text.removesuffix("'s").removesuffix("'")
    return text if text.count(".") > 1 else text.rstrip(".-")


@cache
def _country_words() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in load("nationalities"):
        for column in ("country", "names", "people"):
            for word in filter(None, row[column].split("|")):
                found.setdefault(flat(word), row["code"])
                if column == "people":
                    found.setdefault(flat(word) + "s", row["code"])
    # "US" is a country in capitals only; in lower case it is a pronoun and never looked up.
    return MappingProxyType(found)


@cache
def _first_words() -> Mapping[str, int]:
    """Give how many words the longest name has that begins with a word."""
    found: dict[str, int] = {}
    for words_ in _country_words():
        parts = words_.replace("-", " ").split()
        for first in (words_.split()[0], parts[0]):
            found[first] = max(found.get(first, 0), len(parts))
    return MappingProxyType(found)


def _either(said: str) -> str:
    return "|".join(re.escape(s) + r"s?" for s in sorted(said.split("|"), key=len, reverse=True))


@cache
def _rows(name: str) -> tuple[Row, ...]:
    return load(name, LINKING)
