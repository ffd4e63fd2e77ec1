import pytest

from kg.linking.groups import family_of, group
from kg.model import Article, Entity, EntityKind

ARTICLE = Article(id="a1", text="")


def names(kind: EntityKind, name: str, country: str | None = None) -> tuple[str, ...]:
    made = group(ARTICLE, Entity(key="k", kind=kind, name=name, country=country))
    assert made is not None
    return made.names


@pytest.mark.parametrize(
    ("kind", "name", "core"),
    [
        ("ArmedGroup", "Houthi rebels", "Houthi"),
        ("NonGovernmentalOrganisation", "Geneva-based Memory Watch", "Memory Watch"),
        ("NewsMedium", "Turkish state-run Bosporus news agency", "Bosporus news agency"),
        ("Government", "Malian defence ministry", "Ministry of Defence of Mali"),
        ("Government", "Foreign Ministry of Chad", "Ministry of Foreign Affairs of Chad"),
        ("StateForce", "Ethiopian army", "Army of Ethiopia"),
        (
            "IntergovernmentalOrganisation",
            "U.N. Human Rights Office",
            "United Nations Human Rights Office",
        ),
        ("AdministrativeArea", "Kassala state", "Kassala"),
        ("Settlement", "Homs city", "Homs"),
        ("Person", "Lt. Gen. Yasir Atta", "Yasir Atta"),
    ],
)
def test_names_to_look_up(kind: EntityKind, name: str, core: str) -> None:
    assert core in names(kind, name)


@pytest.mark.parametrize(
    ("kind", "name", "not_this"),
    [
        ("ArmedGroup", "Syrian rebels", "Syrian"),
        ("StateForce", "Syrian government forces", "Syrian government"),
        ("Camp", "Zamzam camp", "Zamzam"),
        ("Settlement", "Mexico City", "Mexico"),
        ("Settlement", "Mexico City", "City"),
        ("AdministrativeArea", "Damascus Countryside", "Damascus"),
        ("Neighbourhood", "Homs suburb", "Homs"),
    ],
)
def test_names_not_to_look_up(kind: EntityKind, name: str, not_this: str) -> None:
    assert not_this not in names(kind, name)


def test_the_country_in_a_name_is_said() -> None:
    made = group(ARTICLE, Entity(key="k", kind="Government", name="Chad's interior ministry"))
    assert made is not None
    assert made.said == {"TD"}
    assert made.generic


def test_a_ministry_is_taken_for_that_of_the_articles_country() -> None:
    made = group(ARTICLE, Entity(key="k", kind="Government", name="Interior Ministry"), "TD")
    assert made is not None
    assert "Ministry of Interior of Chad" in made.names
    assert made.said == frozenset()


def test_a_state_that_acts_is_looked_up_as_a_state() -> None:
    made = group(ARTICLE, Entity(key="k", kind="Government", name="Chad", country="TD"))
    assert made is not None
    assert (made.family, made.entity.kind, made.on_map) == ("place", "Country", False)


def test_a_capital_that_acts_is_looked_up_as_a_government() -> None:
    made = group(ARTICLE, Entity(key="k", kind="Government", name="Kyiv", country="UA"))
    assert made is not None
    assert made.bare
    assert "Government of Ukraine" in made.names
    assert "Kyiv" not in made.names


def test_a_people_is_not_linked() -> None:
    entity = Entity(key="k", kind="PopulationGroup", name="Zaghawa")
    assert family_of(entity) is None
    assert group(ARTICLE, entity) is None
