from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "said", "source"),
    [
        (
            "The ministry said its forces had destroyed three drones.",
            "its forces had destroyed three drones",
            "The ministry",
        ),
        (
            "Residents said that shells were falling on Omdurman.",
            "shells were falling on Omdurman",
            "Residents",
        ),
        (
            "Ukraine says 300 soldiers died near Bakhmut",
            "300 soldiers died near Bakhmut",
            "Ukraine",
        ),
        (
            "The army, however, said only four of its men had died.",
            "only four of its men had died",
            "The army",
        ),
        (
            "Aid agencies warn that a million people could starve.",
            "a million people could starve",
            "Aid agencies",
        ),
        (
            "Russia's defence ministry claimed its forces had taken the village.",
            "its forces had taken the village",
            "Russia's defence ministry",
        ),
    ],
)
def test_a_clause_after_its_tag(told, text: str, said: str, source: str) -> None:
    [one] = told(text)
    assert (one.said, one.sources) == ((said,), (source,))


@pytest.mark.parametrize(
    ("text", "said", "source"),
    [
        (
            "Rebels overran the garrison town of Kidal late on Sunday, a local commander said.",
            "Rebels overran the garrison town of Kidal late on Sunday",
            "a local commander",
        ),
        (
            "The toll has risen to 60, a health official told Al Jazeera.",
            "The toll has risen to 60",
            "a health official",
        ),
        (
            "Seven rebels were killed, the governor's office said in a statement on Facebook.",
            "Seven rebels were killed",
            "the governor's office",
        ),
        (
            "Five soldiers killed in ambush, officials say",
            "Five soldiers killed in ambush",
            "officials",
        ),
        (
            "Clashes broke out in Goma, residents said, adding that a bridge had been hit.",
            "Clashes broke out in Goma",
            "residents",
        ),
    ],
)
def test_a_clause_before_its_tag(told, text: str, said: str, source: str) -> None:
    one = told(text)[0]
    assert (one.said, one.sources) == ((said,), (source,))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The bomb, officials said, was hidden in a cart.",
            ("The bomb", "was hidden in a cart"),
        ),
        (
            "Kenya would also guard men whom, the communique said, other states have refused.",
            ("Kenya would also guard men whom", "other states have refused"),
        ),
        (
            "The bomb was under a bus, stated Minister Kamal Perera, and exploded at noon.",
            ("The bomb was under a bus", "exploded at noon"),
        ),
    ],
)
def test_a_clause_around_its_tag(told, text: str, said: tuple[str, ...]) -> None:
    [one] = told(text)
    assert one.said == said


@pytest.mark.parametrize(
    ("text", "said", "source"),
    [
        (
            "About 900 people have crossed into Chad in two days a Sudan official said on Friday "
            "following an army offensive.",
            "About 900 people have crossed into Chad in two days",
            "a Sudan official",
        ),
        (
            "Twelve officers defect to Peru overnight officials say; government closes border.",
            "Twelve officers defect to Peru overnight",
            "officials",
        ),
        (
            "Around 700 villagers fled into Chad this week the aid agency said on Friday and "
            "state media said nine soldiers had also arrived.",
            "Around 700 villagers fled into Chad this week",
            "the aid agency",
        ),
    ],
)
def test_tags_whose_commas_are_lost(told, text: str, said: str, source: str) -> None:
    one = told(text)[0]
    assert (one.said, one.sources) == ((said,), (source,))


def test_what_is_coordinated_with_the_saying_is_not_said(told) -> None:
    first, second = told(
        "The ministry said that the town was calm, and added that no one was hurt."
    )
    assert first.said == ("the town was calm",)
    assert (second.said, second.sources) == (("no one was hurt",), ("The ministry",))


def test_two_tags_keep_their_own_clauses(told) -> None:
    first, second = told(
        "Police put the death toll at 17, but hospital workers said 26 bodies had come in."
    )
    assert (first.said, first.sources) == (("the death toll at 17",), ("Police",))
    assert (second.said, second.sources) == (("26 bodies had come in",), ("hospital workers",))


def test_nested_sayings_know_what_they_stand_in(told) -> None:
    outer, inner = told("Two diplomats told AFP that the governor had told them the base was lost.")
    assert outer.sources == ("Two diplomats",)
    assert inner.sources == ("the governor",)
    assert inner.said == ("the base was lost",)
    assert inner.raw.parent == outer.raw.clause
