"""What a toll has from the event that caused it: its day, its place and who did it."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from kg.model import Article, Block, Extraction, Figure
from kg.nlp.extract import Extractor

DAY = date(2023, 5, 12)


@pytest.fixture(scope="module")
def extractor(nlp: Language) -> Extractor:
    return Extractor(nlp)


def read(extractor: Extractor, text: str) -> Extraction:
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            end = start + len(line.rstrip("\n"))
            blocks.append(Block(kind="paragraph", start=start, end=end))
        start += len(line)
    article = Article(
        id="own", text=text, published=DAY, published_from="given", blocks=tuple(blocks)
    )
    (extraction,) = extractor.extract([article])
    return extraction


def tolls(extraction: Extraction) -> list[Figure]:
    return [f for f in extraction.figures if f.type == "CasualtyReport"]


def names(extraction: Extraction, figure: Figure, role: str) -> list[str]:
    known = {e.key: e.name for e in extraction.entities}
    return [known[s.entity] for s in figure.slots if s.role == role]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Three villagers were killed when rebels shelled the town of Kutum.", "rebels"),
        ("Nine people were wounded and two killed when soldiers fired mortars at Kidal.",
         "soldiers"),
        ("The army said its soldiers fired on a convoy near Gao, killing six men.", "soldiers"),
        ("Rebel fighters stormed a base in Cauca, leaving 11 of the soldiers dead.",
         "Rebel fighters"),
    ],
)  # fmt: skip
def test_the_doer_of_an_event_is_that_of_its_toll(
    extractor: Extractor, text: str, doer: str
) -> None:
    found = read(extractor, text)
    assert all(names(found, f, "perpetrator") == [doer] for f in tolls(found))
    assert tolls(found)


def test_a_day_that_is_told_of_the_event_is_that_of_its_toll(extractor: Extractor) -> None:
    text = "Rebels shelled the town of Kutum on Tuesday. Nine people were wounded, a nurse said."
    (toll,) = tolls(read(extractor, text))
    assert toll.when is not None
    assert toll.when.earliest == date(2023, 5, 9)


def test_what_happened_elsewhere_has_nothing_from_the_sentence_before(
    extractor: Extractor,
) -> None:
    text = "Rebels shelled the town of Kutum on Tuesday. Elsewhere, nine people were killed."
    (toll,) = tolls(read(extractor, text))
    assert toll.when is None


def test_the_day_of_the_lead_holds_for_the_same_strikes_further_down(extractor: Extractor) -> None:
    text = (
        "Shells hit two towns in Karabakh on Tuesday, officials said.\n\n"
        "Six people died when shells struck a school in Martuni, the mayor said."
    )
    found = read(extractor, text)
    assert [f.when.earliest if f.when else None for f in tolls(found)] == [date(2023, 5, 9)]


def test_it_in_what_a_body_says_is_that_body(extractor: Extractor) -> None:
    found = read(extractor, "The Ethiopian army said it had killed 30 militants near Shire.")
    (toll,) = tolls(found)
    assert names(found, toll, "perpetrator") == ["Ethiopian army"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Militants raided a village near Mopti on Sunday.\n\nA doctor at a clinic in Bankass "
         "said 12 people had been killed.", "Bankass"),
        ("Gunmen attacked the town of Kaya.\n\nOfficials said 40 soldiers were killed in clashes "
         "in three provinces.", "provinces"),
    ],
)  # fmt: skip
def test_a_toll_is_where_its_source_or_its_own_words_are(
    extractor: Extractor, text: str, place: str
) -> None:
    found = read(extractor, text)
    assert names(found, tolls(found)[-1], "place") == [place]


def role_names(extraction: Extraction, role: str) -> list[str]:
    known = {e.key: e.name for e in extraction.entities}
    return [known[s.entity] for e in extraction.events for s in e.slots if s.role == role]


def test_people_of_a_nation_flee_from_their_own_country(extractor: Extractor) -> None:
    found = read(extractor, "Some 2,500 Rwandans crossed into Uganda overnight, officials said.")
    assert role_names(found, "origin") == ["Rwanda"]


def test_a_weapon_named_after_a_state_is_that_states(extractor: Extractor) -> None:
    found = read(extractor, "Armenian rockets hit Barda on Monday, killing nine people.")
    assert set(role_names(found, "agent")) == {"Armenia"}


def test_a_river_and_other_regions_are_no_places(extractor: Extractor) -> None:
    text = "Nine people were killed in other regions. Three men were shot dead near the river."
    assert [names(f, t, "place") for f in [read(extractor, text)] for t in tolls(f)] == [[], []]


def test_the_latest_of_a_series_is_not_dated_by_when_the_series_began(
    extractor: Extractor,
) -> None:
    text = (
        "The latest exodus of 11,000 people to Kenya brings to 120,000 the total since the start "
        "of the uprising in March last year."
    )
    events = [e for e in read(extractor, text).events if e.type == "Displacement"]
    assert [e.when for e in events] == [None]


def test_a_number_that_goes_on_from_a_total_adds_up_too(extractor: Extractor) -> None:
    text = (
        "At least 6,100 people have been killed in Darfur since the war began in April, the "
        "ministry said. More than 9,000 others have been wounded, it added."
    )
    found = read(extractor, text)
    assert [(f.scope, names(found, f, "place")) for f in tolls(found)] == [
        ("Cumulative", ["Darfur"]),
        ("Cumulative", ["Darfur"]),
    ]


def test_people_driven_out_of_a_village_are_of_no_other_country(extractor: Extractor) -> None:
    found = read(extractor, "Some 400 Armenians were driven out of their villages on Sunday.")
    assert "Armenia" not in role_names(found, "origin")
