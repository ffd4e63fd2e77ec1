"""A denial disputes what was said right before it of the side that denies, and nothing else."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.model import Article, Block, Extraction
from kg.nlp.extract import Extractor


@pytest.fixture(scope="module")
def extractor(nlp: Language) -> Extractor:
    return Extractor(nlp)


def read(extractor: Extractor, text: str) -> Extraction:
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            end = start + len(line.rstrip("\n"))
            blocks.append(Block(kind="paragraph", start=start, end=end))
        start += len(line)
    (extraction,) = extractor.extract([Article(id="own", text=text, blocks=tuple(blocks))])
    return extraction


@pytest.mark.parametrize(
    "text",
    [
        "Army shelling killed 12 people in Kutum, activists said. The Sudanese army denied "
        "responsibility.",
        "Tigrayan forces killed 40 villagers in Kobo, residents said. A spokesman for the Tigrayan "
        "forces denied the report.",
        "Residents said soldiers shot dead nine villagers near Kadugli. The government denied the "
        "accusation.",
    ],
)
def test_a_denial_disputes_the_claims_before_it(extractor: Extractor, text: str) -> None:
    found = read(extractor, text)
    (denial,) = [c for c in found.claims if c.disputes]
    figures = {f.id for f in found.figures}
    disputed = [c for c in found.claims if c.id in denial.disputes]
    assert any(c.asserts in figures for c in disputed)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed 12 people in Kutum, activists said. The Sudanese army denied that it had "
        "lost ground.",
        "Army shelling killed 12 people in Kutum, activists said.\n\nThe talks went on in Jeddah. "
        "The rebels denied the report.",
    ],
)
def test_a_denial_of_something_else_disputes_nothing(extractor: Extractor, text: str) -> None:
    assert not any(c.disputes for c in read(extractor, text).claims)
