"""Find ontology/, shapes/, queries/ and the folders of data/, in a checkout or a wheel."""

from __future__ import annotations

import os.path

# Not importlib.resources, and pathlib only when a Path is asked for: see docs/decisions/0009.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    ROOT: Path
    ONTOLOGY: Path
    SHAPES: Path
    QUERIES: Path
    LEXICONS: Path
    RECONCILE: Path
    LINKING: Path
    CODED: Path

__all__ = [
    "CODED", "LEXICONS", "LINKING", "ONTOLOGY", "QUERIES", "RECONCILE", "ROOT", "SHAPES", "folder",
]  # fmt: skip

_HERE = os.path.dirname(os.path.abspath(__file__))
_PACKAGED = os.path.join(_HERE, "_data")
_ROOT = _PACKAGED if os.path.isdir(_PACKAGED) else os.path.dirname(_HERE)

_FOLDERS = {
    "ROOT": "",
    "ONTOLOGY": "ontology",
    "SHAPES": "shapes",
    "QUERIES": "queries",
    "LEXICONS": "data/lexicons",
    "RECONCILE": "data/reconcile",
    "LINKING": "data/linking",
    "CODED": "data/coded",
}


def folder(name: str) -> str:
    """Give the path of a folder of data, such as ``queries``."""
    return os.path.join(_ROOT, name)


def __getattr__(name: str) -> Path:
    if name not in _FOLDERS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from pathlib import Path

    return Path(folder(_FOLDERS[name]))
