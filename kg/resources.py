"""Find ontology/, shapes/, queries/ and data/lexicons/, in a checkout and in an installed wheel."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_PACKAGED = files("kg") / "_data"
_CHECKOUT = Path(__file__).parent.parent
ROOT: Traversable = _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT

ONTOLOGY = ROOT / "ontology"
SHAPES = ROOT / "shapes"
QUERIES = ROOT / "queries"
LEXICONS = ROOT / "data" / "lexicons"
