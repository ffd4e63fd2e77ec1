"""Read gold annotations of links: which item each name of an article stands for, or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from kg.errors import InputError
from kg.evaluate.reading import article_key

__all__ = ["NIL", "GoldLink", "GoldLinks", "read_link_gold"]

NIL = "NIL"
"""The name is known to stand for something that none of the sources of the gold has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldLink:
    """One name of the text and what it stands for.

    ``ids`` are the acceptable identifiers, best first (``Q858``, ``gn:163843``); none means NIL.
    """

    start: int
    end: int
    kind: str
    ids: tuple[str, ...]
    label: str
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldLinks:
    """The annotated names of one article, in the order of the text."""

    article: str
    published: date | None
    links: tuple[GoldLink, ...]
    path: Path


@dataclass(frozen=True, kw_only=True)
class _Link:
    __pydantic_config__ = ConfigDict(strict=True, extra="ignore")

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    kind: str
    id: Annotated[str, Field(pattern=r"^(Q[1-9]\d*|gn:[1-9]\d*|NIL)$")]
    also: tuple[Annotated[str, Field(pattern=r"^(Q|gn:)[1-9]\d*$")], ...] = ()
    label: str = ""
    optional: bool = False


@dataclass(frozen=True, kw_only=True)
class _File:
    __pydantic_config__ = ConfigDict(strict=True, extra="ignore")

    article: str
    links: tuple[_Link, ...]
    published: date | None = None


_FILE: TypeAdapter[_File] = TypeAdapter(_File)


def read_link_gold(path: Path) -> tuple[GoldLinks, ...]:
    """Read one file of annotated links, or every ``*.json`` of a folder.

    Raises:
        InputError: There is no such file, one is not as documented, or two are of one article.
    """
    paths = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not paths:
        raise InputError(f"{path}: no *.json file here; name a file of links or a folder of them")
    found: dict[str, GoldLinks] = {}
    for each in paths:
        gold = _read(each)
        other = found.setdefault(article_key(gold.article), gold)
        if other is not gold:
            raise InputError(
                f"{each}: annotates {gold.article!r} as {other.path} does; keep one of the two"
            )
    return tuple(found.values())


def _read(path: Path) -> GoldLinks:
    try:
        file = _FILE.validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the name") from error
    except ValidationError as error:
        raise InputError(f"{path}: {_first(error)}") from error
    links = tuple(_gold(link) for link in file.links)
    for one, other in pairwise(links):
        if other.start < one.end:
            raise InputError(f"{path}: the links at {one.start} and {other.start} overlap or turn")
    return GoldLinks(article=file.article, published=file.published, links=links, path=path)


def _gold(link: _Link) -> GoldLink:
    return GoldLink(
        start=link.start,
        end=link.end,
        kind=link.kind,
        ids=() if link.id == NIL else (link.id, *link.also),
        label=link.label,
        optional=link.optional,
    )


def _first(error: ValidationError) -> str:
    first: Mapping[str, Any] = error.errors(include_url=False)[0]
    at = ".".join(str(part) for part in first["loc"])
    return (
        f"{f'{at}: ' if at else ''}{first['msg']}; "
        "the format is described in docs/how-to/evaluate.md"
    )
