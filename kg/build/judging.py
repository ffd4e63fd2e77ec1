"""What becomes of one article: its graphs, or why it has none; a function of its inputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Quad

from kg.build.stages import Extractor, Gate, Linker, Stages, Verdict
from kg.errors import KgError, UsageError
from kg.mapping import article_graphs, article_quads, linkable
from kg.mapping.run import RunStatus
from kg.model import Article, Extraction
from kg.reconcile import read_story, write_story
from kg.terms import BASE, CKG, Minter, article_slug

__all__ = ["InHand", "Judged", "Task", "extract", "judge", "judged", "story_quads"]

Result = Extraction | KgError
Task = tuple[Article, Extraction | None]
"""An article, and what it says where that is known from an earlier run."""

_FAILS_ITS_SHAPES = "its graph does not conform to the shapes; `kg status --json` has the report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An article's quads, where its graph conforms, or why it has none."""

    status: RunStatus
    quads: tuple[Quad, ...] = ()
    reason: str | None = None
    report: str | None = None


def judged(tasks: Iterable[Task], stages: Stages) -> Iterator[tuple[Article, Judged]]:
    """Yield what becomes of each article, in order; what is known of one is not read again."""
    rest = stages.gate, stages.base, stages.linker
    for is_known, group in groupby(tasks, key=lambda task: task[1] is not None):
        if is_known:
            known = ((a, extraction) for a, extraction in group if extraction is not None)
            yield from ((article, judge(article, said, *rest)) for article, said in known)
            continue
        with InHand(article for article, _ in group) as taken:
            for article, result in extract(stages.extractor, taken):
                yield article, judge(article, result, *rest)


def judge(
    article: Article, result: Result, gate: Gate, base: str, linker: Linker | None = None
) -> Judged:
    """Link and map what was extracted, and hold its graph to the shapes."""
    if isinstance(result, KgError):
        return Judged(status="failed", reason=str(result))
    linking = linker.link(article, linkable(article, result)) if linker else None
    quads = article_quads(article, result, base, linking)
    verdict = _verdict(article, quads, gate, base)
    if linking is not None and not verdict.conforms:
        # Two names that are one item may contradict each other: then each stands for itself.
        quads = article_quads(article, result, base, linking, by_item=False)
        verdict = _verdict(article, quads, gate, base)
    if verdict.conforms:
        return Judged(status="ok", quads=(*quads, *story_quads(article, quads, base)))
    return Judged(status="quarantined", reason=_FAILS_ITS_SHAPES, report=str(verdict))


def _verdict(article: Article, quads: list[Quad], gate: Gate, base: str) -> Verdict:
    """Hold the graph of an article to the shapes."""
    names = article_graphs(article.id, base)
    # the text is there for the quotes that are compared with it
    graphs = NamedNode(names["graph"]), NamedNode(names["text"])
    return gate.validate([quad for quad in quads if quad.graph_name in graphs])


def story_quads(article: Article, quads: list[Quad], base: str = BASE) -> Iterator[Quad]:
    """Keep what the article is compared by with others, beside its graph."""
    slug = article_slug(article.id)
    story = read_story(slug, quads)
    if story is not None:
        trace = NamedNode(article_graphs(article.id, base)["trace"])
        me = NamedNode(Minter(base).article(slug))
        yield Quad(me, NamedNode(CKG.storyData), Literal(write_story(story)), trace)


class InHand:
    """Articles that an extractor has taken and not yet given back; use as a context manager.

    An error that passes is given their ids: a bug is not caught, but found sooner.

    Attributes:
        articles: By id, in the order they were taken.
        broken: Whether the error came from where the articles come from.
    """

    def __init__(self, source: Iterable[Article]) -> None:
        self.articles: dict[str, Article] = {}
        self.broken = False
        self._source = iter(source)

    def __iter__(self) -> Iterator[Article]:
        return self

    def __next__(self) -> Article:
        try:
            article = next(self._source)
        except KgError:
            self.broken = True
            raise
        self.articles[article.id] = article
        return article

    def __enter__(self) -> InHand:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is not None:
            error.add_note(f"Articles in hand: {', '.join(map(repr, self.articles))}")


def extract(extractor: Extractor, taken: InHand) -> Iterator[tuple[Article, Result]]:
    """Extract in a stream; where that fails, find out which of the articles in hand it was."""
    while True:
        try:
            for extraction in extractor.extract(taken):
                yield taken.articles[extraction.article], extraction
                del taken.articles[extraction.article]
        except UsageError:
            raise  # a model that cannot be used is no article's fault
        except KgError:
            if taken.broken or not taken.articles:
                raise
            for article in list(taken.articles.values()):
                yield article, _alone(extractor, article)
                del taken.articles[article.id]
        else:
            if taken.articles:
                raise RuntimeError("the extractor left out articles")
            return


def _alone(extractor: Extractor, article: Article) -> Result:
    try:
        return next(iter(extractor.extract([article])))
    except KgError as error:
        return error
