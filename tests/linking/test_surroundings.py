import pytest

from kg.linking.surroundings import (
    Container,
    Title,
    containers,
    place_country,
    read_title,
    titles_of,
)
from kg.model import Entity, TextSpan


def person(text: str, name: str) -> tuple[Title, ...]:
    at = text.index(name)
    entity = Entity(
        key="a:x", kind="Person", name=name, mentions=(TextSpan(start=at, end=at + len(name)),)
    )
    return titles_of(entity, (name,), text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Malian President Amadou Keita fled.", Title("president", ("ML",))),
        ("The British foreign secretary, Amadou Keita, left.", Title("foreign minister", ("GB",))),
        ("Amadou Keita, the Malian defence minister, said no.", Title("defence minister", ("ML",))),
        ("Former Malian president Amadou Keita fled.", Title("president", ("ML",), True)),
        ("Minister of Information Amadou Keita spoke.", Title("information minister")),
        ("UNICEF spokeswoman Amadou Keita spoke.", Title("none")),
        ("Amadou Keita, a 40-year-old welder from Gao, wept.", Title("none")),
        ("Vice President Amadou Keita fled.", Title("deputy")),
    ],
)
def test_the_office_around_a_name(text: str, title: Title) -> None:
    assert person(text, "Amadou Keita") == (title,)


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers loyal to President Moussa Traore shot Amadou Keita.",
        "Amadou Keita, President Moussa Traore and others met.",
        "The president left. Amadou Keita stayed.",
        "Amadou Keita, a leader of the rebels, fled.",
    ],
)
def test_the_office_of_somebody_else_is_not_taken(text: str) -> None:
    assert person(text, "Amadou Keita") == ()


def test_a_title_that_stands_alone() -> None:
    assert read_title("the Ugandan foreign minister") == Title("foreign minister", ("UG",))
    assert read_title("a farmer of Gao") == Title("none")
    assert read_title("a crowd") is None


@pytest.mark.parametrize(
    ("before", "code"),
    [("in the Syrian border town of ", "SY"), ("in Ukraine's eastern ", "UA"),
     ("Sudanese forces captured ", None), ("the Malian villages and ", None), ("in ", None)],
)  # fmt: skip
def test_the_country_before_a_place(before: str, code: str | None) -> None:
    assert place_country(before + "Kassala", len(before)) == code


@pytest.mark.parametrize(
    ("behind", "found"),
    [(" in northern Lebanon on Monday", (Container("Lebanon", True),)),
     (", Texas, police said", (Container("Texas", False),)),
     (", a mining town in the eastern province of Ituri, ", (Container("Ituri", True),)),
     (" in June", ()), (" and Bunia", ()), (" fell", ())],
)  # fmt: skip
def test_what_a_place_lies_in(behind: str, found: tuple[Container, ...]) -> None:
    assert containers("Mongbwalu" + behind, len("Mongbwalu")) == found
