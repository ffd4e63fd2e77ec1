"""Ways of saying who says so, by class of language: each sentence with a word and its sources."""

from __future__ import annotations

from collections.abc import Callable

import pytest

JOINED = [
    (
        "State radio said the garrison had driven off the raid near Kismayo, and denied that "
        "any post had fallen.",
        "fallen",
        ["State radio"],
    ),
    (
        "The premier said Taiz would be freed within weeks and urged the coalition to send tanks.",
        "tanks",
        ["The premier"],
    ),
    (
        "Abu Salim, spokesman for the Lions of the East, said the army's losses were heavy and "
        "vowed that Homs would fall.",
        "Homs",
        ["Abu Salim"],
    ),
    (
        "The ministry said shells landed in Mardakert, wounding four, and accused Baku of "
        "breaking the truce.",
        "truce",
        ["The ministry"],
    ),
    (
        "The governor told reporters the road was cut and warned that food would run out.",
        "food",
        ["The governor"],
    ),
    ("Colonel Ruiz said the rebels had fled and added that six were captured.", "six", ["Ruiz"]),
    (
        "The army said the rebels attacked the town and demanded a ransom.",
        "ransom",
        ["the rebels"],
    ),
]
ROLES = [
    (
        "Rebels freed 40 prisoners from the jail, a lawmaker from the province, Henri Basse, said.",
        "prisoners",
        ["Henri Basse"],
    ),
    (
        "Eight bodies were taken to the town's clinic, its director, Maryam Idris, said.",
        "bodies",
        ["Maryam Idris"],
    ),
    (
        "Six farmers were shot in Rakhine, the state's security chief, Colonel Htin Lin, said on "
        "Monday.",
        "farmers",
        ["Htin Lin"],
    ),
    (
        "Around 3,000 people have fled Juba, Ines Duarte, a U.N. official, told reporters in "
        "Nairobi, warning that 200 others were trapped.",
        "trapped",
        ["Ines Duarte"],
    ),
    (
        "Rights League, a watchdog, alleged last week that soldiers had rounded up men in Konduga.",
        "Konduga",
        ["Rights League"],
    ),
    (
        '"They shot at anything," Bukar Modu, of the Civil Force (CF), said by telephone.',
        "anything",
        ["Bukar Modu"],
    ),
]
BARE = [
    (
        "Shelling in Tal Afar killed 41 people on Tuesday doctors and residents said as the war "
        "entered its ninth week.",
        "41",
        ["doctors", "residents"],
    ),
    (
        "Rebels shot down a warplane and captured its pilot the force said in a statement on "
        "which the army has not commented.",
        "pilot",
        ["the force"],
    ),
    (
        "Soldiers took back the station after fighting in which 18 men died a military officer "
        "said.",
        "18",
        ["a military officer"],
    ),
    ("Gunmen killed 12 farmers near Kaya a local official said.", "12", ["a local official"]),
    ("A bomb wounded nine in Davao the police chief said on Friday.", "nine", ["police chief"]),
    (
        "After rebels attacked the town on Tuesday residents said soldiers shot nine people.",
        "nine",
        ["residents"],
    ),
]
AROUND = [
    (
        "By nightfall, according to a list kept by a deacon, 57 people were dead in Shire.",
        "57",
        ["a list"],
    ),
    (
        "Troops shelled the Uri sector, the sources said, killing a woman.",
        "woman",
        ["the sources"],
    ),
    (
        "Fighting broke out near Aguelhok, the ministry said, with nine rebels reported dead.",
        "nine",
        ["the ministry"],
    ),
]
OFFERS = [
    ("The rebel chief, from wherever he hides, has offered talks.", "talks", ["rebel chief"]),
    ("The chief minister ruled out talks with the militants.", "talks", ["chief minister"]),
    ("The Tamil Tigers owned responsibility in a call to the paper.", "responsibility", ["Tigers"]),
]
ROBUST = [
    (
        "FIFTEEN SOLDIERS WERE KILLED IN MENAKA THE DEFENCE MINISTRY SAID.",
        "FIFTEEN",
        ["THE DEFENCE MINISTRY"],
    ),
    ("THE ARMY SAID IT HAD CAPTURED THE TOWN OF MANNAR.", "MANNAR", ["THE ARMY"]),
    ("13:40 At least two people were killed in Kherson - officials", "two", ["officials"]),
    ("Update 4: Police say 14 people died in the Lahore blast.", "14", ["Police"]),
    (
        "A woman passes a house which residents say was hit by a rocket in Stepanakert.",
        "hit",
        ["residents"],
    ),
    (
        "Army spokesman Brigadier Sami Ramadan, quoted by state radio, said 12 men were killed.",
        "12",
        ["Sami Ramadan"],
    ),
    (
        "Asked by Reuters, a spokesman for the mission confirmed that two men had been killed.",
        "two",
        ["a spokesman for the mission"],
    ),
    ("The UN's refugee agency, UNHCR, says 12,000 people fled Palma.", "12,000", ["UNHCR"]),
    (
        "Reached by phone in Maiduguri, a vigilante leader, Modu Bulama, said 18 men were found.",
        "18",
        ["Modu Bulama"],
    ),
    (
        "\u2018The army shot first,\u2019 one protester, who gave her name as Ma Thida, told us.",
        "first",
        ["one protester"],
    ),
]
TURNED = [
    (
        "The SPLA said it attacked four positions, while mortar fire wounded two nurses in "
        "Malakal, aid workers said.",
        "positions",
        ["SPLA"],
    ),
    (
        "The SPLA said it attacked four positions, while mortar fire wounded two nurses in "
        "Malakal, aid workers said.",
        "nurses",
        ["aid workers"],
    ),
    (
        "The army said it had retaken Bor, but rebels still held Malakal, residents said.",
        "Malakal",
        ["residents"],
    ),
    (
        "The army said it had retaken Bor, but rebels still held Malakal, residents said.",
        "Bor",
        ["The army"],
    ),
]
CONTINUED = [
    (
        "Two men were shot dead in Nablus, medics and witnesses said, after soldiers raided it.",
        "Two",
        ["medics", "witnesses"],
    ),
    (
        "The army shelled Kadugli, the rebels' spokesman Arnu Lodi said, killing eight.",
        "eight",
        ["Arnu Lodi"],
    ),
    (
        "Maoists killed 31 policemen in Rukum, Nepal's home ministry said in a statement late on "
        "Sunday.",
        "31",
        ["Nepal's home ministry"],
    ),
    (
        "Police killed 20 men near Orahovac, the Pristina-based Media Centre said, quoting police "
        "sources.",
        "20",
        ["police sources"],
    ),
    (
        "Soldiers took back the station after fighting in which 18 men died a military officer "
        "said speaking by phone.",
        "18",
        ["a military officer"],
    ),
    ("The army bombed Bahri from the air on Wednesday witnesses told this site.", "Bahri", ["wit"]),
    ("The war, which by some estimates cost 80,000 lives, goes on.", "80,000", ["estimates"]),
    ('"Who would have carried her?" the widow asked.', "carried", ["the widow"]),
    (
        "Amnesty's report accuses the troops of killing 640 detainees in Giwa.",
        "640",
        ["Amnesty"],
    ),
    (
        "Human Rights Watch said soldiers shot 22 men in Moura. Its report says five were herders.",
        "five",
        ["Human Rights Watch"],
    ),
    (
        "The UN agency for refugees said shelling had hit a school. Nearly 6,000 people are "
        "sheltering in 13 of its buildings.",
        "6,000",
        ["UN agency"],
    ),
    (
        '"We seized three tanks," Abu Nur told Radio Ergo by phone. He said 11 men were killed.',
        "11",
        ["Abu Nur"],
    ),
    (
        'Rebels took the town, a premier of theirs said. "We won," Abdi Yare told KNN. He said '
        "11 men had died.",
        "11",
        ["Abdi Yare"],
    ),
    ("He said his men had counted 23 bodies in Gajiram.", "23", ["He"]),
]


