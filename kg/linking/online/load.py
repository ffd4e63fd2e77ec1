"""The online linker as the command uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kg.linking.index import open_index
from kg.linking.load import SetLinks
from kg.linking.online.cache import Cache, default_cache_path
from kg.linking.online.client import Client, agent
from kg.linking.online.clock import Clock, Limits
from kg.linking.online.endpoint import EndpointService
from kg.linking.online.learned import Service
from kg.linking.online.linker import OnlineLinker
from kg.linking.online.reconcile import ReconcileSearch
from kg.linking.online.wikibase import API, Items, ItemService, NameSearch
from kg.linking.overrides import NONE, read_overrides

__all__ = ["Asked", "online_linker"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whom to ask, as whom, and how much.

    Attributes:
        contact: Whom the services' operators can write to.
        api: Action API of Wikidata, or of a wiki that holds its items.
        endpoint: SPARQL endpoint to ask instead of the API.
        reconcile: Reconciliation service that finds the items instead of the API's search.
        cache: File of kept answers; None for the default one.
        limits: What a run may take.
    """

    contact: str | None
    api: str = API
    endpoint: str | None = None
    reconcile: str | None = None
    cache: Path | None = None
    limits: Limits = field(default_factory=Limits)


@contextmanager
def online_linker(
    asked: Asked,
    index: Path | None = None,
    links: Path | None = None,
    *,
    clock: Clock | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Iterator[OnlineLinker]:
    """Open a linker that asks services for what the local index leaves open.

    Raises:
        ConfigError: There is no contact.
        UsageError: An address is none.
        InputError: A file cannot be used.
    """
    agent(asked.contact)  # complains before anything is opened
    clock = clock or Clock()
    overrides = read_overrides(links) if links else NONE
    with (
        open_index(index, tell=tell) as opened,
        Cache(asked.cache or default_cache_path(), today=clock.today) as cache,
    ):
        client = Client(cache, asked.contact, limits=asked.limits, clock=clock)
        set_ = SetLinks(overrides, opened) if overrides else None
        yield OnlineLinker(opened, set_, _service(client, asked), state=cache.made)


def _service(client: Client, asked: Asked) -> Service:
    if asked.endpoint:
        return EndpointService(client, asked.endpoint)
    items = Items(client, asked.api)
    if asked.reconcile:
        return ItemService(ReconcileSearch(client, asked.reconcile), items)
    return ItemService(NameSearch(client, asked.api), items)
