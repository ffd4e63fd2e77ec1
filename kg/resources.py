"""Find ontology/, shapes/, queries/ and data/lexicons/, in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path

# Not importlib.resources: its import alone costs as much as answering a saved query.
_PACKAGED = Path(__file__).parent / "_data"
_CHECKOUT = Path(__file__).parent.parent
ROOT = _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT

ONTOLOGY = ROOT / "ontology"
SHAPES = ROOT / "shapes"
QUERIES = ROOT / "queries"
LEXICONS = ROOT / "data" / "lexicons"
