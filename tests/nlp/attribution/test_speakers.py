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


@pytest.mark.parametrize(
    ("text", "word", "body"),
    [
        (
            "Anna Lindqvist of the Danish Refugee Council said wells had run dry.",
            "wells",
            "Danish Refugee Council",
        ),
        ("The Red Cross's Peter Mwangi said wells had run dry.", "wells", "Red Cross"),
        (
            "The head of the Nigerian army's third division, Musa Bello, said the town was safe.",
            "safe",
            "division",
        ),
        ("Carlos Ruiz, who heads the peasant league, said two had died.", "died", "peasant league"),
        (
            "Foreign Ministry spokeswoman Maria Petrova said two had died.",
            "died",
            "Foreign Ministry",
        ),
        ("UNICEF spokesman James Elder said two had died.", "died", "UNICEF"),
        (
            "Ahmed Isa, a spokesman for the Sudan Doctors Union, said two had died.",
            "died",
            "Sudan Doctors Union",
        ),
        (
            "Ahmed Isa, spokesman of the Justice and Equality Movement, said two had died.",
            "died",
            "Justice and Equality Movement",
        ),
        (
            "Karen National Union official Ko Htoo said two had died.",
            "died",
            "Karen National Union",
        ),
        ("The KNU's Ko Htoo said two had died.", "died", "KNU"),
        ("Ko Htoo (Karen National Union) said two had died.", "died", "Karen National Union"),
        (
            "Col. Mahdi Saleem of the Interior Ministry said two had died.",
            "died",
            "Interior Ministry",
        ),
        (
            "The deputy commander-in-chief of the Burmese army, Soe Win, said two had died.",
            "died",
            "Burmese army",
        ),
        (
            "Ali Mohamud, director of the Medina hospital, said two had died.",
            "died",
            "Medina hospital",
        ),
        ("Ali Mohamud, a doctor at Medina hospital, said two had died.", "died", "Medina hospital"),
        (
            "Ali Mohamud, with Doctors Without Borders, said two had died.",
            "died",
            "Doctors Without Borders",
        ),
        (
            "Ali Mohamud from the NGO Save the Children said two had died.",
            "died",
            "Save the Children",
        ),
        ('"Two had died," said Jean Bosco, the agency\'s regional director.', "died", "agency"),
    ],
)
def test_affiliation_in_many_shapes(voice, text: str, word: str, body: str) -> None:
    assert body in (voice(text, word).affiliations[0] or "")


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("The Ugandan chief-of-staff said two had died.", "died", "The Ugandan chief-of-staff"),
        (
            "The Burmese commander-in-chief said two had died.",
            "died",
            "The Burmese commander-in-chief",
        ),
        ("The Chadian attorney-general said two had died.", "died", "The Chadian attorney-general"),
        ("Sudan's vice-president said two had died.", "died", "vice-president"),
    ],
)
def test_hyphenated_titles_stay_whole(voice, text: str, word: str, source: str) -> None:
    assert source in " ".join(voice(text, word).referents)
