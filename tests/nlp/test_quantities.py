"""What counts and what does not, in sentences about many wars; each row lists all quantities."""

from __future__ import annotations

import pytest

from kg.nlp.parts import Quantity

# sentence -> (words of the number, low, high) of every quantity in it, in order
NUMBERS = [
    ("Shelling killed 26 people in Kharkiv.", [("26", 26, 26)]),
    ("Twenty-six people died in Kassala.", [("Twenty-six", 26, 26)]),
    ("Some 1,200 refugees reached Adre.", [("Some 1,200", 1200, 1200)]),
    ("More than 1.2 million people have fled Darfur.", [("More than 1.2 million", 1200001, None)]),
    ("Half a million people live in Goma.", [("Half a million", 500000, 500000)]),
    ("A quarter of a million refugees crossed.", [("A quarter of a million", 250000, 250000)]),
    (
        "Three quarters of a million people need food.",
        [("Three quarters of a million", 750000, 750000)],
    ),
    ("A dozen soldiers were wounded near Lysychansk.", [("A dozen", 12, 12)]),
    ("Half a dozen policemen were abducted.", [("Half a dozen", 6, 6)]),
    ("Two dozen fighters surrendered.", [("Two dozen", 24, 24)]),
    ("Dozens of civilians were killed.", [("Dozens", 24, None)]),
    ("Scores of villagers fled.", [("Scores", 40, None)]),
    ("Hundreds of protesters gathered in Yangon.", [("Hundreds", 200, None)]),
    ("Thousands of people marched.", [("Thousands", 2000, None)]),
    ("Tens of thousands of Armenians left.", [("Tens of thousands", 20000, None)]),
    ("Hundreds of thousands of civilians are trapped.", [("Hundreds of thousands", 200000, None)]),
    ("Millions of people are hungry.", [("Millions", 2000000, None)]),
    ("Several soldiers were hurt.", [("Several", 2, None)]),
    ("Several hundred residents left Mocoa.", [("Several hundred", 200, None)]),
    ("A few hundred rebels held the hill.", [("A few hundred", 200, None)]),
    ("Many people drowned.", [("Many", 2, None)]),
    ("A number of journalists were detained.", [("A number of", 2, None)]),
    ("A handful of monks stayed.", [("A handful of", 2, None)]),
    ("A couple of guards were shot.", [("A couple of", 2, 2)]),
    (
        "Two and a half million people were displaced.",
        [("Two and a half million", 2500000, 2500000)],
    ),
    (
        "One hundred and forty-three prisoners came home.",
        [("One hundred and forty-three", 143, 143)],
    ),
    (
        "Two hundred and fifty thousand people fled.",
        [("Two hundred and fifty thousand", 250000, 250000)],
    ),
    ("About 3.5m people fled to Chad.", [("About 3.5m", 3500000, 3500000)]),
    ("Roughly 20k refugees are in the camp.", [("Roughly 20k", 20000, 20000)]),
    ("Some 40 000 people have left Mopti.", [("Some 40 000", 40000, 40000)]),
    ("A million and a half people are at risk.", [("A million and a half", 1500000, 1500000)]),
    ("five hundred thousand refugees", [("five hundred thousand", 500000, 500000)]),
    ("Three score men were lost.", [("Three score", 60, 60)]),
    ("Seventeen hundred soldiers deserted.", [("Seventeen hundred", 1700, 1700)]),
    ("Nearly 7,000 people left Stepanakert.", [("Nearly 7,000", 7000, 7000)]),
    ("Almost two hundred people were buried.", [("Almost two hundred", 200, 200)]),
    ("Close to 300 houses burned.", [("Close to 300", 300, 300)]),
    ("Around 90 fighters were captured.", [("Around 90", 90, 90)]),
    ("An estimated 15,000 people crossed the Dniester.", [("An estimated 15,000", 15000, 15000)]),
    ("Approximately 60 inmates escaped.", [("Approximately 60", 60, 60)]),
    ("200 or so mourners came.", [("200 or so", 200, 200)]),
]

