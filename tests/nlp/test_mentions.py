"""Who and what is named, and what kind of actor or place each is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

Annotate = Callable[..., Doc]


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("Fighting was reported in the town of Tal Rifaat.", "Tal Rifaat", "Settlement"),
        ("The army captured Bentiu.", "Bentiu", "Settlement"),
        ("Aid reached Kasese district.", "Kasese district", "AdministrativeArea"),
        ("They fled to Bidi Bidi camp in Uganda.", "Bidi Bidi camp", "Camp"),
        ("The rebels hold the village of Ab Ala.", "Ab Ala", "Settlement"),
        ("They live in al-Hasakah.", "al-Hasakah", "Settlement"),
        ("Col. Abebe Tessema spoke.", "Abebe Tessema", "Person"),
        ("The Ethiopian army advanced.", "Ethiopian army", "StateForce"),
        ("Rebel forces advanced.", "Rebel forces", "ArmedGroup"),
        ("Government forces advanced.", "Government forces", "StateForce"),
        ("Houthi fighters advanced.", "Houthi fighters", "ArmedGroup"),
        ("The Arakan Army advanced.", "Arakan Army", "ArmedGroup"),
        ("The Sudanese foreign ministry protested.", "Sudanese foreign ministry", "Government"),
        (
            "The UN refugee agency appealed for help.",
            "UN refugee agency",
            "IntergovernmentalOrganisation",
        ),
        (
            "The Committee to Protect Journalists appealed.",
            "Committee to Protect Journalists",
            "NonGovernmentalOrganisation",
        ),
        ("The Save the Children charity left.", "Save the Children", "NonGovernmentalOrganisation"),
        ("The state news agency reported it.", "state news agency", "NewsMedium"),
        ("Thousands of refugees waited.", "refugees", "PopulationGroup"),
        ("Burundians crossed the river.", "Burundians", "PopulationGroup"),
        ("Members of the coast guard were there.", "Members of the coast guard", "PopulationGroup"),
        ("Al Shabaab claimed it.", "Al Shabaab", "ArmedGroup"),
    ],
)
def test_finds_the_name_and_its_kind(
    annotate: Annotate, sentence: str, name: str, kind: str
) -> None:
    found = {(m.name, m.kind) for m in annotate(sentence)._.mentions}
    assert (name, kind) in found


def test_a_place_knows_what_contains_it(annotate: Annotate) -> None:
    doc = annotate("Clashes broke out in the town of Axum in Tigray region, Ethiopia.")
    axum = next(m for m in doc._.mentions if m.name == "Axum")
    assert axum.within is not None
    assert doc[axum.within[0] : axum.within[1]].text in {"Tigray", "region"}


def test_a_possessor_is_no_part_of_a_place(annotate: Annotate) -> None:
    names = {m.name for m in annotate("They crossed into Rwanda's Kirehe province.")._.mentions}
    assert "Kirehe province" in names


@pytest.mark.parametrize(
    ("text", "words", "target", "method"),
    [
        (
            "Juan Manuel Santos spoke in Cali. Santos left early.",
            "Santos",
            "Juan Manuel Santos",
            "short name",
        ),
        (
            "The Karen National Union (KNU) attacked. The KNU withdrew.",
            "KNU",
            "Karen National Union",
            "acronym",
        ),
        ("General Abdi Farah spoke. He then left.", "He", "Abdi Farah", "pronoun"),
        ("Rebels took the town of Bor. The town was empty.", "The town", "Bor", "the town"),
        ("Shells fell on the village of Opytne. Nobody lives there.", "there", "Opytne", "there"),
    ],
)
def test_links_words_to_what_they_stand_for(
    annotate: Annotate, text: str, words: str, target: str, method: str
) -> None:
    doc = annotate(text)
    found = {
        (
            doc[c.start : c.end].text.removeprefix("The ")
            if words != "The town"
            else doc[c.start : c.end].text,
            next(m.name for m in doc._.mentions if (m.start, m.end) == c.mention),
            c.method,
        )
        for c in doc._.coreferences
    }
    assert (words, target, method) in found
