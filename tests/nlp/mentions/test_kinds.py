"""What stands beside a name says what it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("The town's mayor, Tekle Negash, fled.", "Tekle Negash", "Person"),
        ("Nine people died in the raid on Koidu.", "Koidu", "Settlement"),
        ("The siege of Goradze went on.", "Goradze", "Settlement"),
        ("The battle for Palma raged.", "Palma", "Settlement"),
        ("The garrison surrendered.", "garrison", "StateForce"),
        ("Rebel columns entered the town.", "Rebel columns", "StateForce"),
        ("A shopkeeper was shot.", "shopkeeper", "PopulationGroup"),
        ("The head of the clinic left.", "head", "Person"),
    ],
)
def test_neighbours_tell_the_kind(
    annotate: Callable[..., Doc], sentence: str, name: str, kind: str
) -> None:
    assert (name, kind) in {(m.name, m.kind) for m in annotate(sentence)._.mentions}


def test_a_head_is_a_person_only_at_the_head_of_something(annotate: Callable[..., Doc]) -> None:
    doc = annotate("He was hit in the head by a bullet.")
    assert "head" not in {m.name for m in doc._.mentions}
