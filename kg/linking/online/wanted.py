"""What is asked for: the names of an article that the local index does not settle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kg.linking import names
from kg.linking.context import read_context
from kg.linking.groups import Family, Group, group
from kg.model import Article, Extraction, Link

__all__ = ["MOST_SPELLINGS", "Wanted", "wanted"]

MOST_SPELLINGS: Final = 4
_LONGEST: Final = 80
_ARTICLE: Final = re.compile(
    r"\A(?:the\s+|(?:al|el|ad|ed|an|en|ar|er|as|es|ash|esh|at|et|az|ez)[-\s])(?=\w{3})",
    re.IGNORECASE,
)
_UNKNOWN_OFFICE: Final = frozenset(["none"])


@dataclass(frozen=True, slots=True)
class Wanted:
    """An entity to ask for: its spellings, the likeliest first."""

    key: str
    family: Family
    spellings: tuple[str, ...]


def wanted(
    article: Article, extraction: Extraction, links: Mapping[str, Link]
) -> tuple[Wanted, ...]:
    """Give the entities whose links are nil or ambiguous, and not so by the user's own word."""
    context = read_context(article, extraction)
    found = []
    for entity in extraction.entities:
        link = links.get(entity.key)
        if not entity.named or link is None or link.status == "linked" or link.method == "override":
            continue
        made = group(article, entity, context.dominant)
        if made is None or not _may_be_known(made):
            continue
        if spellings := tuple(dict.fromkeys(_spellings(made)))[:MOST_SPELLINGS]:
            found.append(Wanted(entity.key, made.family, spellings))
    return tuple(found)


def _may_be_known(made: Group) -> bool:
    """Leave out people whom no service can tell: the name of a private person is not sent out."""
    return made.family != "person" or {t.office for t in made.titles} != _UNKNOWN_OFFICE


def _spellings(made: Group) -> Iterator[str]:
    usable = [name for name in made.names if _usable(name, made.family)]
    yield from usable[: MOST_SPELLINGS - 1]
    for name in usable:
        if made.family != "person" and (bare := _ARTICLE.sub("", name)) != name:
            yield bare
        if (plain := names.exact(name)) != name.casefold():
            yield plain.title()  # without hyphens, apostrophes and accents


def _usable(name: str, family: Family) -> bool:
    return (
        2 <= len(name) <= _LONGEST
        and name.isprintable()
        and bool(names.exact(name))
        and (family != "person" or " " in name)
    )
