from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from spacy.tokens import Doc

from kg.nlp.attribution import source_of
from kg.nlp.parts import Attribution, Bounds


@dataclass(frozen=True)
class Told:
    """An attribution in words."""

    said: tuple[str, ...]
    sources: tuple[str, ...]
    referents: tuple[str, ...]
    via: tuple[str, ...]
    methods: tuple[str, ...]
    affiliations: tuple[str | None, ...]
    place: str | None
    time: str | None
    addressee: str | None
    evidence: str
    raw: Attribution

    @classmethod
    def of(cls, doc: Doc, a: Attribution) -> Told:
        """Put an attribution into the words of its document."""

        def words(bounds: Bounds | None) -> str | None:
            return None if bounds is None else doc[bounds[0] : bounds[1]].text.strip()

        def strict(bounds: Bounds) -> str:
            return doc[bounds[0] : bounds[1]].text.strip()

        return cls(
            said=tuple(strict(p) for p in a.pieces),
            sources=tuple(strict(s.core) for s in a.sources),
            referents=tuple(strict(s.referent) for s in a.sources),
            via=tuple(strict(s.core) for s in a.via),
            methods=tuple(s.method for s in a.sources),
            affiliations=tuple(words(s.affiliation) for s in a.sources),
            place=words(a.place),
            time=words(a.time),
            addressee=words(a.addressee),
            evidence=strict(a.clause),
            raw=a,
        )


@pytest.fixture
def told(annotate: Callable[..., Doc]) -> Callable[..., list[Told]]:
    """Annotate a text and give its attributions in words, by the place of their cue."""

    def run(text: str, published: str | None = None, *, headline: str | None = None) -> list[Told]:
        doc = annotate(text, published, headline=headline)
        found = sorted(doc._.attributions, key=lambda a: (a.cue or a.content[0], a.content))
        return [Told.of(doc, a) for a in found]

    return run


@pytest.fixture
def voice(annotate: Callable[..., Doc]) -> Callable[..., Told | None]:
    """Annotate a text and give the attribution that covers the last occurrence of a word."""

    def run(text: str, word: str, *, headline: bool = False) -> Told | None:
        doc = annotate("", headline=text) if headline else annotate(text, "2012-05-09")
        at = doc.text.rindex(word)
        i = next(t.i for t in doc if t.idx <= at < t.idx + len(t))
        found = source_of(doc, i, i + 1)
        return None if found is None else Told.of(doc, found)

    return run