BOUNDS = [
    ("At least 12 people were killed.", [("At least 12", 12, None)]),
    ("No fewer than 45 villagers died.", [("No fewer than 45", 45, None)]),
    ("No less than thirty troops were wounded.", [("No less than thirty", 30, None)]),
    ("Not less than 14 farmers were killed in Benue.", [("Not less than 14", 14, None)]),
    ("More than 120,000 people fled Karabakh.", [("More than 120,000", 120001, None)]),
    ("Over 300 fighters laid down their arms.", [("Over 300", 301, None)]),
    ("Well over 100 homes were hit.", [("Well over 100", 101, None)]),
    ("Upwards of 80 soldiers were captured.", [("Upwards of 80", 81, None)]),
    ("Casualties in excess of 500 people are feared.", [("in excess of 500", 501, None)]),
    ("The toll exceeded 100.", [("exceeded 100", 101, None)]),
    ("More than a hundred civilians were injured.", [("More than a hundred", 101, None)]),
    ("More than a dozen monks were arrested.", [("More than a dozen", 13, None)]),
    ("Up to 24 soldiers may have died.", [("Up to 24", None, 24)]),
    ("As many as 60 people were aboard.", [("As many as 60", None, 60)]),
    ("At most ten rebels took part.", [("At most ten", None, 10)]),
    ("No more than 20 guards were present.", [("No more than 20", None, 20)]),
    ("Fewer than 5 soldiers remained.", [("Fewer than 5", None, 4)]),
    ("Less than 400 people stayed in Avdiivka.", [("Less than 400", None, 399)]),
    ("Just under 1,000 refugees were registered.", [("Just under 1,000", None, 999)]),
    ("12 or more people were hurt.", [("12 or more", 12, None)]),
    ("300+ fighters arrived.", [("300+", 300, None)]),
    ("A total of 71 people crossed into Moldova.", [("A total of 71", 71, 71)]),
    ("Only three nurses stayed.", [("Only three", 3, 3)]),
    ("At least some 200 people were taken.", [("At least some 200", 200, None)]),
]

RANGES = [
    ("Between 30 and 40 people were killed in Amhara.", [("Between 30 and 40", 30, 40)]),
    ("30-40 gunmen stormed the village.", [("30-40", 30, 40)]),
    ("Militants killed 30\u201340 people.", [("30\u201340", 30, 40)]),
    ("Three to five shells hit the school.", [("Three to five", 3, 5)]),
    ("Some 10 to 15 men were taken.", [("Some 10 to 15", 10, 15)]),
    ("One or two soldiers were hurt.", [("One or two", 1, 2)]),
    ("Two to three million people are hungry.", [("Two to three million", 2000000, 3000000)]),
    ("10-15,000 people fled.", [("10-15,000", 10000, 15000)]),
    ("From 200 to 300 fighters attacked the post.", [("From 200 to 300", 200, 300)]),
    ("The toll rose from 38 to 45.", [("38", 38, 38), ("45", 45, 45)]),
    ("The strike raised the toll to 45 from 38.", [("45", 45, 45), ("38", 38, 38)]),
]

SHARES = [
    ("Half of its 4,000 residents left.", [("Half of its 4,000", 2000, 2000)]),
    ("Most of the town's 50,000 people fled.", [("Most of the town's 50,000", 25001, 50000)]),
    ("Two thirds of the 300 prisoners were freed.", [("Two thirds of the 300", 200, 200)]),
    ("A third of the 900 houses burned.", [("A third of the 900", 300, 300)]),
    ("40 percent of the 300 recruits deserted.", [("40 percent of the 300", 120, 120)]),
    ("A third of the population left.", []),
    ("Most of the people left.", []),
    ("One in five houses was damaged.", []),
    ("Half of the city lies in ruins.", []),
]

