"""A corpus of any size out of the sample articles: no two texts alike, all about conflicts."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.articles import Given, read_articles
from kg.model import Article

SAMPLES = Path(
    os.environ.get("KG_BENCH_ARTICLES") or Path(__file__).parent.parent / "data" / "articles"
)
"""Articles to vary: ours, or those of a folder that the environment names."""


def samples() -> list[Article]:
    """Read the sample articles, in order."""
    read = read_articles([SAMPLES], given=Given())
    return [item for item in read if isinstance(item, Article)]


def varied(count: int) -> Iterator[tuple[str, Article]]:
    """Yield ``count`` articles, each with the id it should have and its numbers shifted."""
    originals = samples()
    for i in range(count):
        article = originals[i % len(originals)]
        yield f"bench-{i:05d}", replace(article, text=shifted(article.text, i // len(originals)))


def shifted(text: str, by: int) -> str:
    """Add to every number of two digits, so that an article comes out another."""
    return re.sub(r"\b[1-9]\d\b", lambda m: str(int(m[0]) + by), text)


def write_jsonl(path: Path, count: int, *, start: int = 0) -> list[str]:
    """Write articles ``start`` to ``start + count`` as JSON lines and return their texts."""
    texts = []
    with path.open("w", encoding="utf-8") as out:
        for ident, article in list(varied(start + count))[start:]:
            texts.append(article.text)
            published = article.published.isoformat() if article.published else None
            record = {"id": ident, "text": article.text, "published": published}
            out.write(json.dumps({k: v for k, v in record.items() if v}) + "\n")
    return texts
