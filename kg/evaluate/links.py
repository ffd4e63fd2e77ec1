"""Hold links against gold: what is linked rightly, what is not linked, and how far scores hold.

Gold says of names in the text what they stand for; a program says it of entities with mentions. A
mention is the name of gold that it shares most letters with, if they share nearly all of them, or
some and both end in the same place ("President Erdogan", "Erdogan"). Entities without a name of
gold count nowhere: gold does not annotate them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from kg.evaluate.link_reading import GoldLink, GoldLinks
from kg.evaluate.reading import article_key
from kg.model import Entity, Extraction, Link, Linking

__all__ = ["BANDS", "Band", "Case", "LinkScore", "Outcome", "score_links"]

Outcome = Literal["right", "wrong", "unlinked", "unfound", "nil"]
"""``unlinked``: found and linkable, no link. ``unfound``: the reading has no such entity. ``nil``:
found, NIL in gold, and not linked."""

CERTAIN = 0.7
"""From this score on a link is given out as an exact match."""
BANDS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99)
"""Where the bands of the reliability table begin."""
_MOST = 0.7
_TITLED, _CUT = 0.3, 0.4
_POSSESSIVE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One name of gold, the entity that was read there, and its link."""

    article: str
    gold: GoldLink
    entity: Entity | None
    link: Link | None
    outcome: Outcome


@dataclass(slots=True)
class Band:
    """The links whose score lies in one band, whatever became of them."""

    low: float
    high: float
    number: int = 0
    right: int = 0
    total: float = 0.0

    @property
    def share(self) -> float | None:
        """How many of the best candidates were right."""
        return self.right / self.number if self.number else None

    @property
    def mean(self) -> float | None:
        """What the scores said."""
        return self.total / self.number if self.number else None


