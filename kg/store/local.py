"""The Oxigraph store on disk: one writer, any number of readers, one transaction an article."""

from __future__ import annotations

from itertools import pairwise

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, serialize

from kg.errors import QueryError, StoreError
from kg.store.layout import Folder

TYPE_CHECKING = False  # this module is on the quick path: docs/decisions/0009-quick-start.md
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import IO, Any, Self

    from kg.store.base import Answer

__all__ = ["FLUSH_EVERY", "LocalStore", "open_store"]

FLUSH_EVERY = 100
"""Transactions between two flushes: more make the next open replay a long log, fewer cost speed."""

_AT_ONCE = 10, 40
"""Changes that are written at a time while they are held: at first, and later on."""
_MOST = 100_000
"""Quads that are held at most."""
_MANY = 2_000
"""Quads from which on to write them as files of their own is cheaper than as a transaction."""

_PATIENCE = 2.0
"""Seconds a writer waits for the lock: longer than a reader needs to catch up."""


def open_store(path: str | Path, *, write: bool = False, base: str | None = None) -> LocalStore:
    """Open the store in a folder.

    Reading takes the newest snapshot and never waits for a writer. Writing makes the folder where
    there is none; there can be one writer at a time.

    Args:
        path: The store's folder.
        write: Whether to open it for writing too.
        base: What IRIs made for the store begin with; default: what the store has, else the
            default base. Another base than the store's own is an error.

    Raises:
        StoreError: There is no store, it is in use, of a newer format, damaged or out of reach.
    """
    folder = Folder(path)
    if write:
        return _open_writer(folder, base)
    if not folder.exists():
        raise StoreError(
            f"There is no store in {folder.path}: make one with `kg build INPUT --store "
            f"{folder.path}`, or name another folder with --store"
        )
    return _open_reader(folder, base)


