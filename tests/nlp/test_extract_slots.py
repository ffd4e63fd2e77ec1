"""Where, when, by whom and to whom: classes of wording, each about other wars."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from kg.model import Article, Block, Event, Extraction, Figure
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


def things(extraction: Extraction, type_: str) -> list[Event | Figure]:
    return [t for t in (*extraction.events, *extraction.figures) if t.type == type_]


def filled(extraction: Extraction, type_: str, *roles: str) -> list[str]:
    names = {e.key: e.name for e in extraction.entities}
    return [names[s.entity] for t in things(extraction, type_) for s in t.slots if s.role in roles]


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        ("Gunmen killed nine policemen at a checkpoint outside Buni Yadi.", "CasualtyReport",
         "Buni Yadi"),
        ("Shells landed in the village of Zolote on Monday, killing three people.",
         "CasualtyReport", "Zolote"),
        ("A car bomb exploded in a market in the Karrada district of Baghdad, killing 12 people.",
         "CasualtyReport", "Karrada"),
        ("In the capital, a car bomb killed four people in the Hodan district, Somali police "
         "said.", "CasualtyReport", "Hodan"),
        ("Five soldiers died in a roadside bombing south of Kandahar.", "CasualtyReport",
         "Kandahar"),
        ("Shelling on the outskirts of Goma killed seven people.", "CasualtyReport", "Goma"),
        ("Clashes which erupted on Friday near Gao left six people dead.", "ArmedClash",
         "Gao"),
        ("Officials in Nairobi said 14 people were killed in an attack in Mandera.",
         "CasualtyReport", "Mandera"),
        ("Fighting for control of the Sool region killed 20 people.", "CasualtyReport", "Sool"),
        ("Rebels took Bouna, a town in the province of Kidal, and ten people were killed in "
         "clashes there.", "CasualtyReport", "Bouna"),
    ],
)  # fmt: skip
def test_the_place_of_an_event_is_that_of_its_own_clause(
    extractor: Extractor, text: str, type_: str, place: str
) -> None:
    found = filled(read(extractor, text), type_, "place", "territory")
    assert found
    assert all(place in name for name in found)


@pytest.mark.parametrize(
    "text",
    [
        "Tamil rebels attacked an army patrol, officials in Colombo said.",
        "Nigerian soldiers clashed with gunmen, a spokesman said in Abuja.",
        "The Bogota government said five guerrillas were killed in an ambush.",
        "Speaking in Addis Ababa, the minister said 12 militiamen had been killed.",
        "Ethiopian troops shelled rebel positions, Kenya's envoy to the African Union said.",
    ],
)
def test_neither_who_speaks_nor_what_somebody_is_called_is_a_place(
    extractor: Extractor, text: str
) -> None:
    extraction = read(extractor, text)
    kinds = {e.key: e for e in extraction.entities}
    for thing in (*extraction.events, *extraction.figures):
        if thing.type == "Statement":
            continue
        places = [s for s in thing.slots if s.role == "place"]
        assert not [s for s in places if kinds[s.entity].named]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Fighting erupted in Sudan in April. The Sudanese army is to blame, aid groups say. At "
         "least 9,000 people have been killed since the war began.", "Sudan"),
        ("Yemeni officials met in Yemen's port of Hodeida. More than 10,000 people have been "
         "killed since 2015.", "Yemen"),
        ("Colombian troops and Colombian rebels fought on. The conflict in Colombia has killed "
         "220,000 people since 1958.", "Colombia"),
    ],
)  # fmt: skip
def test_a_toll_of_the_whole_war_is_of_its_country(
    extractor: Extractor, text: str, place: str
) -> None:
    extraction = read(extractor, text)
    names = {e.key: e.name for e in extraction.entities}
    (toll,) = [f for f in extraction.figures if f.scope == "Cumulative"]
    assert [names[s.entity] for s in toll.slots if s.role == "place"] == [place]


def test_the_focus_of_a_text_places_its_later_tolls(extractor: Extractor) -> None:
    text = (
        "Eight people dead as militants raid village\n\n"
        "Militants attacked the village of Gamboru on Sunday, witnesses said.\n\n"
        "Eleven people were wounded, a doctor said."
    )
    found = filled(read(extractor, text), "CasualtyReport", "place")
    assert found == ["Gamboru", "Gamboru"]


@pytest.mark.parametrize(
    ("text", "type_", "first", "last"),
    [
        ("On Monday a bomb killed five people in Kabul, and on Tuesday gunmen killed two "
         "soldiers in Herat.", "CasualtyReport", "2023-05-08", "2023-05-09"),
        ("Six people were wounded when shells fell on Nyala on Wednesday morning.",
         "CasualtyReport", "2023-05-10", "2023-05-10"),
        ("Monday's attack on the barracks killed 15 soldiers.", "CasualtyReport", "2023-05-08",
         "2023-05-08"),
        ("Rebels shelled Taiz on Tuesday, a doctor said on Thursday.", "Shelling", "2023-05-09",
         "2023-05-09"),
        ("The clashes, which broke out late on Sunday near Gao, were continuing on Thursday.",
         "ArmedClash", "2023-05-07", "2023-05-07"),
        ("The commander said late on Thursday his men had captured Bor.", "Capture", "2023-05-11",
         "2023-05-11"),
    ],
)  # fmt: skip
def test_each_clause_has_its_own_time(
    extractor: Extractor, text: str, type_: str, first: str, last: str
) -> None:
    days = sorted(
        {
            str(day)
            for t in things(read(extractor, text), type_)
            if t.when is not None
            for day in (t.when.earliest, t.when.latest)
        }
    )
    assert days == sorted({first, last})


def test_the_day_of_the_saying_is_not_that_of_the_event(extractor: Extractor) -> None:
    extraction = read(extractor, "Twelve people were killed in Sirte, the ministry said on Monday.")
    (toll,) = things(extraction, "CasualtyReport")
    assert toll.when is None


@pytest.mark.parametrize(
    ("text", "type_", "role", "name"),
    [
        ("Last week a bombing in Quetta killed five, another attack ascribed to the Taliban.",
         "Bombing", "agent", "Taliban"),
        ("A rocket attack launched by Houthi fighters hit Marib.", "Shelling", "agent",
         "Houthi fighters"),
        ("A suicide bomber blew himself up at a mosque in Maiduguri.", "Bombing", "agent",
         "suicide bomber"),
        ("He was killed in a US counter-terrorism operation in Somalia.", "Attack", "agent", "US"),
        ("A raid carried out by the Arakan Army killed nine policemen in Sittwe.",
         "CasualtyReport", "perpetrator", "Arakan Army"),
        ("Police killed nine protesters and wounded 20 in Conakry.", "CasualtyReport", "group",
         "protesters"),
        ("That brought to 64 the number of Dutch troops killed this month.", "CasualtyReport",
         "group", "Dutch troops"),
    ],
)  # fmt: skip
def test_who_did_it_and_to_whom(
    extractor: Extractor, text: str, type_: str, role: str, name: str
) -> None:
    found = filled(read(extractor, text), type_, role)
    assert found
    assert set(found) == {name}


def test_clashes_are_nobody(extractor: Extractor) -> None:
    extraction = read(extractor, "Clashes, shelling rock Donetsk\n\nTalks went on in Minsk.")
    assert "Clashes" not in {e.name for e in extraction.entities}


def test_another_town_and_its_name_are_one_capture(extractor: Extractor) -> None:
    text = (
        "Rebels overran another border town late on Thursday, a commander said.\n\n"
        "Four people were killed in clashes as rebels took Moyale, a trading town."
    )
    (capture,) = [e for e in read(extractor, text).events if e.type == "Capture"]
    assert capture.when is not None
    assert capture.when.earliest == date(2023, 5, 11)


def test_what_stands_beyond_a_semicolon_is_another_event(extractor: Extractor) -> None:
    text = "Twelve army officers defect to Uganda overnight; government fortifies offices in Juba."
    names = filled(read(extractor, text), "Defection", "destination", "place")
    assert names == ["Uganda"]


@pytest.mark.parametrize(
    "text",
    [
        "The blast killed 45 people, raising the toll from 38.",
        "The ministry put the dead at 19. It revised downwards an earlier toll of 27 dead.",
    ],
)
def test_a_new_toll_revises_the_old(extractor: Extractor, text: str) -> None:
    extraction = read(extractor, text)
    figures = {f.id: f for f in extraction.figures}
    claims = {c.id: c for c in extraction.claims}
    pairs = [
        (figures[c.asserts].low, figures[claims[o].asserts].low)
        for c in extraction.claims
        for o in c.revises
    ]
    assert pairs in ([(45, 38)], [(19, 27)])


@pytest.mark.parametrize(
    "second",
    [
        "A minister had put the influx at 1,500 - a total that worries the capital.",
        "A border official had earlier put the exodus at 1,500.",
        "The governor later estimated the influx at 1,500 people.",
    ],
)
def test_another_number_of_the_same_movement_is_another_figure(
    extractor: Extractor, second: str
) -> None:
    text = f"Two thousand refugees fled into Chad on Friday, the agency said. {second} Shells fell."
    lows = {f.low for f in things(read(extractor, text), "DisplacementFigure")}
    assert lows == {2000, 1500}
