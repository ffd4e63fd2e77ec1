"""The linker as commands use it: out of the files of an index and of a user's own links."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from kg.linking.index import Index, open_index
from kg.linking.linker import Linker
from kg.linking.overrides import NONE, Override, Overrides, read_overrides
from kg.model import Article, Entity, Extraction, Link, Linking

__all__ = ["FileLinker", "SetLinks"]


class SetLinks:
    """The user's own links as the linker takes them, with what the index knows of the items."""

    def __init__(self, overrides: Overrides, index: Index) -> None:
        self._overrides = overrides
        self._index = index

    @property
    def fingerprint(self) -> str:
        """Name the state of the links."""
        return self._overrides.digest

    def find(self, entity: Entity, article: Article) -> Link | None:
        """Give the link that is set for an entity."""
        line = self._overrides.find(article.id, entity)
        if line is None:
            return None
        reason = f"Set by hand{f': {line.note}' if line.note else ''}."
        if line.is_nil:
            return Link(entity=entity.key, status="nil", method="override", reason=reason)
        return self._linked(entity, line, reason)

    def _linked(self, entity: Entity, line: Override, reason: str) -> Link:
        item = line.wikidata or f"gn:{line.geonames}"
        known = self._index.get(item)
        if known is None and line.geonames is not None:
            known = self._index.get(f"gn:{line.geonames}")
        return Link(
            entity=entity.key,
            status="linked",
            method="override",
            # the place of a GeoNames id may have an item, after which others name it
            wikidata=line.wikidata or (known.wikidata if known else None),
            geonames=line.geonames or (known.geonames if known else None),
            label=known.label if known else None,
            latitude=known.latitude if known else None,
            longitude=known.longitude if known else None,
            country=known.country if known else None,
            score=1.0,
            reason=reason,
        )


class FileLinker:
    """A linker that pickles as the names of its files: each process opens them for itself.

    Raises:
        KgError: A file is missing or is not what it should be.
    """

    def __init__(
        self,
        index: Path | None = None,
        links: Path | None = None,
        tell: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._files = index, links
        opened = open_index(index, tell=tell)
        overrides = read_overrides(links) if links else NONE
        self._linker = Linker(opened, SetLinks(overrides, opened) if overrides else None)

    def __reduce__(self) -> tuple[object, ...]:
        return FileLinker, self._files

    @cached_property
    def fingerprint(self) -> str:
        """Name the rules, the weights, the user's own links and the index, in their versions."""
        return self._linker.fingerprint

    def link(self, article: Article, extraction: Extraction) -> Linking:
        """Link the entities of an article, or say why they are not linked."""
        return self._linker.link(article, extraction)
