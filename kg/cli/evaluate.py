"""`kg evaluate`: hold what is read out of articles against gold annotations."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.evaluate_incidents import incidents_of
from kg.cli.evaluate_links import Wanted, links_of, tell
from kg.cli.options import JsonOption, LexiconsOption, use_lexicons
from kg.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.evaluate import Evaluation, Fact, GoldArticle
    from kg.evaluate.scores import Score

__all__ = ["evaluate"]


GoldArgument = Annotated[
    Path, typer.Argument(metavar="GOLD", help="Gold file, or a folder of them.")
]
ArticlesOption = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR", help="Articles that gold annotates.  [default: articles beside GOLD]"
    ),
]
StoreOption = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Score what this store holds.")
]
FactsOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Score this facts table, of any program.")
]
PublishedOption = Annotated[
    list[str] | None,
    typer.Option(metavar="ARTICLE=DAY", help="Day of an article that has none; may be repeated."),
]
ModelOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="Installed spaCy pipeline for English.")
]
BaselineOption = Annotated[
    bool, typer.Option("--baseline", help="Compare with slots that are filled without reading.")
]
ErrorsOption = Annotated[
    bool, typer.Option("--errors", help="List misses, false alarms and wrong slots or links.")
]
LinksOption = Annotated[
    bool, typer.Option("--links", help="GOLD says what names stand for: score the links.")
]
IncidentsOption = Annotated[
    bool, typer.Option("--incidents", help="GOLD says which events are one: score the incidents.")
]
IndexOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Index for --links and --incidents.  [default: the shipped one]"
    ),
]
MarkdownOption = Annotated[
    bool, typer.Option("--markdown", help="Write the tables of --links as Markdown.")
]


def evaluate(  # noqa: PLR0913 - one argument an option
    gold: GoldArgument,
    articles: ArticlesOption = None,
    store: StoreOption = None,
    facts: FactsOption = None,
    published: PublishedOption = None,
    model: ModelOption = None,
    lexicons: LexiconsOption = None,
    baseline: BaselineOption = False,
    errors: ErrorsOption = False,
    links: LinksOption = False,
    incidents: IncidentsOption = False,
    index: IndexOption = None,
    markdown: MarkdownOption = False,
    as_json: JsonOption = False,
) -> None:
    """Score detection, slots and complete facts, by type; with --links what names stand for.

    The facts are read out of the articles anew, unless --store or --facts says where they are.
    """
    use_lexicons(lexicons)
    days = _days(published or [])
    if links or incidents:
        if store or facts or baseline or (links and incidents):
            what = "--links" if links else "--incidents"
            raise UsageError(
                f"{what} reads articles itself: leave out what else says what to score"
            )
        wanted = Wanted(model=model, index=index, errors=errors, markdown=markdown, as_json=as_json)
        score_them = links_of if links else incidents_of
        score_them(gold, articles or _beside(gold), days, wanted)
        return
    if index or markdown:
        raise UsageError("--index goes with --links or --incidents, --markdown with --links")
    if facts and store:
        raise UsageError("give --facts or --store, not both: each says where the facts are")
    _facts_of(gold, Where(store, facts, articles, days, model), baseline, errors, as_json=as_json)


@dataclass(frozen=True, slots=True)
class Where:
    """Where facts come from: a store, a table, else articles that are read anew."""

    store: Path | None
    facts: Path | None
    articles: Path | None
    days: dict[str, date]
    model: str | None


def _facts_of(gold: Path, where: Where, baseline: bool, errors: bool, *, as_json: bool) -> None:
    from kg.evaluate import evaluate as score
    from kg.evaluate import evaluate_baselines, read_facts, read_gold

    annotated = read_gold(gold)
    problems: Sequence[str] = ()
    if where.facts:
        found = read_facts(where.facts)
    elif where.store:
        found = _of_store(where.store)
    else:
        folder = where.articles or _beside(gold)
        found, problems = _of_articles(annotated, folder, where.days, where.model)
    baselines = evaluate_baselines(annotated, found) if baseline else {}
    _print(score(annotated, found), baselines, errors=errors, as_json=as_json)
    tell(problems)


def _print(
    result: Evaluation, baselines: Mapping[str, Score], *, errors: bool, as_json: bool
) -> None:
    from kg.evaluate.table import baseline_lines, error_lines, table_lines

    if as_json:
        scores = result.as_json()
        if baselines:
            scores["baselines"] = {name: score.as_json() for name, score in baselines.items()}
        typer.echo(json.dumps(scores, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(table_lines(result)))
        if baselines:
            typer.echo("\n".join(["", *baseline_lines(result.total, baselines)]))
    if errors:
        typer.echo("\n".join(["", *error_lines(result)]), err=as_json)


def _of_store(path: Path) -> list[Fact]:
    from kg.evaluate.running import to_facts
    from kg.exports import facts
    from kg.store import open_store

    with open_store(path) as opened:
        return to_facts(facts(opened))


def _of_articles(
    gold: Sequence[GoldArticle], folder: Path, days: dict[str, date], model: str | None
) -> tuple[list[Fact], Sequence[str]]:
    from kg.config import settings
    from kg.evaluate.running import read_gold_articles, run, to_facts
    from kg.nlp import load_extractor
    from kg.shapes import load_gate

    articles, missing = read_gold_articles(gold, folder, days)
    done = run(articles, load_extractor(model or settings().model), load_gate())
    return to_facts(done.rows), [*missing, *done.problems]


def _beside(gold: Path) -> Path:
    from kg.evaluate.running import articles_beside

    folder = articles_beside(gold)
    if folder is None:
        raise InputError(
            f"{gold}: there is no folder `articles` beside it; name the articles with --articles, "
            "or a facts table with --facts"
        )
    return folder


def _days(given: Sequence[str]) -> dict[str, date]:
    days = {}
    for each in given:
        article, _, day = each.rpartition("=")
        try:
            days[article] = date.fromisoformat(day)
        except ValueError as error:
            raise UsageError(f"--published {each!r}: write ARTICLE=YYYY-MM-DD") from error
    return days