MORE = [
    ("A further 12 people were injured.", [("A further 12", 12, 12, "another")]),
    ("Another 1,000 crossed into Uganda.", [("Another 1,000", 1000, 1000, "another")]),
    ("An additional 50 troops arrived.", [("An additional 50", 50, 50, "another")]),
    ("12 others were wounded.", [("12 others", 12, 12, "other")]),
    ("Three other soldiers were hurt.", [("Three other", 3, 3, "other")]),
    ("Twelve more were wounded.", [("Twelve more", 12, 12, "more")]),
    ("Hundreds more fled.", [("Hundreds more", 200, None, "more")]),
    ("At least another 12 people died.", [("At least another 12", 12, None, "another")]),
]

SEVERAL = [
    ("The strike killed 9 and wounded 23.", [("9", 9, 9), ("23", 23, 23)]),
    ("22 soldiers and 8 rebels died in Kachin.", [("22", 22, 22), ("8", 8, 8)]),
    ("14 dead in Quetta blast", [("14", 14, 14)]),
    ("Five dead, 30 injured in Mogadishu bombing", [("Five", 5, 5), ("30", 30, 30)]),
    (
        "Dozens were killed and hundreds more wounded.",
        [("Dozens", 24, None), ("hundreds more", 200, None)],
    ),
    (
        "150 soldiers, 95 civilians and six medics died.",
        [("150", 150, 150), ("95", 95, 95), ("six", 6, 6)],
    ),
    (
        "1,000 people fled to Chad and another 1,000 to Egypt.",
        [("1,000", 1000, 1000), ("another 1,000", 1000, 1000)],
    ),
    ("Car bomb kills 12 in Quetta, wounds 40", [("12", 12, 12), ("40", 40, 40)]),
    ("12 of the 26 miners were freed.", [("12", 12, 12), ("26", 26, 26)]),
    ("SEVEN SOLDIERS KILLED, 12 WOUNDED IN MALI", [("SEVEN", 7, 7), ("12", 12, 12)]),
    ("Twenty-one (21) people were killed in Plateau State.", [("Twenty-one (21)", 21, 21)]),
    (
        "15 civilians including 9 children 3 women killed",
        [("15", 15, 15), ("9", 9, 9), ("3", 3, 3)],
    ),
]

WITHOUT_NUMBER = [
    ("No casualties were reported.", [("No", 0, 0)]),
    ("No one was hurt.", [("No one", 0, 0)]),
    ("Nobody was killed.", [("Nobody", 0, 0)]),
    ("None were injured.", [("None", 0, 0)]),
    ("Not a single soldier was lost.", [("Not a single", 0, 0)]),
    ("There were no civilian deaths in Donetsk.", [("no", 0, 0)]),
    ("The post fell without casualties.", [("without", 0, 0)]),
    ("There were zero casualties.", [("zero", 0, 0)]),
    ("No loss of life was reported.", [("No", 0, 0)]),
    ("No evidence was found.", []),
    ("No group claimed the attack.", []),
    ("A soldier was killed in Cauca.", [("A", 1, 1)]),
    ("An elderly woman was wounded.", [("An", 1, 1)]),
    ("One man was shot.", [("One", 1, 1)]),
    ("A woman and her two children were killed.", [("A woman and her two children", 3, 3)]),
    (
        "A farmer, his wife and their three sons died.",
        [("A farmer, his wife and their three sons", 5, 5)],
    ),
    ("Brothers Tesfaye and Dawit Bekele were shot.", [("Brothers Tesfaye and Dawit Bekele", 2, 2)]),
    (
        "Journalists Maria Lopez and Ana Ruiz were freed.",
        [("Journalists Maria Lopez and Ana Ruiz", 2, 2)],
    ),
    ("A convoy was hit near a bridge.", []),
    (
        "A 34-year-old man and his 8-year-old daughter died.",
        [("A 34-year-old man and his 8-year-old daughter", 2, 2)],
    ),
    ("A family of five died.", [("A family of five", 5, 5)]),
]

