"""Names that lead astray; each is a mistake that a linker without context makes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fixtures.linking_case import Said, cut_slice, link

from kg.linking.index import open_index
from kg.linking.index.build import build_index
from kg.linking.index.index import open_index_file
from kg.linking.index.sources.slice import SliceSource
from kg.linking.linker import Linker

SLICE = Path(__file__).parents[3] / "shared" / "wikidata"
NIL = None
NAMES = (
    "Ras al-Ain",
    "Ra's al-Ayn",
    "Ras el-Ain",
    "Hasaka",
    "Ceylanp\u0131nar",
    "Aleppo",
    "Ain al-Arab",
    "Anadolu",
    "Hatay",
    "Apaydin",
    "Tripoli",
    "Sidon",
    "Misrata",
    "Benghazi",
    "Beirut",
    "Tbilisi",
    "Jordan",
    "Damascus",
    "Ankara",
    "Moscow",
    "Washington",
    "Khartoum",
    "Mosul",
    "Baghdad",
    "Goma",
    "Bukavu",
    "Erdogan",
    "Recep Tayyip Erdogan",
    "Tayyip Erdogan",
    "Saba",
    "Michael Jordan",
)
"""The names of towns and persons here: of the slice, everything that they may stand for is kept."""

SYRIA = [Said("Syria", "Country", "SY"), Said("Turkey", "Country", "TR")]
BORDER = (
    "Syrian rebels took Ras al-Ain, a town in the northeastern province of Hasaka, on Friday. "
    "People fled from Syria into Turkey, to Ceylanp\u0131nar. Damascus denied that it had shelled "
    "Aleppo, Syria's largest city."
)


def got(links: dict, name: str) -> str | None:
    found = links[name]
    if found.status != "linked":
        return None
    return found.wikidata or f"gn:{found.geonames}"


@pytest.fixture(scope="session")
def slice_linker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Linker]:
    if not SLICE.exists():
        pytest.skip("the slice of Wikidata is not here")
    folder = tmp_path_factory.mktemp("slice")
    cut_slice(SLICE, folder, NAMES)
    target = folder / "slice.sqlite"
    build_index([SliceSource(folder)], target)
    with open_index_file(target) as index:
        yield Linker(index)


@pytest.fixture(scope="session")
def shipped() -> Iterator[Linker]:
    with open_index() as index:
        yield Linker(index)


@pytest.fixture(params=["small", "slice"])
def either(request: pytest.FixtureRequest) -> Linker:
    """The small index and, where it is there, the slice."""
    return request.getfixturevalue("linker" if request.param == "small" else "slice_linker")


@pytest.mark.parametrize("name", ["Ras al-Ain", "Ra's al-Ayn", "Ras el-Ain"])
def test_ras_al_ain_is_not_its_turkish_twin(either: Linker, name: str) -> None:
    said = [*SYRIA, Said(name, "Settlement"), Said("Hasaka", "AdministrativeArea")]
    links = link(either, BORDER.replace("Ras al-Ain", name), said)
    assert got(links, name) == "gn:165509"
    assert got(links, "Hasaka") == "Q233914"


def test_the_turkish_twin_is_itself(either: Linker) -> None:
    links = link(either, BORDER, [*SYRIA, Said("Ceylanp\u0131nar", "Settlement")])
    assert got(links, "Ceylanp\u0131nar") == "Q917838"


def test_ain_al_arab_is_kobani_and_not_afrin(either: Linker) -> None:
    text = "Fighters besieged Ain al-Arab in northern Syria. Syrian jets bombed Aleppo in Syria."
    links = link(either, text, [*SYRIA[:1], Said("Ain al-Arab", "Settlement")])
    assert got(links, "Ain al-Arab") == "gn:172256"


def test_anadolu_is_no_quarter_of_a_town(either: Linker) -> None:
    text = "Turkey shelled Syria on Friday, Anadolu reported. Turkish troops crossed the border."
    links = link(either, text, [*SYRIA, Said("Anadolu", "NewsMedium", "TR")])
    assert got(links, "Anadolu") is NIL


def test_hatay_is_the_province(either: Linker) -> None:
    text = "Families crossed into the border province of Hatay in Turkey. Turkish officials agreed."
    links = link(
        either, text, [Said("Hatay", "AdministrativeArea"), Said("Turkey", "Country", "TR")]
    )
    assert got(links, "Hatay") == "Q83274"


def test_a_camp_is_not_the_village_of_its_name(either: Linker) -> None:
    text = "Officers were taken to Apaydin camp in Hatay, Turkey. Turkish guards let nobody in."
    links = link(either, text, [Said("Apaydin camp", "Camp"), Said("Turkey", "Country", "TR")])
    assert got(links, "Apaydin camp") is NIL


TRIPOLI = {
    "LB": "Lebanese troops shelled militants in Tripoli, Lebanon's second city. Sidon was calm.",
    "LY": "Libyan rebels from Misrata entered Tripoli, Libya's capital. Benghazi cheered.",
}


@pytest.mark.parametrize(("code", "item"), [("LB", "Q168954"), ("LY", "Q3579")])
def test_tripoli_follows_the_article(either: Linker, code: str, item: str) -> None:
    towns = {"LB": ["Sidon"], "LY": ["Misrata", "Benghazi"]}[code]
    said = [Said(name, "Settlement") for name in ("Tripoli", *towns)]
    assert got(link(either, TRIPOLI[code], said), "Tripoli") == item


def test_reading_may_take_the_other_tripoli_for_granted(either: Linker) -> None:
    # Reading knows Tripoli as the seat of Libya's government and says so wherever it stands.
    said = [Said("Tripoli", "Settlement", "LY"), Said("Sidon", "Settlement")]
    assert got(link(either, TRIPOLI["LB"], said), "Tripoli") == "Q168954"


def test_a_container_in_the_text_wins(either: Linker) -> None:
    text = "A bomb went off in Tripoli in northern Lebanon, the army said in Beirut."
    said = [Said("Tripoli", "Settlement"), Said("Lebanon", "Country", "LB")]
    assert got(link(either, text, said), "Tripoli") == "Q168954"


def test_georgia_the_state_of_atlanta(linker: Linker) -> None:
    text = "Police shot a man in Atlanta, Georgia, US officials said. Atlanta is in the US South."
    said = [Said("Atlanta", "Settlement", within="Georgia"), Said("Georgia", "Country", "GE")]
    links = link(linker, text, said, "2015-08-05")
    assert got(links, "Atlanta") == "Q23556"
    assert got(links, "Georgia") in ("Q1428", None)


def test_georgia_the_country_of_tbilisi(either: Linker) -> None:
    text = "Georgia closed its border, officials said in Tbilisi. Georgian troops stood by."
    said = [Said("Georgia", "Country", "GE"), Said("Tbilisi", "Settlement")]
    assert got(link(either, text, said, "2020-10-04"), "Georgia") == "Q230"


def test_jordan_is_the_name_of_a_person(either: Linker) -> None:
    text = "Michael Jordan, a resident of the camp, said his house was hit. Jordan fled to Iraq."
    links = link(either, text, [Said("Michael Jordan", "Person"), Said("Iraq", "Country", "IQ")])
    assert got(links, "Michael Jordan") is NIL
    assert got(links, "Iraq") == "Q796"


def test_a_person_is_never_a_place(either: Linker) -> None:
    links = link(either, "Tripoli said he had fled.", [Said("Tripoli", "Person")])
    assert got(links, "Tripoli") is NIL
    assert links["Tripoli"].candidates == ()


@pytest.mark.parametrize(("name", "code"), [("Damascus", "SY"), ("Ankara", "TR"), ("Moscow", "RU")])
def test_a_seat_of_government_that_denies_is_a_government(
    either: Linker, name: str, code: str
) -> None:
    text = f"{name} denied the report. {name} said nothing more."
    links = link(either, text, [Said(name, "Government", code)])
    assert got(links, name) is NIL
    assert links[name].country == code


def test_a_state_that_denies_is_the_state(either: Linker) -> None:
    links = link(either, "Turkey denied the report.", [Said("Turkey", "Government", "TR")])
    assert got(links, "Turkey") == "Q43"
    assert links["Turkey"].latitude is None


def test_washington_is_the_government_that_the_index_has(either: Linker) -> None:
    text = "Washington denied the claim. US troops were not involved, the US said."
    links = link(either, text, [Said("Washington", "Government", "US")])
    assert got(links, "Washington") in ("Q48525", None)


def test_a_spokesman_with_the_name_of_a_member_of_parliament(linker: Linker) -> None:
    text = "Adrian Edwards, a spokesman for UNHCR, said British aid had come. Britain gave tents."
    said = [Said("Adrian Edwards", "Person", role="spokesman")]
    assert got(link(linker, text, said, "2008-11-09"), "Adrian Edwards") is NIL


def test_a_full_name_alone_is_no_evidence(linker: Linker) -> None:
    text = "Adrian Edwards saw the bombs fall on Aleppo in Syria. The Syrian army denied it."
    assert got(link(linker, text, [Said("Adrian Edwards", "Person")]), "Adrian Edwards") is NIL


@pytest.mark.parametrize(
    ("day", "item"),
    [("2009-03-09", NIL), ("2011-07-08", NIL), ("2011-07-09", "Q958"), ("2024-01-01", "Q958")],
)
def test_south_sudan_before_there_was_one(linker: Linker, day: str, item: str | None) -> None:
    text = "Clashes in South Sudan killed 450 people, officials said in Juba."
    links = link(linker, text, [Said("South Sudan", "Country", "SS")], day)
    assert got(links, "South Sudan") == item


@pytest.mark.parametrize(("day", "item"), [("1991-07-02", "Q83286"), ("2005-01-01", NIL)])
def test_a_state_that_is_no_more(linker: Linker, day: str, item: str | None) -> None:
    text = "Tanks of Yugoslavia rolled to the border, Yugoslavia said."
    found = got(link(linker, text, [Said("Yugoslavia", "Country")], day), "Yugoslavia")
    assert found in (item, None)
    if item is NIL:
        assert found is NIL


def test_sudan_is_not_the_south(either: Linker) -> None:
    text = "Sudan bombed a village, South Sudan said. Sudanese planes came from Khartoum."
    said = [Said("Sudan", "Country", "SD"), Said("Khartoum", "Settlement")]
    assert got(link(either, text, said, "2012-04-20"), "Sudan") == "Q1049"


def test_niger_is_not_nigeria_nor_a_state_of_it(linker: Linker) -> None:
    text = "Troops of Niger killed 20 militants, officials in Niamey said. Nigeria sent planes."
    said = [Said("Niger", "Country", "NE"), Said("Nigeria", "Country", "NG")]
    links = link(linker, text, said, "2015-01-10")
    assert (got(links, "Niger"), got(links, "Nigeria")) == ("Q1032", "Q1033")


def test_niger_state_is_not_the_country(linker: Linker) -> None:
    text = "Gunmen attacked a village in Niger State near Minna, Nigerian police said in Abuja."
    said = [Said("Niger State", "AdministrativeArea"), Said("Minna", "Settlement")]
    links = link(linker, text, said, "2021-06-01")
    assert got(links, "Niger State") == "gn:91695"
    assert got(links, "Minna") == "gn:2328000"


@pytest.mark.parametrize(("code", "item"), [("CD", "Q974"), ("CG", "Q971")])
def test_which_congo(linker: Linker, code: str, item: str) -> None:
    text = "Congo accused its neighbours, officials said. Congo has many mines."
    assert got(link(linker, text, [Said("Congo", "Country", code)]), "Congo") == item


def test_macedonia_is_the_state(linker: Linker) -> None:
    text = "Refugees crossed into Macedonia from Kosovo. Macedonian police in Skopje let them in."
    said = [Said("Macedonia", "Country", "MK"), Said("Kosovo", "Country", "XK")]
    links = link(linker, text, said, "1999-03-26")
    assert (got(links, "Macedonia"), got(links, "Kosovo")) == ("Q221", "Q1246")


def test_mosul_of_iraq_and_no_hamlet(either: Linker) -> None:
    text = "Iraqi troops entered Mosul, Iraq's second city, from Baghdad. Turkey sent nobody."
    said = [Said("Mosul", "Settlement"), Said("Iraq", "Country", "IQ")]
    assert got(link(either, text, said, "2016-10-20"), "Mosul") == "Q83317"


def test_goma_of_congo_and_no_hamlet(either: Linker) -> None:
    text = "M23 rebels took Goma in eastern Congo after the Congolese army left for Bukavu."
    said = [Said("Goma", "Settlement"), Said("Bukavu", "Settlement")]
    assert got(link(either, text, said, "2012-11-20"), "Goma") == "Q204381"


def test_goma_of_turkey_where_the_article_is_there(linker: Linker) -> None:
    text = "Turkish soldiers searched the village of Goma in Turkey, Turkish officials said."
    links = link(linker, text, [Said("Goma", "Settlement"), Said("Turkey", "Country", "TR")])
    assert got(links, "Goma") in ("gn:314003", None)


def test_paris_texas(linker: Linker) -> None:
    text = "Two men were arrested in Paris, Texas, US police said. The US is large."
    said = [Said("Paris", "Settlement", within="Texas"), Said("Texas", "AdministrativeArea")]
    links = link(linker, text, said, "2015-08-05")
    assert got(links, "Paris") == "Q830149"
    assert got(links, "Texas") == "Q1439"


def test_paris_of_france(linker: Linker) -> None:
    text = "French ministers met in Paris. France said it would send troops."
    said = [Said("Paris", "Settlement"), Said("France", "Country", "FR")]
    assert got(link(linker, text, said, "2013-01-12"), "Paris") == "Q90"


def test_geneva_far_from_the_war(linker: Linker) -> None:
    text = (
        "The UN refugee agency said in Geneva that Syrians had fled to Turkey. Turkish camps fill."
    )
    links = link(linker, text, [*SYRIA[1:], Said("Geneva", "Settlement")])
    assert got(links, "Geneva") in ("Q71", None)


def test_moscow_of_russia(linker: Linker) -> None:
    text = "Russian officials met Ukrainian envoys in Moscow. Russia and Ukraine disagreed."
    said = [Said("Moscow", "Settlement"), Said("Russia", "Country", "RU")]
    assert got(link(linker, text, said, "2014-08-01"), "Moscow") == "Q649"


def test_cartagena_of_colombia(linker: Linker) -> None:
    text = "Colombian rebels signed a pact in Cartagena. Colombia rejoiced."
    said = [Said("Cartagena", "Settlement"), Said("Colombia", "Country", "CO")]
    assert got(link(linker, text, said, "2016-09-26"), "Cartagena") == "Q657461"


@pytest.mark.parametrize(("where", "item"), [("Pakistan", "gn:2000016"), ("India", "Q1361")])
def test_hyderabad_on_either_side(linker: Linker, where: str, item: str) -> None:
    text = f"A bomb killed ten people in Hyderabad, {where}, police said. {where} mourned."
    code = {"Pakistan": "PK", "India": "IN"}[where]
    said = [Said("Hyderabad", "Settlement", within=where), Said(where, "Country", code)]
    assert got(link(linker, text, said, "2013-02-21"), "Hyderabad") == item


def test_a_city_named_after_its_country(linker: Linker) -> None:
    text = "Gunmen were held in Mexico City, Mexican police said. Mexico is alarmed."
    links = link(linker, text, [Said("Mexico City", "Settlement")], "2010-05-01")
    assert got(links, "Mexico City") == "Q1489"


def test_two_villages_of_one_name_are_not_guessed(linker: Linker) -> None:
    text = "Shells fell on Qurriya on Thursday."
    assert got(link(linker, text, [Said("Qurriya", "Settlement")]), "Qurriya") is NIL


def test_a_named_country_that_contradicts_is_a_veto(linker: Linker) -> None:
    text = "Soldiers took the Colombian town of Sidon on Friday."
    links = link(linker, text, [Said("Sidon", "Settlement")])
    assert got(links, "Sidon") is NIL
    assert "another country" in links["Sidon"].reason


def test_a_firm_container_that_contradicts_is_a_veto(linker: Linker) -> None:
    text = "Shells fell on Benghazi in Ukraine."
    said = [Said("Benghazi", "Settlement", within="Ukraine"), Said("Ukraine", "Country", "UA")]
    assert got(link(linker, text, said), "Benghazi") is NIL


@pytest.mark.parametrize(("code", "item"), [("SY", "Q56376962"), ("TR", "Q4294365"), (None, NIL)])
def test_a_ministry_needs_a_country(linker: Linker, code: str | None, item: str | None) -> None:
    text = "The Ministry of Health counted 40 dead."
    links = link(linker, text, [Said("Ministry of Health", "Government", code)])
    assert got(links, "Ministry of Health") == item


def test_a_party_of_many_countries_needs_one(linker: Linker) -> None:
    text = "The Democratic Party called for talks."
    links = link(linker, text, [Said("Democratic Party", "PoliticalGroup")])
    assert got(links, "Democratic Party") is NIL


def test_saba_the_agency_is_not_saba_the_firm(either: Linker) -> None:
    text = "Houthi rebels shelled the port, Saba reported. Yemen's port burned. Yemeni boats sank."
    links = link(either, text, [Said("Saba", "NewsMedium", "YE")], "2019-01-30")
    assert got(links, "Saba") is NIL


def test_an_army_is_not_another_armys_item(linker: Linker) -> None:
    text = "The Syrian army shelled Homs, the Syrian army said."
    links = link(linker, text, [Said("Syrian army", "StateForce", "SY")])
    assert got(links, "Syrian army") is NIL


def test_an_armed_group_before_it_was_founded(linker: Linker) -> None:
    text = "M23 took a town in Congo, the Congolese army said. Congo sent troops."
    said = [Said("M23", "ArmedGroup", "CD")]
    assert got(link(linker, text, said, "2009-03-01"), "M23") is NIL
    assert got(link(linker, text, said, "2012-11-20"), "M23") == "Q63345"


def test_the_courts_after_their_end(linker: Linker) -> None:
    text = "The Islamic Courts Union took the town, Somali officials said in Somalia."
    said = [Said("Islamic Courts Union", "ArmedGroup", "SO")]
    assert got(link(linker, text, said, "2006-12-01"), "Islamic Courts Union") == "Q737040"
    assert got(link(linker, text, said, "2012-12-01"), "Islamic Courts Union") is NIL


def test_a_council_before_it_was_founded(linker: Linker) -> None:
    text = "The Syrian National Council met in Istanbul. Syria denied it."
    said = [Said("Syrian National Council", "PoliticalGroup", "SY")]
    assert got(link(linker, text, said, "2010-01-01"), "Syrian National Council") is NIL
    assert got(link(linker, text, said, "2012-11-09"), "Syrian National Council") == "Q866363"


def test_a_minister_long_dead(linker: Linker) -> None:
    text = "Defence Minister Joseph Mbeki said the Congolese army would strike. Congo waited."
    said = [Said("Joseph Mbeki", "Person", role="defence minister")]
    assert got(link(linker, text, said, "2005-01-01"), "Joseph Mbeki") is NIL


def test_a_surname_with_the_office_of_that_day(either: Linker) -> None:
    text = "Turkish Prime Minister Erdogan spoke in Ankara. Turkey would not wait, Erdogan said."
    links = link(either, text, [Said("Erdogan", "Person")])
    assert got(links, "Erdogan") == "Q39259"


def test_a_surname_alone(either: Linker) -> None:
    text = "Erdogan said his shop in Aleppo, Syria, had burned."
    assert got(link(either, text, [Said("Erdogan", "Person")]), "Erdogan") is NIL


@pytest.mark.parametrize(
    ("day", "title", "office"),
    [("2012-11-09", "Prime Minister", "Prime Minister of Turkey"),
     ("2016-08-01", "President", "President of Turkey")],
)  # fmt: skip
def test_the_same_item_with_the_office_of_the_day(
    either: Linker, day: str, title: str, office: str
) -> None:
    text = f"Turkish {title} Recep Tayyip Erdogan spoke in Ankara. Turkey would not wait."
    found = link(either, text, [Said("Recep Tayyip Erdogan", "Person")], day)[
        "Recep Tayyip Erdogan"
    ]
    assert found.wikidata == "Q39259"
    assert office in [each.label for each in found.offices]


def test_an_office_that_was_not_held_then_costs(either: Linker) -> None:
    text = "Turkish {} Recep Tayyip Erdogan spoke in Ankara. Turkey would not wait."
    said = [Said("Recep Tayyip Erdogan", "Person")]
    name = said[0].name
    right = link(either, text.format("Prime Minister"), said)[name]
    wrong = link(either, text.format("President"), said)[name]
    assert wrong.score < right.score
    assert "role_conflict" in dict(wrong.candidates[0].features)


def test_an_office_without_a_name(either: Linker) -> None:
    text = "The Turkish prime minister said Turkey would not wait."
    said = [Said("The Turkish prime minister", "Person", "TR", role="prime minister", named=False)]
    found = link(either, text, said)["The Turkish prime minister"]
    assert found.wikidata == "Q39259"


def test_an_official_without_a_name_gets_no_link(either: Linker) -> None:
    text = "A Turkish foreign ministry official said Turkey would not wait."
    name = "A Turkish foreign ministry official"
    assert link(either, text, [Said(name, "Person", "TR", role="official", named=False)]) == {}


def test_a_term_that_the_source_lacks_is_no_conflict_with_another(linker: Linker) -> None:
    text = "Yemeni Information Minister Ali Hassan spoke in Aden. Yemen is at war."
    said = [Said("Ali Hassan", "Person", role="information minister")]
    held = link(linker, text, said, "2012-05-05")["Ali Hassan"]
    later = link(linker, text, said, "2016-05-05")["Ali Hassan"]
    assert later.wikidata == "Q9000005"
    assert later.score < held.score


def test_two_ministers_of_one_name(linker: Linker) -> None:
    text = "Information Minister Ali Hassan spoke in Aden. Yemen is at war, Yemeni officials said."
    said = [Said("Ali Hassan", "Person", role="information minister")]
    assert got(link(linker, text, said, "2012-05-05"), "Ali Hassan") == "Q9000005"


def test_a_former_president(linker: Linker) -> None:
    text = "Former US President Bill Clinton visited the US camp. The US thanked him."
    links = link(linker, text, [Said("Bill Clinton", "Person")], "2009-08-05")
    assert got(links, "Bill Clinton") == "Q1124"


def test_an_open_tenure_is_not_until_today(linker: Linker) -> None:
    text = "Syrian President Bashar al-Assad spoke in Syria. Syria listened."
    said = [Said("Bashar al-Assad", "Person")]
    then = link(linker, text, said, "2005-01-01")["Bashar al-Assad"]
    late = link(linker, text, said, "2030-01-01")["Bashar al-Assad"]
    assert [o.label for o in then.offices] == ["President of Syria"]
    assert late.offices == () or late.score < then.score


def test_un_bodies_by_their_short_names(either: Linker) -> None:
    text = "UNHCR and the U.N. Security Council met. The U.N. said Syrians had fled Syria."
    kind = "IntergovernmentalOrganisation"
    said = [Said("UNHCR", kind), Said("U.N. Security Council", kind), Said("U.N.", kind)]
    links = link(either, text, said)
    assert [got(links, each.name) for each in said] == ["Q132551", "Q37470", "Q1065"]


def test_fighters_of_a_group_are_the_group(linker: Linker) -> None:
    text = "Hezbollah fighters crossed into Syria from Lebanon. Lebanese Hezbollah denied it."
    links = link(linker, text, [Said("Hezbollah fighters", "ArmedGroup", "LB")], "2013-05-20")
    assert got(links, "Hezbollah fighters") == "Q41053"


def test_rebels_of_a_country_are_not_the_country(either: Linker) -> None:
    text = "Syrian rebels took the town. Syria denied it."
    assert (
        got(link(either, text, [Said("Syrian rebels", "ArmedGroup", "SY")]), "Syrian rebels") is NIL
    )


def test_georgia_without_a_hint_is_neither(either: Linker) -> None:
    text = "Police shot a man in Columbus, Georgia, the sheriff said. Georgia has no such law."
    said = [Said("Columbus", "Settlement", within="Georgia"), Said("Georgia", "Country", "GE")]
    assert got(link(either, text, said, "2020-05-12"), "Georgia") is NIL


def test_half_of_a_name_with_and_is_not_the_town(shipped: Linker) -> None:
    text = "Indian police shot at a crowd in Jammu and Kashmir. India sent troops, Delhi said."
    said = [Said("Jammu", "Settlement"), Said("Kashmir", "Place"), Said("India", "Country", "IN")]
    links = link(shipped, text, said, "2016-09-19")
    assert (got(links, "Jammu"), got(links, "Kashmir")) == (NIL, NIL)
    alone = link(shipped, text.replace(" and Kashmir", ""), [said[0], said[2]], "2016-09-19")
    assert got(alone, "Jammu") == "Q255455"


def test_a_province_that_is_not_called_one_is_not_its_capital(shipped: Linker) -> None:
    text = "Turkish soldiers shot at people in Hatay and Adana. Turkey closed the roads to Ankara."
    said = [Said(name, "Settlement") for name in ("Hatay", "Adana", "Ankara")]
    links = link(shipped, text, [*said, Said("Turkey", "Country", "TR")], "2016-07-16")
    assert got(links, "Hatay") == "Q83274"


def test_a_town_that_bears_the_name_of_a_capital_is_none(shipped: Linker) -> None:
    text = "Irish police searched homes. An Irish paper said a woman was arrested in Liverpool."
    links = link(shipped, text, [Said("Liverpool", "Settlement")], "1993-10-24")
    assert got(links, "Liverpool") in ("Q24826", NIL)


def test_a_region_is_not_what_was_proclaimed_in_it(shipped: Linker) -> None:
    text = "Ukraine shelled towns in the Donetsk region. Ukrainian officials in Kyiv denied it."
    said = [Said("Donetsk region", "AdministrativeArea", "UA"), Said("Ukraine", "Country", "UA")]
    assert got(link(shipped, text, said, "2012-03-14"), "Donetsk region") is NIL


def test_an_office_without_dates_holds_with_its_country(shipped: Linker) -> None:
    text = "German Chancellor Olaf Scholz flew to Poland, where he met Polish officials."
    links = link(shipped, text, [Said("Olaf Scholz", "Person")], "2022-03-14")
    assert got(links, "Olaf Scholz") == "Q61053"


@pytest.mark.parametrize(
    ("name", "code", "day", "item"),
    [
        ("South Sudan", "SS", "2013-12-16", "Q958"),
        ("South Sudan", "SS", "2005-06-03", NIL),
        ("Kosovo", "XK", "1999-04-02", NIL),
        ("Zaire", "CD", "1994-04-12", "Q6500954"),
        ("Zaire", "CD", "2005-06-03", NIL),
        ("East Germany", None, "2005-06-03", NIL),
    ],
)
def test_a_state_has_its_time(
    shipped: Linker, name: str, code: str | None, day: str, item: str | None
) -> None:
    text = f"Rebels shelled two towns in {name} on Friday. Troops left {name}, a general said."
    assert got(link(shipped, text, [Said(name, "Country", code)], day), name) == item
