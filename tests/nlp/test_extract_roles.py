"""Speakers become persons with their role and the body that they belong to."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from kg.model import Article, Block, Entity
from kg.nlp.extract import Extractor

TAIL = " Nine people were killed near the town on Monday."


def entities(nlp: Language, text: str) -> dict[str, Entity]:
    whole = text + TAIL
    article = Article(
        id="own",
        text=whole,
        published=date(2016, 5, 11),
        blocks=(Block(kind="paragraph", start=0, end=len(whole)),),
    )
    (extraction,) = Extractor(nlp).extract([article])
    return {e.key: e for e in extraction.entities}


@pytest.mark.parametrize(
    ("text", "name", "role", "body"),
    [
        (
            "Adrian Lopez, a spokesman for the UN refugee agency, said 4,000 people had fled.",
            "Adrian Lopez",
            "spokesman",
            "UN refugee agency",
        ),
        (
            "The foreign minister, Hor Namhong, said shells had hit Poipet.",
            "Hor Namhong",
            "foreign minister",
            None,
        ),
        (
            "Taliban spokesman Qari Yousaf said the fighters had seized Sangin.",
            "Qari Yousaf",
            "spokesman",
            "Taliban",
        ),
        (
            "Two sources with knowledge of the matter said rebels had shelled Bentiu.",
            "sources",
            "source",
            None,
        ),
        ("An activist in Daraa said a bomb had killed six.", "activist", "activist", None),
    ],
)
def test_a_speaker_has_role_and_affiliation(
    nlp: Language, text: str, name: str, role: str, body: str | None
) -> None:
    found = entities(nlp, text)
    person = next(e for e in found.values() if e.name == name)
    assert (person.kind, person.role) == ("Person", role)
    assert (found[person.affiliation].name if person.affiliation else None) == body


def test_only_somebody_belongs_to_a_body(nlp: Language) -> None:
    found = entities(nlp, "The Kurdish Council, a coalition of Kurdish parties, said so.")
    assert not any(e.affiliation for e in found.values())


def test_a_pronoun_of_nobody_named_still_speaks(nlp: Language) -> None:
    found = entities(nlp, '"They killed my father," he said.')
    (he,) = (e for e in found.values() if e.name == "he")
    assert (he.kind, he.named) == ("Person", False)