class LocalStore:
    """An open store; use it as a context manager, or close it.

    Attributes:
        path: The store's folder.
        base: What every IRI made for this store begins with.
    """

    def __init__(
        self,
        folder: Folder,
        store: Store,
        base: str,
        lock: IO[Any],
        *,
        snapshot: str | None = None,
    ) -> None:
        self.base = base
        self._folder = folder
        self._store: Store | None = store
        self._lock = lock
        self._snapshot = snapshot
        self._write = snapshot is None
        self._unflushed = 0
        self._holding = False
        self._held: list[list[Quad]] = []
        self._held_in: dict[NamedNode, list[Quad]] = {}
        self._at_once = _AT_ONCE[0]

    @property
    def path(self) -> Path:
        """The store's folder."""
        from pathlib import Path

        return Path(self._folder.path)

    @property
    def snapshot(self) -> Path | None:
        """The folder of the snapshot that is read; None for a writer."""
        from pathlib import Path

        return None if self._snapshot is None else Path(self._snapshot)

    def query(self, text: str) -> Answer:
        """Answer a SPARQL query over all graphs together, or those its FROM clauses name.

        Raises:
            QueryError: The query does not parse.
        """
        return self.ask(self._settled(), text, union=not has_from(text))

    def ask(self, store: Store, text: str, *, union: bool) -> Answer:
        """Answer a query on a database of this store's folder, with its errors in words."""
        if "service" in text.lower():
            _stay_local(text)
        try:
            return store.query(text, use_default_graph_as_union=union)
        except SyntaxError as error:
            from kg.store.forms import parse_trouble

            raise QueryError(parse_trouble(text, str(error))) from error
        except OSError as error:
            raise self._folder.trouble("read", error) from error

    def quads(
        self, graph: NamedNode | None = None, predicate: NamedNode | None = None
    ) -> Iterator[Quad]:
        """Give the quads of one graph, or of all; in no order that means anything."""
        held = self._held_in.get(graph) if graph else None
        if held:
            return (
                quad
                for quad in held
                if quad.graph_name == graph and predicate in (None, quad.predicate)
            )
        store = self._opened() if graph else self._settled()
        return store.quads_for_pattern(None, predicate, None, graph)

    def match(
        self, predicate: NamedNode, value: NamedNode | Literal | None = None
    ) -> Iterator[Quad]:
        """Give the quads of any graph that have this predicate, and this object if one is given."""
        return self._settled().quads_for_pattern(None, predicate, value)

    def graphs(self) -> list[NamedNode]:
        """List the graphs, sorted by IRI."""
        names = (g for g in self._settled().named_graphs() if isinstance(g, NamedNode))
        return sorted(names, key=lambda graph: graph.value)

    def __contains__(self, graph: NamedNode) -> bool:
        if graph in self._held_in:
            return next(self.quads(graph), None) is not None
        return self._opened().contains_named_graph(graph)

    def __len__(self) -> int:
        return len(self._settled())

    def replace(self, graphs: Iterable[NamedNode], quads: Iterable[Quad]) -> None:
        """Make these graphs hold the quads and nothing else, all in one transaction.

        A process killed at any moment leaves either everything as it was or everything new. Only
        what differs is written.
        """
        store, graphs = self._writable(), list(graphs)
        if any(graph in self._held_in for graph in graphs):
            self._settled()
        old = [graph for graph in graphs if store.contains_named_graph(graph)]
        if not old:
            self._add(graphs, list(quads))
            return
        before = {quad for graph in old for quad in self.quads(graph)}
        after = set(quads)
        emptied = set(old) - {quad.graph_name for quad in after}
        text = difference(emptied, before - after, after - before)
        if text:
            self._apply(lambda: store.update(text))

    def remove(self, graphs: Iterable[NamedNode]) -> None:
        """Take these graphs away in one transaction; those that are not there are no error."""
        self._writable()
        store = self._settled()
        text = difference(graphs, (), ())
        self._apply(lambda: store.update(text))

    def hold(self) -> None:
        """Write what is new some graphs at a time from now on, until ``settle``.

        It costs half as much. What is held when the process is killed is lost, and nothing is torn.
        Whoever reads through this store sees everything.
        """
        self._writable()
        self._holding, self._at_once = True, _AT_ONCE[0]

    def settle(self) -> None:
        """Write what is held, all in one transaction, and hold no more."""
        self._holding = False
        self._settled()

    def flush(self) -> None:
        """Bring everything to the disk and let readers see it."""
        self._writable()
        store = self._settled()
        try:
            store.flush()
            snapshot = self._folder.next_snapshot()
            store.backup(snapshot)
            self._folder.publish(snapshot)
        except OSError as error:
            raise self._folder.trouble("write to", error) from error
        self._unflushed = 0

    def close(self) -> None:
        """Flush what was written and let go of the folder; closing twice is harmless."""
        if self._store is None:
            return
        try:
            if self._write:
                self.settle()
                if self._folder.is_behind():
                    self.flush()
                self._folder.mark_closed()
        finally:
            self._store = None  # Oxigraph closes its files when the last reference goes
            self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _add(self, graphs: list[NamedNode], quads: list[Quad]) -> None:
        """Write quads of graphs that are not there yet, now or with others."""
        self._held.append(quads)
        self._held_in.update(dict.fromkeys(graphs, quads))
        full = len(self._held) >= self._at_once or sum(map(len, self._held)) >= _MOST
        if full or not self._holding or not graphs:
            self._settled()
            self._at_once = min(2 * self._at_once, _AT_ONCE[1])

    def _settled(self) -> Store:
        """Write what is held, and give the store."""
        store, held = self._opened(), self._held
        if held:
            self._held, self._held_in = [], {}
            quads = [quad for some in held for quad in some]
            write = store.bulk_extend if len(quads) >= _MANY else store.extend
            self._apply(lambda: write(quads), len(held))
        return store

    def _apply(self, change: Callable[[], None], changes: int = 1) -> None:
        try:
            self._folder.mark_open()
            change()
        except OSError as error:
            raise self._folder.trouble("write to", error) from error
        self._unflushed += changes
        if self._unflushed >= FLUSH_EVERY:
            self.flush()

    def _opened(self) -> Store:
        if self._store is None:
            raise StoreError(f"The store in {self.path} is closed: open it again")
        return self._store

    def _writable(self) -> Store:
        if not self._write:
            raise StoreError(f"The store in {self.path} is open for reading only")
        return self._opened()


