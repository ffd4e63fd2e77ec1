"""Conflict news in, a trustworthy RDF graph out."""

from __future__ import annotations

TYPE_CHECKING = False  # typing takes longer to import than a saved query to be read
if TYPE_CHECKING:
    from kg.exports.dataset import open_dataset as open_dataset

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Import what needs rdflib only when it is asked for."""
    if name == "open_dataset":
        from kg.exports.dataset import open_dataset

        return open_dataset
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