NEVER = [
    "A boy aged 12 spoke.",
    "The 12-year-old spoke.",
    "Ivan Petrenko, 34, saw the strike.",
    "Ms Abdi, aged 45, left.",
    "Children under five need milk.",
    "They met on 9 March.",
    "They met on March 9, 2022.",
    "The talks of Nov. 8 and 9 failed.",
    "The war began in 2014.",
    "The 2014 war ended.",
    "It hit at 7:45 p.m. on Friday.",
    "It hit at 5 p.m. local time.",
    "It lies 30 km east of Bakhmut.",
    "It lies 600 km (375 miles) from Khartoum.",
    "The 910 km border is closed.",
    "The army spent $5 million.",
    "They paid 3,000 euros.",
    "It cost £3m to build.",
    "About 40 percent voted.",
    "The party won 12 per cent.",
    "The 47th Brigade withdrew.",
    "The 17th Division fell back.",
    "The 47 Brigade withdrew.",
    "Resolution 2254 was adopted.",
    "Highway 1 is cut.",
    "An F-16 crashed.",
    "Article 5 was invoked.",
    "One of the largest cities fell.",
    "The latest one failed.",
    "The team won 3-1.",
    "They fought for three days.",
    "It fell in the past 24 hours.",
    "The five-day truce held.",
    "A 15-nation council met.",
    "He was the first to arrive.",
    "Two years later the camp closed.",
    "He was shot three times.",
    "A T-72 was hit.",
    "Call 555 1234 for news.",
    "The Group of 20 met.",
    "World War Two ended.",
    "How many were there?",
    "Ahmed Ali (34) fled.",
    "They met two weeks ago.",
    "The talks lasted six hours.",
    "The shell weighed 40 kg.",
    "Law No. 27 was passed.",
    "The 1990s were worse.",
    "The quake had a depth of 10 km.",
    "It passed by 193 votes.",
]

ALL = NUMBERS + BOUNDS + RANGES + SHARES + SEVERAL + WITHOUT_NUMBER


@pytest.fixture(scope="module")
def read(annotate):
    def run(text: str) -> list[tuple[str, Quantity]]:
        doc = annotate(text)
        return [(doc[q.start : q.end].text, q) for q in doc._.quantities]

    return run


@pytest.mark.parametrize(("text", "expected"), ALL, ids=[text for text, _ in ALL])
def test_numbers(read, text, expected):
    assert [(words, q.low, q.high) for words, q in read(text)] == expected


@pytest.mark.parametrize(("text", "expected"), MORE, ids=[text for text, _ in MORE])
def test_more_of_them(read, text, expected):
    assert [(words, q.low, q.high, q.modifier) for words, q in read(text)] == expected


def test_a_decimal_of_four_characters_is_no_year(read):
    assert [q.low for _, q in read("The gauge in Taiz stood at 82.0.")] == [82]


@pytest.mark.parametrize("text", NEVER)
def test_never_a_count(read, text):
    assert [words for words, q in read(text) if q.form != "determiner"] == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("26 people died.", "Exactly"),
        ("About 26 people died.", "About"),
        ("At least 26 people died.", "AtLeast"),
        ("Over 26 people died.", "AtLeast"),
        ("Up to 26 people died.", "AtMost"),
        ("20 to 26 people died.", "Between"),
        ("Dozens of people died.", "Vague"),
        ("Many people died.", "Vague"),
        ("Most of its 26 people died.", "Between"),
    ],
)
def test_bounds(read, text, bound):
    assert [q.bound for _, q in read(text)] == [bound]


