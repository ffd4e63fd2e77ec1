"""Settings: kg.toml in the current folder, over it ``KG_*``, over it the options of a command."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from kg.errors import ConfigError

__all__ = ["FILE", "Settings", "settings"]

FILE = "kg.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What can be set once instead of with every command.

    Attributes:
        store: Folder of the store.
        base: What the IRIs of things begin with; None for what the store has, or the default.
        model: Name of an installed spaCy pipeline for English; None for the default.
        endpoint: SPARQL endpoint to ask instead of the store.
        lexicons: Folder of one's own lexicons; None for those that come with kg.
        index: Index of Wikidata and GeoNames; None for the default one.
        links: CSV file of links that win over what the index says; None for none.
        contact: Mail address or web page for those whose servers are asked; None to ask none.
    """

    store: Path = Path("kg-store")
    base: str | None = None
    model: str | None = None
    endpoint: str | None = None
    lexicons: Path | None = None
    index: Path | None = None
    links: Path | None = None
    contact: str | None = None


_NAMES = tuple(field.name for field in fields(Settings))


def settings(folder: Path | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """Read kg.toml and the environment.

    Raises:
        ConfigError: The file does not parse, or holds something that is no setting.
    """
    folder = folder or Path()
    found = _from_file(folder / FILE)
    for name in _NAMES:
        value = (os.environ if environ is None else environ).get(f"KG_{name.upper()}")
        if value:
            found[name] = value
    # A relative path in kg.toml is relative to it, which here is the current folder too.
    return Settings(
        store=folder / found.get("store", "kg-store"),
        base=found.get("base"),
        model=found.get("model"),
        endpoint=found.get("endpoint"),
        lexicons=folder / found["lexicons"] if "lexicons" in found else None,
        index=folder / found["index"] if "index" in found else None,
        links=folder / found["links"] if "links" in found else None,
        contact=found.get("contact"),
    )


def _from_file(path: Path) -> dict[str, str]:
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"Cannot read {path}: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not valid TOML: {error}") from error
    for name, value in read.items():
        if name not in _NAMES:
            raise ConfigError(f"{path}: no setting is called {name!r}; there are {_listed()}")
        if not isinstance(value, str) or not value:
            raise ConfigError(f"{path}: {name} must be a text in quotes, not {value!r}")
    return read


def _listed() -> str:
    return ", ".join(_NAMES)
