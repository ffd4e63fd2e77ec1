"""Read gold annotations and facts tables; both come from outside and are checked as they come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from kg.errors import InputError
from kg.exports.facts_row import NAME_SLOTS

Count = tuple[int | None, int | None]
Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact, of gold or of a program, with what the matching looks at.

    ``count`` and ``when`` are None where nothing is stated; ``further`` holds what else is given
    (status, ranks ...). ``evidence`` is the clause, ``sentence`` what stands around it.
    """

    article: str
    id: str
    type: str
    kind: str | None
    start: int
    end: int
    evidence: str
    sentence: str | None
    count: Count | None
    when: Days | None
    names: Mapping[str, tuple[str, ...]]
    further: Mapping[str, object]
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """The annotations of one article: its id, its day, its facts and the file they stand in."""

    article: str
    published: date | None
    facts: tuple[Fact, ...]
    path: Path


def read_gold(path: Path) -> tuple[GoldArticle, ...]:
    """Read one gold file, or every ``*.json`` of a folder in the order of their names.

    Raises:
        InputError: There is no such file, or one is not gold as documented.
    """
    paths = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not paths:
        raise InputError(f"{path}: no *.json file here; name a gold file or a folder of them")
    articles = tuple(_gold_article(each) for each in paths)
    seen: dict[str, Path] = {}
    for article in articles:
        if article.article in seen:
            raise InputError(
                f"{article.path}: annotates {article.article!r} as {seen[article.article]} does; "
                "keep one of the two"
            )
        seen[article.article] = article.path
    return articles


def read_facts(path: Path) -> list[Fact]:
    """Read a facts table (JSON lines), of ``kg export`` or of any program that writes the format.

    Raises:
        InputError: The file cannot be read, or a line is not a fact.
    """
    return list(facts_of(_read(path).split(b"\n"), str(path)))


def facts_of(lines: list[bytes], where: str) -> Iterator[Fact]:
    """Turn the lines of a facts table into facts; blank lines are skipped."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _fact_of_row(_check(_ROW, line, f"{where}, line {number}"), number)


def article_key(article: str) -> str:
    """Return an article's id as it is compared: without the ending of a file's name."""
    stem, dot, ending = article.rpartition(".")
    return stem if dot and ending.lower() in {"txt", "html", "htm", "json"} else article


@dataclass(frozen=True, kw_only=True)
class _Given:
    """What a gold fact and a row of a facts table have in common."""

    __pydantic_config__ = ConfigDict(strict=True, extra="ignore")

    type: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    kind: str | None = None
    evidence: str = ""
    who: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    perpetrator: tuple[str, ...] = ()
    from_: Annotated[tuple[str, ...], Field(alias="from")] = ()
    to: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    destination: tuple[str, ...] = ()
    affiliation: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    ranks: dict[str, int] | None = None
    party_total: int | None = None
    status: str | None = None
    subset: bool | None = None
    cumulative: bool | None = None


@dataclass(frozen=True, kw_only=True)
class _GoldCount:
    __pydantic_config__ = ConfigDict(strict=True, extra="ignore")

    min: int | None
    max: int | None


@dataclass(frozen=True, kw_only=True)
class _GoldFact(_Given):
    id: str
    count: _GoldCount | None = None
    when: tuple[date | None, date | None] | None = None
    optional: bool = False


@dataclass(frozen=True, kw_only=True)
class _GoldFile:
    __pydantic_config__ = ConfigDict(strict=True, extra="ignore")

    article: str
    facts: tuple[_GoldFact, ...]
    published: date | None = None


@dataclass(frozen=True, kw_only=True)
class _Row(_Given):
    article: str
    claim: str = ""
    sentence: str | None = None
    count_min: int | None = None
    count_max: int | None = None
    when_start: date | None = None
    when_end: date | None = None


_GOLD: TypeAdapter[_GoldFile] = TypeAdapter(_GoldFile)
_ROW: TypeAdapter[_Row] = TypeAdapter(_Row)
_NAMES = tuple("from_" if slot == "from" else slot for slot in NAME_SLOTS)
_FURTHER = ("kind", "status", "ranks", "party_total", "subset", "cumulative")


_PAGES = ("reference/facts-table.md", "how-to/evaluate.md")


def _gold_article(path: Path) -> GoldArticle:
    file = _check(_GOLD, _read(path), str(path))
    return GoldArticle(
        article=file.article,
        published=file.published,
        facts=tuple(
            _fact(
                fact,
                article=file.article,
                id=fact.id,
                sentence=None,
                count=(fact.count.min, fact.count.max) if fact.count else None,
                when=fact.when,
                optional=fact.optional,
            )
            for fact in file.facts
        ),
        path=path,
    )


def _fact_of_row(row: _Row, number: int) -> Fact:
    counted = row.count_min is not None or row.count_max is not None
    dated = row.when_start is not None or row.when_end is not None
    return _fact(
        row,
        article=row.article,
        id=row.claim or f"line {number}",
        sentence=row.sentence,
        count=(row.count_min, row.count_max) if counted else None,
        when=(row.when_start, row.when_end) if dated else None,
    )


def _fact(given: _Given, **other: Any) -> Fact:
    names = {name.rstrip("_"): getattr(given, name) for name in _NAMES}
    further = {name: getattr(given, name) for name in _FURTHER}
    return Fact(
        type=given.type,
        kind=given.kind,
        start=given.start,
        end=given.end,
        evidence=given.evidence,
        names={name: value for name, value in names.items() if value},
        further={name: value for name, value in further.items() if value},
        **other,
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the name") from error


def _check(adapter: TypeAdapter[Any], data: bytes, where: str) -> Any:
    try:
        return adapter.validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        at = ".".join(str(part) for part in first["loc"])
        more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
        raise InputError(
            f"{where}: {f'{at}: ' if at else ''}{first['msg']}{more}; "
            f"the format is described in docs/{_PAGES[adapter is _GOLD]}"
        ) from error