COUNTED = [
    ("26 people died.", "people", "people", None, None),
    ("26 Syrian military officers crossed.", "officers", "people", "officer", "officer"),
    ("Two lieutenant-colonels crossed.", "colonels", "people", "officer", "lieutenant-colonel"),
    ("Eleven colonels crossed.", "colonels", "people", "officer", "colonel"),
    ("Five police officers died.", "officers", "people", "police", None),
    ("Two aid workers died.", "workers", "people", "aid-worker", None),
    ("Six children died.", "children", "people", "child", None),
    ("Three women died.", "women", "people", "woman", None),
    ("Four journalists died.", "journalists", "people", "journalist", None),
    ("Ten UN peacekeepers died.", "peacekeepers", "people", "peacekeeper", None),
    ("Nine soldiers died.", "soldiers", "people", "soldier", "soldier"),
    ("Dozens of unarmed civilians died.", "civilians", "people", "civilian", None),
    ("About 300 families fled.", "families", "households", None, None),
    ("Two hundred households fled.", "households", "households", None, None),
    ("Three air strikes hit the port.", "strikes", "events", None, None),
    ("Two explosions shook Kabul.", "explosions", "events", None, None),
    ("Twelve tanks were destroyed.", "tanks", "other", None, None),
    ("Tens of thousands of Ukrainians fled.", "Ukrainians", "people", None, None),
    ("14 dead in Quetta blast", "dead", "people", None, None),
    ("12 others fled.", "others", "people", None, None),
    ("The strike killed 12.", "12", "other", None, None),
    ("Some 26 defecting soldiers crossed.", "soldiers", "people", "soldier", "soldier"),
    ("Twelve armed, masked men came.", "men", "people", "man", None),
    ("Forty drones hit Odesa.", "drones", "other", None, None),
    ("Two of the wounded soldiers died.", "soldiers", "people", "soldier", "soldier"),
]


@pytest.mark.parametrize(("text", "head", "kind", "role", "rank"), COUNTED)
def test_what_is_counted(annotate, text, head, kind, role, rank):
    doc = annotate(text)
    (quantity,) = doc._.quantities
    found = (doc[quantity.head].text, quantity.kind, quantity.role, quantity.rank)
    assert found == (head, kind, role, rank)


def test_the_counted_phrase_leaves_the_number_out(annotate):
    doc = annotate("At least 26 Malian army officers defected.")
    (quantity,) = doc._.quantities
    assert doc[quantity.noun_start : quantity.noun_end].text == "Malian army officers"


PARTS = [
    ("12 people, including 5 children and two women, were killed and 20 wounded.", ["5", "two"]),
    ("Twelve people, two of them children, died.", ["two"]),
    ("Nine soldiers, four of whom were officers, were captured.", ["four"]),
    ("Thirty people were killed, among them three nurses and a doctor.", ["three", "a"]),
    ("The strike killed 12 people and wounded 30, including seven medics.", ["seven"]),
    ("22 soldiers and 8 rebels died.", []),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_parts_are_marked(read, text, parts):
    assert [words for words, q in read(text) if q.modifier == "including"] == parts


def test_a_part_points_at_its_whole(read):
    found = [q for _, q in read("The blast killed 12 people and hurt 30, including seven medics.")]
    twelve, thirty, seven = found
    assert (twelve.part_of, thirty.part_of, seven.part_of) == (None, None, thirty.start)


def test_ranks_of_a_whole_without_a_number(read):
    text = "The officers, among them two generals, 11 colonels and five captains, fled to Jordan."
    found = [(q.rank, q.low, q.modifier, q.part_of) for _, q in read(text)]
    assert found == [
        ("general", 2, "including", None),
        ("colonel", 11, "including", None),
        ("captain", 5, "including", None),
    ]


def test_a_definite_number_is_marked(read):
    assert [q.definite for _, q in read("The 26 officers fled; 12 soldiers stayed.")] == [
        True,
        False,
    ]


def test_none_is_marked(read):
    ((_, quantity),) = read("No civilians were harmed.")
    assert (quantity.modifier, quantity.form, quantity.role) == ("none", "none", "civilian")
