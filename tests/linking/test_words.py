from typing import get_args

import pytest

from kg.linking.words import countries_named, fits, offices
from kg.model import ActorKind, PlaceKind


def test_countries_and_their_people_in_a_text() -> None:
    text = (
        "South Sudanese troops left Sudan; the US and Côte d'Ivoire, America's friend, let us go."
    )
    found = [(text[start:end], code) for start, end, code in countries_named(text)]
    assert found == [
        ("South Sudanese", "SS"), ("Sudan", "SD"), ("US", "US"), ("Côte d'Ivoire", "CI"),
        ("America's", "US"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("office", "label", "same"),
    [
        ("foreign minister", "Minister of Foreign Affairs of Iraq", True),
        ("foreign minister", "Ukrainian Minister of Foreign Affairs", True),
        ("foreign minister", "Minister of State for Foreign Affairs", False),
        ("president", "President of Rwanda", True),
        ("president", "Vice President of Iraq", False),
        ("president", "President of the Supreme Court", False),
        ("prime minister", "Deputy Prime Minister of Iraq", False),
        ("chief of staff", "Chief of the Turkish General Staff", True),
        ("lawmaker", "Member of the Grand National Assembly of Turkey", True),
    ],
)
def test_an_office_by_the_label_of_its_position(office: str, label: str, same: bool) -> None:
    assert next(o for o in offices() if o.name == office).fits(label) is same


def test_every_kind_that_is_linked_has_types() -> None:
    kinds = [*get_args(ActorKind), *get_args(PlaceKind)]
    assert [kind for kind in kinds if not fits(kind)] == ["PopulationGroup"]


def test_no_person_is_a_place_and_no_place_a_person() -> None:
    for kind in get_args(PlaceKind):
        assert "person" not in fits(kind)
    assert set(fits("Person")) == {"person"}
