"""Read NAME.meta.toml, the metadata that a user writes beside an article."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError

from kg.articles.record import Address, Day, Identifier, Words, explain
from kg.articles.values import Metadata, Unreadable, shown

SUFFIX = ".meta.toml"
_LARGEST = 100_000
_FIX = "correct it or take it away"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sidecar:
    __pydantic_config__ = ConfigDict(extra="forbid")  # a misspelt key would be lost in silence

    id: Identifier | None = None
    title: Words = None
    published: Day = None
    publisher: Words = None
    url: Address = None
    language: Words = None
    encoding: Words = None


_ADAPTER = TypeAdapter(_Sidecar)


def read_sidecar(article: Path) -> Metadata | Unreadable | None:
    """Read the sidecar of an article: ``x.txt.meta.toml``, else ``x.meta.toml``, else None."""
    for path in (
        article.with_name(article.name + SUFFIX),
        article.with_name(article.stem + SUFFIX),
    ):
        if path.is_file():
            return _read(path)
    return None


def _read(path: Path) -> Metadata | Unreadable:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            return Unreadable(path=shown(path), reason="this sidecar is too large", next=_FIX)
        values = _ADAPTER.validate_python(tomllib.loads(data.decode("utf-8-sig")))
    except OSError as error:
        return Unreadable(
            path=shown(path),
            reason=f"cannot be read ({error.strerror})",
            next="check its permissions",
        )
    except UnicodeDecodeError:
        return Unreadable(path=shown(path), reason="this sidecar is not UTF-8", next=_FIX)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        reason = f"this sidecar is not TOML ({str(error) or 'nested too deeply'})"
        return Unreadable(path=shown(path), line=_line(str(error)), reason=reason, next=_FIX)
    except ValidationError as error:
        return Unreadable(path=shown(path), reason=explain(error), next=_FIX)
    return Metadata(
        id=values.id,
        title=values.title,
        published=values.published,
        publisher=values.publisher,
        url=values.url,
        language=values.language,
        encoding=values.encoding,
    )


def _line(message: str) -> int | None:
    """Take the line out of tomllib's message: it has no attribute for it before Python 3.14."""
    _, found, after = message.partition("at line ")
    digits = after.split(",")[0]
    return int(digits) if found and digits.isdigit() else None