@dataclass(slots=True)
class LinkScore:
    """Counts of names, or of entities (all names of one entity in one article are one decision)."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    wrong_nil: int = 0

    @property
    def linked(self) -> int:
        """How many are linked."""
        return self.outcomes["right"] + self.outcomes["wrong"]

    @property
    def precision(self) -> float | None:
        """Right over linked."""
        return _share(self.outcomes["right"], self.linked)

    @property
    def linkable(self) -> int:
        """How many that the reading found have an identifier in gold."""
        wrong = self.outcomes["wrong"] - self.wrong_nil
        return self.outcomes["right"] + wrong + self.outcomes["unlinked"]

    @property
    def share_linked(self) -> float | None:
        """Rightly linked over linkable."""
        return _share(self.outcomes["right"], self.linkable)

    @property
    def share_nil(self) -> float | None:
        """NIL named NIL over NIL found."""
        return _share(self.outcomes["nil"], self.outcomes["nil"] + self.wrong_nil)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkEvaluation:
    """The scores, every case, and how far the scores can be relied on."""

    articles: int
    names: LinkScore
    entities: LinkScore
    cases: tuple[Case, ...]
    bands: tuple[Band, ...]
    silent: tuple[str, ...]
    elsewhere: int


def score_links(
    gold: Sequence[GoldLinks],
    read: Iterable[tuple[Extraction, Linking]],
    *,
    certain: float = CERTAIN,
) -> LinkEvaluation:
    """Score the links of annotated articles; a link with a lower score counts as none."""
    by_article = {article_key(each.article): (each, links) for each, links in read}
    cases: list[Case] = []
    bands = [Band(low, high) for low, high in zip(BANDS, (*BANDS[1:], 1.0), strict=True)]
    elsewhere = 0
    for one in gold:
        if article_key(one.article) not in by_article:
            continue
        extraction, linking = by_article[article_key(one.article)]
        links = {link.entity: link for link in linking.links}
        found = [
            _case(one.article, name, entity, links, certain)
            for name, entity in _matched(one.links, extraction.entities)
        ]
        cases += found
        decided = [_decision(group) for group in _by_entity(found)]
        for case in decided:
            _add(bands, case)
        known = {case.entity.key for case in decided if case.entity}
        elsewhere += sum(_given(link, certain) for key, link in links.items() if key not in known)
    decisions = [_decision(group) for group in _by_entity(cases)]
    return LinkEvaluation(
        articles=len(gold),
        names=_score(cases),
        entities=_score(decisions),
        cases=tuple(cases),
        bands=tuple(bands),
        silent=tuple(g.article for g in gold if article_key(g.article) not in by_article),
        elsewhere=elsewhere,
    )


def _matched(
    names: Sequence[GoldLink], entities: Sequence[Entity]
) -> Iterator[tuple[GoldLink, Entity | None]]:
    mentions = [(span.start, span.end, e) for e in entities if e.named for span in e.mentions]
    for name in names:
        near = [m for m in mentions if _same(name, m[0], m[1])]
        best = max(near, key=lambda m: (_overlap(name, m[0], m[1]), -m[0], -m[1]), default=None)
        yield name, best[2] if best else None


def _same(name: GoldLink, start: int, end: int) -> bool:
    shared = _overlap(name, start, end)
    # A title makes a mention longer than the name; the last of several names is another's.
    enough = _TITLED if start <= name.start else _CUT
    return shared >= _MOST or (shared >= enough and abs(end - name.end) <= _POSSESSIVE)


def _overlap(name: GoldLink, start: int, end: int) -> float:
    """Share of what a mention and a name cover that both cover."""
    both = min(name.end, end) - max(name.start, start)
    return max(0, both) / (max(name.end, end) - min(name.start, start))


def _case(
    article: str,
    name: GoldLink,
    entity: Entity | None,
    links: Mapping[str, Link],
    certain: float,
) -> Case:
    link = links.get(entity.key) if entity else None
    return Case(
        article=article,
        gold=name,
        entity=entity,
        link=link,
        outcome=_outcome(name, entity, link, certain),
    )


def _outcome(name: GoldLink, entity: Entity | None, link: Link | None, certain: float) -> Outcome:
    if entity is None:
        return "unfound"
    if link is not None and _given(link, certain):
        return "right" if _is(link, name) else "wrong"
    return "unlinked" if name.ids else "nil"


def _given(link: Link, certain: float) -> bool:
    named = link.wikidata is not None or link.geonames is not None
    return link.status == "linked" and named and link.score >= certain


def _is(link: Link, name: GoldLink) -> bool:
    """Say whether a link is one of the ids; a wrong item is wrong beside a right place, too."""
    place = f"gn:{link.geonames}" if link.geonames is not None else None
    if link.wikidata is not None and any(each.startswith("Q") for each in name.ids):
        return link.wikidata in name.ids
    return link.wikidata in name.ids or place in name.ids


def _by_entity(cases: Iterable[Case]) -> Iterator[list[Case]]:
    groups: dict[tuple[str, str], list[Case]] = {}
    for number, case in enumerate(cases):
        key = case.entity.key if case.entity else f"\0{number}"
        groups.setdefault((case.article, key), []).append(case)
    yield from groups.values()


def _decision(group: Sequence[Case]) -> Case:
    """Give the case that stands for an entity: the first with what most of its names stand for."""
    most = Counter(case.gold.ids[:1] for case in group).most_common(1)[0][0]
    same = [case for case in group if case.gold.ids[:1] == most]
    return next((case for case in same if not case.gold.optional), same[0])


def _score(cases: Iterable[Case]) -> LinkScore:
    score = LinkScore()
    for case in cases:
        # What a reader could leave out is no miss; where it is linked, it is judged.
        if case.gold.optional and case.outcome not in {"right", "wrong"}:
            continue
        score.outcomes[case.outcome] += 1
        score.wrong_nil += case.outcome == "wrong" and not case.gold.ids
    return score


def _add(bands: Sequence[Band], case: Case) -> None:
    if case.link is None or not case.link.candidates or case.link.method != "index":
        return
    best = case.link.candidates[0]
    if not best.id.startswith(("Q", "gn:")):
        return  # known without an identifier: such a name is never linked
    band = next(b for b in reversed(bands) if best.score >= b.low)
    band.number += 1
    band.total += best.score
    band.right += best.id in case.gold.ids


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
