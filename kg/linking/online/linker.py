"""Links once more, with what services know of the names that the local index left open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from kg.errors import RemoteError, StoppedError
from kg.linking import ONLINE
from kg.linking.index import Index
from kg.linking.index.build import memory_index
from kg.linking.linker import Linker, Overriding
from kg.linking.online.learned import Learned, LearnedSource, Service
from kg.linking.online.overlay import Overlay
from kg.linking.online.wanted import Wanted, wanted
from kg.model import Article, Extraction, Link, Linking

__all__ = ["OnlineLinker"]


class OnlineLinker:
    """A linker whose candidates come from services, too; it decides as the local one does.

    What the local index links stays as it is.

    Args:
        index: The local index.
        overrides: The user's own links.
        service: Where to ask.
        state: Names the state of the network that the answers are of.
    """

    def __init__(
        self,
        index: Index,
        overrides: Overriding | None,
        service: Service,
        *,
        state: str,
    ) -> None:
        self._index = index
        self._overrides = overrides
        self._service = service
        self._state = state
        self._local = Linker(index, overrides)

    @property
    def fingerprint(self) -> str:
        """Name the local linker in its version, the services, and the state of the network."""
        asked = sha256(f"{self._service.name}\n{self._state}".encode()).hexdigest()[:8]
        return f"{self._local.fingerprint}{ONLINE}{asked}"

    def link(self, article: Article, extraction: Extraction) -> Linking:
        """Link the entities of one article.

        Raises:
            RemoteError: A service has no good answer; the article stays as it was linked before.
        """
        local = self._local.link(article, extraction)
        links = {link.entity: link for link in local.links}
        asked = wanted(article, extraction, links)
        learned = self._learn(asked) if asked else Learned()
        if learned.records:
            again = self._again(article, extraction, learned)
            for each in asked:
                links[each.key] = _better(links[each.key], again.get(each.key), learned.day)
        return replace(
            local,
            linker=self.fingerprint,
            links=tuple(links[link.entity] for link in local.links),
        )

    def _learn(self, asked: Sequence[Wanted]) -> Learned:
        try:
            return self._service.learn(asked)
        except StoppedError:
            raise
        except RemoteError as error:
            raise RemoteError(
                f"{error}; the article keeps the links that it has; run kg link --online again"
            ) from error

    def _again(self, article: Article, extraction: Extraction, learned: Learned) -> dict[str, Link]:
        with memory_index([LearnedSource(learned)]) as small:
            linker = Linker(Overlay(self._index, small), self._overrides)
            return {link.entity: link for link in linker.link(article, extraction).links}


def _better(before: Link, after: Link | None, day: str) -> Link:
    """Take what the network has found, where it is something else."""
    if after is None or replace(after, method=before.method) == before:
        return before
    reason = f"{after.reason} Asked online on {day}."
    return replace(after, method="online", reason=reason.strip())