def difference(drop: Iterable[NamedNode], out: Iterable[Quad], new: Iterable[Quad]) -> str:
    """Write the SPARQL update that drops graphs, takes quads out and puts new ones in."""
    parts = [f"DROP SILENT GRAPH {graph}" for graph in drop]
    for verb, quads in (("DELETE", out), ("INSERT", new)):
        by_graph: dict[str, list[Quad]] = {}
        for quad in quads:
            by_graph.setdefault(str(quad.graph_name), []).append(quad)
        for graph, members in by_graph.items():
            parts.append(f"{verb} DATA {{ GRAPH {graph} {{\n{_ntriples(members)}}} }}")
    return " ;\n".join(parts)


def _ntriples(quads: list[Quad]) -> str:
    written = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b""
    return written.decode()


def has_from(query: str) -> bool:
    while query.startswith("#"):
        query = query.partition("\n")[2]
    parts = query.lower().split("from")
    if all(_in_a_word(before, after) for before, after in pairwise(parts)):
        return False
    from kg.store.forms import has_word

    return has_word(query, "FROM")


def _stay_local(query: str) -> None:
    from kg.store.forms import has_word

    if has_word(query, "SERVICE"):
        raise QueryError(
            "SERVICE asks another server, and a query on the store stays on this machine: "
            "ask that server itself with --endpoint"
        )


def _in_a_word(before: str, after: str) -> bool:
    return any(s.isalnum() or s in {"_", "?", "$", ":"} for s in (before[-1:], after[:1]))


def _open_writer(folder: Folder, base: str | None, patience: float | None = None) -> LocalStore:
    folder.exists()  # complains about a folder of other things before anything is written there
    lock = folder.lock(_PATIENCE if patience is None else patience)
    try:
        if not folder.exists():
            from kg.terms import BASE

            folder.create(base or BASE)
        stored = _same_base(folder, base)
        store = _oxigraph(folder, lambda: Store(folder.live))
    except StoreError:
        lock.close()
        raise
    opened = LocalStore(folder, store, stored, lock)
    if not folder.has_snapshot():
        opened.flush()
    return opened


def _open_reader(folder: Folder, base: str | None) -> LocalStore:
    stored = _same_base(folder, base)
    if folder.is_behind() or not folder.has_snapshot():
        _catch_up(folder)
    snapshot, lock = folder.hold_current()
    try:
        store = _oxigraph(folder, lambda: Store.read_only(snapshot))
    except StoreError:
        lock.close()
        raise
    return LocalStore(folder, store, stored, lock, snapshot=snapshot)


def _catch_up(folder: Folder) -> None:
    """Publish what a killed writer left unpublished, unless a writer is at work right now."""
    try:
        _open_writer(folder, None, patience=0).close()
    except StoreError:
        return  # a writer publishes itself; a read-only folder still has its newest snapshot


def _same_base(folder: Folder, base: str | None) -> str:
    stored = folder.base()
    if base is not None and base != stored:
        raise StoreError(
            f"The IRIs in {folder.path} begin with {stored}, not with {base}: use that base, or "
            "build into another folder with --store"
        )
    return stored


def _oxigraph(folder: Folder, opening: Callable[[], Store]) -> Store:
    try:
        return opening()
    except (OSError, RuntimeError) as error:  # RuntimeError: "Corruption"
        trouble = error if isinstance(error, OSError) else OSError(str(error))
        raise folder.trouble("open", trouble) from error
