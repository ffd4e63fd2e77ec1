"""Name everything that decides what is read, without loading it."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.lexicons import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["fingerprint", "installed_meta"]

_HERE = Path(__file__).parent
_ALSO = ("lexicons.py", "model.py")
"""Modules outside this package that extraction hangs on; what is read of an article's layout is in
the article's own fingerprint."""


def fingerprint(meta: Mapping[str, Any]) -> str:
    """Name our version and rules, the model that ``meta`` describes, and the lexicons."""
    model = f"{meta['lang']}_{meta['name']} {meta['version']}"
    return (
        f"kg {_version('conflict-kg')}; {model}; spacy {_version('spacy')}; "
        f"rules {_rules()}; lexicons {digest()}"
    )


def installed_meta(model: str) -> dict[str, Any] | None:
    """Read the description of an installed spaCy pipeline, or of one in a folder."""
    folder = Path(model)
    if not folder.is_dir():
        spec = find_spec(model) if model.isidentifier() else None
        if spec is None or spec.origin is None:
            return None
        folder = Path(spec.origin).parent
    try:
        meta: dict[str, Any] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return meta if {"lang", "name", "version"} <= meta.keys() else None


@cache
def _rules() -> str:
    digest = hashlib.sha256()
    files = [*_HERE.rglob("*.py"), *(_HERE.parent / name for name in _ALSO)]
    for path in sorted(files):
        digest.update(path.relative_to(_HERE.parent).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@cache
def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "0"
