from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

ROOT = Path(__file__).parents[3]
ODD = [
    "",
    "x",
    " \n\n ",
    "The UN",
    "He ain't gonna say they gotta go. Let's see, c'mon y'all: there are two, and there's one.",
    "gonna gonna gotta let's let's gon",
    "In Mali, on 3 May 2019\n\nthe  Group  of  Five\n\nmet in Bamako , Niamey and N'Djamena.",
    "\u201cWe\u2019ve fled,\u201d said Dr. Amina Y. Osman of M\u00e9decins \u2014 1,200 of 3,000.",
    "| a | b_c | d-e-f | 3.5% | $20m | http://example.org/x?y=1 | 10:30 p.m. |",
]
FILES = [
    *sorted((ROOT / "data" / "articles").glob("*.txt")),
    ROOT / "benchmarks" / "general" / "articles.txt",
    ROOT / "README.md",
]


@pytest.fixture(scope="session")
def parsed(nlp: Language) -> Callable[[str], Doc]:
    """Run the model's steps up to the parser."""

    def run(text: str) -> Doc:
        doc = nlp.make_doc(text)
        for name in ("tok2vec", "tagger", "parser"):
            doc = nlp.get_pipe(name)(doc)
        return doc

    return run


@pytest.fixture(scope="session")
def corpus(parsed: Callable[[str], Doc]) -> list[Doc]:
    """Texts of every kind, parsed."""
    texts = [*ODD, *(path.read_text(encoding="utf-8") for path in FILES)]
    return [parsed(text) for text in texts]
