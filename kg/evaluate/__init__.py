"""Hold a program's facts against gold annotations and say how many it got right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg.evaluate.baselines import BASELINES, Baseline
from kg.evaluate.matching import Matched, match
from kg.evaluate.reading import Fact, GoldArticle, article_key, read_facts, read_gold
from kg.evaluate.scores import Score, WrongSlot, score

__all__ = [
    "Evaluation",
    "Fact",
    "GoldArticle",
    "evaluate",
    "evaluate_baselines",
    "read_facts",
    "read_gold",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The scores, and everything that was not right.

    ``forgiven`` counts the facts that count neither way, ``elsewhere`` those of articles that gold
    does not annotate, ``silent`` are gold articles for which not one fact was handed in.
    """

    articles: int
    total: Score
    types: dict[str, Score]
    misses: tuple[Fact, ...]
    false_alarms: tuple[Fact, ...]
    wrong: tuple[WrongSlot, ...]
    forgiven: int
    elsewhere: int
    silent: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the scores as plain values."""
        return {
            "articles": self.articles,
            "total": self.total.as_json(),
            "types": {name: score.as_json() for name, score in self.types.items()},
            "forgiven": self.forgiven,
            "elsewhere": self.elsewhere,
            "silent": list(self.silent),
        }


def evaluate(gold: Sequence[GoldArticle], found: Iterable[Fact]) -> Evaluation:
    """Match a program's facts with gold, article by article, and score them.

    Articles are told apart by their id; "raid.txt" and "raid" are the same one.
    """
    by_article = _by_article(found)
    results = [match(each.facts, by_article.get(article_key(each.article), [])) for each in gold]
    total, types, wrong = score(results)
    judged = {article_key(each.article) for each in gold}
    return Evaluation(
        articles=len(gold),
        total=total,
        types=types,
        misses=_all(result.misses for result in results),
        false_alarms=_all(result.false_alarms for result in results),
        wrong=tuple(wrong),
        forgiven=sum(len(result.forgiven) for result in results),
        elsewhere=sum(len(facts) for key, facts in by_article.items() if key not in judged),
        silent=tuple(each.article for each in gold if article_key(each.article) not in by_article),
    )


def evaluate_baselines(gold: Sequence[GoldArticle], found: Iterable[Fact]) -> dict[str, Score]:
    """Score what each baseline makes of the same facts, in the same pairs with gold."""
    by_article = _by_article(found)
    read = [(each, by_article.get(article_key(each.article), [])) for each in gold]
    matched = [(match(each.facts, facts), facts) for each, facts in read]
    return {
        name: score([_filled(result, facts, baseline) for result, facts in matched])[0]
        for name, baseline in BASELINES.items()
    }


def _filled(result: Matched, facts: Sequence[Fact], baseline: Baseline) -> Matched:
    pairs = tuple((wanted, baseline(fact, facts)) for wanted, fact in result.pairs)
    return replace(result, pairs=pairs)


def _by_article(found: Iterable[Fact]) -> dict[str, list[Fact]]:
    by_article: dict[str, list[Fact]] = defaultdict(list)
    for fact in found:
        by_article[article_key(fact.article)].append(fact)
    return by_article


def _all(parts: Iterable[tuple[Fact, ...]]) -> tuple[Fact, ...]:
    return tuple(fact for part in parts for fact in part)
