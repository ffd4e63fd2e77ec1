from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "referent", "method"),
    [
        (
            "Colonel Getnet Adane said the town had fallen. He said the road was open.",
            "Colonel Getnet Adane",
            "pronoun",
        ),
        (
            'Human Rights Watch said troops had killed 30. "It was a massacre," the group said.',
            "Human Rights Watch",
            "definite noun",
        ),
        (
            "Human Rights Watch said troops had killed 30 men. It said others were missing.",
            "Human Rights Watch",
            "pronoun",
        ),
        (
            "Residents said shells had hit the market. They said nine people had died.",
            "Residents",
            "pronoun",
        ),
        (
            "Kamal Perera said the front was calm. Perera said nobody had fled.",
            "Kamal Perera",
            "short name",
        ),
        (
            "An opposition activist said tanks had come. The activist said a school was hit.",
            "An opposition activist",
            "definite noun",
        ),
        (
            "Colonel Getnet Adane said the town had fallen. The colonel said the road was open.",
            "Colonel Getnet Adane",
            "role",
        ),
        (
            "Opposition sources said the base had fallen. The sources said ten men had died.",
            "Opposition sources",
            "definite noun",
        ),
        (
            "The Oromo Council urged calm. The statement said the raids had to stop.",
            "The Oromo Council",
            "statement",
        ),
    ],
)
def test_later_words_are_linked_to_the_fullest_mention(
    told, text: str, referent: str, method: str
) -> None:
    last = told(text)[-1]
    assert (last.referents, last.methods) == ((referent,), (method,))


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("A statement from the presidency said the curfew would end.", "the presidency"),
        ("The president's statement said the curfew would end.", "The president"),
        ("The Joint Mission released a statement saying nobody had died.", "the Joint Mission"),
    ],
)
def test_a_text_speaks_for_its_author(told, text: str, author: str) -> None:
    assert told(text)[-1].referents[0].lower() == author.lower()


def test_affiliation_goes_along_with_the_link(told) -> None:
    first, second = told(
        "Anna Berg, a spokeswoman for the Norwegian Refugee Council, said roads were cut. "
        "Berg said the camps were full."
    )
    assert second.affiliations == first.affiliations == ("the Norwegian Refugee Council",)


def test_i_and_we_are_the_one_who_is_quoted(told) -> None:
    sayings = told('"We said the road was closed to everybody," Marta Ruiz told Reuters.')
    inner = next(t for t in sayings if t.sources == ("We",))
    assert (inner.referents, inner.methods) == (("Marta Ruiz",), ("first person",))


def test_what_cannot_be_linked_stays_as_printed(told) -> None:
    [one] = told("He said the road was closed.")
    assert (one.referents, one.methods) == (("He",), ("argument",))


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        (
            '"The rebels fled when Sergeant Ilyas Dar was hit," a police spokesman said. '
            '"Major Ali Rana led us in," he added.',
            "led",
            "a police spokesman",
        ),
        (
            "Separatists called a strike.\n\nKabul protested over what it called theft.",
            "theft",
            "Kabul",
        ),
        (
            "Karen leaders met on Sunday. The army detained 12 men whom it accused of spying.",
            "spying",
            "The army",
        ),
        ('Hausa lawmakers jeered. "Sack the minister," one said.', "Sack", "Hausa lawmakers"),
        ("Villagers fled to Goz Beida. Some said they had been shot at.", "shot", "Villagers"),
        (
            "The UN migration agency gave no figure. The UN refugee agency said 400 had come.",
            "400",
            "refugee",
        ),
        ("One of the groups, the Zintan Brigades, said it had left.", "left", "Zintan Brigades"),
    ],
)
def test_who_is_meant(voice, text: str, word: str, source: str) -> None:
    assert source in " ".join(voice(text, word).referents)