@pytest.mark.parametrize(
    ("text", "word", "sources"),
    [*JOINED, *ROLES, *BARE, *AROUND, *OFFERS, *ROBUST, *TURNED, *CONTINUED],
    ids=lambda v: str(v)[:40],
)
def test_each_word_has_its_source(
    voice: Callable, text: str, word: str, sources: list[str]
) -> None:
    told = voice(text, word)
    assert told is not None
    assert len(told.referents) == len(sources), told.referents
    assert all(want in got for want, got in zip(sources, told.referents, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Rebel missiles slammed into two towns before dawn.",
        "Six militants, said to be foreign mercenaries, were gunned down in Poonch.",
        "Nine rebels and two soldiers were reported dead.",
        "The rebels broke the truce agreed in Moscow on Monday.",
        "The rebels, said to number 500, seized Bangassou.",
    ],
)
def test_nothing_is_said_where_nobody_speaks(told: Callable, text: str) -> None:
    assert [t for t in told(text) if t.sources] == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('"We ran," he told reporters in Kramatorsk.', "Kramatorsk"),
        ('"We ran," said a shopkeeper in Sari Pul.', "Sari Pul"),
        ("Speaking to journalists in Entebbe, General Otieno said nine had died.", "Entebbe"),
    ],
)
def test_a_saying_has_its_place(told: Callable, text: str, place: str) -> None:
    assert [t.place for t in told(text)] == [place]


def test_a_letter_is_to_somebody(told: Callable) -> None:
    (found,) = told(
        "The ministry stressed, in two letters to the Security Council, that shells had fallen."
    )
    assert found.addressee == "the Security Council"
