import pytest

from kg.articles.marks import is_date_line, is_stamp, mark_of, stamp_end


@pytest.mark.parametrize(
    "line",
    [
        "11/09/2012 05:25 am ET Updated Nov 04, 2013",
        "Wednesday, January 30, 2019",
        "Published: 30 January 2019, 14:05 GMT+3",
        "First published on Sat 17 Mar 2018 09.30 GMT",
        "Posted on 2021-04-14 at 10:12 | 3 min read",
        "By Amina Warsame | March 3, 2020",
        "14.04.2019",
        "Issued on: 08/05/2021 - 10:12",
        "CALI, Colombia | 18/05/2019",
        "Mekelle, 4 December 2020 - ",
    ],
)
def test_date_lines(line: str) -> None:
    assert is_date_line(line)
    assert mark_of(line) == "date_line"


@pytest.mark.parametrize(
    "line",
    [
        "On March 3, 2020 rebels took the town of Kidal.",
        "Ceasefire of 27 September 2020 holds",
        "In May 2019 nine people were killed",
        "12 dead",
        "3 March offensive stalls in the hills",
    ],
)
def test_prose_with_a_date_is_no_date_line(line: str) -> None:
    assert not is_date_line(line)
    assert mark_of(line) is None


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("(photo credit: Jane Doe/Reuters)", "photo"),
        ("Families cross the Moei river (photo credit: REUTERS)", "photo"),
        ("A burnt tank near Mekelle [Ali Abo/AFP]", "photo"),
        ("Displaced women queue for water in Goma. REUTERS/Jane Doe", "photo"),
        ("Photo by Jane Doe", "photo"),
        ("(Reporting by A and B; Editing by C)", "credit"),
        ("By Amina Warsame", "credit"),
        ("By Amina Warsame and Yusuf Ali in Baidoa", "credit"),
        ("By AMINA WARSAME, Horn Observer", "credit"),
        ("© 2020 Horn Observer", "credit"),
        ("Click for more coverage of the war", "boilerplate"),
        ("READ MORE: Who are the rebels?", "boilerplate"),
        ("▶ Watch: the village after the raid", "boilerplate"),
        ("ADVERTISEMENT", "boilerplate"),
        ("Sign up to our newsletter", "boilerplate"),
        ("Follow us on the usual platforms.", "boilerplate"),
        ("██ Government forces", "boilerplate"),
        ("* * *", "boilerplate"),
        ("14:32 GMT", "date_line"),
        ("9.05am", "date_line"),
    ],
)
def test_lines_that_are_not_the_story(line: str, mark: str) -> None:
    assert mark_of(line) == mark


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the rebels had reached the outskirts of the city.",
        "Share of displaced families rises",
        "Readers in Goma heard the shelling for hours, the mayor said.",
        "Subscribers lost their connection when shells hit the exchange? No.",
        "The minister said the photo by the activist was false.",
        "The army has killed 40 rebels, the state agency reported (SANA).",
        "12 people were killed",
        "Printing presses were burnt by the militia.",
        "The source: a colonel who fled on Monday, gave no name.",
    ],
)
def test_story_lines_are_left_alone(line: str) -> None:
    assert mark_of(line) is None


def test_a_long_paragraph_is_story_whatever_it_opens_with() -> None:
    assert mark_of("Click here " + "and the army said that it had left the town " * 9) is None


def test_the_time_of_an_entry_is_cut_off_and_a_time_in_prose_is_not() -> None:
    entry = "14:32 GMT — Rebels say they hold the bridge."
    assert entry[stamp_end(entry) :] == "Rebels say they hold the bridge."
    assert stamp_end("10.30 people an hour crossed the border, aid workers said.") == 0
    assert stamp_end("7:15 was when the siren sounded.") == 0
    assert is_stamp("[06:10 UTC]")
