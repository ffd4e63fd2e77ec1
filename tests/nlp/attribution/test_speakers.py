from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Witnesses and a hospital official said the market was hit.",
            ("Witnesses", "a hospital official"),
        ),
        (
            "The bridge fell on Sunday, a local commander and two diplomats said.",
            ("a local commander", "two diplomats"),
        ),
        (
            "The bridge fell on Sunday residents and a local aid worker said.",
            ("residents", "a local aid worker"),
        ),
        ("Abdi Nur, who leads the group, said the road was open.", ("Abdi Nur",)),
        ("Officials in Baku said four soldiers had been killed.", ("Officials in Baku",)),
    ],
)
def test_speakers_are_found_one_by_one(told, text: str, sources: tuple[str, ...]) -> None:
    assert told(text)[0].sources == sources


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        (
            "Anna Berg, a spokeswoman for the Norwegian Refugee Council, said roads were cut.",
            "the Norwegian Refugee Council",
        ),
        (
            "Jan Novak, a commander in the Eastern Brigade, said the town had fallen.",
            "the Eastern Brigade",
        ),
        ("Houthi spokesman Ali Nasser said the ship had been hit.", "Houthi"),
        ("A Kenyan foreign ministry official said the border was shut.", "Kenyan foreign ministry"),
        (
            "Anna Berg of the International Rescue Committee said the ward was full.",
            "the International Rescue Committee",
        ),
        (
            "A source within the Interior Ministry said the toll was higher.",
            "the Interior Ministry",
        ),
        (
            "Hussein Abdi a commander in the Jubba Brigade said the road was open.",
            "the Jubba Brigade",
        ),
    ],
)
def test_affiliation_is_read_from_the_phrase(told, text: str, affiliation: str) -> None:
    assert told(text)[0].affiliations == (affiliation,)


@pytest.mark.parametrize(
    "text",
    [
        "Officials in Baku said four soldiers had been killed.",
        "A mother of four said soldiers had come at night.",
        "Residents of the town said soldiers had come at night.",
        "Kenyan Prime Minister Daniel Otieno said the border was shut.",
        "The ministry of health said the ward was full.",
        "The governor of Kordofan, Adam Bakri, said the ward was full.",
    ],
)
def test_places_and_titles_are_no_affiliation(told, text: str) -> None:
    assert told(text)[0].affiliations == (None,)


@pytest.mark.parametrize(
    ("text", "referent"),
    [
        (
            "The province's police chief, Omar Diallo, said on Facebook there were arrests.",
            "Omar Diallo",
        ),
        ("A spokesman, Getachew Reda, said the town had fallen.", "Getachew Reda"),
    ],
)
def test_a_name_in_apposition_to_a_role_is_who_speaks(told, text: str, referent: str) -> None:
    assert told(text)[0].referents == (referent,)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Residents said shells were falling.", False),
        ("A senior official said shells were falling.", False),
        ("The army said shells were falling.", True),
        ("Human Rights Watch said shells were falling.", True),
        ("Ahmed Ali said shells were falling.", True),
    ],
)
def test_unnamed_sources_are_told_from_named_ones(told, text: str, named: bool) -> None:
    one = told(text)[0]
    assert one.raw.sources[0].named is named
    assert one.raw.kind == ("IndirectSpeech" if named else "UnnamedSource")
