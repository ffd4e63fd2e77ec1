"""Conflict news in, a trustworthy RDF graph out."""

__version__ = "0.1.0"
