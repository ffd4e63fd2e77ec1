"""Everything that a store tells of, one occurrence after another: incidents, and single events."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import cast

from pyoxigraph import NamedNode, QuerySolutions

from kg.exports.coded.fold import fold
from kg.exports.coded.reading import read_reports
from kg.exports.coded.values import BELIEVED, Occurrence, Report
from kg.exports.view import View, notation
from kg.store import LocalStore
from kg.terms import CKG, Minter

__all__ = ["independent", "occurrences"]

_AT_HAND = 256
"""Articles whose reports are kept: an incident comes back to those of its neighbours."""


def occurrences(
    store: LocalStore, slugs: list[str], *, across: bool = True
) -> Iterator[Occurrence]:
    """Give what happened according to some articles, each incident once, at its first article.

    Args:
        store: The store.
        slugs: The articles in their order.
        across: Whether to join what was reconciled; else each event is one of its article alone.
    """
    gatherer = _Gatherer(store, slugs, across=across)
    for slug in slugs:
        yield from gatherer.of(slug)


def independent(report: Report) -> int:
    """Count the independent sources of a report, as docs/decisions/0015 has it."""
    told = [claim for claim in report.claims if claim.status in BELIEVED]
    sources = [source for claim in told for source in claim.sources]
    if not sources:
        return 1 if told else 0
    groups: list[set[str]] = []
    for source in sources:
        keys = {source.iri} if source.named else set()
        keys = (keys | ({source.body} if source.body else set())) or {"text"}
        joined = keys.union(*(group for group in groups if group & keys))
        groups = [*(group for group in groups if not group & keys), joined]
    return len(groups)


class _Gatherer:
    def __init__(self, store: LocalStore, slugs: list[str], *, across: bool) -> None:
        self.store, self.mint = store, Minter(store.base)
        self.slugs = slugs
        self.rank = {slug: n for n, slug in enumerate(slugs)}
        self.incident: dict[str, str] = {}
        self.members: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self.inferred: dict[str, date] = {}
        self._reports: OrderedDict[str, list[Report]] = OrderedDict()
        self._read_datings()
        if across:
            self._read_memberships()

    def of(self, slug: str) -> Iterator[Occurrence]:
        """Give the occurrences whose first article this is."""
        done: set[str] = set()
        for report in self.reports(slug):
            incident = self.incident.get(report.iri)
            if incident is None:
                yield self._single(report)
            elif incident not in done and self.members[incident][0][0] == self.rank[slug]:
                done.add(incident)
                yield self._joined(incident)

    def reports(self, slug: str) -> list[Report]:
        """Read an article, or give what was read a short while ago."""
        if slug not in self._reports:
            quads = self.store.quads(NamedNode(self.mint.graph(slug)))
            found = read_reports(quads, self.inferred.get(self.mint.article(slug)))
            self._reports[slug] = fold(found, apart=self.incident)
            if len(self._reports) > _AT_HAND:
                self._reports.popitem(last=False)
        self._reports.move_to_end(slug)
        return self._reports[slug]

    def _single(self, report: Report) -> Occurrence:
        issued = (report.issued, report.issued) if report.issued else None
        return Occurrence(
            iri=report.iri,
            key=report.iri.removeprefix(self.mint.base),
            type=report.type,
            kind=report.kind,
            reports=(report,),
            sources=independent(report),
            days=report.days or issued,
            assumed=report.days is None,
        )

    def _joined(self, incident: str) -> Occurrence:
        view = View(self.store.quads(NamedNode(incident)))
        slugs = sorted({rank for rank, _ in self.members[incident]})
        names = {iri for _, iri in self.members[incident]}
        told = (report for n in slugs for report in self.reports(self.slugs[n]))
        reports = [report for report in told if report.iri in names]
        first, last = (view.one(incident, CKG[end]) for end in ("firstDay", "lastDay"))
        days = (date.fromisoformat(first), date.fromisoformat(last)) if first and last else None
        kind = notation("event-type-scheme", view.one(incident, CKG.incidentType))
        support = self.mint.thing("corroboration", incident.rpartition("/")[2])
        return Occurrence(
            iri=incident,
            key=incident.removeprefix(self.mint.base),
            type=kind or "CasualtyReport",
            kind=_commonest(one.kind for one in reports if one.type == kind and one.kind),
            reports=tuple(reports),
            sources=view.whole_number(support, CKG.independentSources) or 0,
            days=days,
            assumed=not any(one.days for one in reports),
            revised=frozenset(
                claim
                for revision in view.instances(CKG.Revision)
                for claim in view.all(revision, CKG.earlierClaim)
            ),
        )

    def _read_memberships(self) -> None:
        """Find who is in which incident; incidents of articles that were not asked for stay out."""
        start = len(self.mint.article(""))
        for row in self._rows(
            f"SELECT ?incident ?member ?article WHERE {{ ?m a <{CKG.Membership}> ; "
            f"<{CKG.inIncident}> ?incident ; <{CKG.ofMember}> ?member ; "
            f"<{CKG.ofArticle}> ?article }}"
        ):
            incident, member, article = row
            if (rank := self.rank.get(article[start:])) is not None:
                self.incident[member] = incident
                self.members[incident].append((rank, member))
        for found in self.members.values():
            found.sort()

    def _read_datings(self) -> None:
        for article, day in self._rows(
            f"SELECT ?article ?day WHERE {{ ?d a <{CKG.Dating}> ; "
            f"<{CKG.ofArticle}> ?article ; <{CKG.inferredDay}> ?day }}"
        ):
            self.inferred[article] = date.fromisoformat(day)

    def _rows(self, query: str) -> Iterator[tuple[str, ...]]:
        answer = cast("QuerySolutions", self.store.query(query))
        names = [variable.value for variable in answer.variables]
        return (tuple(row[name].value for name in names) for row in answer)


def _commonest(values: Iterable[str]) -> str | None:
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value), default=None)
