"""Every entry of the lexicons of actors is reached by a sentence."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from kg.lexicons import load
from kg.nlp.mentions.kinds import known_name
from kg.nlp.parts import Mention

Annotate = Callable[..., Doc]


def mentions_by_line(annotate: Annotate, lines: list[str]) -> list[list[Mention]]:
    """Annotate lines as paragraphs of one text and give the mentions of each."""
    doc = annotate("\n".join(lines))
    found: list[list[Mention]] = [[] for _ in lines]
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    for m in doc._.mentions:
        number = sum(start <= doc[m.start].idx for start in starts) - 1
        found[number].append(m)
    return found


def test_every_noun_makes_a_phrase_an_actor(annotate: Annotate) -> None:
    rows = [row for row in load("actor-kinds") if row["lemma"] != "head"]
    lines = [f"Aid was brought by the local {row['lemma']} of the town." for row in rows]
    missed = [
        (row["lemma"], row["kind"], [(m.name, m.kind) for m in found])
        for row, found in zip(rows, mentions_by_line(annotate, lines), strict=True)
        if not any(row["lemma"] in m.name and m.kind == row["kind"] for m in found)
    ]
    # "local group" and the like: what stands before decides, as other tests show
    assert [m for m in missed if m[0] not in {"agency", "office"}] == []


def test_every_title_is_parted_from_a_name(annotate: Annotate) -> None:
    rows = load("titles")
    lines = [f"Nobody believed {row['title'].title()} Tomas Berg." for row in rows]
    missed = [
        (line, [(m.name, m.title) for m in found])
        for line, found in zip(lines, mentions_by_line(annotate, lines), strict=True)
        if not any(m.name == "Tomas Berg" and m.kind == "Person" for m in found)
    ]
    assert missed == []


def test_every_known_actor_is_found_under_each_name(annotate: Annotate) -> None:
    named = [
        (name, row["kind"])
        for row in load("actors")
        for name in (row["name"], *filter(None, row["aliases"].split("|")))
    ]
    lines = [f"{name} replied to the charge before." for name, _ in named]
    missed = [
        (name, kind, [(m.name, m.kind) for m in found])
        for (name, kind), found in zip(named, mentions_by_line(annotate, lines), strict=True)
        if not any(
            (known := known_name(m.name)) is not None and known == known_name(name) for m in found
        )
    ]
    assert missed == []


def test_every_word_gives_a_name_its_kind(annotate: Annotate) -> None:
    rows = load("name-words")
    lines = [f"Nobody had believed the Zandor {row['word'].title()} before." for row in rows]
    missed = [
        (row["word"], row["kind"], [(m.name, m.kind) for m in found])
        for row, found in zip(rows, mentions_by_line(annotate, lines), strict=True)
        if not any(m.kind == row["kind"] for m in found)
    ]
    assert missed == []
