from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.model import Article, Block
from kg.nlp.pipeline import load_pipeline, make_doc

Annotate = Callable[..., Doc]


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The whole pipeline with the default model, loaded once."""
    return load_pipeline()


@pytest.fixture(scope="session")
def annotate(nlp: Language) -> Annotate:
    """Run the pipeline over a text: annotate(text, "2023-05-11", headline="...", country=...)."""

    def run(text: str, published: str | None = None, *, headline: str | None = None) -> Doc:
        whole = f"{headline}\n\n{text}" if headline else text
        blocks: list[Block] = []
        start = 0
        for number, line in enumerate(whole.splitlines(keepends=True)):
            stripped = line.rstrip("\n")
            if stripped:
                kind = "headline" if headline and number == 0 else "paragraph"
                blocks.append(Block(kind=kind, start=start, end=start + len(stripped)))  # type: ignore[arg-type]
            start += len(line)
        article = Article(
            id="test",
            text=whole,
            published=date.fromisoformat(published) if published else None,
            published_from="given" if published else None,
            blocks=tuple(blocks),
        )
        return nlp(make_doc(nlp, article))

    return run
